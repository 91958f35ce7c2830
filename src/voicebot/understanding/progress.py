"""How far a partial hypothesis has come: it runs on every change of a partial, so it is mostly look-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.meaning import Candidate, Kind, Partial, Progress
from voicebot.understanding.phrases import PhraseSet
from voicebot.understanding.polarity import canonical
from voicebot.understanding.values.reading import read_part, read_value

if TYPE_CHECKING:
    from voicebot.understanding.listing import Listed
    from voicebot.understanding.phrases import Words
    from voicebot.understanding.ranking import Ranker
    from voicebot.understanding.values.value import Asked

_CLEARLY_LONGER = 6
"""A phrase of the same meaning continues an answer if it has at least this many sounds more ("да" … "да, конечно")."""

_WHOLE = 0.75
"""A near match is an answer when it is at least this long a part of its phrase."""
_BEGINS = 0.7
"""Words that sound this much like the beginning of a phrase, and more so than like any whole one, are unfinished."""


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
        self._greetings = PhraseSet(lexicon.greetings, self._language)
        self._back_channels = PhraseSet(lexicon.back_channels, self._language)
        self._hanging = PhraseSet((*lexicon.fillers, *lexicon.continuers), self._language)
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
        greets, echoes = self._greetings.makes(words), self._back_channels.makes(words)
        progress, best = self._progress(words, echoes=echoes)
        if best is None:
            return Partial(progress, is_greeting=greets, is_back_channel=echoes)
        return Partial(progress, best.name, best.kind, is_greeting=greets, is_back_channel=echoes)

    def _progress(self, words: Words, *, echoes: bool) -> tuple[Progress, Candidate | None]:
        exact = self._ranker.exact(words)
        if exact:
            return (Progress.EXTENDABLE if self._goes_on(words, exact[0]) else Progress.ANSWER), exact[0]
        text = " ".join(words)
        if self._asked and read_value(self._asked, text):
            return Progress.EXTENDABLE, Candidate(self._asked.kind, Kind.VALUE, 1.0, stage="value")
        hangs = self._hanging.ends(words)
        if hangs or self._continuations(words) or (self._asked and read_part(self._asked, text)):
            return (Progress.FILLER if hangs else Progress.UNFINISHED), None
        if self._ranker.begins(words, _BEGINS):
            return Progress.UNFINISHED, None
        ranked = self._ranker.near(words)
        if ranked and ranked[0].probability >= self._accept:
            whole = self._is_whole(words, ranked[0])
            return (Progress.ANSWER, ranked[0]) if whole else (Progress.UNFINISHED, None)
        return (Progress.BACK_CHANNEL if echoes else Progress.UNKNOWN), None

    def _is_whole(self, words: Words, answer: Candidate) -> bool:
        """Tell whether a phrase that was nearly said was said to its end, and not only a part of it."""
        said, meant = (len(self._language.sound_key(text)) for text in (" ".join(words), answer.phrase))
        return said >= _WHOLE * meant

    def _continuations(self, words: Words) -> list[Listed]:
        return self._begun.get(words) or self._begun.get(self._ranker.polite.without(words), [])

    def _goes_on(self, words: Words, answer: Candidate) -> bool:
        said = len(self._language.sound_key(" ".join(self._ranker.polite.without(words))))
        return any(
            one.sense != (answer.kind, answer.name) or len(one.reading.sounds) >= said + _CLEARLY_LONGER
            for one in self._continuations(words)
        )
