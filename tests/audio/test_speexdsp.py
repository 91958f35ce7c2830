from __future__ import annotations

import ctypes
from ctypes import CDLL
from typing import NoReturn

import numpy as np
import pytest

from voicebot.audio import speexdsp
from voicebot.audio.frame import samples_per_frame
from voicebot.audio.level import rms_dbfs
from voicebot.audio.speexdsp import EchoFilter
from voicebot.errors import LibraryMissingError


@pytest.mark.parametrize("rate", [8000, 16_000])
def test_an_echo_is_learned_and_subtracted(rate: int) -> None:
    size = samples_per_frame(rate)
    played = (np.random.default_rng(0).standard_normal(size * 150) * 3000).astype(np.int16)
    heard = np.concatenate([np.zeros(size, dtype=np.int16), played[:-size]]) // 3
    echo = EchoFilter(rate)
    clean = np.concatenate(
        [echo.cancel(heard[i : i + size], played[i : i + size]) for i in range(0, len(played), size)]
    )
    echo.close()
    assert rms_dbfs(heard[-rate:]) - rms_dbfs(clean[-rate:]) > 35


def test_what_was_learned_can_be_forgotten() -> None:
    size = samples_per_frame(8000)
    played = (np.random.default_rng(0).standard_normal(size * 100) * 3000).astype(np.int16)
    echo = EchoFilter(8000)
    frames = [played[i : i + size] for i in range(0, len(played), size)]
    for frame in frames:
        clean = echo.cancel(frame // 3, frame)
    echo.forget()
    again = [echo.cancel(frame // 3, frame) for frame in frames[:5]][-1]
    echo.close()
    assert rms_dbfs(again) > rms_dbfs(clean) + 10


def test_a_closed_filter_and_what_is_no_frame_are_refused() -> None:
    echo = EchoFilter(8000)
    with pytest.raises(ValueError, match="takes 160 samples of both, not 100, 160"):
        echo.cancel(np.zeros(100, dtype=np.int16), np.zeros(160, dtype=np.int16))
    echo.close()
    echo.close()
    with pytest.raises(ValueError, match="an open filter"):
        echo.cancel(np.zeros(160, dtype=np.int16), np.zeros(160, dtype=np.int16))


def test_without_the_library_its_installation_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> NoReturn:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", fail)
    monkeypatch.setattr(speexdsp, "_library", speexdsp._library.__wrapped__)  # noqa: SLF001 - it may be loaded already
    with pytest.raises(LibraryMissingError, match="apt-get install libspeexdsp1"):
        EchoFilter(8000)


def test_the_library_is_looked_for_by_every_name(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def load(name: str) -> CDLL:
        tried.append(name)
        if name != "libspeexdsp.so.1":
            raise OSError
        return CDLL(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(speexdsp, "find_library", lambda _: "libspeexdsp.so.7")
    speexdsp._library.__wrapped__()  # noqa: SLF001 - as above
    assert tried == ["libspeexdsp.so.7", "libspeexdsp.so.1"]
