from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.audio.frame import Frame
from voicebot.audio.level import rms_dbfs
from voicebot.audio.mix import Echo
from voicebot.audio.tones import noise, ring_back, tone
from voicebot.errors import LineError
from voicebot.line.callee import NotAnswered, Pickup, Reply
from voicebot.line.line import LegState, LineState, Tick
from voicebot.line.operator import SimulatedOperator
from voicebot.line.simulated import Loss, SimulatedLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Live = Callable[..., list[Tick]]

FULL = Frame(np.full(160, 1000, dtype=np.int16))


class Scripted:
    """Replies as listed, one a tick, then hangs up; keeps what it hears and when."""

    def __init__(self, replies: Sequence[Reply]) -> None:
        self._replies = iter(replies)
        self.heard: list[tuple[int, Frame | None]] = []

    def step(self, at: int, robot: Frame | None) -> Reply:
        self.heard.append((at, robot))
        return next(self._replies, Reply(hang_up=True))


def test_dialing_answer_and_hang_up(live: Live) -> None:
    line = SimulatedLine(Scripted([Reply(FULL), Reply(keys="5"), Reply(text="да")]), pickup=Pickup(ring_ms=60))
    ticks = live(line)
    assert [(tick.at, tick.state.value, tick.keys, tick.text, tick.cause) for tick in ticks] == [
        (0, "dialing", "", "", ""),
        (20, "dialing", "", "", ""),
        (40, "dialing", "", "", ""),
        (60, "answered", "", "", ""),
        (80, "answered", "5", "", ""),
        (100, "answered", "", "да", ""),
        (120, "ended", "", "", "person_hung_up"),
    ]
    assert [tick.heard.gap for tick in ticks] == [True, True, True, False, False, False, True]
    np.testing.assert_array_equal(ticks[3].heard.samples, FULL.samples)
    assert not ticks[4].heard.samples.any()


@pytest.mark.parametrize("cause", get_args(NotAnswered))
def test_nobody_answers(live: Live, cause: NotAnswered) -> None:
    callee = Scripted([])
    ticks = live(SimulatedLine(callee, pickup=Pickup(ring_ms=1000, answers=False, cause=cause)))
    assert {tick.state for tick in ticks[:-1]} == {LineState.DIALING}
    assert (ticks[-1].at, ticks[-1].state, ticks[-1].cause) == (1000, LineState.ENDED, cause)
    assert callee.heard == []


def test_early_media_is_heard_before_the_answer_and_cut_by_it(live: Live) -> None:
    early = ring_back(100, 16000)
    line = SimulatedLine(Scripted([]), pickup=Pickup(ring_ms=80, early=early))
    ticks = live(line)
    assert [tick.state.value for tick in ticks] == ["dialing", "early", "early", "early", "ended"]
    assert all(rms_dbfs(tick.heard.samples) > -25 for tick in ticks[1:4])


def test_early_media_that_is_over_leaves_silence(live: Live) -> None:
    ticks = live(SimulatedLine(Scripted([]), pickup=Pickup(ring_ms=100, early=tone([425], 40))))
    assert [bool(tick.heard.samples.any()) for tick in ticks] == [False, True, True, False, False, False]
    assert not ticks[3].heard.gap


def test_the_callee_hears_each_frame_a_tick_later(live: Live) -> None:
    callee = Scripted([Reply()] * 4)
    line = SimulatedLine(callee, pickup=Pickup(ring_ms=40))
    live(line, {40: partial(line.send, FULL), 80: partial(line.send, FULL)})
    assert callee.heard == [(40, None), (60, FULL), (80, None), (100, FULL), (120, None)]


def test_while_held_nothing_is_heard_either_way_and_time_goes_on(live: Live) -> None:
    callee = Scripted([Reply(FULL), Reply(FULL, hold=True), Reply(hold=True), Reply(FULL), Reply()])
    line = SimulatedLine(callee, pickup=Pickup(ring_ms=20))
    ticks = live(line, {at: partial(line.send, FULL) for at in (20, 40, 60, 80)})
    assert [tick.state.value for tick in ticks] == [
        "dialing",
        "answered",
        "held",
        "held",
        "answered",
        "answered",
        "ended",
    ]
    assert [tick.heard.gap for tick in ticks[1:5]] == [False, True, True, False]
    assert [frame for _, frame in callee.heard] == [None, FULL, None, None, FULL, None]


def test_listed_gaps_are_marked_and_silent(live: Live) -> None:
    line = SimulatedLine(Scripted([Reply(FULL)] * 5), pickup=Pickup(ring_ms=40), gaps=frozenset({3, 4}))
    ticks = live(line)
    assert [tick.heard.gap for tick in ticks[2:7]] == [False, True, True, False, False]
    assert not ticks[3].heard.samples.any()


def test_random_gaps_repeat_with_their_seed(live: Live) -> None:
    def lost(seed: int) -> list[int]:
        line = SimulatedLine(Scripted([Reply()] * 1000), pickup=Pickup(ring_ms=20), gaps=Loss(0.1, seed))
        return [tick.at for tick in live(line) if tick.heard.gap]

    assert len(lost(1)) == pytest.approx(100, abs=40)
    assert lost(1) == lost(1)
    assert lost(1) != lost(2)


def test_echo_and_noise_are_added(live: Live) -> None:
    def line_with(echo: Echo | None, behind: bool) -> SimulatedLine:  # noqa: FBT001 - a test's own helper
        return SimulatedLine(
            Scripted([Reply(FULL)] * 5),
            pickup=Pickup(ring_ms=20),
            echo=echo,
            noise=noise("pink", 30, -40, 16000) if behind else None,
        )

    echoing = line_with(Echo(40, 20), behind=False)
    ticks = live(echoing, {20: partial(echoing.send, FULL)})
    assert [int(tick.heard.samples[0]) for tick in ticks[1:6]] == [1000, 1000, 1100, 1000, 1000]
    noisy = live(line_with(None, behind=True))
    behind = np.concatenate([tick.heard.samples - FULL.samples for tick in noisy[1:6]])
    assert rms_dbfs(behind) == pytest.approx(-40, abs=1)
    # 30 ms of noise come again and again
    np.testing.assert_array_equal(behind[:240], behind[240:480])
    assert not noisy[0].heard.samples.any()


def test_a_callee_at_another_rate_is_refused(live: Live) -> None:
    with pytest.raises(LineError, match="320 samples at 16000 Hz on a line of 8000 Hz"):
        live(SimulatedLine(Scripted([Reply(Frame.silence(16000))])))


def test_a_line_of_another_rate(live: Live) -> None:
    line = SimulatedLine(Scripted([Reply()]), rate=16000, pickup=Pickup(ring_ms=40, early=tone([425], 40)))
    assert {(tick.heard.rate, len(tick.heard.samples)) for tick in live(line)} == {(16000, 320)}


def test_an_endless_call_is_cut(live: Live) -> None:
    ticks = live(SimulatedLine(Scripted([Reply()] * 100_000)))
    assert (ticks[-1].at, ticks[-1].cause) == (600_000, "too_long")


def test_the_person_may_hang_up_while_the_operator_rings(live: Live) -> None:
    line = SimulatedLine(Scripted([Reply()] * 5), pickup=Pickup(ring_ms=20), operators={"a": SimulatedOperator()})
    ticks = live(line, {40: partial(line.ring_operator, "a")})
    assert [tick.leg for tick in ticks[2:]] == [None, *[LegState.RINGING] * 3, LegState.ENDED]
    assert ticks[-1].cause == "person_hung_up"


def test_the_person_is_heard_while_bridged_and_their_hanging_up_ends_the_hand_over(live: Live) -> None:
    operators = {"a": SimulatedOperator(ring_ms=20)}
    line = SimulatedLine(Scripted([Reply(FULL)] * 10), pickup=Pickup(ring_ms=20), operators=operators)
    ticks = live(line, {20: partial(line.ring_operator, "a"), 60: line.bridge})
    assert [tick.leg for tick in ticks if tick.at >= 80] == [*[LegState.BRIDGED] * 7, LegState.ENDED]
    assert all(tick.heard.samples.any() for tick in ticks[1:-1])
    assert ticks[-1].cause == "handed_off"


def test_an_operator_gone_between_accepting_and_the_bridge_leaves_the_person_with_the_robot(live: Live) -> None:
    operators = {"a": SimulatedOperator(ring_ms=20, think_ms=20, answer="hangs_up")}
    line = SimulatedLine(Scripted([Reply()] * 10), pickup=Pickup(ring_ms=20), operators=operators)

    def join_at_once(tick: Tick) -> None:
        if tick.leg is LegState.ACCEPTED:
            line.bridge()

    ticks = live(line, {20: partial(line.ring_operator, "a"), 120: partial(line.send, FULL)}, join_at_once)
    legs = [tick.leg for tick in ticks if 40 <= tick.at <= 120]
    assert legs == [LegState.RINGING, LegState.ANSWERED, LegState.ACCEPTED, LegState.ENDED, None]
    assert ticks[-1].cause == "person_hung_up"


def test_other_tasks_get_their_turn() -> None:
    async def together() -> int:
        async def consume() -> None:
            async for _ in SimulatedLine(Scripted([Reply()] * 1000)).ticks():
                pass

        call = asyncio.create_task(consume())
        turns = 0
        while not call.done():
            await asyncio.sleep(0)
            turns += 1
        return turns

    assert asyncio.run(together()) > 10


REPLIES = st.builds(
    Reply,
    frame=st.sampled_from([None, FULL]),
    keys=st.sampled_from(["", "1"]),
    hang_up=st.integers(0, 40).map(lambda number: number == 0),
    hold=st.booleans(),
)
PICKUPS = st.builds(
    Pickup,
    ring_ms=st.integers(0, 200),
    answers=st.integers(0, 4).map(bool),
    early=st.sampled_from([None, ring_back(60)]),
)
OPERATORS = st.builds(
    SimulatedOperator,
    ring_ms=st.integers(0, 100),
    answer=st.sampled_from(["accepts", "rejects", "busy", "no_answer", "fails", "hangs_up"]),
    think_ms=st.integers(0, 100),
    ring_limit_ms=st.integers(0, 200),
    talk_ms=st.integers(0, 200),
)
ACTS = st.lists(st.sampled_from(["", "send", "ring", "brief", "bridge", "drop", "hang_up"]), max_size=80)
GAPS = st.one_of(st.frozensets(st.integers(0, 60)), st.builds(Loss, st.floats(0, 1)))


def do(line: SimulatedLine, act: str) -> None:
    """Do something whether or not it is allowed now."""
    acts: dict[str, Callable[[], None]] = {
        "": lambda: None,
        "send": partial(line.send, FULL),
        "ring": partial(line.ring_operator, "a"),
        "brief": partial(line.brief_operator, "b"),
        "bridge": line.bridge,
        "drop": line.drop_operator,
        "hang_up": line.hang_up,
    }
    with suppress(LineError):
        acts[act]()


@given(st.lists(REPLIES, max_size=80), PICKUPS, OPERATORS, ACTS, GAPS)
def test_a_tick_every_20_ms_and_states_in_order_whatever_happens(
    replies: list[Reply], pickup: Pickup, operator: SimulatedOperator, acts: list[str], gaps: frozenset[int] | Loss
) -> None:
    line = SimulatedLine(
        Scripted(replies), pickup=pickup, operators={"a": operator}, gaps=gaps, echo=Echo(60, 20), longest_ms=1000
    )

    async def taken() -> list[Tick]:
        ticks = []
        async for tick in line.ticks():
            ticks.append(tick)
            do(line, acts[len(ticks) - 1] if len(ticks) <= len(acts) else "")
        return ticks

    ticks = asyncio.run(taken())
    assert [tick.at for tick in ticks] == list(range(0, 20 * len(ticks), 20))
    assert all(len(tick.heard.samples) == 160 for tick in ticks)
    assert all(tick.heard.gap for tick in ticks if tick.state in {LineState.DIALING, LineState.HELD, LineState.ENDED})
    assert not any(tick.heard.samples.any() for tick in ticks if tick.heard.gap)
    assert (
        [tick for tick in ticks if tick.state is LineState.ENDED]
        == [tick for tick in ticks if tick.cause]
        == ticks[-1:]
    )
    order = [LineState.DIALING, LineState.EARLY, LineState.ANSWERED, LineState.ENDED]
    states = [LineState.ANSWERED if tick.state is LineState.HELD else tick.state for tick in ticks]
    assert all(order.index(before) <= order.index(after) for before, after in pairwise(states))
