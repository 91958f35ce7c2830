"""A Russian utterance as the words of a moment: joined, split and typed forms made one, hesitations left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.table import NOTHING, Mean, meanings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from voicebot.language.language import Language
    from voicebot.language.time_words import Role
    from voicebot.understanding.values.value import Heard, Token

_TYPED = re.compile(r"(?<![\d.,:/])\d{1,4}(?:([.,:/-])\d{1,4}(?:\1\d{1,4})?)(?![\d])")
_FIGURES_AND_LETTERS = re.compile(r"(\d+)([^\W\d_]+)")
_BREAK = re.compile(r"[.,;!?…—–]")
_ONE_WORD = {("после", "завтра"), ("поза", "вчера"), ("после", "послезавтра"), ("пол", "день"), ("пол", "ночь")}
"""What recognisers split."""
_LETTERS = {"м": "мин", "м.": "мин"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a moment.

    Args:
        text: in normal form; several words that act as one are one.
        start: its first character in the utterance.
        end: the character after its last.
        mean: what it may be.
        typed: the figures of "10:30" or "25.12.2026".
        sign: what stands between them.
        apart: punctuation stands before it.
    """

    text: str
    start: int
    end: int
    mean: Mean = NOTHING
    typed: tuple[str, ...] = ()
    sign: str = ""
    apart: bool = False


_NO_WORD = Word("", 0, 0)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an utterance in order.

    Args:
        items: the words.
    """

    items: tuple[Word, ...]

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self.items)

    def word(self, at: int) -> Word:
        """Give a word; an empty one where there is none."""
        return self.items[at] if 0 <= at < len(self.items) else _NO_WORD

    def mean(self, at: int) -> Mean:
        """Tell what a word may be."""
        return self.word(at).mean

    def does(self, at: int, *roles: Role) -> bool:
        """Tell whether a word does one of these."""
        return not self.mean(at).roles.isdisjoint(roles)

    def past(self, at: int, *roles: Role) -> int:
        """Give the first place from one on at which no word does one of these."""
        while self.does(at, *roles):
            at += 1
        return at

    def said(self, at: int, *texts: str) -> bool:
        """Tell whether exactly these words are there."""
        return tuple(word.text for word in self.items[at : at + len(texts)]) == texts

    def texts(self, at: int, count: int) -> tuple[str, ...]:
        """Give some words as they are written."""
        return tuple(word.text for word in self.items[at : at + count])


@cache
def _row_roles(language: Language) -> Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    """Map the first word of each listed row of words to these rows, the longest first, and what they do."""
    rows: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for role, phrases in language.lexicon.times.roles.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            if len(words) > 1:
                rows.setdefault(words[0], []).append((words, role))
    return {first: tuple(sorted(some, key=lambda row: -len(row[0]))) for first, some in rows.items()}


@lru_cache(maxsize=256)
def words_of(heard: Heard, language: Language) -> Words:
    """Take an utterance apart.

    Args:
        heard: what was said.
        language: Russian.
    """
    single = tuple(_singles(heard, language))
    return Words(tuple(_undoubled(_rows(tuple(_joined(single, language)), language), language)))


def _singles(heard: Heard, language: Language) -> Iterator[Word]:
    typed = list(_TYPED.finditer(heard.text))
    last = 0
    for token in heard.tokens:
        apart = bool(_BREAK.search(heard.text[last : token.start]))
        inside = next((found for found in typed if found.start() <= token.start < found.end()), None)
        last = token.end
        if inside is not None:
            if inside.start() == token.start:
                figures = tuple(re.findall(r"\d+", inside[0]))
                yield Word(inside[0], token.start, inside.end(), typed=figures, sign=inside[1], apart=apart)
            continue
        for text in _split(token):
            for form, mean in meanings(text, language):
                yield Word(form, token.start, token.end, mean, apart=apart)
                apart = False


def _split(token: Token) -> tuple[str, ...]:
    """Take "15ч30м" apart."""
    both = _FIGURES_AND_LETTERS.findall(token.word)
    return tuple(_LETTERS.get(text, text) for pair in both for text in pair) or (token.word,)


def _joined(words: tuple[Word, ...], language: Language) -> Iterator[Word]:
    """Join what was split: "после завтра", "25-го", "пят надцать"."""
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else _NO_WORD
        joined: Mean | None = None
        if word.mean.figures and after.text in language.lexicon.times.ordinal_endings and not after.apart:
            joined = Mean(ordinal=word.mean.number, dated=True)
        elif (word.text, after.text) in _ONE_WORD or (after.text and NOTHING in (word.mean, after.mean)):
            whole = meanings(word.text + after.text, language) if not word.typed and not after.typed else ()
            exact = len(whole) == 1 and whole[0][0] == word.text + after.text
            joined = whole[0][1] if exact and whole[0][1] is not NOTHING else None
        if joined is None:
            yield word
        else:
            yield Word(word.text + after.text, word.start, after.end, joined, apart=word.apart)
        at += 1 if joined is None else 2


def _rows(words: tuple[Word, ...], language: Language) -> Iterator[Word]:
    """Make one word of a row of words that act as one: "то есть", "не раньше"."""
    rows = _row_roles(language)
    at = 0
    while at < len(words):
        found = next(
            (
                row
                for row in rows.get(words[at].text, ())
                if tuple(w.text for w in words[at : at + len(row[0])]) == row[0]
            ),
            None,
        )
        if found is None:
            yield words[at]
            at += 1
            continue
        texts, role = found
        end = words[at + len(texts) - 1].end
        yield Word(" ".join(texts), words[at].start, end, Mean(roles=frozenset({role})), apart=words[at].apart)
        at += len(texts)


def _undoubled(words: Iterator[Word], language: Language) -> Iterator[Word]:
    """Leave out hesitations, and words said twice in a row, but not numbers: "ноль ноль"."""
    last = ""
    for word in words:
        empty = word.text in language.lexicon.empty and not word.mean.roles - {"small"} and word.mean.unit is None
        if empty and word.mean.ahead is None:
            continue
        again = word.text == last and word.mean.number is None and word.mean.ordinal is None
        last = word.text
        if not again:
            yield word
