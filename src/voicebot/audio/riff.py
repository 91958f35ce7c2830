"""What a WAV file's header promises; libsndfile silently corrects what does not fit, and then nobody learns of it."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Header:
    """The promises of a WAV header.

    Args:
        rate: samples a second.
        data_bytes: bytes of sound that should follow.
        data_there: bytes that do follow, of whatever they are.
    """

    rate: int
    data_bytes: int
    data_there: int


def read_header(path: Path) -> Header | None:
    """Read a WAV file's header; None when it is another kind of file or its header is not whole."""
    with path.open("rb") as file:
        if file.read(4) != b"RIFF" or file.read(8)[4:] != b"WAVE":
            return None
        rate = 0
        while len(chunk := file.read(8)) == 8:  # noqa: PLR2004 - a chunk begins with its name and its size
            name, size = struct.unpack("<4sI", chunk)
            if name == b"data":
                return Header(rate, size, path.stat().st_size - file.tell())
            body = file.read(size + size % 2)
            if name == b"fmt " and len(body) >= 8:  # noqa: PLR2004 - up to and with the rate
                _, _, rate = struct.unpack_from("<HHI", body)
    return None
