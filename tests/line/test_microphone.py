from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.frame import FRAME_MS, Frame
from voicebot.errors import LineError, SoundCardError
from voicebot.line.line import LegState, Line, LineState, Tick
from voicebot.line.microphone import LOST_MS, RESTART_MS, MicrophoneLine
from voicebot.line.operator import SimulatedOperator

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.audio.frame import Samples
    from voicebot.line.duplex import Exchange

    Live = Callable[..., list[Tick]]

BLOCK_MS = 10
STEP = 100
"""The sound of each block is so much louder than that of the one before: the line's own noise is quieter."""


class FakeCard:
    """A sound card in virtual time: each wait passes 10 ms, in which a block is exchanged.

    Args:
        rate: samples a second.
        silent: virtual times, ms, in which it brings nothing.
        late: what was not brought in those times comes after all, at their end.
        dies_at: when it stops by itself ...
        mended_at: ... and when it can be started again.
        step: how much louder each block is; 0 is silence.
    """

    delay_ms = 40

    def __init__(  # noqa: PLR0913 - every way in which a sound card can be bad, each with its default
        self,
        rate: int = 16_000,
        *,
        silent: range = range(0),
        late: bool = False,
        dies_at: int = 10**9,
        mended_at: int = 10**9,
        step: int = STEP,
    ) -> None:
        self.rate = rate
        self.now = 0
        self.played = np.zeros(0, dtype=np.int16)
        self.closed = 0
        self._silent = silent
        self._late = late
        self._step = step
        self._dies_at, self._mended_at = dies_at, mended_at
        self._exchange: Exchange | None = None
        self._due = False

    @property
    def alive(self) -> bool:
        return self.now < self._dies_at

    def start(self, exchange: Exchange) -> None:
        if not self.alive:
            if self.now < self._mended_at:
                raise SoundCardError("unplugged")
            self._dies_at = 10**9
        self._exchange = exchange

    def passes(self, ms: int) -> None:
        """Let the sound card go on while nobody waits for it."""
        for _ in range(ms // BLOCK_MS):
            if self.alive and self.now not in self._silent:
                if self._late and self.now == self._silent.stop:
                    for at in self._silent[::BLOCK_MS]:
                        self._bring(at)
                self._bring(self.now)
            self.now += BLOCK_MS

    def _bring(self, at: int) -> None:
        """Bring the sound of a time, which is the time itself in steps of 10 ms, from 1."""
        assert self._exchange
        heard = np.full(self.rate * BLOCK_MS // 1000, (at // BLOCK_MS % 300 + 1) * self._step, dtype=np.int16)
        out = self._exchange(heard.tobytes())
        self.played = np.concatenate([self.played, np.frombuffer(out, dtype=np.int16)])
        self._due = True

    async def wait(self, ms: int) -> bool:
        for _ in range(ms // BLOCK_MS):
            if not self._due:
                self.passes(BLOCK_MS)
        due, self._due = self._due, False
        return due

    def close(self) -> None:
        self.closed += 1


def step(tick: Tick) -> int:
    """Tell which block a tick begins with, through the line's noise."""
    return round(float(tick.heard.samples.mean()) / STEP - 0.5)


def speech(value: int = 1000, rate: int = 16_000) -> Frame:
    return Frame(np.full(rate // 50, value, dtype=np.int16), rate)


def speaker(line: MicrophoneLine, times: range, value: int = 1000) -> Callable[[Tick], None]:
    """Let the robot speak in the ticks of ``times``, each frame a little louder than the one before."""

    def speak(tick: Tick) -> None:
        if tick.at in times and tick.state is LineState.ANSWERED:
            line.send(speech(value + (tick.at - times.start) // FRAME_MS, line.rate))

    return speak


def test_it_is_a_line_of_sixteen_kilohertz() -> None:
    line: Line = MicrophoneLine(FakeCard(48_000))
    assert line.rate == 16_000
    assert MicrophoneLine(FakeCard(8000)).rate == 8000


def test_it_answers_at_once_and_ticks_as_the_sound_card_brings_sound(live: Live) -> None:
    card = FakeCard()
    line = MicrophoneLine(card)
    ticks = live(line, {400: line.leave})
    assert [tick.state for tick in ticks[:3]] == [LineState.DIALING, LineState.ANSWERED, LineState.ANSWERED]
    assert [tick.at for tick in ticks] == list(range(0, 440, 20))
    assert card.now == 400
    heard = [step(tick) for tick in ticks[1:4]]
    assert heard == [1, 3, 5]
    assert not any(tick.heard.gap for tick in ticks[1:-1])
    assert (ticks[-1].state, ticks[-1].cause) == (LineState.ENDED, "person_hung_up")
    assert card.closed == 1


def test_what_the_robot_sends_is_played_whole_and_a_frame_later_at_most(live: Live) -> None:
    card = FakeCard()
    line = MicrophoneLine(card)
    live(line, {600: line.leave}, speaker(line, range(100, 300)))
    played = card.played[card.played != 0]
    assert played[::320].tolist() == list(range(1000, 1010))
    assert len(played) == 10 * 320
    first_ms = int(np.flatnonzero(card.played)[0]) // 16
    assert first_ms - 100 <= 2 * FRAME_MS
    assert line.quality.dropouts == 0


def test_hanging_up_overtakes_everything(live: Live) -> None:
    line = MicrophoneLine(FakeCard())
    ticks = live(line, {100: line.hang_up})
    assert (ticks[-1].at, ticks[-1].cause) == (120, "robot_hung_up")


def test_sound_that_does_not_come_is_a_gap_and_time_goes_on(live: Live) -> None:
    card = FakeCard(silent=range(200, 500))
    line = MicrophoneLine(card)
    ticks = live(line, {800: line.leave})
    gaps = [tick.at for tick in ticks[1:-1] if tick.heard.gap]
    assert len(gaps) == pytest.approx(300 / FRAME_MS, abs=1)
    assert line.quality.gaps == len(gaps)
    assert abs(card.now - 800) <= FRAME_MS
    after = next(tick for tick in ticks[1:] if not tick.heard.gap and tick.at > gaps[-1])
    assert step(after) == pytest.approx(500 / BLOCK_MS, abs=3)


def test_sound_that_comes_late_after_all_is_left_out_as_its_ticks_were_gaps(live: Live) -> None:
    card = FakeCard(silent=range(200, 400), late=True)
    line = MicrophoneLine(card)
    ticks = live(line, {800: line.leave})
    heard = [step(tick) for tick in ticks[1:-1] if not tick.heard.gap]
    assert heard == sorted(set(heard))
    assert abs(card.now - ticks[-1].at) <= 2 * FRAME_MS


def test_a_sound_card_that_is_gone_ends_the_call(live: Live) -> None:
    silent = live(MicrophoneLine(FakeCard(silent=range(100, 10**6))))
    assert silent[-1].cause == "sound_card_lost"
    assert silent[-1].at == pytest.approx(100 + LOST_MS, abs=40)
    unplugged = live(MicrophoneLine(FakeCard(dies_at=300)))
    assert unplugged[-1].cause == "sound_card_lost"
    assert unplugged[-1].at == pytest.approx(300 + LOST_MS, abs=40)


def test_a_sound_card_that_stops_while_the_robot_speaks_does_not_make_time_fly(live: Live) -> None:
    card = FakeCard(dies_at=300, mended_at=800)
    line = MicrophoneLine(card)
    live(line, {2000: line.leave}, speaker(line, range(100, 1500)))
    assert abs(card.now - 2000) <= 5 * FRAME_MS


def test_a_sound_card_that_stops_by_itself_is_started_again(live: Live) -> None:
    line = MicrophoneLine(FakeCard(dies_at=300, mended_at=800))
    ticks = live(line, {2000: line.leave})
    assert ticks[-1].cause == "person_hung_up"
    assert line.quality.restarts == 1
    gaps = [tick.at for tick in ticks[1:-1] if tick.heard.gap]
    assert 300 <= gaps[0] <= gaps[-1] <= 800 + RESTART_MS + FRAME_MS


def test_while_computing_takes_long_nothing_that_was_said_is_lost(live: Live) -> None:
    card = FakeCard()
    line = MicrophoneLine(card)
    ticks = live(line, {200: lambda: card.passes(300), 800: line.leave})
    heard = [step(tick) for tick in ticks[1:-1]]
    assert heard == list(range(1, 2 * len(heard), 2))


def test_silence_is_left_out_to_catch_up_while_the_robot_speaks(live: Live) -> None:
    card = FakeCard(step=0)
    line = MicrophoneLine(card)
    live(line, {200: lambda: card.passes(300), 1000: line.leave}, speaker(line, range(220, 700)))
    played = card.played[card.played != 0]
    assert len(played) == 480 // FRAME_MS * 320  # no frame of the robot's is lost
    assert line.quality.left_out_ms == pytest.approx(300, abs=80)


def test_a_frame_that_comes_too_late_is_counted(live: Live) -> None:
    card = FakeCard()
    line = MicrophoneLine(card)
    live(line, {300: lambda: card.passes(100), 800: line.leave}, speaker(line, range(200, 600)))
    assert line.quality.dropouts == 1


def test_an_operator_picks_up_and_takes_the_person(live: Live) -> None:
    line = MicrophoneLine(FakeCard(), operator=SimulatedOperator(ring_ms=100, think_ms=40, talk_ms=200))

    def transfer(tick: Tick) -> None:
        if tick.at == 100:
            line.ring_operator("sip:201@pbx")
        if tick.leg is LegState.ANSWERED and not line.briefings:
            line.brief_operator("Анна просит человека")
        if tick.leg is LegState.ACCEPTED:
            line.bridge()

    ticks = live(line, None, transfer)
    assert (line.rung, line.briefings[0].text) == (["sip:201@pbx"], "Анна просит человека")
    assert ticks[-1].cause == "handed_off"


def test_levels_follow_both_voices(live: Live) -> None:
    line = MicrophoneLine(FakeCard())
    seen: list[tuple[float, float]] = []

    def look(tick: Tick) -> None:
        if tick.at == 100:
            line.send(speech(3277))
        seen.append((line.heard_dbfs, line.said_dbfs))

    live(line, {200: line.leave}, look)
    assert seen[5][1] == pytest.approx(-20, abs=0.1)
    assert seen[7][1] == -120
    assert seen[7][0] > -90


def test_before_the_next_tick_only_one_frame_may_be_sent(live: Live) -> None:
    line = MicrophoneLine(FakeCard())

    def twice() -> None:
        line.send(speech())
        line.send(speech())

    with pytest.raises(LineError, match="two frames in the tick at 100"):
        live(line, {100: twice})


def test_a_card_of_another_rate_is_resampled_both_ways(live: Live) -> None:
    card = FakeCard(48_000)
    line = MicrophoneLine(card)
    ticks = live(line, {1000: line.leave}, speaker(line, range(100, 500)))
    assert {len(tick.heard.samples) for tick in ticks} == {320}
    played = np.flatnonzero(np.abs(card.played) > 500)
    assert len(played) == pytest.approx(400 * 48, rel=0.02)
    assert len(ticks) == pytest.approx(1000 / FRAME_MS, abs=3)


def test_the_robots_echo_is_taken_out_where_the_line_can(live: Live) -> None:
    made: list[tuple[int, int]] = []

    class Canceller:
        delay_ms: int | None = 60
        cancelled_db = 21.5
        closed = False
        lost = 0

        def sound_was_lost(self) -> None:
            Canceller.lost += 1

        def clean(self, heard: Samples, played: Samples) -> Samples:
            assert len(heard) == len(played) == 320
            return (heard - heard + played) * 10

        def close(self) -> None:
            Canceller.closed = True

    def make(rate: int, delay_ms: int) -> Canceller:
        made.append((rate, delay_ms))
        return Canceller()

    line = MicrophoneLine(FakeCard(), make)
    ticks = live(line, {400: line.leave}, speaker(line, range(100, 200)))
    assert made == [(16_000, 40)]
    clean = np.concatenate([tick.heard.samples for tick in ticks])
    assert np.count_nonzero(clean > 5000) == 5 * 320
    assert (line.quality.echo_delay_ms, line.quality.cancelled_db) == (60, 21.5)
    assert Canceller.closed
    assert Canceller.lost == 0
    card = FakeCard()
    line = MicrophoneLine(card, make)
    live(line, {300: lambda: card.passes(100), 800: line.leave}, speaker(line, range(200, 600)))
    assert line.quality.dropouts == Canceller.lost == 1
