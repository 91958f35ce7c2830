"""Signals made by rule: what a telephone exchange plays, keys, noises. For fixtures, benchmarks and tests.

Frequencies and cadences: the Russian exchange (425 Hz; busy 0.35 s on and off, ring-back 1 s on and 4 s off), ITU-T
Q.23 for keys, ITU-T E.180 for the special information tones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from voicebot.audio.frame import TELEPHONE_RATE, Sound
from voicebot.audio.level import FULL_SCALE, SILENCE_DBFS, fade_edges, to_int16
from voicebot.audio.mix import join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Noise = Literal["white", "pink", "babble-like", "hum"]
"""Kinds of noise: a hiss; traffic and rooms; many people talking at once, none of them understood; the mains."""

_EXCHANGE_HZ = 425
_MAINS_HZ = 50
_HARMONICS = 40
_ROWS = (697, 770, 852, 941)
_COLUMNS = (1209, 1336, 1477, 1633)
_KEYS = ("123A", "456B", "789C", "*0#D")


def silence(ms: int, rate: int = TELEPHONE_RATE) -> Sound:
    """Make silence."""
    return Sound(np.zeros(rate * ms // 1000, dtype=np.int16), rate)


def tone(frequencies: Sequence[float], ms: int, dbfs: float = -20.0, rate: int = TELEPHONE_RATE) -> Sound:
    """Make one or several sines at once, equally strong, ``dbfs`` together, with edges that do not click."""
    at = np.arange(rate * ms // 1000) / rate
    waves = np.sum([np.sin(2 * np.pi * hertz * at) for hertz in frequencies], axis=0)
    return fade_edges(_scaled(waves, dbfs, rate))


def busy(ms: int, rate: int = TELEPHONE_RATE) -> Sound:
    """Make the busy tone."""
    return _cut(_repeated([tone([_EXCHANGE_HZ], 350, rate=rate), silence(350, rate)], ms), ms)


def ring_back(ms: int, rate: int = TELEPHONE_RATE) -> Sound:
    """Make what the caller hears while the other telephone rings."""
    return _cut(_repeated([tone([_EXCHANGE_HZ], 1000, rate=rate), silence(4000, rate)], ms), ms)


def special_information(rate: int = TELEPHONE_RATE) -> Sound:
    """Make the three rising tones before "the number is not in service"."""
    return join(tone([hertz], 330, rate=rate) for hertz in (950, 1400, 1800))


def dtmf(keys: str, ms: int = 100, pause_ms: int = 60, rate: int = TELEPHONE_RATE) -> Sound:
    """Make the tones of telephone keys, one after the other.

    Args:
        keys: of ``0-9 * # A-D``, at least one.
        ms: how long each is held.
        pause_ms: silence after each.
        rate: samples a second.

    Raises:
        ValueError: there is no such key, or none at all.
    """
    pressed = []
    for key in keys:
        row = next((i for i, row in enumerate(_KEYS) if key in row), None)
        if row is None:
            raise ValueError(f"a telephone has no key {key!r}")
        pressed += [tone([_ROWS[row], _COLUMNS[_KEYS[row].index(key)]], ms, rate=rate), silence(pause_ms, rate)]
    return join(pressed)


def noise(kind: Noise, ms: int, dbfs: float = -40.0, rate: int = TELEPHONE_RATE, seed: int = 0) -> Sound:
    """Make noise; the same for the same seed.

    Raises:
        ValueError: there is no such kind.
    """
    random = np.random.default_rng(seed)
    length = rate * ms // 1000
    match kind:
        case "white":
            values = random.standard_normal(length)
        case "pink":
            values = _pink(length, rate, random)
        case "babble-like":
            values = np.sum([_murmur(length, rate, random) for _ in range(6)], axis=0)
        case "hum":
            values = _hum(length, rate, random)
        case _:
            raise ValueError(f"no noise is called {kind!r}; there are {', '.join(get_args(Noise))}")
    return _scaled(values, dbfs, rate)


def cough(dbfs: float = -18.0, rate: int = TELEPHONE_RATE, seed: int = 0) -> Sound:
    """Make something like a cough: two bursts of noise, each sudden and dying away, 240 ms in all."""
    random = np.random.default_rng(seed)
    burst = rate * 120 // 1000
    decay = np.exp(-np.arange(burst) / (burst / 5))
    return _scaled(
        np.concatenate([strength * decay * _pink(burst, rate, random) for strength in (1.0, 0.6)]), dbfs, rate
    )


def _pink(length: int, rate: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Make noise whose power falls by 3 dB an octave above 50 Hz."""
    if not length:
        return np.zeros(0)
    spectrum = np.fft.rfft(random.standard_normal(length))
    hertz = np.maximum(np.fft.rfftfreq(length, 1 / rate), 50)
    return np.fft.irfft(spectrum / np.sqrt(hertz), length)


def _hum(length: int, rate: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Make the buzz of the mains in a bad wire: 50 Hz and its multiples, each weaker the higher it is."""
    at = np.arange(length) / rate
    phases = random.uniform(0, 2 * np.pi, _HARMONICS)
    waves = [np.sin(2 * np.pi * _MAINS_HZ * (n + 1) * at + phase) / (n + 1) for n, phase in enumerate(phases)]
    hum: NDArray[np.float64] = np.sum(waves, axis=0)
    return hum


def _murmur(length: int, rate: int, random: np.random.Generator) -> NDArray[np.float64]:
    """Make one murmuring voice: noise with the spectrum of speech that swells some three to five times a second."""
    if not length:
        return np.zeros(0)
    spectrum = np.fft.rfft(random.standard_normal(length))
    hertz = np.fft.rfftfreq(length, 1 / rate)
    # flat from 100 to 500 Hz, then 9 dB an octave down: the long-term spectrum of speech, roughly
    shape = np.interp(hertz, [50, 100], [0, 1]) / np.maximum(1, hertz / 500) ** 1.5
    speech_shaped = np.fft.irfft(spectrum * shape, length)
    syllables = np.sin(2 * np.pi * (random.uniform(3, 5) * np.arange(length) / rate + random.uniform()))
    return speech_shaped * np.clip(0.5 + syllables, 0, None)


def _scaled(values: NDArray[np.float64], dbfs: float, rate: int) -> Sound:
    """Bring values to a level."""
    rms = float(np.sqrt(np.mean(np.square(values)))) if len(values) else 0.0
    if not rms or dbfs <= SILENCE_DBFS:
        return Sound(np.zeros(len(values), dtype=np.int16), rate)
    return Sound(to_int16(values * (FULL_SCALE * 10 ** (dbfs / 20) / rms)), rate)


def _repeated(cycle: Sequence[Sound], ms: int) -> Sound:
    """Repeat a cycle until it lasts at least ``ms``."""
    once = join(cycle)
    return join([once] * (ms // once.duration_ms + 1))


def _cut(sound: Sound, ms: int) -> Sound:
    """Keep the first ``ms``."""
    return Sound(sound.samples[: sound.rate * ms // 1000], sound.rate)
