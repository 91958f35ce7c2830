import struct
from pathlib import Path

import pytest

from voicebot.audio.riff import Header, read_header

FMT = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 16000, 2, 16)


def test_promises_are_read_past_other_chunks(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    odd = struct.pack("<4sI", b"LIST", 3) + b"abc\0"
    path.write_bytes(b"RIFF\0\0\0\0WAVE" + FMT + odd + struct.pack("<4sI", b"data", 1000) + bytes(600))
    assert read_header(path) == Header(rate=8000, data_bytes=1000, data_there=600)


@pytest.mark.parametrize("content", [b"", b"RIFF", b"fLaC\0\0\0\x22", b"RIFF\0\0\0\0AVI ", b"RIFF\0\0\0\0WAVE" + FMT])
def test_other_files_promise_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    assert read_header(path) is None
