"""What is heard over the robot's speech when barge-in is measured: interruptions, and all that is no reason to stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from voicebot.audio import tones
from voicebot.audio.level import gain, rms_dbfs
from voicebot.audio.mix import join, overlay
from voicebot.bench.people import SPEECH_DBFS
from voicebot.bench.samples import Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.audio.frame import Sound
    from voicebot.audio.tones import Noise
    from voicebot.bench.people import People

_T = TypeVar("_T")

INTERRUPTS, HUMAN_SPEECH = "interruption", "speech that nobody expects"
BACK_CHANNEL, OTHER_BACK_CHANNEL = "back-channel", "back-channel that is not in the grammar"
COUGH, NOISE, TONE, SIGNAL, MUSIC = "cough", "noise", "tone", "recorded signal", "music-like"

_SPOKEN_SIGNALS = ("baresip_error", "baresip_notfound")
"""Somebody speaks in these."""

_KINDS: tuple[Noise, ...] = ("pink", "white", "babble-like")
_LEVELS_DB = (-20.0, -10.0, -5.0)
"""How loud a noise is, against the nominal level of speech."""

_CHORDS = ((262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294))
_LONGEST_RUSSIAN_MS = 1600


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many sounds there are of each class; and echoes, two delays to a loudness at least."""

    interrupting: int = 60
    interrupting_human: int = 40
    phrases: int = 30
    phrases_human: int = 20
    back_channel: int = 36
    cough: int = 36
    noise: int = 36
    tone: int = 36
    signal: int = 33
    music: int = 12
    echo_prompts: int = 4
    echo_delays: tuple[int, ...] = (40, 100, 200, 300)


QUICK = Sizes(3, 2, 2, 1, 3, 2, 3, 4, 2, 1, 1, (100,))


def interrupting(people: People, synthetic: int, human: int) -> list[Sample]:
    """Let people say what the robot expects; see `voicebot.bench.barge_in` for the script that does."""
    files = [*people.sentences]
    said = [people.says(text, INTERRUPTS) for text in around(people.material.interruptions, synthetic)]
    return [*said, *(people.recorded(file, INTERRUPTS) for file in around(files, human))]


def russian(people: People) -> list[Sample]:
    """Give short Russian speech of a person: for how soon speech is noticed, not for what it means."""
    return [_named(one, HUMAN_SPEECH) for one in people.files("audio/ru_announcements", _LONGEST_RUSSIAN_MS)]


def back_channels(people: People, count: int) -> list[Sample]:
    """Let the engine say what does not want the floor."""
    known = [people.says(text, BACK_CHANNEL) for text in around(people.material.back_channels, count)]
    others = around(people.material.other_back_channels, count // 2)
    return [*known, *(people.says(text, OTHER_BACK_CHANNEL) for text in others)]


def no_speech(people: People, sizes: Sizes) -> list[Sample]:
    """Make what must never pause the robot."""
    made = [Sample.of(_cough(i), COUGH) for i in range(sizes.cough)]
    made += [Sample.of(_noise(i), NOISE) for i in range(sizes.noise)]
    made += [Sample.of(_tone(i), TONE) for i in range(sizes.tone)]
    made += [Sample.of(music(i), MUSIC) for i in range(sizes.music)]
    signals = [one for one in people.files("audio/signals") if one.text not in _SPOKEN_SIGNALS]
    made += [_named(one, SIGNAL) for one in around(signals, sizes.signal)]
    return made


def around(things: Sequence[_T], count: int) -> list[_T]:
    """Take so many, from the first again after the last."""
    return [things[i % len(things)] for i in range(count)] if things else []


def _named(sample: Sample, group: str) -> Sample:
    return Sample.of(sample.sound, group, "human" if group == HUMAN_SPEECH else "", text=sample.text)


def _cough(seed: int) -> Sound:
    """Cough once to three times."""
    once = tones.cough(SPEECH_DBFS + (-6, 0, 6)[seed % 3], seed=seed)
    return join([once, *([tones.silence(150), once] * (seed % 3))])


def _noise(seed: int) -> Sound:
    ms = (200, 600, 2000)[seed % 3]
    level = SPEECH_DBFS + _LEVELS_DB[seed // 3 % 3]
    return tones.noise(_KINDS[seed // 9 % 3], ms, level, seed=seed)


def _tone(number: int) -> Sound:
    made = (
        tones.busy(2000),
        tones.ring_back(2500),
        tones.dtmf("0123456789*#"[number % 12]),
        tones.dtmf("5" * (1 + number % 4), ms=200),
        tones.special_information(),
        tones.tone([1000], 600),
    )[number % 6]
    return gain(made, SPEECH_DBFS + (-6, 0, 4)[number // 6 % 3] - rms_dbfs(made.samples))


def music(seed: int) -> Sound:
    """Make two seconds of chords, each with a melody of overtones that die away."""
    random = np.random.default_rng(seed)
    bars = []
    for chord in random.permutation(_CHORDS):
        bar = tones.tone([float(hertz) for hertz in chord], 500)
        for at in (0, 250):
            bar = overlay(
                bar, tones.tone([float(random.choice(chord)) * 2, float(random.choice(chord)) * 4], 240, -26), at
            )
        bars.append(bar)
    whole = join(bars)
    return gain(whole, SPEECH_DBFS - rms_dbfs(whole.samples))
