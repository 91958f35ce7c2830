"""A recording as a web page holds it: the sound as a data URL, and its outline as SVG paths."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from voicebot.audio.frame import TELEPHONE_RATE, Sound
from voicebot.audio.resample import resample
from voicebot.audio.wav import read_channels

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.audio.frame import Samples

MOST_POINTS = 2400
"""A finer outline than this is not seen, and only makes the page larger."""
_FINEST_MS = 20
_SIDES = 2


@dataclass(frozen=True, slots=True)
class PageSound:
    """A recording, ready for a page.

    Args:
        url: both sides as a WAV file in G.711 µ-law at 8 kHz, which every browser plays and seeks in to the sample;
            1.3 MB a minute.
        robot: the outline of the robot's side, see `outline`.
        person: the outline of the person's side.
        duration_ms: its length.
    """

    url: str
    robot: str
    person: str
    duration_ms: int


def page_sound(recording: Path) -> PageSound | None:
    """Bring a recording, robot left and person right, into a page; None for one without any sound: a typed call.

    Raises:
        AudioFileError: it cannot be read.
    """
    samples, rate = read_channels(recording)
    if not samples.any():
        return None
    sides = [samples[:, min(side, samples.shape[1] - 1)] for side in range(_SIDES)]
    robot, person = (resample(Sound(side, rate), TELEPHONE_RATE).samples for side in sides)
    file = io.BytesIO()
    soundfile.write(file, np.stack([robot, person], axis=1), TELEPHONE_RATE, format="WAV", subtype="ULAW")
    url = f"data:audio/wav;base64,{base64.b64encode(file.getvalue()).decode('ascii')}"
    return PageSound(url, outline(robot), outline(person), len(robot) * 1000 // TELEPHONE_RATE)


def outline(samples: Samples) -> str:
    """Draw how loud a sound is as the path of an SVG, 1000 wide and from −50 to 50 high, at most `MOST_POINTS` long.

    Loudness is drawn by its square root: what is soft is seen too.

    Args:
        samples: mono, shape (n,).
    """
    each = max(TELEPHONE_RATE * _FINEST_MS // 1000, -(-len(samples) // MOST_POINTS))
    padded = np.pad(np.abs(samples.astype(np.float32)), (0, -len(samples) % each))
    if not len(padded):
        return ""
    peaks = np.sqrt(padded.reshape(-1, each).max(axis=1) / np.iinfo(np.int16).max) * 50.0
    step = 1000.0 / len(peaks)
    upper = [f"{at * step:.4g} {-peak:.3g}" for at, peak in enumerate(peaks)]
    lower = [f"{at * step:.4g} {peak:.3g}" for at, peak in enumerate(peaks)]
    return f"M{'L'.join([*upper, *reversed(lower)])}Z"
