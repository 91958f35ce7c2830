"""What the words of an address that is spelled aloud stand for: letters, figures, signs, words written by ear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from voicebot.language.transliteration import is_doubtful, latin
from voicebot.understanding.values.numeral_table import Role
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.whole_numbers import cardinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Heard

Words = tuple[str, ...]
_MOST_TIMES = 9
"""More sevens than this in "семь семёрок" are not meant."""


class Part(Enum):
    """What a piece of a spelled address does."""

    AT = auto()
    SIGN = auto()
    TEXT = auto()
    LETTER = auto()
    SERVICE = auto()
    """A mail service: its whole domain."""
    TOP = auto()
    LEAD = auto()
    NOTE = auto()
    LIKENED = auto()
    CORRECTION = auto()
    ANEW = auto()


SPELLED = frozenset({Part.TEXT, Part.LETTER})
"""What the words of an address are made of."""
_IN_DOMAIN = (Part.AT, Part.SIGN, Part.ANEW, Part.CORRECTION, Part.LIKENED, Part.LETTER, Part.NOTE)
_ANYWHERE = (*_IN_DOMAIN, Part.LEAD)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a spelled address.

    Args:
        part: what it does.
        texts: how it is written, the likeliest first.
        first: index of its first word.
        last: index of its last.
        word: as it was said.
        doubtful: another of the texts is about as likely.
    """

    part: Part
    texts: tuple[str, ...]
    first: int
    last: int
    word: str = ""
    doubtful: bool = False

    @property
    def text(self) -> str:
        """How it is likeliest written."""
        return self.texts[0]


class Spelling:
    """The pieces of an address, with the words they came from.

    Args:
        heard: the utterance.
        language: in which it is spelled.
    """

    def __init__(self, heard: Heard, language: Language) -> None:
        self._text = NumeralText(heard, language, meant=language.lexicon.addresses.letters)
        self._tables = _Tables.of(language)
        self.heard = self._text.heard
        self._last_at = max((at for at in range(len(self._text)) if self._found(at, Part.AT)), default=-1)
        self.pieces = self._in_one_alphabet(tuple(self._read()))

    def _read(self) -> Iterable[Piece]:
        at = 0
        before: Part | None = None
        while at < len(self._text):
            piece = self._piece(at, before)
            at = piece.last + 1
            if piece.part is Part.LIKENED:
                at += 1
                continue
            before = before if piece.part is Part.NOTE else piece.part
            yield piece

    def _piece(self, at: int, before: Part | None) -> Piece:
        in_domain = -1 < self._last_at < at
        found = self._in_domain(at, before) if in_domain else None
        kinds = _IN_DOMAIN if in_domain else _ANYWHERE
        opening = before not in SPELLED | {Part.SIGN} and self._text.atom(at) is None
        # what opens an address may be a word of it further on: "почта", "это"
        order = sorted(kinds, key=lambda kind: not (opening and kind in {Part.LEAD, Part.NOTE}))
        known = [one for kind in order if (one := self._found(at, kind))]
        return found or max(known, key=lambda one: one.last, default=None) or self._figures(at) or self._word(at)

    def _in_domain(self, at: int, before: Part | None) -> Piece | None:
        """Read a service right after the at sign, and what may end the address."""
        if before in {Part.AT, Part.CORRECTION}:
            return self._found(at, Part.SERVICE)
        top = self._found(at, Part.TOP)
        ends = top is not None and top.last + 1 == len(self._text)
        return top if before in {Part.SIGN, Part.SERVICE} or (ends and not self._found(at, Part.CORRECTION)) else None

    def _found(self, at: int, part: Part) -> Piece | None:
        """Look up the longest phrase of a kind."""
        table = self._tables.by_part[part]
        for length in range(min(self._tables.longest[part], len(self._text) - at), 0, -1):
            words = self._text.words[at : at + length]
            if words in table:
                return Piece(part, (table[words],), at, at + length - 1, " ".join(words))
        return None

    def _figures(self, at: int) -> Piece | None:
        """Read a number as its figures, "три тройки" as 333."""
        atom, number = self._text.atom(at), cardinal(self._text, at)
        if atom is None or number is None:
            return None
        counted = self._text.atom(number.last + 1)
        if atom.role is Role.TYPED:
            return Piece(Part.TEXT, (atom.figures or number.text,), at, number.last)
        if counted and counted.role is Role.DIGIT and counted.counted and 1 < number.value <= _MOST_TIMES:
            return Piece(Part.TEXT, (str(counted.value) * int(number.value),), at, number.last + 1)
        return Piece(Part.TEXT, (number.text,), at, number.last)

    def _word(self, at: int) -> Piece:
        token = self.heard.tokens[at]
        said = self.heard.text[token.start : token.end].lower()
        word = said if said.replace("ё", "е") == token.word else token.word
        own = self._tables.words.get(token.word)
        texts = dict.fromkeys((*([own] if own else []), *latin(word)))
        return Piece(Part.TEXT, tuple(texts), at, at, token.word, doubtful=not own and is_doubtful(word))

    def _in_one_alphabet(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Beside letters with English names the others are English too: "и" is e there."""
        kept: list[Piece] = []
        for is_letter, run in groupby(pieces, key=lambda piece: piece.part is Part.LETTER):
            row = list(run)
            if is_letter and any(piece.word in self._tables.english for piece in row):
                row = [replace(one, texts=(self._tables.in_english.get(one.word, one.text),)) for one in row]
            kept.extend(row)
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Tables:
    """A language's words of addresses, ready to be looked up."""

    by_part: Mapping[Part, Mapping[Words, str]]
    longest: Mapping[Part, int]
    words: Mapping[str, str]
    english: frozenset[str]
    in_english: Mapping[str, str]

    @staticmethod
    @cache
    def of(language: Language) -> _Tables:
        """Gather what a language lists; services and endings may be typed in Latin letters too."""
        listed = language.lexicon.addresses
        typed = {domain.partition(".")[0]: domain for domain in listed.services.values()}
        by_part = {
            Part.AT: dict.fromkeys(listed.at, "@"),
            Part.SIGN: listed.signs,
            Part.LETTER: listed.letters | listed.english_letters,
            Part.SERVICE: typed | listed.services,
            Part.TOP: {top: top for top in listed.tops.values()} | listed.tops,
            Part.LEAD: dict.fromkeys(listed.leads, ""),
            Part.NOTE: dict.fromkeys(listed.notes, ""),
            Part.LIKENED: dict.fromkeys(listed.likened, ""),
            Part.CORRECTION: dict.fromkeys(listed.corrections, ""),
            Part.ANEW: dict.fromkeys(listed.anew, ""),
        }
        split = {part: {tuple(one.split()): text for one, text in table.items()} for part, table in by_part.items()}
        longest = {part: max(map(len, table), default=0) for part, table in split.items()}
        english = frozenset(listed.english_letters)
        return _Tables(split, longest, listed.words, english, listed.in_english)
