"""What a second hearing without the grammar brings and costs, and what it costs to follow an open answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.bench.figures import Figure, Section, middle, rate, tail
from voicebot.clock import wall_seconds
from voicebot.language.language import language
from voicebot.recognition.vosk_recogniser import VoskRecogniser
from voicebot.settings import RecognitionSettings
from voicebot.understanding.hearings import is_doubtful
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from voicebot.bench.spoken import Spoken
    from voicebot.recognition.vosk_recogniser import VoskModel
    from voicebot.settings import MatchSettings
    from voicebot.understanding.meaning import Meaning

_HOW = ("off", "doubt", "always")


@dataclass(frozen=True, slots=True)
class _Turn:
    """An answer, heard both ways.

    Args:
        said: its words.
        expected: they are among what is expected.
        first: what it was taken for by the grammar alone.
        both: what it was taken for by both hearings.
        free_ms: how long the second took.
    """

    said: str
    expected: bool
    first: Meaning
    both: Meaning
    free_ms: float

    def twice(self, how: str, doubt: float) -> bool:
        """Tell whether it is heard twice."""
        return how == "always" or (how == "doubt" and is_doubtful(self.first, doubt))


def measure_second_hearing(
    model: VoskModel,
    spoken: Sequence[Spoken],
    greeting: Mapping[str, Sequence[str]],
    settings: MatchSettings,
    tell: Callable[[], None],
) -> Section:
    """Hear each utterance once where it is expected, and once where it is not, among the answers to a greeting."""
    known = language(model.language)
    others = [Expected(phrase, name) for name, phrases in greeting.items() for phrase in phrases]
    said = list(dict.fromkeys(one.text for one in spoken))
    mine = [Expected(text, text) for text in said if text not in {one.text for one in others}]
    turns = []
    for among, listed in ((others + mine, True), (others, False)):
        matcher = Matcher(among, known, settings)
        recogniser = VoskRecogniser(model)
        recogniser.listen_for(matcher.to_hear())
        names = {known.normalise(one.text): one.name for one in among}
        for one in spoken:
            if listed or one.text not in names:
                turns.append(_turn(recogniser, matcher, one, names.get(one.text, "")))
            tell()
    doubt = RecognitionSettings().doubt
    return Section(
        "Answers through a telephone, heard a second time",
        tuple(figure for how in _HOW for figure in _figures(how, turns, doubt)),
        (f"In doubt: unclear, or less probable than {doubt:g}. The wait is what computing takes, added to the gap.",),
    )


def _turn(recogniser: VoskRecogniser, matcher: Matcher, one: Spoken, name: str) -> _Turn:
    for frame in one.sound.frames():
        recogniser.accept(frame)
    text = recogniser.final().text
    begun = wall_seconds()
    freely = recogniser.decode_freely(one.sound).text
    took = 1000 * (wall_seconds() - begun)
    return _Turn(name, bool(name), matcher.meaning(text), matcher.meaning(text, free_text=freely), took)


def _figures(how: str, turns: Sequence[_Turn], doubt: float) -> list[Figure]:
    read = [(one, one.both if one.twice(how, doubt) else one.first) for one in turns]
    right = [meaning.best.name == one.said for one, meaning in read if one.expected]
    unclear = [meaning.best.kind is Kind.UNCLEAR for one, meaning in read if one.expected]
    taken = [meaning.best.kind is not Kind.UNCLEAR for one, meaning in read if not one.expected]
    waits = [one.free_ms if one.twice(how, doubt) else 0.0 for one in turns]
    return [
        rate(f"{how}: understood", right),
        rate(f"{how}: unclear", unclear),
        rate(f"{how}: something unexpected is taken for an answer", taken),
        rate(f"{how}: heard twice", [one.twice(how, doubt) for one in turns]),
        Figure(f"{how}: added to the reply gap, mean", float(np.mean(waits)) if waits else None, "ms", len(waits)),
    ]


def measure_open(model: VoskModel, spoken: Sequence[Spoken], tell: Callable[[], None]) -> Section:
    """Follow each utterance as an open answer, and decode it when it is over."""
    known, recogniser = language(model.language), VoskRecogniser(model)
    recogniser.listen_for([known.normalise(extra) for extra in known.lexicon.extras], openly=True)
    ticks, ends, later, wrong, wrong_later = [], [], [], [], []
    for one in spoken:
        for frame in one.sound.frames():
            begun = wall_seconds()
            recogniser.accept(frame)
            ticks.append(1000 * (wall_seconds() - begun))
        begun = wall_seconds()
        recogniser.final()
        followed = recogniser.followed(ended=True)
        ends.append(1000 * (wall_seconds() - begun))
        begun = wall_seconds()
        decoded = recogniser.decode_freely(one.sound)
        later.append(1000 * (wall_seconds() - begun))
        wrong.append(one.wrong(followed.text if followed else ""))
        wrong_later.append(one.wrong(decoded.text))
        tell()
    source = spoken[0].source
    return Section(
        "Open questions through a telephone",
        (
            middle("at the end, followed while it is said", ends, source),
            tail("at the end, followed while it is said", ends, source),
            middle("at the end, decoded then", later, source),
            tail("at the end, decoded then", later, source),
            tail("a frame, followed while it is said", ticks, source),
            Figure("wrong characters, followed", 100 * float(np.mean(wrong)), "%", len(wrong), source),
            Figure("wrong characters, decoded at the end", 100 * float(np.mean(wrong_later)), "%", len(wrong), source),
        ),
        ("A frame of 20 ms must take less than 20 ms, or the call falls behind. Both readings take part.",),
    )
