from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.frame import Frame, samples_per_frame
from voicebot.audio.level import rms_dbfs
from voicebot.line.callee import Reply
from voicebot.line.microphone import MicrophoneLine
from voicebot.line.virtual_room import VirtualRoom

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.audio.frame import Samples
    from voicebot.line.duplex import Duplex
    from voicebot.line.line import Tick

    Live = Callable[..., list[Tick]]

SIZE = samples_per_frame(16_000)


class Person:
    """Says one loud frame at a time, and hangs up at another."""

    def __init__(self, speaks_at: int = -1, leaves_at: int = -1) -> None:
        self.heard: list[tuple[int, bool]] = []
        self._speaks_at, self._leaves_at = speaks_at, leaves_at

    def step(self, at: int, robot: Frame | None) -> Reply:
        self.heard.append((at, robot is not None))
        frame = Frame(np.full(SIZE, 5000, dtype=np.int16), 16_000) if at == self._speaks_at else None
        return Reply(frame=frame, hang_up=at == self._leaves_at)


def microphone(room: VirtualRoom, played: list[int]) -> list[Samples]:
    """Play frames of these values, one a frame of time, and give what the microphone brought."""
    brought: list[Samples] = []

    def exchange(heard: bytes) -> bytes:
        brought.append(np.frombuffer(heard, dtype=np.int16))
        return np.full(SIZE, played[len(brought) - 1], dtype=np.int16).tobytes()

    async def run() -> None:
        room.start(exchange)
        for _ in played:
            assert await room.wait(20)
        room.close()
        assert not await room.wait(20)

    asyncio.run(run())
    return brought


def test_it_is_a_sound_card() -> None:
    room: Duplex = VirtualRoom(Person())
    assert (room.rate, room.alive) == (16_000, False)


def test_what_is_played_is_heard_later_and_quieter() -> None:
    room = VirtualRoom(Person(), echo_db=20, echo_delay_ms=60, reverberation_ms=0, noise_dbfs=-120)
    levels = [rms_dbfs(frame) for frame in microphone(room, [0, 8000, 0, 0, 0, 0, 0, 0])]
    assert levels[4] == pytest.approx(rms_dbfs(np.full(SIZE, 800, dtype=np.int16)), abs=0.1)
    assert max(levels[:4] + levels[5:]) < -90


def test_a_room_reverberates_and_headphones_do_not() -> None:
    played = [0, 8000, 0, 0, 0, 0, 0, 0, 0, 0]
    after = [rms_dbfs(frame) for frame in microphone(VirtualRoom(Person(), noise_dbfs=-120), played)]
    assert after[7] > after[9] > -80
    silent = microphone(VirtualRoom(Person(), echo_db=None, noise_dbfs=-120), played)
    assert not np.concatenate(silent).any()


def test_there_is_noise_and_a_person_in_it() -> None:
    brought = microphone(VirtualRoom(Person(speaks_at=40), noise_dbfs=-60), [0, 0, 0, 0])
    assert rms_dbfs(brought[0]) == pytest.approx(-60, abs=1)
    assert rms_dbfs(brought[2]) == pytest.approx(rms_dbfs(np.full(SIZE, 5000, dtype=np.int16)), abs=0.1)


def test_the_person_hears_the_robot_and_may_leave(live: Live) -> None:
    person = Person(leaves_at=400)
    room = VirtualRoom(person)
    line = MicrophoneLine(room)
    room.when_left = line.leave

    def speak(tick: Tick) -> None:
        if 100 <= tick.at < 200:
            line.send(Frame(np.full(SIZE, 3000, dtype=np.int16), 16_000))

    ticks = live(line, None, speak)
    assert ticks[-1].cause == "person_hung_up"
    heard = [at for at, robot in person.heard if robot]
    assert 100 <= heard[0] <= 160
    assert len(heard) == pytest.approx(5, abs=1)
