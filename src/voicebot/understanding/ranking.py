"""Ranks what an utterance may mean among the phrases that are listed: exact, then near or contained."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.listing import Listed, Reading, listing, read
from voicebot.understanding.meaning import Candidate, Kind
from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import affirms, agrees, together
from voicebot.understanding.scoring import Scorer, Text, coverage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.meaning import Expected
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.scoring import Floats

_PRIORITY = {Kind.HAND_OFF: 0, Kind.INTENT: 1, Kind.REACTION: 2, Kind.VALUE: 3, Kind.UNCLEAR: 4, Kind.OUT_OF_SCOPE: 4}
_POLITE = 0.99
"""The probability of an exact phrase with polite words around it."""
_HOPELESS = 0.05
"""Phrases less probable than this are not looked at any closer."""
_WORTH_GUARDING = 0.2
"""Below this nothing is acted on, so it need not be guarded."""
_GUARDED = 0.5
"""A phrase that means something else counts from this probability."""
_ALIKE = 0.5
"""Two phrases share most of their sounds from this similarity on."""
_LEAD = 0.16
"""Where spaces cannot be trusted, one of two such phrases must be nearer by this much similarity."""
Sense = tuple[Kind, str]


class Ranker:
    """Ranks readings of utterances.

    Args:
        expected: what may be said, in the order that decides between equals.
        language: whose words they are.
    """

    def __init__(self, expected: Sequence[Expected], language: Language) -> None:
        self.language = language
        self.polite = polite_phrases(language)
        self.listed = listing(expected, language)
        self._order = {one.sense: index for index, one in reversed(list(enumerate(self.listed)))}
        self._scorer = Scorer([one.reading.text for one in self.listed])
        self._exact: dict[Words, list[Listed]] = {}
        for one in self.listed:
            self._exact.setdefault(one.reading.words, []).append(one)
        self._guards = {guard.words for one in self.listed for guard in one.guards}
        self._bare: dict[Words, list[Listed]] = {}
        for one in self.listed:
            bare = self.polite.without(one.reading.words)
            if len(bare) > 1:
                self._bare.setdefault(bare, []).append(one)

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

    def rank(self, words: Words) -> tuple[Candidate, ...]:
        """Rank everything that the words may mean, the best reading of each sense, best first.

        Args:
            words: as `canonical` gives them.
        """
        if not words or not self.listed:
            return ()
        heard = read(words, self.language)
        bare_words = self.polite.without(words)
        bare = heard if bare_words == words else read(bare_words, self.language)
        if words in self._guards or bare_words in self._guards or self.polite.makes(words):
            return self.exact(words)
        near = self._scorer.probabilities(heard.text)
        if bare is not heard:
            near = np.maximum(near, self._scorer.probabilities(bare.text))
        if not heard.spaced:
            near = self._evened(heard, near)
        found = [*self.exact(words), *self._near(heard, near), *self._contained(heard, bare)]
        return self.merged(found)

    def begins(self, words: Words, least: float) -> bool:
        """Tell whether the words sound like the beginning of a listed phrase rather than like a whole one.

        Args:
            words: as `canonical` gives them.
            least: how alike they must be, from 0 to 1.
        """
        heard = read(words, self.language)
        return self._scorer.beginning(heard.text) > max(least, float(self._scorer.sounds(heard.text).max(initial=0.0)))

    def _near(self, heard: Reading, near: Floats) -> list[Candidate]:
        found = []
        seen: set[Sense] = set()
        for index in np.argsort(-near, kind="stable"):
            probability = float(near[index])
            if probability < _HOPELESS:
                break
            one = self.listed[index]
            if one.sense in seen or not (one.may_be(heard) and one.is_said(heard, self.language)):
                continue
            if _guarded(one, heard, probability):
                continue
            seen.add(one.sense)
            found.append(_candidate(one, probability, "fuzzy"))
        return found

    def _evened(self, heard: Reading, near: Floats) -> Floats:
        """Make the answers that share most of their sounds with the nearest one as sure as it, unless it leads clearly.

        What they share says nothing, and a weak recogniser often hears little else: then nobody knows which was meant.
        """
        answers = np.array([one.expected.kind is Kind.INTENT for one in self.listed])
        best = int(np.argmax(np.where(answers, near, -1.0)))
        senses = np.array([one.sense != self.listed[best].sense for one in self.listed])
        similarity = (self._scorer.words(heard.text) + self._scorer.sounds(heard.text)) / 2.0
        lead = similarity[best] - similarity
        alike = self._scorer.sounds(self.listed[best].reading.text) >= _ALIKE
        return np.where(answers & senses & alike & (lead < _LEAD), near[best], near)

    def _contained(self, heard: Reading, bare: Reading) -> list[Candidate]:
        said = set(bare.lemmas)
        inside = [one for one in self.listed if said.issuperset(one.reading.lemmas) and _may_be_part(one, heard)]
        inside.sort(key=lambda one: self._order[one.sense])
        found = []
        for _, group in groupby(inside, key=lambda one: one.sense):
            phrases = list(group)
            if _together_agree(heard, phrases):
                probability = coverage(bare.lemmas, [one.reading.lemmas for one in phrases])
                longest = max(phrases, key=lambda one: len(one.reading.sounds))
                found.append(_candidate(longest, probability, "fuzzy"))
        return found

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


@lru_cache(maxsize=64)
def ranker_of(expected: tuple[Expected, ...], language: Language) -> Ranker:
    """Give the ranker of these phrases; calls that stand at the same node share one.

    Args:
        expected: what may be said, in the order that decides between equals.
        language: whose words they are.
    """
    return Ranker(expected, language)


def _together_agree(heard: Reading, phrases: Sequence[Listed]) -> bool:
    """Tell whether phrases of one sense, said in one utterance, deny together what it denies."""
    said = together(one.reading.polarity for one in phrases)
    long = all(one.stands_alone for one in phrases)
    return agrees(heard.polarity, said, long=long)


def _may_be_part(one: Listed, heard: Reading) -> bool:
    contrary = affirms(one.reading.polarity, heard.polarity)
    return not contrary and not _guarded(one, heard, _GUARDED)


def _guarded(one: Listed, heard: Reading, probability: float) -> bool:
    """Tell whether a phrase that means something else is said, or is nearer than the listed one that it contains."""
    if not one.guards or probability < _WORTH_GUARDING:
        return False
    if guard_said(one, heard.words):
        return True
    near = tuple(guard.text for guard in one.guards if agrees(heard.polarity, guard.polarity, long=True))
    return bool(near) and _nearest(heard.text, near) >= max(probability, _GUARDED)


def guard_said(one: Listed, words: Words) -> bool:
    """Tell whether an utterance contains, word for word, a phrase that means something else than this one."""
    return any(_contains(words, guard.words) for guard in one.guards)


@lru_cache(maxsize=1000)
def _nearest(heard: Text, guards: tuple[Text, ...]) -> float:
    """Tell how sure it is that one of the guards was said; all phrases of a group share theirs."""
    return float(Scorer(guards).probabilities(heard).max())


def _contains(words: Words, part: Words) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _candidate(one: Listed, probability: float, stage: str) -> Candidate:
    return Candidate(one.expected.name, one.expected.kind, probability, one.expected.text, stage)
