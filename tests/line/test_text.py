from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.frame import Frame
from voicebot.errors import LineError
from voicebot.line.line import LegState, Line, LineState, Tick
from voicebot.line.operator import SimulatedOperator
from voicebot.line.text import HELP, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    Live = Callable[..., list[Tick]]


class Chat:
    """A keyboard that types the given lines and then ends; remembers after which tick each was asked for."""

    def __init__(self, live: Live, *lines: str) -> None:
        self._live = live
        self._lines = iter(lines)
        self._at = 0
        self._prompts: tuple[range, ...] = ()
        self.shown: list[str] = []
        self.asked: list[int] = []
        self.line = TextLine(self._read, self.shown.append, operator=SimulatedOperator(ring_ms=40, talk_ms=40))

    async def _read(self) -> str | None:
        self.asked.append(self._at)
        return next(self._lines, None)

    def _speak(self, tick: Tick) -> None:
        self._at = tick.at
        if any(tick.at in prompt for prompt in self._prompts):
            self.line.send(Frame.silence())

    def run(self, *prompts: range, acts: dict[int, Callable[[], None]] | None = None) -> list[Tick]:
        """Take all ticks; the robot speaks in the ticks of ``prompts``."""
        self._prompts = prompts
        return self._live(self.line, acts, self._speak)


def test_it_is_a_line(live: Live) -> None:
    line: Line = Chat(live).line
    assert line.rate == 8000


def test_the_person_is_asked_ten_ticks_after_the_robot_has_spoken(live: Live) -> None:
    chat = Chat(live, "да, удобно")
    ticks = chat.run(range(500, 1000), range(1300, 1500))
    assert chat.asked == [980 + 200, 1480 + 200]
    typed = [tick for tick in ticks if tick.text]
    assert [(tick.at, tick.text) for tick in typed] == [(1200, "да, удобно")]
    assert ticks[-1].cause == "person_hung_up"


def test_who_is_not_greeted_is_asked_after_six_seconds(live: Live) -> None:
    chat = Chat(live)
    assert chat.run()[-1].at == 6000


def test_an_empty_line_is_six_seconds_of_silence(live: Live) -> None:
    chat = Chat(live, "", "  ")
    ticks = chat.run(range(20, 40))
    first, second, third = chat.asked
    assert second - first == third - second == 6000
    assert not any(tick.text for tick in ticks)


def test_a_silence_is_over_when_the_robot_speaks(live: Live) -> None:
    chat = Chat(live, "")
    chat.run(range(20, 40), range(4000, 4500))
    assert chat.asked == [220, 4680]


@pytest.mark.parametrize(
    ("typed", "keys"), [("/1", "1"), ("/12#", "12#"), ("/key 5", "5"), ("4071#", "4071#"), (" /* ", "*"), ("#", "#")]
)
def test_keys(live: Live, typed: str, keys: str) -> None:
    ticks = Chat(live, typed).run(range(20, 40))
    assert [(tick.keys, tick.text) for tick in ticks if tick.keys or tick.text] == [(keys, "")]


def test_a_number_without_hash_is_text(live: Live) -> None:
    assert [tick.text for tick in Chat(live, "42").run() if tick.text] == ["42"]


@pytest.mark.parametrize("lines", [("/bye", "more"), (" /bye ",), ()])
def test_hanging_up(live: Live, lines: tuple[str, ...]) -> None:
    chat = Chat(live, *lines)
    ticks = chat.run()
    assert (ticks[-1].state, ticks[-1].cause) == (LineState.ENDED, "person_hung_up")
    assert len(chat.asked) == 1


def test_an_unknown_command_shows_what_there_is_and_asks_again(live: Live) -> None:
    chat = Chat(live, "/help", "/quit", "да")
    ticks = chat.run()
    assert chat.shown == [HELP, HELP]
    assert [tick.text for tick in ticks if tick.text] == ["да"]


def test_what_the_robot_says_is_shown(live: Live) -> None:
    chat = Chat(live)
    chat.run(acts={40: partial(chat.line.send_text, "Здравствуйте!")})
    assert chat.shown == ["Здравствуйте!"]


def test_the_robot_hangs_up(live: Live) -> None:
    chat = Chat(live, "да")
    ticks = chat.run(acts={100: chat.line.hang_up})
    assert (ticks[-1].at, ticks[-1].cause, chat.asked) == (120, "robot_hung_up", [])


def test_nobody_is_asked_while_an_operator_is_rung_and_the_briefing_is_shown(live: Live) -> None:
    chat = Chat(live, "оператора")

    def hand_over(tick: Tick) -> None:
        if tick.text:
            chat.line.ring_operator("sip:201")
        if tick.leg is LegState.ANSWERED and not chat.line.briefings:
            chat.line.brief_operator("Ирина, хочет человека")
        if tick.leg is LegState.ACCEPTED:
            chat.line.bridge()

    ticks = live(chat.line, None, hand_over)
    assert ticks[-1].cause == "handed_off"
    assert chat.shown == ["[sip:201] Ирина, хочет человека"]
    assert len(chat.asked) == 1


def test_nothing_is_sent_before_the_answer(live: Live) -> None:
    chat = Chat(live)
    with pytest.raises(LineError, match="the line is dialing"):
        chat.run(range(20))


def test_a_tick_every_20_ms(live: Live) -> None:
    ticks = Chat(live, "да", "", "/1", "нет").run(range(100, 300), range(2000, 2100))
    assert [tick.at for tick in ticks] == list(range(0, 20 * len(ticks), 20))
    assert [tick.state for tick in ticks[:2]] == [LineState.DIALING, LineState.ANSWERED]
