"""Ranks what an utterance may mean among the phrases that are listed: said word for word, or by all the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from voicebot.understanding.evidence import Evidence
from voicebot.understanding.guards import guard_said
from voicebot.understanding.listing import Listed, Reading, listing, read
from voicebot.understanding.meaning import Candidate, Kind
from voicebot.understanding.phrases import polite_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.evidence import Sure
    from voicebot.understanding.learned import Learned, Sense
    from voicebot.understanding.meaning import Expected
    from voicebot.understanding.phrases import Words

_PRIORITY = {kind: place for place, kind in enumerate((Kind.HAND_OFF, Kind.INTENT, Kind.REACTION, Kind.VALUE))}
_POLITE = 0.99
"""The probability of an exact phrase with polite words around it."""
_MOST = 0.98
"""Only what is said word for word is surer than this."""
_LEAST = 0.02
"""Less probable senses are not worth a line."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything an utterance may mean.

    Args:
        candidates: the best reading of each sense, best first.
        none: the probability that it is about something else than anything that is listed.
    """

    candidates: tuple[Candidate, ...] = ()
    none: float = 0.0


class Ranker:
    """Ranks readings of utterances.

    Args:
        expected: what may be said, in the order that decides between equals.
        language: whose words they are.
        learned: what all the script's phrases teach, asked where no phrase was all but said.
    """

    def __init__(self, expected: Sequence[Expected], language: Language, learned: Learned | None = None) -> None:
        self.language = language
        self.polite = polite_phrases(language)
        self.listed = listing(expected, language)
        self._order = {one.sense: index for index, one in reversed(list(enumerate(self.listed)))}
        self._senses: list[Sense] = list(dict.fromkeys(one.sense for one in self.listed))
        self._evidence = Evidence(self.listed, self._senses, language, learned) if self.listed else None
        self._exact: dict[Words, list[Listed]] = {}
        for one in self.listed:
            self._exact.setdefault(one.reading.words, []).append(one)
        self._guards = {guard.words for one in self.listed for guard in one.guards}
        self._bare: dict[Words, list[Listed]] = {}
        for one in self.listed:
            bare = self.polite.without(one.reading.words)
            if len(bare) > 1:
                self._bare.setdefault(bare, []).append(one)

    def first_of(self, kind: Kind, name: str) -> Listed | None:
        """Give the first phrase of a sense, where it is expected.

        Args:
            kind: of the sense.
            name: of the sense.
        """
        place = self._order.get((kind, name))
        return None if place is None else self.listed[place]

    def exact(self, words: Words) -> tuple[Candidate, ...]:
        """Find the phrases that are said word for word, perhaps with polite words around them.

        Args:
            words: as `canonical` gives them.
        """
        if found := self._exact.get(words):
            return self.merged([_candidate(one, 1.0, "exact") for one in found])
        bare = self.polite.without(words)
        found = self._exact.get(bare) or self._bare.get(bare, [])
        return self.merged([_candidate(one, _POLITE, "exact") for one in found if not guard_said(one, words)])

    def rank(self, words: Words, *, asking_below: float = 0.0) -> Ranking:
        """Rank everything that the words may mean.

        Args:
            words: as `canonical` gives them.
            asking_below: sentence embeddings are asked where the best sense is less probable than this.
        """
        exact = self.exact(words)
        if self._evidence is None or not self.telling(words):
            return Ranking(exact)
        near = self._evidence.likeness(*self._read(words))
        if exact:
            return Ranking(self.merged([*exact, *self._candidates(self._evidence.alike(near), "fuzzy")]))
        sure = self._evidence.weigh(near, asking_below)
        stage = "paraphrase" if sure.asked else "fuzzy"
        return Ranking(self.merged(self._candidates(sure, stage)), sure.none)

    def near(self, words: Words) -> tuple[Candidate, ...]:
        """Rank the senses by how alike their phrases are, whatever else the words may mean.

        Args:
            words: as `canonical` gives them.
        """
        exact = self.exact(words)
        if self._evidence is None or not self.telling(words):
            return exact
        alike = self._evidence.alike(self._evidence.likeness(*self._read(words)))
        return self.merged([*exact, *self._candidates(alike, "fuzzy")])

    def telling(self, words: Words) -> bool:
        """Tell whether the words may mean more than they do word for word.

        Args:
            words: as `canonical` gives them.
        """
        guarded = words in self._guards or self.polite.without(words) in self._guards
        return bool(words) and not guarded and not self.polite.makes(words)

    def _read(self, words: Words) -> tuple[Reading, Reading]:
        """Read the words, and the same without the polite ones."""
        heard, bare = read(words, self.language), self.polite.without(words)
        return heard, heard if bare == words else read(bare, self.language)

    def _candidates(self, sure: Sure, stage: str) -> list[Candidate]:
        return [
            _candidate(self.listed[nearest], min(float(probability), _MOST), stage)
            for probability, nearest in zip(sure.senses, sure.nearest, strict=True)
            if probability >= _LEAST
        ]

    def begins(self, words: Words, least: float) -> bool:
        """Tell whether the words sound like the beginning of a listed phrase rather than like a whole one.

        Args:
            words: as `canonical` gives them.
            least: how alike they must be, from 0 to 1.
        """
        return self._evidence is not None and self._evidence.begins(read(words, self.language), least)

    def merged(self, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
        """Keep the best reading of each sense, best first."""
        best: dict[Sense, Candidate] = {}
        for one in candidates:
            known = best.get((one.kind, one.name))
            if known is None or one.probability > known.probability:
                best[one.kind, one.name] = one
        return tuple(sorted(best.values(), key=self.worth))

    def worth(self, one: Candidate) -> tuple[float, int, int]:
        """Give the key that sorts candidates best first."""
        return -one.probability, _PRIORITY[one.kind], self._order.get((one.kind, one.name), len(self._order))


@lru_cache(maxsize=128)
def ranker_of(expected: tuple[Expected, ...], language: Language, learned: Learned | None = None) -> Ranker:
    """Give the ranker of these phrases; calls that stand at the same node share one.

    Args:
        expected: what may be said, in the order that decides between equals.
        language: whose words they are.
        learned: see `Ranker`.
    """
    return Ranker(expected, language, learned)


def _candidate(one: Listed, probability: float, stage: str) -> Candidate:
    return Candidate(one.expected.name, one.expected.kind, probability, one.expected.text, stage)
