"""What speaks for each sense of an utterance: the nearest of its phrases, those that it contains, the classifiers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from voicebot.understanding.combining import weights_of
from voicebot.understanding.contraries import Contraries
from voicebot.understanding.guards import Guards
from voicebot.understanding.meaning import Kind
from voicebot.understanding.polarity import affirms, agrees, together
from voicebot.understanding.request import is_request, topic
from voicebot.understanding.scoring import LARGEST, SOUNDS, WORDS, Scorer, coverage, log_odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from voicebot.language.language import Language
    from voicebot.understanding.learned import Learned, Sense, Told
    from voicebot.understanding.listing import Listed, Reading
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.request import Topic
    from voicebot.understanding.scoring import Floats

_NEAR = 0.4
"""A phrase that is less alike than this speaks for nothing."""
_LIKE = 0.4
"""What is less like every phrase than this was never about any of them."""
_TRIES = 12
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


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure the evidence makes the robot.

    Args:
        senses: shape (senses,), the probability of each.
        none: the probability of none of them.
        nearest: shape (senses,), the index of the nearest phrase of each.
        asked: sentence embeddings were asked.
    """

    senses: Floats
    none: float
    nearest: NDArray[np.intp]
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike an utterance and the phrases of each sense are.

    Args:
        heard: the utterance.
        odds: shape (senses, 3), log-odds by words, by sounds, by coverage.
        nearest: shape (senses,), the index of the nearest phrase of each.
        phrases: shape (phrases,), from 0 to 1, how alike each is, even those that it contradicts.
    """

    heard: Reading
    odds: Floats
    nearest: NDArray[np.intp]
    phrases: Floats


class Evidence:
    """Gathers and weighs the evidence for each sense.

    Args:
        listed: the phrases.
        senses: what they may mean, in order.
        language: whose words they are.
        learned: what all the script's phrases teach.
    """

    def __init__(
        self, listed: Sequence[Listed], senses: Sequence[Sense], language: Language, learned: Learned | None = None
    ) -> None:
        self._listed = listed
        self._language = language
        self._labels = np.array([senses.index(one.sense) for one in listed], np.intp)
        self._count = len(senses)
        sets = list(dict.fromkeys(one.guards for one in listed))
        self._guards = Guards(sets, [sets.index(one.guards) for one in listed])
        self._topics = _topics(listed, self._labels, language)
        self._first = np.array([self._labels.tolist().index(label) for label in range(self._count)], np.intp)
        self._away = np.array([kind is not Kind.INTENT for kind, _ in senses], np.float32)
        self._answers = np.array([one.expected.kind is Kind.INTENT for one in listed])
        self._scorer = Scorer([one.reading.text for one in listed])
        self._contraries = Contraries(listed, self._labels, self._scorer)
        self._begin: dict[str, list[int]] = {}
        for index, one in enumerate(listed):
            for lemma in one.reading.lemmas[:1]:
                self._begin.setdefault(lemma, []).append(index)
        self._learned = learned
        self._columns = np.array([learned.columns.get(sense, -1) if learned else -1 for sense in senses], np.intp)

    def likeness(self, heard: Reading, bare: Reading) -> Likeness:
        """Tell how alike an utterance and the phrases of each sense are.

        Args:
            heard: the utterance.
            bare: the same without polite words.
        """
        words, sounds = self._scorer.words(heard.text), self._scorer.sounds(heard.text)
        if bare is not heard:
            words = np.maximum(words, self._scorer.words(bare.text))
            sounds = np.maximum(sounds, self._scorer.sounds(bare.text))
        nearest = self._nearest(heard, np.maximum(words, sounds))
        known = nearest >= 0
        covered, longest = self._covered(heard, bare)
        odds = np.stack(
            [
                np.where(known, log_odds(np.interp(words[nearest], *WORDS)), -LARGEST),
                np.where(known, log_odds(np.interp(sounds[nearest], *SOUNDS)), -LARGEST),
                log_odds(covered),
            ],
            axis=1,
        ).astype(np.float32)
        if not heard.spaced:
            self._even(odds, nearest, (words + sounds) / 2.0)
        return Likeness(heard, odds, np.where(known, nearest, longest), words)

    def alike(self, near: Likeness) -> Sure:
        """Tell how sure likeness alone makes the robot.

        Args:
            near: as `likeness` gives it.
        """
        sure: Floats = 1.0 / (1.0 + np.exp(-near.odds.max(axis=1)))
        return self._without_contrary(Sure(sure, 0.0, near.nearest), near)

    def weigh(self, near: Likeness, asking_below: float) -> Sure:
        """Tell how sure all the evidence makes the robot.

        Args:
            near: as `likeness` gives it.
            asking_below: sentence embeddings are asked where the best sense is less probable than this.
        """
        # where spaces cannot be trusted, neither can the classifiers: answers that sound alike are in doubt
        if self._learned is None or not near.heard.spaced:
            return self.alike(near)
        text = " ".join(near.heard.words)
        sure = self._combined(near, self._learned.by_words(text), asked=False)
        if not self._learned.has_embeddings or float(sure.senses.max()) >= asking_below:
            return sure
        return self._combined(near, self._learned.by_embeddings(text), asked=True)

    def _combined(self, near: Likeness, told: Told, *, asked: bool) -> Sure:
        weights = weights_of(self._language.code, embeddings=asked)
        senses, none = weights.probabilities(*self.gathered(near, told))
        none = none if float(near.phrases.max()) < _LIKE else 0.0
        return self._without_contrary(Sure(senses, none, near.nearest, asked=asked), near)

    def gathered(self, near: Likeness, told: Told) -> tuple[Floats, Floats]:
        """Gather all that speaks for each sense, and for none of them.

        Args:
            near: as `likeness` gives it.
            told: as `Learned.by_words` gives it.

        Returns:
            shape (senses, evidence), as `EVIDENCE` names it, and shape (more evidence,), as `AGAINST` names it.
        """
        brief = len(near.heard.lemmas) == 1
        shown, close = (np.where(self._columns >= 0, np.append(one, 0.0)[self._columns], 0.0) for one in told[1:3])
        more = np.stack([self._known(told.logs), shown, close, self._away, np.full(self._count, brief)], axis=1)
        elsewhere = np.delete(told.logs, self._columns[self._columns >= 0])
        against = np.array([np.log(np.exp(elsewhere).sum()), told.foreign, brief], np.float32)
        return np.concatenate([more, near.odds], axis=1).astype(np.float32), against

    def _known(self, logs: Floats) -> Floats:
        """Give the logarithms of the senses; what the script does not list itself is as likely as anything."""
        known: Floats = np.where(self._columns >= 0, logs[self._columns], -np.log(len(logs)))
        return known

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
        for index in sorted(index for lemma in said for index in self._begin.get(lemma, ())):
            one = self._listed[index]
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

    def _without_contrary(self, sure: Sure, near: Likeness) -> Sure:
        """Take out the senses that the utterance is not, whatever their evidence weighs.

        They say plainly what it denies, or the other way round; or a phrase was said that is listed to mean something
        else; or what would cost dearly is only talked about, not asked for.
        """
        senses, heard = sure.senses.copy(), near.heard
        contrary = self._contraries.of(heard, near.phrases)
        for label in np.flatnonzero(senses >= _WORTH_A_LOOK).tolist():
            about = self._topics.get(label)
            talk = about is not None and is_request(heard.words, self._language, about) < _ASKED_FOR
            indices = np.flatnonzero(self._labels == label).tolist()
            sure_of = float(senses[label])
            if talk or any(self._guards.mean_else(index, heard, sure_of) for index in indices) or label in contrary:
                senses[label] = 0.0
        return replace(sure, senses=senses)


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
