"""Sound files in and out. Reads whatever libsndfile reads, says what is odd, and names what is broken."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import soundfile

from voicebot.audio.frame import FRAME_MS, TELEPHONE_RATE, Samples, Sound, samples_per_frame
from voicebot.audio.level import FULL_SCALE, to_int16
from voicebot.audio.riff import read_header
from voicebot.errors import AudioFileError, Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATES = range(4_000, 192_001)
"""Samples a second that a recording of speech may have; anything else in a header is nonsense."""

MIXED_DOWN = ", mixed down"
"""How the remark ends that a file had several channels: nothing is wrong with it."""

_BLOCK = 1024
"""Samples read at a time: what a broken compressed file loses beside the part that is missing."""

_LENGTH_UNKNOWN = 0x7FFF_0000
"""Programs that write WAV into a pipe promise this many bytes or more, because they cannot know."""


def read_sound(path: Path | str) -> Sound:
    """Read a sound file of any kind, rate and number of channels.

    Channels are mixed down. A file that ends before its header says is read as far as it goes. Both are told in
    ``remarks``.

    Returns:
        Mono 16-bit sound at the file's own rate, at least one sample long.

    Raises:
        AudioFileError: there is no such file, it may not be read, is empty, not a sound, has a senseless rate, or
            holds no samples.
    """
    path = Path(path)
    try:
        channels, promised, rate = _read_file(path)
    except OSError as error:
        raise AudioFileError(
            f"cannot be opened: {_reason(error)}", place=Place(path), remedy="check its name and its permissions"
        ) from error
    except soundfile.SoundFileError as error:
        raise AudioFileError(
            f"not a sound file that can be read: {_reason(error)}",
            place=Place(path),
            remedy="give a WAV, FLAC, OGG or MP3 file",
        ) from error
    if not len(channels):
        raise AudioFileError("holds no sound, only a header", place=Place(path), remedy="record or convert it again")
    return Sound(_to_mono(channels), rate, tuple(_remarks(channels, promised, rate)))


def read_channels(path: Path) -> tuple[Samples, int]:
    """Read a recording with its channels apart.

    Returns:
        Shape (n, channels), dtype int16, perhaps without any samples; and samples a second.

    Raises:
        AudioFileError: as `read_sound`, but a file without samples is read.
    """
    try:
        channels, _, rate = _read_file(path)
    except (OSError, soundfile.SoundFileError) as error:
        raise AudioFileError(
            f"not a sound file that can be read: {_reason(error)}", place=Place(path), remedy="record it again"
        ) from error
    return to_int16(channels * FULL_SCALE), rate


def write_wav(path: Path | str, samples: Samples, rate: int) -> None:
    """Write a 16-bit WAV file.

    Args:
        path: where; an existing file is replaced.
        samples: shape (n,) for mono or (n, 2) for stereo, dtype int16.
        rate: samples a second.

    Raises:
        AudioFileError: the file cannot be written.
    """
    try:
        with Path(path).open("wb") as out:  # libsndfile itself calls every refusal a system error
            soundfile.write(out, samples, rate, subtype="PCM_16", format="WAV")
    except (soundfile.SoundFileError, OSError) as error:
        raise AudioFileError(
            f"cannot be written: {_reason(error)}", place=Place(path), remedy="check the folder and its permissions"
        ) from error


class WavWriter:
    """Writes a stereo recording while it happens. The header is mended every second, so the file survives a crash.

    Args:
        path: where; an existing file is replaced.
        rate: samples a second.

    Raises:
        AudioFileError: the file cannot be created.
    """

    def __init__(self, path: Path | str, rate: int = TELEPHONE_RATE) -> None:
        self._pending: list[Samples] = []
        self._silence = np.zeros(samples_per_frame(rate), dtype=np.int16)
        try:
            self._file = Path(path).open("wb")  # noqa: SIM115 - open until close
        except OSError as error:
            raise AudioFileError(
                f"cannot be written: {_reason(error)}",
                place=Place(path),
                remedy="check the folder and its permissions",
            ) from error
        # wave rather than soundfile: it rewrites the header at every writeframes, libsndfile only when it closes
        self._wave = wave.open(self._file, "wb")  # noqa: SIM115 - open until close
        self._wave.setnchannels(2)
        self._wave.setsampwidth(2)
        self._wave.setframerate(rate)

    def append(self, left: Samples | None, right: Samples | None) -> None:
        """Add one frame to both sides; None is 20 ms of silence, the shorter side is filled up with silence."""
        sides = [self._silence if side is None else side for side in (left, right)]
        both = np.zeros((max(map(len, sides)), 2), dtype="<i2")
        for column, side in enumerate(sides):
            both[: len(side), column] = side
        self._pending.append(both)
        if len(self._pending) * FRAME_MS >= 1000:  # noqa: PLR2004 - one second
            self._write()

    def _write(self) -> None:
        self._wave.writeframes(b"".join(part.tobytes() for part in self._pending))
        self._file.flush()
        self._pending.clear()

    def close(self) -> None:
        """Write what is left and close; closing again does nothing."""
        if self._file.closed:
            return
        self._write()
        self._wave.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _check_file(path: Path) -> None:
    """Refuse what is not a file with something in it."""
    if not path.exists():
        raise AudioFileError("there is no such file", place=Place(path), remedy="check the path")
    if path.is_dir():
        raise AudioFileError("this is a folder", place=Place(path), remedy="name a sound file in it")
    if path.stat().st_size == 0:
        raise AudioFileError("the file is empty (0 bytes)", place=Place(path), remedy="record or copy it again")


def _check_rate(rate: int, path: Path) -> None:
    """Refuse a rate that no recording has."""
    if rate not in RATES:
        raise AudioFileError(
            f"the header promises {rate} samples a second",
            place=Place(path),
            remedy=f"record it again at {RATES.start} to {RATES.stop - 1} Hz; telephones use {TELEPHONE_RATE}",
        )


def _read_file(path: Path) -> tuple[NDArray[np.float32], int, int]:
    """Read what is there: the channels as of `_read_blocks`, how long they should be, and their rate."""
    _check_file(path)
    header = read_header(path)
    if header:
        _check_rate(header.rate, path)
    with soundfile.SoundFile(path) as file:
        rate, promised = int(file.samplerate), int(file.frames)
        _check_rate(rate, path)
        channels = _read_blocks(file)
    if header and header.data_there < header.data_bytes < _LENGTH_UNKNOWN:
        promised = len(channels) * header.data_bytes // max(header.data_there, 1)
    return channels, promised, rate


def _read_blocks(file: soundfile.SoundFile) -> NDArray[np.float32]:
    """Read up to the end or up to the first broken block; shape (n, channels), full scale is 1.0."""
    blocks: list[NDArray[np.float32]] = []
    while True:
        try:
            # float, because libsndfile does not scale floating-point files to integers
            block = file.read(_BLOCK, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError:
            break
        if not len(block):
            break
        blocks.append(block)
    return np.concatenate(blocks) if blocks else np.zeros((0, 1), dtype=np.float32)


def _to_mono(channels: NDArray[np.float32]) -> Samples:
    """Mix the channels down to 16 bits."""
    return to_int16(channels.mean(axis=1) * FULL_SCALE)


def _remarks(channels: NDArray[np.float32], promised: int, rate: int) -> list[str]:
    """Say what was odd about the file."""
    found, count = channels.shape
    remarks = []
    if count > 1:
        remarks.append(f"stereo{MIXED_DOWN}" if count == 2 else f"{count} channels{MIXED_DOWN}")  # noqa: PLR2004 - stereo
    if found < promised:
        remarks.append(f"cut short: {found / rate:.1f} s of {promised / rate:.1f} s")
    return remarks


def _reason(error: Exception) -> str:
    """Give the library's reason without the path, which the place tells already."""
    return str(getattr(error, "error_string", "") or getattr(error, "strerror", "") or error).rstrip(". ").lower()
