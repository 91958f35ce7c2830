"""A value that was said, the question that it answers, and the words that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from voicebot.language.language import Language

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that was said.

    Args:
        kind: one of `voicebot.understanding.values.reading.KINDS`.
        text: the value in its written form, see there.
        span: where in the text as given it was found, first character and the one after the last; what lies between
            two parts of a value belongs to it.
        alternatives: what else may have been meant, as `text` is written, the likeliest first.
        doubtful: an alternative is about as likely, so the person should be asked which was meant.
        past: it is a moment that is over, where one that lies ahead is asked for.
        parts: what it is made of, by name, where there is more to tell: of a name ``first``, ``patronymic``, ``last``
            and ``gender`` (``m`` or ``f``), of money ``amount`` and ``currency``.
    """

    kind: str
    text: str
    span: tuple[int, int] = (0, 0)
    alternatives: tuple[str, ...] = ()
    doubtful: bool = False
    past: bool = False
    parts: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """The value that is asked for at one point of a talk.

    Args:
        kind: one of `voicebot.understanding.values.reading.KINDS`.
        language: of the call.
        now: the present moment in the person's zone, in which "завтра в три" is meant.
        future: only what lies ahead counts.
        options: of a choice, each with every way to say it, its name first.
        scale: of a rating, the lowest and the highest.
        length: of digits, how many there must be; empty: any number of them.
        known: of digits, those that were said in the turns before.
    """

    kind: str
    language: Language
    now: datetime
    future: bool = False
    options: tuple[tuple[str, ...], ...] = ()
    scale: tuple[int, int] = (1, 5)
    length: tuple[int, ...] = ()
    known: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Args:
        word: in normal form.
        start: its first character in the text as given.
        end: the character after its last.
    """

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A text with its words.

    Args:
        text: as given.
        tokens: its words in order.
    """

    text: str
    tokens: tuple[Token, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words in normal form."""
        return tuple(token.word for token in self.tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters from one word to another, both included.

        Args:
            first: index of a token.
            last: index of a token.
        """
        return self.tokens[first].start, self.tokens[last].end


def heard_in(text: str, language: Language) -> Heard:
    """Take a text apart, keeping where each word stood.

    Args:
        text: as it was heard or typed.
        language: in which.
    """
    tokens = (Token(language.normalise(found[0]), found.start(), found.end()) for found in _WORD.finditer(text))
    return Heard(text, tuple(token for token in tokens if token.word))
