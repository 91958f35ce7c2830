"""The machine's sound devices: which there are, which is meant, and plain words where one does not work.

Everything goes through sounddevice (PortAudio), which is loaded only here and only when it is needed.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import contextmanager
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from voicebot.audio.frame import Frame, samples_per_frame
from voicebot.audio.resample import resample
from voicebot.errors import LibraryMissingError, SoundCardError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from voicebot.audio.frame import Sound

Side = Literal["input", "output"]

WIDEBAND_RATE = 16_000
"""Samples a second that a call over a sound card runs at: what recognition hears best."""

_BUSY, _BAD_RATE = -9985, -9997
"""PortAudio's codes paDeviceUnavailable and paInvalidSampleRate."""


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device, as PortAudio sees it.

    Args:
        index: its number, for as long as nothing is plugged in or out.
        name: what the system calls it.
        host: the system's sound interface it is reached through: ALSA, Core Audio, MME.
        inputs: channels it records.
        outputs: channels it plays.
        rate: samples a second it prefers.
        defaults: the sides it is the system's own choice for.
    """

    index: int
    name: str
    host: str
    inputs: int
    outputs: int
    rate: int
    defaults: frozenset[Side] = frozenset()

    def has(self, side: Side) -> bool:
        """Tell whether it records, or plays."""
        return (self.inputs if side == "input" else self.outputs) > 0


def sound_library() -> Any:  # noqa: ANN401 - sounddevice publishes no types
    """Load sounddevice.

    Raises:
        LibraryMissingError: it is not installed, or PortAudio is not.
        SoundCardError: PortAudio does not start.
    """
    _quieten_alsa()
    try:
        return import_module("sounddevice")
    except ImportError as error:
        raise LibraryMissingError("sounddevice is not installed", remedy="pip install sounddevice") from error
    except OSError as error:
        raise LibraryMissingError(
            "PortAudio, which sounddevice plays through, is not installed", remedy="apt-get install libportaudio2"
        ) from error
    except Exception as error:  # its own PortAudioError cannot be named: the module that has it did not load
        if type(error).__name__ != "PortAudioError":
            raise
        raise SoundCardError(f"PortAudio does not start: {error}", remedy="see 'voicebot doctor'") from error


@cache
def _quieten_alsa() -> Any:  # noqa: ANN401 - ctypes makes the type of a callback where it runs
    """Keep ALSA from writing over the conversation; what it finds wrong comes back as an error, or is counted.

    Returns:
        What ALSA calls instead, which must live as long as ALSA; None where there is no ALSA.
    """
    found = find_library("asound") if sys.platform == "linux" else None
    if found is None:
        return None
    silent = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)
    handler = silent(lambda *_: None)
    ctypes.CDLL(found).snd_lib_error_set_handler(handler)
    return handler


def list_devices() -> tuple[Device, ...]:
    """List the sound devices of this machine, in PortAudio's order.

    Raises:
        LibraryMissingError: sounddevice or PortAudio is not installed.
        SoundCardError: PortAudio does not answer.
    """
    library = sound_library()
    with plain_errors("the sound devices"):
        hosts = library.query_hostapis()
        system = hosts[library.default.hostapi] if hosts else {}
        chosen: list[tuple[Side, int]] = [
            ("input", system.get("default_input_device", -1)),
            ("output", system.get("default_output_device", -1)),
        ]
        return tuple(
            Device(
                index=found["index"],
                name=found["name"],
                host=hosts[found["hostapi"]]["name"],
                inputs=found["max_input_channels"],
                outputs=found["max_output_channels"],
                rate=round(found["default_samplerate"]),
                defaults=frozenset(side for side, index in chosen if index == found["index"]),
            )
            for found in library.query_devices()
        )


def choose_device(devices: Sequence[Device], side: Side, wanted: str = "") -> Device:
    """Find the device that is meant.

    Args:
        devices: those of this machine.
        side: what it is for.
        wanted: its number, its name, or a part of its name in any case; empty: the system's own choice.

    Raises:
        SoundCardError: there is none, or several have this name.
    """
    fitting = [device for device in devices if device.has(side)]
    what = "microphone" if side == "input" else "loudspeaker"
    if not fitting:
        raise SoundCardError(
            f"this machine has no {what} that PortAudio sees",
            remedy="plug one in; where PulseAudio or PipeWire owns it: apt-get install libasound2-plugins; "
            "where only root sees it: usermod -aG audio $USER. Without a sound card: 'voicebot chat'",
        )
    if not wanted:
        return next((device for device in fitting if side in device.defaults), fitting[0])
    exact = [device for device in fitting if wanted in (str(device.index), device.name)]
    found = exact or [device for device in fitting if wanted.casefold() in device.name.casefold()]
    if not found:
        listed = ", ".join(f"{device.index} {device.name}" for device in fitting)
        raise SoundCardError(f"there is no {what} '{wanted}'", remedy=f"there are: {listed}")
    # Windows shows each device once for each of its sound interfaces: the system's own choice tells which is meant
    usual = {device.host for device in fitting if side in device.defaults}
    found = [device for device in found if device.host in usual] or found
    if len(found) > 1:
        listed = ", ".join(f"{device.index} {device.name}" for device in found)
        raise SoundCardError(f"'{wanted}' may be any of: {listed}", remedy="give its number")
    return found[0]


@contextmanager
def plain_errors(what: str) -> Iterator[None]:
    """Say PortAudio's errors in words, with the remedy.

    Args:
        what: the thing in use, as ``the microphone 'USB'``.

    Raises:
        SoundCardError: PortAudio failed.
    """
    library = sound_library()
    try:
        yield
    except library.PortAudioError as error:
        code = error.args[1] if len(error.args) > 1 else 0
        host = str(error.args[2][2]) if len(error.args) > 2 else ""  # noqa: PLR2004 - (text, code, host's words)
        reason = (host or str(error.args[0] if error.args else error)).rstrip(". ")
        if code == _BUSY or "busy" in reason.casefold():
            raise SoundCardError(
                f"{what} is in use by another program", remedy="close that program, or choose another device"
            ) from error
        if "permission" in reason.casefold() or "denied" in reason.casefold():
            raise SoundCardError(
                f"{what} may not be used: {reason}", remedy="usermod -aG audio $USER, then log in again"
            ) from error
        remedy = "choose another device: 'voicebot talk --list-devices' shows them"
        raise SoundCardError(f"{what} does not work: {reason}", remedy=remedy) from error


def usable_rate(*devices: tuple[Device, Side], wanted: int = WIDEBAND_RATE) -> int:
    """Tell at how many samples a second devices can run together: as wanted, or else as the first prefers.

    Raises:
        SoundCardError: a device is busy, may not be used, or they agree on no rate.
    """
    library = sound_library()
    for rate in dict.fromkeys((wanted, *(device.rate for device, _ in devices))):
        try:
            for device, side in devices:
                check = library.check_input_settings if side == "input" else library.check_output_settings
                check(device=device.index, channels=1, dtype="int16", samplerate=rate)
        except library.PortAudioError as error:
            if error.args[1:2] == (_BAD_RATE,):
                continue
            with plain_errors(f"'{device.name}'"):
                raise
        return rate
    raise SoundCardError(
        f"{' and '.join(repr(device.name) for device, _ in devices)} run at different rates",
        remedy="choose a microphone and a loudspeaker of the same sound card",
    )


@contextmanager
def microphone(wanted: str = "", *, rate: int = WIDEBAND_RATE) -> Iterator[Callable[[], Frame]]:
    """Open a microphone alone, to record from.

    Args:
        wanted: which, see `choose_device`.
        rate: samples a second, where the device can; the frames tell at how many it runs.

    Yields:
        A function that waits for the next 20 ms and gives them; what was said between two calls is not lost for
        some tenths of a second.

    Raises:
        LibraryMissingError: sounddevice or PortAudio is not installed.
        SoundCardError: there is no such microphone, or it cannot be opened.
    """
    device = choose_device(list_devices(), "input", wanted)
    used = usable_rate((device, "input"), wanted=rate)
    size = samples_per_frame(used)
    what = f"the microphone '{device.name}'"

    def read() -> Frame:
        with plain_errors(what):
            taken, _ = stream.read(size)
        return Frame(np.frombuffer(taken, dtype="<i2").astype(np.int16), used)

    with plain_errors(what):
        stream = sound_library().RawInputStream(
            samplerate=used, blocksize=size, device=device.index, channels=1, dtype="int16", latency="high"
        )
        stream.start()
    try:
        yield read
    finally:
        stream.close(ignore_errors=True)


def play_sound(sound: Sound, wanted: str = "") -> None:
    """Play a sound to its end.

    Args:
        sound: what to play.
        wanted: the loudspeaker, see `choose_device`.

    Raises:
        LibraryMissingError: sounddevice or PortAudio is not installed.
        SoundCardError: there is no such loudspeaker, or it cannot be opened.
    """
    device = choose_device(list_devices(), "output", wanted)
    heard = resample(sound, usable_rate((device, "output"), wanted=sound.rate))
    with plain_errors(f"the loudspeaker '{device.name}'"):
        sound_library().play(heard.samples, heard.rate, device=device.index, blocking=True)
