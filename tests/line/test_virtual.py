from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.frame import Frame
from voicebot.errors import LineError
from voicebot.line.callee import Pickup, Reply
from voicebot.line.line import LegState, Line, Tick
from voicebot.line.operator import Briefing, SimulatedOperator
from voicebot.line.simulated import SimulatedLine

if TYPE_CHECKING:
    from collections.abc import Callable

    Live = Callable[..., list[Tick]]


class Mute:
    """Says nothing, and keeps what it hears."""

    def __init__(self) -> None:
        self.heard: dict[int, Frame | None] = {}

    def step(self, at: int, robot: Frame | None) -> Reply:
        self.heard[at] = robot
        return Reply(hang_up=at >= 2000)


def refused(act: Callable[[], None], words: str) -> Callable[[], None]:
    """Make an act that must be refused with these words and a remedy."""

    def attempt() -> None:
        with pytest.raises(LineError, match=words) as caught:
            act()
        assert caught.value.remedy

    return attempt


@pytest.fixture
def line() -> SimulatedLine:
    operators = {
        "sip:1": SimulatedOperator(ring_ms=40, think_ms=40, talk_ms=100),
        "sip:2": SimulatedOperator(0, "busy"),
    }
    return SimulatedLine(Mute(), pickup=Pickup(ring_ms=40), operators=operators)


def test_it_is_a_line(line: SimulatedLine) -> None:
    as_line: Line = line
    assert as_line.rate == 8000


def test_nothing_is_sent_before_the_answer_or_after_the_end(line: SimulatedLine, live: Live) -> None:
    send = partial(line.send, Frame.silence())
    refused(send, "cannot send a frame: the line is dialing")()
    live(line, {20: refused(send, "the line is dialing"), 40: send, 2000: refused(send, "the line is ended")})
    refused(send, "the line is ended")()


def test_text_and_operators_need_somebody_at_the_other_end(line: SimulatedLine, live: Live) -> None:
    text = refused(partial(line.send_text, "a"), "cannot send text: the line is")
    ring = refused(partial(line.ring_operator, "sip:1"), "cannot ring an operator: the line is")
    live(line, {0: text, 20: ring, 2000: ring})
    text()


def test_a_tick_takes_one_frame(line: SimulatedLine, live: Live) -> None:
    def twice() -> None:
        line.send(Frame.silence())
        refused(partial(line.send, Frame.silence()), "two frames in the tick at 100 ms")()

    live(line, {100: twice, 120: partial(line.send, Frame.silence())})


@pytest.mark.parametrize("frame", [Frame.silence(16000), Frame(np.zeros(80, dtype=np.int16))])
def test_a_frame_has_the_lines_rate_and_size(line: SimulatedLine, live: Live, frame: Frame) -> None:
    live(line, {100: refused(partial(line.send, frame), "on a line of 8000 Hz")})


def test_hanging_up_overtakes_audio(live: Live) -> None:
    callee = Mute()
    line = SimulatedLine(callee, pickup=Pickup(ring_ms=40))

    def last_words() -> None:
        line.send(Frame.silence())
        line.hang_up()

    ticks = live(line, {100: last_words, 120: line.hang_up})
    assert (ticks[-1].at, ticks[-1].cause) == (120, "robot_hung_up")
    assert list(callee.heard) == [40, 60, 80, 100]
    assert set(callee.heard.values()) == {None}


def test_the_robot_may_hang_up_while_it_rings(line: SimulatedLine, live: Live) -> None:
    assert [tick.cause for tick in live(line, {0: line.hang_up})] == ["", "robot_hung_up"]


def test_one_operator_at_a_time(line: SimulatedLine, live: Live) -> None:
    again = refused(partial(line.ring_operator, "sip:2"), "cannot ring sip:2: sip:1 is on the line")
    live(line, {100: partial(line.ring_operator, "sip:1"), 120: again})
    assert line.rung == ["sip:1"]


def test_the_next_operator_may_be_rung_in_the_tick_that_tells_the_end_of_the_one_before(
    line: SimulatedLine, live: Live
) -> None:
    ticks = live(
        line,
        {
            100: partial(line.ring_operator, "sip:2"),
            140: partial(line.ring_operator, "nobody"),
            180: partial(line.ring_operator, "sip:1"),
        },
    )
    legs = {tick.at: tick.leg for tick in ticks if 100 <= tick.at <= 200}
    assert legs == {
        100: None,
        120: LegState.RINGING,
        140: LegState.BUSY,
        160: LegState.RINGING,
        180: LegState.FAILED,
        200: LegState.RINGING,
    }


def test_the_next_operator_may_be_rung_in_the_tick_that_drops_the_one_before(line: SimulatedLine, live: Live) -> None:
    def next_one() -> None:
        line.drop_operator()
        line.ring_operator("sip:2")

    ticks = live(line, {100: partial(line.ring_operator, "sip:1"), 160: next_one})
    assert [tick.leg for tick in ticks if 160 <= tick.at <= 220] == [
        LegState.ANSWERED,
        LegState.RINGING,
        LegState.BUSY,
        None,
    ]


def test_an_operator_who_has_not_picked_up_is_neither_briefed_nor_bridged(line: SimulatedLine, live: Live) -> None:
    def too_early() -> None:
        refused(partial(line.brief_operator, "a"), "cannot brief: the operator's leg is ringing")()
        refused(line.bridge, "cannot bridge: the operator's leg is ringing")()

    nobody = refused(line.bridge, "cannot bridge: the operator's leg is none")
    live(line, {60: nobody, 100: partial(line.ring_operator, "sip:1"), 120: too_early})


def test_what_was_told_is_kept_with_its_time(line: SimulatedLine, live: Live) -> None:
    live(
        line,
        {
            60: partial(line.send_text, "Здравствуйте!"),
            100: partial(line.ring_operator, "sip:1"),
            160: partial(line.brief_operator, "Ирина, хочет перенести"),
        },
    )
    assert line.texts == [(60, "Здравствуйте!")]
    assert line.briefings == [Briefing(160, "sip:1", "Ирина, хочет перенести")]


def test_the_robot_is_silent_once_it_has_bridged(line: SimulatedLine, live: Live) -> None:
    send = partial(line.send, Frame.silence())

    def give_away() -> None:
        line.bridge()
        refused(send, "bridged to an operator")()

    ticks = live(line, {100: partial(line.ring_operator, "sip:1"), 160: give_away, 200: refused(send, "bridged")})
    assert [tick.at for tick in ticks if tick.leg is LegState.BRIDGED] == [180, 200, 220, 240, 260]
    assert (ticks[-1].at, ticks[-1].cause, ticks[-1].leg) == (280, "handed_off", LegState.ENDED)


def test_dropping_the_operator_gives_the_person_back(line: SimulatedLine, live: Live) -> None:
    ticks = live(
        line,
        {
            60: line.drop_operator,
            100: partial(line.ring_operator, "sip:1"),
            160: line.bridge,
            200: line.drop_operator,
            220: partial(line.send, Frame.silence()),
        },
    )
    assert {tick.at: tick.leg for tick in ticks if 180 <= tick.at <= 240} == {
        180: LegState.BRIDGED,
        200: LegState.BRIDGED,
        220: LegState.ENDED,
        240: None,
    }
    assert ticks[-1].cause == "person_hung_up"


def test_a_line_is_dialed_once(line: SimulatedLine, live: Live) -> None:
    live(line)
    with pytest.raises(LineError, match="dialed already"):
        live(line)
