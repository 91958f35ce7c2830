"""What an utterance means here: exact phrases, near phrases, a value; polarity is exact, and what costs dearly is confirmed.

Of equally good readings the supervisor's hand-off phrases win over the node's answers, these over reactions, these over a
value; among equals of one kind the one listed first wins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.meaning import Candidate, Kind, Meaning, Partial
from voicebot.understanding.polarity import canonical, polarity
from voicebot.understanding.progress import ProgressReader
from voicebot.understanding.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language
    from voicebot.settings import MatchSettings
    from voicebot.understanding.listing import Words
    from voicebot.understanding.meaning import Expected

_ALTERNATIVE = 0.9
"""Another reading of the recogniser counts this much of the best one."""
_RELAXED = 0.6
"""Free decoding has many errors: this part of the accepting probability is enough for it to agree."""
_UNCLEAR = Candidate(name="", kind=Kind.UNCLEAR, probability=0.0)


class Matcher:
    """Understands what may be said at one point of a talk. Cheap to make, cheaper to use.

    Args:
        expected: what may be said; among equals the one listed first wins.
        language: the language of the call.
        settings: how sure the robot must be.
    """

    def __init__(self, expected: Sequence[Expected], language: Language, settings: MatchSettings) -> None:
        self._expected = tuple(expected)
        self._language = language
        self._settings = settings
        self._costly = {(one.kind, one.name) for one in expected if one.costly}
        self._ranker = Ranker(self._expected, language)
        self._progress = ProgressReader(self._ranker, settings.accept)

    def meaning(
        self, text: str, *, alternatives: Sequence[str] = (), free_text: str | None = None, typed: bool = False
    ) -> Meaning:
        """Tell what an utterance means.

        Args:
            text: what was heard, or typed.
            alternatives: the recogniser's other readings, best first; those that deny something else are passed over.
            free_text: the same audio decoded without a grammar; a costly reading needs its consent.
            typed: the text was typed, so nothing was misheard.

        Returns:
            the meaning; unclear when nothing is sure enough or two readings are as good.
        """
        words = canonical(text, self._language)
        ranked = self._with_alternatives(self._ranker.rank(words), words, alternatives)
        best = self._decide(ranked)
        meaning = Meaning(text, best, ranked)
        if typed or (best.kind, best.name) not in self._costly:
            return meaning
        return self._weigh(meaning, free_text)

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
        phrases = map(self._language.normalise, (*expected, *self._language.lexicon.extras))
        return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))

    def _decide(self, ranked: tuple[Candidate, ...]) -> Candidate:
        if not ranked or ranked[0].probability < self._settings.accept:
            return _UNCLEAR
        best = ranked[0]
        rivals = (other for other in ranked[1:] if best.probability - other.probability < self._settings.margin)
        if best.stage != "exact" and any(True for _ in rivals):
            return _UNCLEAR
        return best

    def _with_alternatives(
        self, ranked: tuple[Candidate, ...], words: Words, alternatives: Sequence[str]
    ) -> tuple[Candidate, ...]:
        if self._decide(ranked).kind is not Kind.UNCLEAR:
            return ranked
        denied = polarity(words, self._language)
        best = {(one.kind, one.name): one for one in ranked}
        for text in alternatives:
            other = canonical(text, self._language)
            if polarity(other, self._language) != denied:
                continue
            for one in self._ranker.rank(other):
                weaker = replace(one, probability=one.probability * _ALTERNATIVE, stage="fuzzy")
                known = best.get((one.kind, one.name))
                if known is None or weaker.probability > known.probability:
                    best[one.kind, one.name] = weaker
        return tuple(sorted(best.values(), key=self._ranker.worth))

    def _weigh(self, meaning: Meaning, free_text: str | None) -> Meaning:
        """Let a costly reading stand, be confirmed, or fall, by what free decoding heard."""
        best = meaning.best
        free_words = canonical(free_text, self._language) if free_text is not None else ()
        if not free_words:
            return replace(meaning, confirm=True)
        free = self._ranker.rank(free_words)
        agrees = bool(free) and (free[0].kind, free[0].name) == (best.kind, best.name)
        if agrees and free[0].probability >= self._settings.accept * _RELAXED:
            return replace(meaning, confirm=best.probability < self._settings.costly)
        denies_else = polarity(free_words, self._language) != polarity(
            canonical(meaning.text, self._language), self._language
        )
        if denies_else or (free and not agrees and free[0].probability >= self._settings.accept):
            return replace(meaning, best=_UNCLEAR)
        return replace(meaning, confirm=True)
