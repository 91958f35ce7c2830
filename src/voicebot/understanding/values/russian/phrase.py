"""What an utterance says of a moment or a span: its pieces in order, without what is denied or corrected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.clocks import clock
from voicebot.understanding.values.russian.days import day
from voicebot.understanding.values.russian.lengths import ahead, length, length_again, quantity
from voicebot.understanding.values.russian.numerals import count
from voicebot.understanding.values.russian.parts import part
from voicebot.understanding.values.russian.pieces import (
    Clock,
    ContradictionError,
    MonthDay,
    Piece,
    Week,
    Weekday,
)
from voicebot.understanding.values.russian.words import Words, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from voicebot.language.language import Language
    from voicebot.language.time_words import Role
    from voicebot.understanding.values.value import Heard

    Read = Callable[[Words, int], Piece | None]

_SMALL: tuple[Role, ...] = (
    "lead",
    "about",
    "small",
    "and",
    "renewed",
    "corrected",
    "clause",
    "at_the_hour",
    "numbered",
    "this",
    "denied",
)
_MORNING = range(5, 12)
_CROSSED = (Weekday, MonthDay)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was said.

    Args:
        words: the utterance.
        pieces: what stands, in order.
    """

    words: Words
    pieces: tuple[Piece, ...]

    def of(self, slot: str) -> tuple[Piece, ...]:
        """Give what was said of one slot, see `Piece.slot`."""
        return tuple(piece for piece in self.pieces if piece.slot == slot)

    def span(self, pieces: Sequence[Piece]) -> tuple[int, int]:
        """Give the characters that some pieces were read from."""
        first, last = min(piece.first for piece in pieces), max(piece.end for piece in pieces) - 1
        return self.words.word(first).start, self.words.word(last).end


@dataclass(frozen=True, slots=True)
class _Told:
    """A piece with what came before it: corrections, and words that may begin a correction."""

    piece: Piece
    corrections: int
    renewals: int


@lru_cache(maxsize=256)
def moment_phrase(heard: Heard, language: Language, this_year: int, *, clock_first: bool) -> Phrase | None:
    """Read what was said of a day and an hour; answers are kept.

    Args:
        heard: what was said.
        language: Russian.
        this_year: to tell the century of two figures by.
        clock_first: "10.12" is an hour.

    Returns:
        what stands; None where there is no such day or hour.
    """

    def read(words: Words, at: int) -> Piece | None:
        typed = clock(words, at) if clock_first and words.word(at).typed else None
        found = typed or ahead(words, at) or part(words, at, language)
        return found or day(words, at, language, this_year) or clock(words, at) or length(words, at)

    found = _phrase(words_of(heard, language), read)
    # a span that is not counted from now is read only so that its number is no hour
    return found and replace(found, pieces=tuple(one for one in found.pieces if one.slot != "length"))


@lru_cache(maxsize=256)
def length_phrase(heard: Heard, language: Language) -> Phrase | None:
    """Read what was said of how long something takes; answers are kept.

    Args:
        heard: what was said.
        language: Russian.
    """

    def read(words: Words, at: int) -> Piece | None:
        return length(words, at) or length_again(words, at)

    return _phrase(words_of(heard, language), read)


def _phrase(words: Words, read: Read) -> Phrase | None:
    if any(words.does(at, "between") for at in range(len(words))):
        return None
    try:
        reader = _Reader(words)
        reader.read(read)
    except ContradictionError:
        return None
    return Phrase(words, tuple(_sure(_latest(reader.told()), words)))


class _Reader:
    """Reads piece after piece, and leaves out what is denied.

    After "не" the pieces up to the next clause go; where a whole clause is denied ("завтра никак", "в три не успею")
    those before it too. A clause ends at punctuation and at words like "а", "давайте", "нет".
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._clauses: list[list[_Told]] = [[]]
        self._corrections = 0
        self._renewals = 0
        self._denies_rest = False
        self._denies_next = False
        self._denied: set[int] = set()
        self._last_refusal = -1

    def read(self, read: Read) -> None:
        """Read the whole utterance."""
        at = 0
        while at < len(self._words):
            if self._words.word(at).apart:
                self._open_clause()
            taken = self._sign(at, read)
            if taken:
                at += taken
                continue
            piece = read(self._words, at)
            if piece is not None:
                self._take(piece)
            passed = count(self._words, at)
            at = piece.end if piece else passed[1] if passed else at + 1

    def told(self) -> list[_Told]:
        """Give what is not denied; "завтра нет" denies as "завтра не могу" does."""
        after = [told for clause in self._clauses for told in clause if told.piece.first > self._last_refusal]
        if self._last_refusal >= 0 and not after:
            return []
        return [told for index, clause in enumerate(self._clauses) if index not in self._denied for told in clause]

    def _open_clause(self) -> None:
        self._clauses.append([])
        self._denies_rest = False

    def _take(self, piece: Piece) -> None:
        if not (self._denies_rest or self._denies_next):
            self._clauses[-1].append(_Told(piece, self._corrections, self._renewals))
        self._denies_next = False

    def _sign(self, at: int, read: Read) -> int:
        """Take words that tell what to do with the pieces; give how many they are."""
        words = self._words
        if words.does(at, "either") and any(self._clauses) and self._follows_bare_number(at, read):
            raise ContradictionError  # "в шесть или семь", "через час или полтора"
        if words.does(at, "corrected", "renewed", "clause", "either"):
            self._open_clause()
            self._corrections += words.does(at, "corrected")
            self._renewals += words.does(at, "renewed")
            if words.word(at).text == "нет":
                self._last_refusal = at
            return 1
        if not words.does(at, "until", "instead", "except", "denied", "refused") or read(words, at) is not None:
            return 0
        follows = self._follows(at, read)
        if words.does(at, "until", "instead") and follows:
            if words.does(at, "until") and any(told.piece.slot == follows.slot for told in self._clauses[-1]):
                raise ContradictionError  # "с трех до пяти"
            self._denies_next = True
        elif words.does(at, "except") or (words.does(at, "denied") and follows):
            self._denies_rest = True
        elif words.does(at, "denied", "refused"):
            self._deny_clause()
            return 1 + (words.does(at, "denied") and words.does(at + 1, "clause"))
        return 1

    def _follows_bare_number(self, at: int, read: Read) -> bool:
        start = self._words.past(at + 1, "lead", "about", "small", "and")
        piece = read(self._words, start)
        bare = piece is None or (isinstance(piece.said, Clock) and not piece.said.sure)
        return bare and quantity(self._words, start) is not None

    def _follows(self, at: int, read: Read) -> Piece | None:
        return read(self._words, self._words.past(at + 1, "lead", "about", "small", "and"))

    def _deny_clause(self) -> None:
        """Deny the clause, or the one before where this one says nothing yet."""
        said = [index for index, clause in enumerate(self._clauses) if clause]
        if self._clauses[-1] or not said:
            self._denied.add(len(self._clauses) - 1)
        else:
            self._denied.add(said[-1])
        self._denies_rest = True


def _latest(told: Sequence[_Told]) -> list[Piece]:
    """Leave out what was corrected: of each slot the last word counts."""
    kept: list[Piece] = []
    for slot in ("day", "clock", "part", "length"):
        of_slot = [one for one in told if one.piece.slot == slot]
        if not of_slot:
            continue
        last = max((one.corrections, one.renewals) for one in of_slot)
        new = [one.piece for one in of_slot if (one.corrections, one.renewals) == last]
        old = [one for one in of_slot if (one.corrections, one.renewals) != last]
        kept += [_completed(piece, old) for piece in new]
        kept += [one.piece for one in old if _stays(one, new, corrected=one.corrections != last[0])]
    return sorted(kept, key=lambda piece: piece.first)


def _stays(old: _Told, new: Sequence[Piece], *, corrected: bool) -> bool:
    """Tell whether a day said before still holds: its week, and a date that "давайте" follows with its weekday."""
    weekdays = all(isinstance(piece.said, Weekday) and not piece.said.which for piece in new)
    if isinstance(old.piece.said, Week):
        return weekdays
    crossed = isinstance(old.piece.said, _CROSSED) and all(isinstance(piece.said, _CROSSED) for piece in new)
    return crossed and not corrected and all(type(piece.said) is not type(old.piece.said) for piece in new)


def _completed(new: Piece, old: Sequence[_Told]) -> Piece:
    """Take over what the correction of a piece leaves as it was: the month of a day, the half of the day of an hour."""
    for before in reversed([one.piece.said for one in old]):
        said = new.said
        if (
            isinstance(said, MonthDay)
            and isinstance(before, MonthDay)
            and (said.month, said.months_ahead) == (None, None)
        ):
            changed: MonthDay | Clock = replace(
                said, month=before.month, months_ahead=before.months_ahead, year=before.year
            )
            return replace(new, said=changed)
        if isinstance(said, Clock) and isinstance(before, Clock) and said.side is None and before.side is not None:
            likely = before.side != "am" or said.hour in _MORNING
            return replace(new, said=replace(said, side=before.side)) if likely else new
    return new


def _sure(pieces: Sequence[Piece], words: Words) -> list[Piece]:
    """Leave out bare numbers beside words that are not of a moment: "мне двадцать лет", "нас пятеро"."""
    explained = {at for piece in pieces for at in range(piece.first, piece.end)}
    clean = all(at in explained or words.does(at, *_SMALL) for at in range(len(words)))
    return [piece for piece in pieces if clean or not isinstance(piece.said, Clock) or piece.said.sure]
