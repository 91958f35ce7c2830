"""What a call costs: CPU by room, how much faster than real time it runs, memory; and what plain Vosk would cost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import FRAME_MS, Sound
from voicebot.audio.mix import join
from voicebot.audio.tones import silence
from voicebot.bench.answers import SHORT
from voicebot.bench.figures import Figure, Section, middle, rate, tail
from voicebot.bench.memory import resident_mb
from voicebot.bench.scripts import COSTLY, quiz
from voicebot.clock import Stopwatch, cpu_seconds, wall_seconds
from voicebot.events import CallEvent, LineChanged, UtteranceEnded
from voicebot.recognition.activity import SileroActivity
from voicebot.recognition.ears import AudioEars
from voicebot.recognition.vosk_recogniser import VoskRecogniser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.bench.laboratory import Laboratory
    from voicebot.bench.material import Material
    from voicebot.bench.samples import Sample

LEAST_TIMES, MOST_FREE = 20, 20

_A_COSTLY = 6
"""Every so many turns one is decoded freely as well."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long it is measured: turns of the call, calls at once in one process, answers for Vosk's own endpoint."""

    turns: int = 24
    calls: int = 10
    endpoints: int = 20


QUICK = Sizes(6, 3, 3)


def measure_memory(lab: Laboratory, sizes: Sizes) -> Section:
    """Load the model and hold several calls at once. To be measured first: afterwards the model is loaded already."""
    ears_of = lab.studio.settings.voice_activity
    before = resident_mb()
    model = lab.model
    loaded = resident_mb()
    spoken = lab.people.says(lab.people.material.ordinary[0], SHORT).sound.frames()
    phrases = [phrase for several in lab.people.material.costly.values() for phrase in several]
    held = []
    for number in range(sizes.calls + 1):
        ears = AudioEars(SileroActivity(spoken[0].rate), VoskRecogniser(model), ears_of)
        ears.listen_for(phrases)
        for tick, frame in enumerate(spoken):
            ears.hear(tick * FRAME_MS, frame, "", None)
        held.append(ears)
        if number == 0:
            first = resident_mb()  # with it comes what all calls share: the voice activity's network
    calls = resident_mb()
    held[0].decode_freely(held[0].end_utterance())
    free = resident_mb()
    return Section(
        "Memory",
        (
            Figure("the recognition model", loaded - before, "MB", 1),
            Figure("the first call, with what all calls share", first - loaded, "MB", 1),
            Figure("each further call in the same process", (calls - first) / sizes.calls, "MB", sizes.calls),
            Figure("the free recogniser, one for all calls", free - calls, "MB", 1),
            Figure("the whole process", free, "MB", 1),
        ),
        ("Resident memory. Each call was hearing an utterance when it was counted.",),
    )


def measure_cost(lab: Laboratory, sizes: Sizes) -> tuple[Section, Section]:
    """Make a whole call, then let plain Vosk hear the same audio."""
    samples = [lab.people.says(_text(lab.people.material, turn), SHORT) for turn in range(sizes.turns)]
    script = quiz(lab.people.material, lab.people.material.costly, costly=COSTLY)
    lab.answers(script, samples[:1])  # phrases are cached and the model is loaded, as in a process that is at work
    stopwatch, watcher = Stopwatch(), _Watcher()
    wall, cpu = wall_seconds(), cpu_seconds()
    exchanges = lab.answers(script, samples, listener=watcher.notice, stopwatch=stopwatch)
    wall, cpu = wall_seconds() - wall, cpu_seconds() - cpu
    seconds = watcher.ended_ms / 1000
    figures = [
        Figure("length of the call", seconds, "s", 1),
        Figure("the person speaks", 100 * watcher.speech_ms(samples) / watcher.ended_ms, "%", 1),
        rate("turns decoded freely as well", watcher.freely, "synthetic", MOST_FREE),
        Figure("faster than real time, by CPU seconds", seconds / cpu, "×", 1, least=LEAST_TIMES),
        Figure("faster than real time, by the clock", seconds / wall, "×", 1, least=LEAST_TIMES),
    ]
    figures += [
        Figure(f"CPU per second of the call: {room}", 1000 * spent / seconds, "ms/s", 1)
        for room, spent in sorted(stopwatch.cpu.items(), key=lambda one: -one[1])
    ]
    figures.append(
        Figure(
            "CPU per second of the call: the rest, the simulated line",
            1000 * (cpu - stopwatch.total_cpu) / seconds,
            "ms/s",
            1,
        )
    )
    call = Section("Cost of a whole call", tuple(figures), _NOTES)
    heard = _as_heard(samples, [one.began for one in exchanges], watcher.ended_ms)
    return call, _plain(lab, heard, samples[: sizes.endpoints], cpu / seconds)


_NOTES = (
    "In virtual time, in one thread; the model is loaded and every phrase cached.",
    "Real time by the clock suffers when other work shares the machine; CPU seconds hardly do.",
)


class _Watcher:
    """Sees how long a call lasted and which turns were decoded freely."""

    def __init__(self) -> None:
        self.ended_ms = 0
        self.freely: list[bool] = []

    def notice(self, event: CallEvent) -> None:
        """Learn what happens in the call."""
        match event:
            case LineChanged(state="ended"):
                self.ended_ms = event.at
            case UtteranceEnded(used="answer"):
                self.freely.append(bool(event.free_text))
            case _:
                pass

    @staticmethod
    def speech_ms(samples: Sequence[Sample]) -> int:
        """Tell how long the person spoke."""
        return sum(one.end_ms - one.onset_ms for one in samples)


def _text(material: Material, turn: int) -> str:
    costly = turn % _A_COSTLY == _A_COSTLY - 1
    return material.costly_answer if costly else material.ordinary[turn % len(material.ordinary)]


def _as_heard(samples: Sequence[Sample], began: Sequence[int], ended_ms: int) -> Sound:
    """Put together what the person was heard saying in the whole call."""
    rate_hz = samples[0].sound.rate
    whole = np.zeros(rate_hz * ended_ms // 1000, dtype=np.int16)
    for sample, at in zip(samples, began, strict=False):
        start = rate_hz * at // 1000
        part = sample.sound.samples[: len(whole) - start]
        whole[start : start + len(part)] = part
    return Sound(whole, rate_hz)


def _plain(lab: Laboratory, heard: Sound, samples: Sequence[Sample], ours: float) -> Section:
    """Let Vosk decode everything freely, silence too, and ask it when an utterance is over."""
    model = lab.model
    cpu = cpu_seconds()
    free, upsampler = model.recogniser(None), model.upsampler_for(heard.rate)
    for frame in heard.frames():
        free.AcceptWaveform(upsampler.feed(frame))
        free.PartialResult()
    plain = (cpu_seconds() - cpu) * 1000 / heard.duration_ms
    grammar = model.vocabulary.grammar(
        [phrase for several in lab.people.material.costly.values() for phrase in several]
    ).phrases
    late = {
        name: [wait for one in samples if (wait := _endpoint(lab, one, phrases)) is not None]
        for name, phrases in (("with a grammar", grammar), ("decoding freely", None))
    }
    figures = [
        Figure("faster than real time, by CPU seconds", 1 / plain, "×", 1),
        Figure("CPU per second of the call", 1000 * plain, "ms/s", 1),
        Figure("recognition alone costs so many times our whole call", plain / ours, "×", 1),
    ]
    for name, waits in late.items():
        what = f"end of speech to Vosk's own endpoint, {name}"
        figures += [middle(what, waits, "synthetic"), tail(what, waits, "synthetic")]
    return Section(
        "The plain alternative: Vosk decodes everything freely, without voice activity",
        tuple(figures),
        ("The same person's audio, silence included. The endpoint is why the robot does not wait for Vosk's.",),
    )


def _endpoint(lab: Laboratory, sample: Sample, grammar: Sequence[str] | None) -> int | None:
    """Tell how long after the true end of speech Vosk says that the utterance is over; None if it does not."""
    recogniser, upsampler = lab.model.recogniser(grammar), lab.model.upsampler_for(sample.sound.rate)
    for number, frame in enumerate(join([sample.sound, silence(5000)]).frames()):
        over = recogniser.AcceptWaveform(upsampler.feed(frame))
        at = (number + 1) * FRAME_MS
        if over and at > sample.end_ms and json.loads(recogniser.Result())["text"]:
            return at - sample.end_ms
    return None
