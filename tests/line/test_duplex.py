from __future__ import annotations

import asyncio
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from voicebot.errors import SoundCardError
from voicebot.line.duplex import Duplex, SoundCard


class FakePortAudioError(Exception):
    pass


class FakeStream:
    """A stream of sounddevice whose callback is called by the test."""

    latency = (0.02, 0.03)

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever sounddevice takes
        self.options = options
        self.active = False
        self.closed = False

    def start(self) -> None:
        self.active = True

    def stop(self, *, ignore_errors: bool) -> None:
        self.active = not ignore_errors

    def close(self, *, ignore_errors: bool) -> None:
        self.closed = ignore_errors

    def call(self, heard: bytes, *, overflow: bool = False) -> bytes:
        """Call the callback as PortAudio does."""
        out = bytearray(len(heard))
        self.options["callback"](
            heard, memoryview(out), len(heard) // 2, None, SimpleNamespace(input_overflow=overflow)
        )
        return bytes(out)


class FakeLibrary:
    PortAudioError = FakePortAudioError
    default = SimpleNamespace(hostapi=0)

    def __init__(self) -> None:
        self.streams: list[FakeStream] = []
        self.fails = False

    def query_hostapis(self) -> list[dict[str, Any]]:
        return [{"name": "ALSA", "default_input_device": 0, "default_output_device": 1}]

    def query_devices(self) -> list[dict[str, Any]]:
        both = {"hostapi": 0, "default_samplerate": 48_000.0}
        microphone = {"index": 0, "name": "USB", "max_input_channels": 1, "max_output_channels": 0}
        loudspeaker = {"index": 1, "name": "PCH", "max_input_channels": 0, "max_output_channels": 2}
        return [microphone | both, loudspeaker | both]

    def check_input_settings(self, **_: object) -> None:
        pass

    check_output_settings = check_input_settings

    def RawStream(self, **options: Any) -> FakeStream:  # noqa: ANN401, N802 - sounddevice's own
        if self.fails:
            raise FakePortAudioError("Device unavailable", -9985)
        self.streams.append(FakeStream(**options))
        return self.streams[-1]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    return fake


def test_microphone_and_loudspeaker_run_in_one_stream(library: FakeLibrary) -> None:
    card = SoundCard()
    duplex: Duplex = card
    assert (duplex.rate, duplex.alive, card.names) == (16_000, False, ("USB", "PCH"))

    async def run() -> None:
        card.start(lambda heard, *, lost: bytes(len(heard)) if lost else heard[::-1])
        stream = library.streams[0]
        assert (stream.options["device"], stream.options["channels"]) == ((0, 1), 1)
        assert stream.options["blocksize"] == 160
        assert (card.alive, card.delay_ms) == (True, 50)
        assert stream.call(b"\x01\x02") == b"\x02\x01"
        assert stream.call(b"\x01\x02", overflow=True) == b"\x00\x00"
        assert await card.wait(1000)
        assert not await card.wait(1)
        card.close()
        card.close()
        assert (stream.closed, card.alive) == (True, False)

    asyncio.run(run())


def test_started_again_it_opens_another_stream(library: FakeLibrary) -> None:
    async def run() -> None:
        card = SoundCard()
        card.start(lambda heard, *, lost: heard if not lost else b"")
        card.start(lambda heard, *, lost: heard if not lost else b"")
        assert [stream.closed for stream in library.streams] == [True, False]
        card.close()

    asyncio.run(run())


def test_a_busy_card_is_told(library: FakeLibrary) -> None:
    async def run() -> None:
        card = SoundCard("usb", "pch")
        library.fails = True
        with pytest.raises(SoundCardError, match="'USB' with 'PCH' is in use by another program"):
            card.start(lambda heard, *, lost: heard if not lost else b"")

    asyncio.run(run())
