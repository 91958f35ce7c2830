"""What an utterance means here: exact phrases, near phrases, a value.

Polarity is exact, and what costs dearly is confirmed. Of equally good readings the supervisor's hand-off phrases win
over the node's answers, these over reactions, these over a value; among equals of one kind the one listed first wins.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from voicebot.errors import InputError
from voicebot.understanding.clauses import clauses
from voicebot.understanding.hearings import STAGE, openly, surer
from voicebot.understanding.leading import leading
from voicebot.understanding.meaning import Candidate, Kind, Meaning, Partial
from voicebot.understanding.polarity import canonical, denies_more, polarity
from voicebot.understanding.progress import ProgressReader
from voicebot.understanding.ranking import ranker_of
from voicebot.understanding.values.reading import KINDS, OPEN_KINDS, read_part, read_value, value_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language
    from voicebot.settings import MatchSettings
    from voicebot.understanding.learned import Learned
    from voicebot.understanding.meaning import Expected
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.values.value import Asked, Value

_RELAXED = 0.6
"""Free decoding has many errors: this part of the accepting probability is enough for it to agree."""
_VALUE = 0.9
"""A value that was asked for is given up only for an utterance that is all but wholly a listed phrase."""
_OPEN = 0.55
"""Any words at all are a text or a name, so whatever listed phrase they match comes first."""
_LONG = 3
"""So many words after a "но" that are not understood take back what was said before them."""
_NOTHING = (Kind.UNCLEAR, Kind.OUT_OF_SCOPE)
_OPPOSITE = {(Kind.INTENT, "yes"), (Kind.INTENT, "no")}
_UNCLEAR = Candidate(name="", kind=Kind.UNCLEAR, probability=0.0)


class Matcher:
    """Understands what may be said at one point of a talk. Cheap to make, cheaper to use.

    Args:
        expected: what may be said; among equals the one listed first wins.
        language: the language of the call.
        settings: how sure the robot must be.
        asked: the value that is asked for, if one is.
        open_question: anything may be said besides.
        learned: what all the script's phrases teach, asked where none of those that are expected was all but said.

    Raises:
        InputError: there is no such kind of value.
    """

    def __init__(  # noqa: PLR0913 - half are keywords
        self,
        expected: Sequence[Expected],
        language: Language,
        settings: MatchSettings,
        *,
        asked: Asked | None = None,
        open_question: bool = False,
        learned: Learned | None = None,
    ) -> None:
        if asked and asked.kind not in KINDS:
            raise InputError(f"cannot ask for {asked.kind!r}", remedy=f"give one of {', '.join(KINDS)}")
        self._open_question = open_question
        self._asked = asked
        self._expected = tuple(expected)
        self._language = language
        self._settings = settings
        self._costly = {(one.kind, one.name) for one in expected if one.costly}
        self._human = {(one.kind, one.name) for one in expected if one.human}
        self._ranker = ranker_of(self._expected, language, learned)
        self._progress = ProgressReader(self._ranker, settings.accept, self._asked)

    def meaning(self, text: str, *, free_text: str | None = None, typed: bool = False) -> Meaning:
        """Tell what an utterance means.

        Args:
            text: what was heard, or typed.
            free_text: the same audio decoded without a grammar: it may be the better hearing, and a costly reading
                needs its consent.
            typed: the text was typed, so nothing was misheard.

        Returns:
            the meaning; unclear when nothing is sure enough or two readings are as good.
        """
        heard = self._read(text)
        if typed:
            return heard
        if free_text is None:
            return self._weigh(heard, None)
        freely = self._read(free_text)
        if self._open_question:
            meaning = openly(heard, freely, self._settings.accept * _RELAXED)
        else:
            meaning = surer(heard, freely)
        if meaning.best.stage != STAGE:
            return self._weigh(meaning, free_text)
        weighed = self._weigh(meaning, text)
        # what both have heard, each its own way, is asked back rather than lost
        return weighed if weighed.best.kind is meaning.best.kind else replace(meaning, confirm=True)

    def _read(self, text: str) -> Meaning:
        """Read one hearing."""
        words = canonical(text, self._language)
        ranking = self._ranker.rank(words, asking_below=self._settings.sure)
        ranked = ranking.candidates
        if opening := leading(words, self._ranker, self._settings.accept):
            ranked = self._ranker.merged((*ranked, opening))
        value = self._value(text)
        if value:
            ranked = self._ranker.merged((*ranked, self._valued(value)))
        best = self._decide(ranked, ranking.none)
        best, also = self._besides(words, best)
        return Meaning(text, best, ranked, value=value if value and best.kind is Kind.VALUE else None, also=also)

    def _value(self, text: str) -> Value | None:
        return None if self._asked is None else read_value(self._asked, text) or read_part(self._asked, text)

    def _valued(self, value: Value) -> Candidate:
        return Candidate(value.kind, Kind.VALUE, _OPEN if value.kind in OPEN_KINDS else _VALUE, stage="value")

    def _besides(self, words: Words, best: Candidate) -> tuple[Candidate, tuple[Candidate, ...]]:
        """Find what else was said in the same breath: "да, а кто это?".

        Where the whole is unclear, its parts are what was said, if all of them are clear.
        """
        parts = clauses(words, self._language)
        if len(parts) == 1 or best.stage == "exact" or not self._ranker.telling(words):
            return best, ()
        lexicon = self._language.lexicon
        read = [self._decide((ranking := self._ranker.rank(part)).candidates, ranking.none) for part in parts]
        corrected = {
            word
            for one, then in pairwise(parts)
            if " ".join((*one, *then)) in lexicon.corrections
            for word in (*one, *then)
        }
        starts = [*(part[0] for part in parts[1:]), ""]
        asides = {*lexicon.contrasts, *lexicon.questions}
        clear = {
            (one.kind, one.name): one
            for one, part, then in zip(read, parts, starts, strict=True)
            # "да" before anything but a question is often a mere particle: "да идите вы"
            if one.kind not in _NOTHING
            and corrected.isdisjoint(part)
            and (len(part) > 1 or then in asides or part is parts[-1])
        }
        if clear.keys() >= _OPPOSITE:
            return _UNCLEAR, ()
        taken_back = any(
            part[0] in lexicon.contrasts and len(part) >= _LONG and one.kind in _NOTHING
            for part, one in zip(parts, read, strict=True)
        )
        if taken_back and best.kind is Kind.INTENT:
            return _UNCLEAR, ()
        if best.kind in _NOTHING:
            telling = sum(not self._ranker.polite.makes(part) for part in parts)
            if len(clear) < max(telling, 2):
                return best, ()
            best = max(clear.values(), key=lambda one: one.probability)
        clear.pop((best.kind, best.name), None)
        return best, tuple(clear.values())

    def near(self, text: str) -> tuple[Candidate, ...]:
        """Rank what is expected by how alike its phrases are to a text, whatever else it may mean.

        Args:
            text: any text.
        """
        near = self._ranker.near(canonical(text, self._language))
        value = self._value(text)
        return near if value is None else self._ranker.merged((*near, self._valued(value)))

    def progress(self, text: str) -> Partial:
        """Tell how far a partial hypothesis has come.

        Args:
            text: the partial.
        """
        return self._progress.read(text)

    def to_hear(self) -> tuple[str, ...]:
        """List every phrase that a grammar must hold, in normal form, each once.

        What is expected, what contains it and means something else, and the language's negations, corrections, fillers,
        greetings and back-channels: a grammar hears only its own words, so a refusal that it lacks would be lost.
        """
        expected = (phrase for one in self._expected for phrase in (one.text, *one.not_when))
        asked = value_phrases(self._asked.kind, self._language, self._asked.options) if self._asked else ()
        phrases = map(self._language.normalise, (*expected, *asked, *self._language.lexicon.extras))
        return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))

    def _decide(self, ranked: tuple[Candidate, ...], none: float) -> Candidate:
        if not ranked or self._together(ranked) < self._settings.accept:
            return Candidate("", Kind.OUT_OF_SCOPE, none) if none >= self._settings.out_of_scope else _UNCLEAR
        best = ranked[0]
        if best.stage == "exact" or best.kind is Kind.VALUE:
            return best
        near = (one for one in ranked[1:] if best.probability - one.probability < self._settings.margin)
        return _UNCLEAR if any(self._rivals(best, other) for other in near) else best

    def _together(self, ranked: tuple[Candidate, ...]) -> float:
        """Tell how sure the best reading is, with those of the same phrase: what they share is no doubt about it."""
        return sum(one.probability for one in ranked if one == ranked[0] or not self._rivals(ranked[0], one))

    def _rivals(self, best: Candidate, other: Candidate) -> bool:
        """Tell whether two readings exclude each other.

        A phrase that both list is decided by their order, and so are an intent and a reaction of the same name, and two
        that both call a human.
        """
        if {(best.kind, best.name), (other.kind, other.name)} <= self._human:
            return False
        same = self._language.normalise(best.phrase) == self._language.normalise(other.phrase)
        return other.kind is not Kind.VALUE and not same and best.name != other.name

    def _weigh(self, meaning: Meaning, free_text: str | None) -> Meaning:
        """Let a costly reading stand, be confirmed, or fall, by what the other hearing was."""
        best = meaning.best
        if (best.kind, best.name) not in self._costly:
            return meaning
        free_words = canonical(free_text, self._language) if free_text is not None else ()
        if not free_words:
            return replace(meaning, confirm=True)
        free = self._ranker.rank(free_words, asking_below=self._settings.sure).candidates
        agrees = bool(free) and (free[0].kind, free[0].name) == (best.kind, best.name)
        if agrees and free[0].probability >= self._settings.accept * _RELAXED:
            return replace(meaning, confirm=best.probability < self._settings.costly)
        heard_words = canonical(meaning.text, self._language)
        denied = denies_more(polarity(free_words, self._language), polarity(heard_words, self._language))
        if denied or (free and not agrees and free[0].probability >= self._settings.accept):
            return replace(meaning, best=_UNCLEAR)
        return replace(meaning, confirm=True)
