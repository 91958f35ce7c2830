"""What a text denies, clause by clause. Polarity is exact: nothing is taken for what it denies, however near.

A denial reaches as far as its clause: "не надо меня соединять с оператором" denies the operator too, while in "нет
времени, перезвоните" the second clause denies nothing. A denied noun beside a plain verb is denied alone ("не с роботом
хочу говорить"), two denials in one clause take each other back ("не могу не согласиться"), phrases that only sound like
a denial deny nothing ("не против", "не подскажете"), and what is doubted ("вряд ли", "не знаю удобно ли") is neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from voicebot.language.essence import denials_apart
from voicebot.understanding.clause_polarity import ClausePolarity, clause_polarity, flips_next, makes_next_doubtful
from voicebot.understanding.clauses import clauses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.language.language import Language

_SAME_WORD = 82.0
"""Two words are one from this similarity on (0 to 100): inflection and slips of recognition."""
_SHORTEST_SLIP = 5
"""In shorter words one letter makes another word."""
_MOSTLY = 0.5
"""A phrase is denied when the denial reaches more than this part of its words, and no word of it is said outside."""


class Agreement(IntEnum):
    """How two texts agree in what they deny, the worst first."""

    OPPOSITE = 0
    """What one says plainly the other denies: never the same, however alike."""
    UNEQUAL = 1
    """One denies, or doubts, and the other does not; of no word is it sure that it is turned round."""
    OTHER = 2
    """Both deny, different words: perhaps one in other words than the other."""
    SAME = 3


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a text denies.

    Args:
        clauses: of each of its clauses, in their order.
    """

    clauses: tuple[ClausePolarity, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it is denied, refused or doubted."""
        return not any(one.denies or one.doubtful or one.is_refusal for one in self.clauses)

    @property
    def denies(self) -> bool:
        """Whether anything is denied at all."""
        return any(one.denies for one in self.clauses)

    @property
    def denied(self) -> frozenset[str]:
        """The words that are denied themselves, in their basic forms; an empty one for a denial without its word."""
        bare = {""} if any(one.denies and not (one.denied or one.is_refusal) for one in self.clauses) else set[str]()
        return frozenset(bare.union(*(one.denied for one in self.clauses)))

    @property
    def refuses(self) -> bool:
        """Whether a refusal stands in it as a sentence of its own."""
        return any(one.is_refusal for one in self.clauses)

    @property
    def breaks_off(self) -> bool:
        """Whether it is a single negator and nothing else: what it denies was not heard."""
        return len(self.clauses) == 1 and self.clauses[0].is_refusal and self.clauses[0].doubtful

    @property
    def leads(self) -> bool:
        """Whether refusals stand only at the beginning ("нет, соедините с оператором")."""
        refusing = [one.is_refusal for one in self.clauses]
        return refusing == sorted(refusing, reverse=True)


def canonical(text: str, language: Language) -> tuple[str, ...]:
    """Split a text into words with every denial apart: "неудобно" → "не удобно", "don't" → "do not".

    Args:
        text: any text.
        language: whose words they are.
    """
    return denials_apart(language.words(text), language.code)


@lru_cache(maxsize=20_000)
def polarity(words: tuple[str, ...], language: Language) -> Polarity:
    """Read what is denied.

    Args:
        words: as `canonical` gives them.
        language: whose words they are.
    """
    if len(words) == 1 and words[0] in language.lexicon.negators:
        return Polarity((ClausePolarity(denies=True, doubtful=True, is_refusal=True),))
    found: list[ClausePolarity] = []
    before: tuple[str, ...] = ()
    for clause in clauses(words, language):
        found.append(
            clause_polarity(
                clause,
                language,
                flipped=flips_next(before, clause, language),
                doubtful=makes_next_doubtful(before, clause, language),
            )
        )
        before = clause
    return Polarity(tuple(found))


def together(several: Iterable[Polarity]) -> Polarity:
    """Give the polarity of texts that are said one after the other.

    Args:
        several: of each text.
    """
    return Polarity(tuple(clause for one in several for clause in one.clauses))


def agreement(heard: Polarity, listed: Polarity, *, long: bool) -> Agreement:
    """Tell how what was heard agrees with what a listed phrase denies.

    Only the clauses that share a word with the phrase count; all of them where none does. A refusal may come on top of
    a denial ("нет, не интересно"), and before a phrase of several words ("нет, соедините с оператором").

    Args:
        heard: of the utterance.
        listed: of the phrase.
        long: the listed phrase has several words and affirms nothing, so that a refusal before it is another sentence.
    """
    phrase = _told(listed)
    if listed.refuses and not phrase.words:
        return Agreement.SAME if heard.denies and heard.breaks_off <= listed.breaks_off else Agreement.UNEQUAL
    said = [one for one in heard.clauses if not one.is_refusal]
    about = _merged([one for one in said if _shared(one.words, phrase.words)] or said)
    if about.doubtful > phrase.doubtful:
        return Agreement.UNEQUAL
    if _is_denied(phrase, about) or _is_denied(about, phrase):
        return Agreement.OPPOSITE
    if _only_one_denies(heard, about, listed, phrase, long=long):
        return Agreement.UNEQUAL
    both = _all_in(phrase.denied, about.denied | about.reached) and _all_in(
        about.denied, phrase.denied | phrase.reached
    )
    return Agreement.SAME if both or not phrase.denies else Agreement.OTHER


def _only_one_denies(
    heard: Polarity, about: ClausePolarity, listed: Polarity, phrase: ClausePolarity, *, long: bool
) -> bool:
    if listed.refuses:
        return not heard.denies or about.denies != phrase.denies
    if heard.refuses and not phrase.denies:
        return not (long and heard.leads) or about.denies or not about.words
    return about.denies != phrase.denies and not (heard.refuses and not about.words)


def agrees(heard: Polarity, listed: Polarity, *, long: bool) -> bool:
    """Tell whether what was heard denies exactly what the listed phrase denies, see `agreement`."""
    return agreement(heard, listed, long=long) is Agreement.SAME


def denies_more(one: Polarity, other: Polarity) -> bool:
    """Tell whether one text denies something that the other does not."""
    return not _all_in(one.denied, other.denied) or (one.refuses and not other.denies)


def affirms(listed: Polarity, heard: Polarity) -> bool:
    """Tell whether a phrase says plainly what the utterance denies.

    Args:
        listed: of the phrase.
        heard: of the utterance.
    """
    phrase = _merged(listed.clauses)
    return any(_is_denied(phrase, clause) for clause in heard.clauses)


@lru_cache(maxsize=20_000)
def _told(listed: Polarity) -> ClausePolarity:
    """Give what a listed phrase says, its refusals apart."""
    return _merged([one for one in listed.clauses if not one.is_refusal])


def _merged(several: Sequence[ClausePolarity]) -> ClausePolarity:
    merged, *more = several or (ClausePolarity(),)
    for one in more:
        merged = ClausePolarity(
            merged.affirmed | one.affirmed,
            merged.denied | one.denied,
            merged.reached | one.reached,
            denies=merged.denies or one.denies,
            doubtful=merged.doubtful or one.doubtful,
        )
    return merged


def _is_denied(plain: ClausePolarity, other: ClausePolarity) -> bool:
    """Tell whether one says plainly what the other denies: a word of it, or most of it by a denial's reach."""
    if _shared(plain.affirmed - plain.denied, other.denied):
        return True
    reached = _shared(plain.affirmed, other.reached)
    outside = _shared(plain.affirmed, other.affirmed)
    return bool(reached) and not outside and len(reached) > _MOSTLY * len(plain.affirmed)


def _shared(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Give the words of the first that the second has too."""
    if not (some and others):
        return frozenset()
    known = some & others
    unknown = some - known
    return known.union(one for one in unknown if any(_same(one, other) for other in others)) if unknown else known


def _all_in(some: frozenset[str], others: frozenset[str]) -> bool:
    return len(_shared(some, others)) == len(some)


@lru_cache(maxsize=20_000)
def _same(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _SHORTEST_SLIP
    return one == other or (long and ratio(one, other, score_cutoff=_SAME_WORD) > 0)
