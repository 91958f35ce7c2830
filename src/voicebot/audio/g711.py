"""G.711: the 8-bit companding of the telephone network; of its two laws µ-law (America, Japan)."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

with warnings.catch_warnings():
    # deprecated since 3.11 and gone in 3.13, where audioop-lts, a dependency there, brings the same module back
    warnings.simplefilter("ignore", DeprecationWarning)
    import audioop

_WIDTH = 2
"""Bytes of one 16-bit sample."""


def encode_ulaw(samples: Samples) -> bytes:
    """Compand to µ-law, one byte a sample."""
    return audioop.lin2ulaw(samples.astype(np.int16, copy=False).tobytes(), _WIDTH)


def decode_ulaw(coded: bytes) -> Samples:
    """Expand µ-law, one sample a byte."""
    return np.frombuffer(audioop.ulaw2lin(coded, _WIDTH), dtype=np.int16)
