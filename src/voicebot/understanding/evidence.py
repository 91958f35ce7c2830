"""What speaks for each sense of an utterance: the nearest of its phrases, those that it contains, the classifiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.combining import CHEAP, WHOLE, weights_of
from voicebot.understanding.guards import Guards
from voicebot.understanding.learned import Paraphrases, Phrases, Sample, Wording
from voicebot.understanding.meaning import Kind
from voicebot.understanding.polarity import Agreement, affirms, agrees, together
from voicebot.understanding.request import is_request, topic
from voicebot.understanding.scoring import LARGEST, SOUNDS, WORDS, Scorer, coverage, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from voicebot.language.language import Language
    from voicebot.understanding.learned import Embed
    from voicebot.understanding.listing import Listed, Reading
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.request import Topic
    from voicebot.understanding.scoring import Floats

_NEAR = 0.2
"""A phrase that is less alike than this speaks for nothing."""
_LIKE = 0.4
"""What is less like every phrase than this was never about any of them."""
_MOST_PHRASES = 24
"""A reaction with ninety phrases is fitted on a part of them: the time grows with the square."""
_TRIES = 60
"""If so many of the nearest phrases of a sense cannot be meant, it is not."""
_GUARDED = 0.5
"""A phrase that means something else counts from this likeness."""
_ALIKE = 0.5
"""Two phrases share most of their sounds from this similarity on."""
_LEAD = 0.16
"""Where spaces cannot be trusted, one of two such phrases must be nearer by this much similarity."""
_ASKED_FOR = 0.4
"""Below this it is talk about something, see `is_request`."""
_WORTH_A_LOOK = 0.1
"""Less probable senses are not acted on, whatever they deny."""
Sense = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the evidence makes the robot.

    Args:
        senses: shape (senses,), the probability of each.
        none: the probability of none of them.
        nearest: shape (senses,), the index of the nearest phrase of each.
        strange: no phrase is like the utterance, not even one that it contradicts.
        asked: sentence embeddings were asked.
    """

    senses: Floats
    none: float
    nearest: NDArray[np.intp]
    strange: bool
    asked: bool = False


class Evidence:
    """Gathers and weighs the evidence for each sense.

    Args:
        listed: the phrases.
        senses: what they may mean, in order.
        language: whose words they are.
        learned: classifiers are fitted on the phrases.
        embed: gives sentence embeddings, where there are any.
    """

    def __init__(
        self,
        listed: Sequence[Listed],
        senses: Sequence[Sense],
        language: Language,
        *,
        learned: bool = True,
        embed: Embed | None = None,
    ) -> None:
        self._listed = listed
        self._language = language
        self._labels = np.array([senses.index(one.sense) for one in listed], np.intp)
        self._count = len(senses)
        sets = list(dict.fromkeys(one.guards for one in listed))
        self._guards = Guards(sets, [sets.index(one.guards) for one in listed])
        self._topics = _topics(listed, self._labels, language)
        self._first = np.array([self._labels.tolist().index(label) for label in range(self._count)], np.intp)
        self._away = np.array([listed[index].expected.whole for index in self._first], np.float32)
        self._answers = np.array([one.expected.kind is Kind.INTENT for one in listed])
        self._scorer = Scorer([one.reading.text for one in listed])
        self._wording: Wording | None = None
        self._paraphrases: Paraphrases | None = None
        if learned:
            phrases = self._sample(senses)
            self._wording = Wording(phrases)
            self._paraphrases = Paraphrases(phrases, embed) if embed else None

    def _sample(self, senses: Sequence[Sense]) -> Phrases:
        """Choose the phrases that the classifiers are fitted on."""
        # a group of operators is called as its owner likes, an intent by what it means
        names = tuple("" if kind is Kind.HAND_OFF else name.replace("_", " ") for kind, name in senses)
        chosen = sorted(index for of in range(self._count) for index in _some(np.flatnonzero(self._labels == of)))
        texts = tuple(" ".join(self._listed[index].reading.words) for index in chosen)
        return Phrases(Sample(texts, tuple(self._labels[chosen].tolist()), names, self._language))

    def weigh(self, heard: Reading, bare: Reading, asking_below: float = 0.0) -> Sure:
        """Tell how sure it is that an utterance means each sense.

        Args:
            heard: the utterance.
            bare: the same without polite words.
            asking_below: sentence embeddings are asked where the best sense is less probable than this.
        """
        cheap, nearest = self.cheap(heard, bare)
        strange = float(self._scorer.words(heard.text).max()) < _LIKE
        sure = self._without_contrary(Sure(*weights_of(CHEAP).probabilities(cheap), nearest, strange), heard)
        if self._paraphrases is None or float(sure.senses.max()) >= asking_below:
            return sure
        senses, none = weights_of(WHOLE).probabilities(self.whole(heard, cheap))
        return self._without_contrary(Sure(senses, none, nearest, strange, asked=True), heard)

    def cheap(self, heard: Reading, bare: Reading) -> tuple[Floats, NDArray[np.intp]]:
        """Gather the evidence that there always is.

        Args:
            heard: the utterance.
            bare: the same without polite words.

        Returns:
            shape (senses, evidence), as `CHEAP` names it; and for each sense the index of its nearest phrase.
        """
        words, sounds = self._scorer.words(heard.text), self._scorer.sounds(heard.text)
        if bare is not heard:
            words = np.maximum(words, self._scorer.words(bare.text))
            sounds = np.maximum(sounds, self._scorer.sounds(bare.text))
        nearest = self._nearest(heard, np.maximum(words, sounds))
        known = nearest >= 0
        covered, longest = self._covered(heard, bare)
        evidence = np.stack(
            [
                np.zeros(self._count) if self._wording is None else self._wording.scores(" ".join(heard.words)),
                np.where(known, log_odds(np.interp(words, *WORDS))[nearest], -LARGEST),
                np.where(known, log_odds(np.interp(sounds, *SOUNDS))[nearest], -LARGEST),
                log_odds(covered),
                self._away,
                np.full(self._count, len(heard.lemmas) == 1, np.float32),
            ],
            axis=1,
        )
        if not heard.spaced:
            self._even(evidence, nearest, (words + sounds) / 2.0)
        return evidence.astype(np.float32), np.where(known, nearest, longest)

    def likeness(self, heard: Reading, bare: Reading) -> Sure:
        """Tell how alike each sense's phrases are, whatever else they may mean: words, sounds and coverage alone.

        Args:
            heard: the utterance.
            bare: the same without polite words.
        """
        cheap, nearest = self.cheap(heard, bare)
        alike = cheap[:, [CHEAP.index("words"), CHEAP.index("sounds"), CHEAP.index("covered")]].max(axis=1)
        return self._without_contrary(Sure(1.0 / (1.0 + np.exp(-alike)), 0.0, nearest, strange=False), heard)

    def whole(self, heard: Reading, cheap: Floats) -> Floats:
        """Add the evidence of sentence embeddings.

        Args:
            heard: the utterance.
            cheap: as `cheap` gives it.

        Returns:
            shape (senses, evidence), as `WHOLE` names it.
        """
        if self._paraphrases is None:
            return cheap
        scores, cosines = self._paraphrases.scores(" ".join(heard.words))
        more = np.stack([scores, cosines], axis=1)
        return np.concatenate([cheap, more], axis=1)

    def begins(self, heard: Reading, least: float) -> bool:
        """Tell whether an utterance sounds like the beginning of a phrase rather than like a whole one.

        Args:
            heard: the utterance.
            least: how alike they must be, from 0 to 1.
        """
        return self._scorer.beginning(heard.text) > max(least, float(self._scorer.sounds(heard.text).max(initial=0.0)))

    def _nearest(self, heard: Reading, near: Floats) -> NDArray[np.intp]:
        """Find the nearest phrase of each sense that the utterance can be; -1 where none is near."""
        found = np.full(self._count, -1, np.intp)
        tried = np.zeros(self._count, np.intp)
        for index in np.argsort(-near, kind="stable"):
            likeness = float(near[index])
            if likeness < _NEAR:
                break
            label, one = self._labels[index], self._listed[index]
            if found[label] >= 0 or tried[label] >= _TRIES:
                continue
            tried[label] += 1
            fits = one.may_be(heard) and one.is_said(heard, self._language)
            if fits and not self._guards.mean_else(int(index), heard, likeness):
                found[label] = index
        return found

    def _covered(self, heard: Reading, bare: Reading) -> tuple[Floats, NDArray[np.intp]]:
        """Tell how much of the utterance the phrases of each sense make up that it contains whole."""
        covered: Floats = np.zeros(self._count, np.float32)
        longest = self._first.copy()
        said = set(bare.lemmas)
        inside: dict[int, list[int]] = {}
        for index, one in enumerate(self._listed):
            if not said.issuperset(one.reading.lemmas):
                continue
            contrary = not heard.plain and affirms(one.reading.polarity, heard.polarity)
            if not contrary and not self._guards.mean_else(index, heard, _GUARDED):
                inside.setdefault(int(self._labels[index]), []).append(index)
        for label, indices in inside.items():
            phrases = [self._listed[index] for index in indices]
            if _together_agree(heard, phrases):
                covered[label] = coverage(bare.lemmas, [one.reading.lemmas for one in phrases])
                longest[label] = max(indices, key=lambda index: len(self._listed[index].reading.sounds))
        return covered, longest

    def _even(self, evidence: Floats, nearest: NDArray[np.intp], similarity: Floats) -> None:
        """Make the answers that share most of their sounds with the nearest one as sure as it, unless it leads clearly.

        What they share says nothing, and a weak recogniser often hears little else: then nobody knows which was meant.
        """
        answers = np.where(self._answers, similarity, -1.0)
        best = int(np.argmax(answers))
        if answers[best] < 0.0:
            return
        alike = self._scorer.sounds(self._listed[best].reading.text) >= _ALIKE
        for index in np.flatnonzero(alike & self._answers & (similarity[best] - similarity < _LEAD)):
            if nearest[self._labels[index]] >= 0:
                evidence[self._labels[index]] = evidence[self._labels[best]]

    def _without_contrary(self, sure: Sure, heard: Reading) -> Sure:
        """Take out the senses that the utterance is not, whatever their evidence weighs.

        They say plainly what it denies, or the other way round, and never the same; or a phrase was said that is listed
        to mean something else; or what would cost dearly is only talked about, not asked for.
        """
        senses = sure.senses.copy()
        for label in np.flatnonzero(senses >= _WORTH_A_LOOK):
            indices = np.flatnonzero(self._labels == label).tolist()
            found = {self._listed[index].agreement(heard) for index in indices}
            opposite = Agreement.OPPOSITE in found and Agreement.SAME not in found
            about = self._topics.get(int(label))
            talk = about is not None and is_request(heard.words, self._language, about) < _ASKED_FOR
            sure_of = float(senses[label])
            if opposite or talk or any(self._guards.mean_else(index, heard, sure_of) for index in indices):
                senses[label] = 0.0
        return replace(sure, senses=senses)


def _some(indices: NDArray[np.intp]) -> list[int]:
    """Choose phrases of a sense to fit on, spread evenly over a long list."""
    step = max(len(indices) / _MOST_PHRASES, 1.0)
    return [int(indices[int(at * step)]) for at in range(min(len(indices), _MOST_PHRASES))]


def _topics(listed: Sequence[Listed], labels: NDArray[np.intp], language: Language) -> dict[int, Topic]:
    """Give what the senses are about that must have been asked for: a human, never to be called again."""
    said: dict[int, list[Words]] = {}
    for one, label in zip(listed, labels.tolist(), strict=True):
        if one.expected.costly and one.expected.kind is not Kind.INTENT:
            said.setdefault(label, []).append(one.reading.words)
    return {label: topic(phrases, language) for label, phrases in said.items()}


def _together_agree(heard: Reading, phrases: Sequence[Listed]) -> bool:
    """Tell whether phrases of one sense, said in one utterance, deny together what it denies."""
    long = all(one.stands_alone for one in phrases)
    return agrees(heard.polarity, together(one.reading.polarity for one in phrases), long=long)
