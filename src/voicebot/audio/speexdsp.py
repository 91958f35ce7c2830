"""libspeexdsp through ctypes: an adaptive filter that subtracts an echo, and what presses down the rest of it.

The filter learns the way from the loudspeaker to the microphone, the room included; it must be told what was played
no later than its echo arrives (`voicebot.audio.echo_canceller` sees to that). https://gitlab.xiph.org/xiph/speexdsp
"""

from __future__ import annotations

import ctypes
from ctypes.util import find_library
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from voicebot.audio.frame import samples_per_frame
from voicebot.errors import LibraryMissingError

if TYPE_CHECKING:
    from voicebot.audio.frame import Samples

TAIL_MS = 160
"""The filter's length: the way through the air and the reverberation of a room."""

RESIDUAL_DB = -50
"""What is left of the echo is pressed down by this much while only the robot speaks ..."""

RESIDUAL_OVERLAP_DB = -15
"""... and by this much while the person speaks too, whose voice it costs."""

NOISE_DB = -3
"""The preprocessor always presses noise down as well; so little that speech keeps its shape for recognition."""

_NAMES = ("libspeexdsp.so.1", "libspeexdsp.1.dylib", "libspeexdsp-1.dll")

# speex_echo.h
_ECHO_SET_SAMPLING_RATE = 24
# speex_preprocess.h
_SET_NOISE_SUPPRESS, _SET_ECHO_SUPPRESS, _SET_ECHO_SUPPRESS_ACTIVE, _SET_ECHO_STATE = 18, 20, 22, 24


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    """Load libspeexdsp, once."""
    for name in filter(None, (find_library("speexdsp"), *_NAMES)):
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        _declare(library)
        return library
    raise LibraryMissingError(
        "libspeexdsp, which takes the robot's echo out of the microphone, is not installed",
        remedy="apt-get install libspeexdsp1 (macOS: brew install speexdsp)",
    )


def _declare(library: ctypes.CDLL) -> None:
    """Say what the functions take: without it pointers are cut to 32 bits."""
    pointer, samples = ctypes.c_void_p, ctypes.POINTER(ctypes.c_int16)
    library.speex_echo_state_init.argtypes = [ctypes.c_int, ctypes.c_int]
    library.speex_echo_state_init.restype = pointer
    library.speex_echo_cancellation.argtypes = [pointer, samples, samples, samples]
    library.speex_echo_cancellation.restype = None
    library.speex_preprocess_state_init.argtypes = [ctypes.c_int, ctypes.c_int]
    library.speex_preprocess_state_init.restype = pointer
    library.speex_preprocess_run.argtypes = [pointer, samples]
    for name in ("speex_echo_ctl", "speex_preprocess_ctl"):
        getattr(library, name).argtypes = [pointer, ctypes.c_int, pointer]
    for name in ("speex_echo_state_reset", "speex_echo_state_destroy", "speex_preprocess_state_destroy"):
        getattr(library, name).argtypes = [pointer]
        getattr(library, name).restype = None


class EchoFilter:
    """Takes the echo of what is played out of what is heard, a frame at a time.

    Args:
        rate: samples a second.
        tail_ms: the longest echo, counted from what caused it.

    Raises:
        LibraryMissingError: libspeexdsp is not installed.
    """

    def __init__(self, rate: int, tail_ms: int = TAIL_MS) -> None:
        self._library = _library()
        self._size = samples_per_frame(rate)
        self._echo: int | None = self._library.speex_echo_state_init(self._size, rate * tail_ms // 1000)
        self._cleaner: int | None = self._library.speex_preprocess_state_init(self._size, rate)
        self._library.speex_echo_ctl(self._echo, _ECHO_SET_SAMPLING_RATE, ctypes.byref(ctypes.c_int(rate)))
        for setting, value in (
            (_SET_NOISE_SUPPRESS, NOISE_DB),
            (_SET_ECHO_SUPPRESS, RESIDUAL_DB),
            (_SET_ECHO_SUPPRESS_ACTIVE, RESIDUAL_OVERLAP_DB),
        ):
            self._library.speex_preprocess_ctl(self._cleaner, setting, ctypes.byref(ctypes.c_int(value)))
        self._library.speex_preprocess_ctl(self._cleaner, _SET_ECHO_STATE, self._echo)

    def cancel(self, heard: Samples, played: Samples) -> Samples:
        """Clean one frame.

        Args:
            heard: what the microphone brought.
            played: what caused the echo in it, of now and of the frames before.

        Raises:
            ValueError: one of them is no frame, or the filter is closed.
        """
        if self._echo is None or not len(heard) == len(played) == self._size:
            raise ValueError(f"an open filter takes {self._size} samples of both, not {len(heard)}, {len(played)}")
        clean = np.zeros(self._size, dtype=np.int16)
        self._library.speex_echo_cancellation(self._echo, _pointer(heard), _pointer(played), _pointer(clean))
        self._library.speex_preprocess_run(self._cleaner, _pointer(clean))
        return clean

    def forget(self) -> None:
        """Unlearn the way of the echo: it has changed."""
        self._library.speex_echo_state_reset(self._echo)

    def close(self) -> None:
        """Free the memory; closing again does nothing."""
        if self._echo is not None:
            self._library.speex_preprocess_state_destroy(self._cleaner)
            self._library.speex_echo_state_destroy(self._echo)
        self._echo = self._cleaner = None


def _pointer(samples: Samples) -> ctypes._Pointer[ctypes.c_int16]:
    return np.ascontiguousarray(samples).ctypes.data_as(ctypes.POINTER(ctypes.c_int16))
