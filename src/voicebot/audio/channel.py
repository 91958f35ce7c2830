"""The telephone channel: what is left of a voice at the other end. For fixtures, tests and benchmarks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from voicebot.audio import tones
from voicebot.audio.frame import TELEPHONE_RATE, Sound
from voicebot.audio.g711 import decode_ulaw, encode_ulaw
from voicebot.audio.level import active_dbfs, gain, rms_dbfs, to_int16
from voicebot.audio.mix import add
from voicebot.audio.resample import resample

BAND_HZ = (300, 3400)
"""What a telephone lets through."""

_EDGE_HZ = 100
"""Over this much the filter closes, outside of the band."""


def telephone(sound: Sound, snr_db: float | None = None, noise: tones.Noise | Sound = "white", seed: int = 0) -> Sound:
    """Pass a sound through a telephone: 300 to 3400 Hz, 8 kHz, µ-law, noise on request.

    Args:
        sound: at any rate.
        snr_db: signal-to-noise ratio in dB, the speech measured where somebody speaks and both measured inside the
            band; None for no noise.
        noise: its kind, or a sound that is repeated as long as is needed.
        seed: noise of a kind is the same for the same seed.

    Returns:
        Sound at 8 kHz.
    """
    heard = _band(resample(sound, TELEPHONE_RATE))
    if snr_db is not None and len(heard.samples):
        made = noise if isinstance(noise, Sound) else tones.noise(noise, heard.duration_ms + 1, dbfs=-30, seed=seed)
        heard = over_noise(heard, _band(resample(made, TELEPHONE_RATE)), snr_db)
    return replace(heard, samples=decode_ulaw(encode_ulaw(heard.samples)))


def over_noise(sound: Sound, noise: Sound, snr_db: float) -> Sound:
    """Lay a noise behind a sound.

    Args:
        sound: in which somebody speaks.
        noise: at the same rate, not silent; repeated as long as is needed.
        snr_db: signal-to-noise ratio in dB, the speech measured where somebody speaks.

    Raises:
        ValueError: the noise has no samples.
    """
    if not len(noise.samples):
        raise ValueError("a noise of no length")
    behind = replace(noise, samples=np.resize(noise.samples, len(sound.samples)))
    wanted = active_dbfs(sound) - snr_db
    return replace(sound, samples=add(sound.samples, gain(behind, wanted - rms_dbfs(behind.samples)).samples))


def _band(sound: Sound) -> Sound:
    """Keep the telephone band."""
    if not len(sound.samples):
        return sound
    low, high = BAND_HZ
    hertz = np.fft.rfftfreq(len(sound.samples), 1 / sound.rate)
    shape = np.interp(hertz, [low - _EDGE_HZ, low, high, high + _EDGE_HZ], [0, 1, 1, 0])
    return replace(sound, samples=to_int16(np.fft.irfft(np.fft.rfft(sound.samples) * shape, len(sound.samples))))
