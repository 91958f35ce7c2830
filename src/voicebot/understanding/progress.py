"""How far a partial hypothesis has come: it runs on every change of a partial, so it is mostly look-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.listing import Listed, Words, core
from voicebot.understanding.meaning import Candidate, Kind, Partial, Progress
from voicebot.understanding.polarity import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.language import Language
    from voicebot.understanding.ranking import Ranker
    from voicebot.understanding.values import Asked

_CLEARLY_LONGER = 6
"""A phrase of the same meaning continues an answer if it has at least this many sounds more ("да" … "да, конечно")."""


class ProgressReader:
    """Reads partial hypotheses.

    Args:
        ranker: of the phrases that may be said.
        accept: the probability from which an answer counts.
        asked: the value that is asked for, if one is; a value may always go on ("в десять" … "тридцать").
    """

    def __init__(self, ranker: Ranker, accept: float, asked: Asked | None = None) -> None:
        self._ranker = ranker
        self._asked = asked
        self._language = ranker.language
        self._accept = accept
        lexicon = self._language.lexicon
        self._greetings = _ready(lexicon.greetings, self._language)
        self._back_channels = _ready(lexicon.back_channels, self._language)
        self._hanging = _ready((*lexicon.fillers, *lexicon.continuers), self._language)
        self._begun: dict[Words, list[Listed]] = {}
        for one in ranker.listed:
            words = one.reading.words
            for length in range(1, len(words)):
                self._begun.setdefault(words[:length], []).append(one)

    def read(self, text: str) -> Partial:
        """Tell how far a partial hypothesis has come.

        Args:
            text: the partial.
        """
        words = canonical(text, self._language)
        if not words:
            return Partial(Progress.NOTHING)
        greets, echoes = _made_of(words, self._greetings), _made_of(words, self._back_channels)
        progress, best = self._progress(words, echoes=echoes)
        if best is None:
            return Partial(progress, is_greeting=greets, is_back_channel=echoes)
        return Partial(progress, best.name, best.kind, is_greeting=greets, is_back_channel=echoes)

    def _progress(self, words: Words, *, echoes: bool) -> tuple[Progress, Candidate | None]:
        exact = self._ranker.exact(words)
        if exact:
            return (Progress.EXTENDABLE if self._goes_on(words, exact[0]) else Progress.ANSWER), exact[0]
        text = " ".join(words)
        if self._asked and self._asked.read(text):
            return Progress.EXTENDABLE, Candidate(self._asked.kind, Kind.VALUE, 1.0, stage="value")
        if echoes:
            return Progress.BACK_CHANNEL, None
        hangs = any(words[-len(end) :] == end for end in self._hanging)
        if hangs or self._continuations(words) or (self._asked and self._asked.begun(text)):
            return (Progress.FILLER if hangs else Progress.UNFINISHED), None
        ranked = self._ranker.rank(words)
        if ranked and ranked[0].probability >= self._accept:
            return Progress.ANSWER, ranked[0]
        return Progress.UNKNOWN, None

    def _continuations(self, words: Words) -> list[Listed]:
        return self._begun.get(words) or self._begun.get(core(words, self._ranker.polite), [])

    def _goes_on(self, words: Words, answer: Candidate) -> bool:
        said = len(self._language.sound_key(" ".join(core(words, self._ranker.polite))))
        return any(
            one.sense != (answer.kind, answer.name) or len(one.reading.sounds) >= said + _CLEARLY_LONGER
            for one in self._continuations(words)
        )


def _ready(phrases: Iterable[str], language: Language) -> frozenset[Words]:
    return frozenset(canonical(phrase, language) for phrase in phrases)


def _made_of(words: Words, phrases: frozenset[Words]) -> bool:
    """Tell whether words are a row of listed phrases and nothing else."""
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(end - len(phrase) in reached and words[end - len(phrase) : end] == phrase for phrase in phrases):
            reached.add(end)
    return len(words) in reached
