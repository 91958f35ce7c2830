from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from voicebot.cli import talk_view
from voicebot.cli.output import console, kept_files
from voicebot.cli.talk_view import TalkView, meter, show_end
from voicebot.events import CallEvent, LineChanged, OutcomeSet, RobotPaused, RobotStarted, RobotStopped, UtteranceEnded
from voicebot.journal.record import CallHeader, CallRecord
from voicebot.journal.summary import build_record
from voicebot.line.microphone import SoundQuality

if TYPE_CHECKING:
    from collections.abc import Callable

HEARD = UtteranceEnded(at=900, text="да", onset=500, offset=800, reason="answer")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    monkeypatch.setattr(console, "width", 200)
    return lambda: capsys.readouterr().out


def record(*events: CallEvent) -> CallRecord:
    header = CallHeader(id="1", script="s", language="ru", started_at=datetime(2026, 11, 23, tzinfo=UTC))
    return build_record(header, [*events, LineChanged(at=5000, state="ended", cause="person_hung_up")])


def test_a_meter_is_empty_in_silence_and_full_near_clipping() -> None:
    assert meter(-120) == "░" * 10
    assert meter(0) == "█" * 10
    assert meter(-32.5).count("█") == 5


def test_the_live_line_has_both_levels_and_what_is_being_said() -> None:
    view = TalkView(lambda: (-10.0, -120.0))
    assert view.status().plain == "you █████████░  robot ░░░░░░░░░░  Ctrl-C hangs up"
    view.overhear("да удоб")
    assert view.status().plain.endswith("  да удоб…")


def test_what_was_said_leaves_the_live_line_for_the_conversation(shown: Callable[[], str]) -> None:
    view = TalkView(lambda: (-120.0, -120.0))
    view.overhear("да")
    view.show(HEARD)
    assert "да" in shown()
    assert "да…" not in view.status().plain


def test_where_nobody_looks_there_is_no_live_line(shown: Callable[[], str]) -> None:
    with TalkView(lambda: (-10.0, -10.0)).live():
        pass
    assert shown() == ""


def test_on_a_terminal_the_live_line_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, _environ={"TERM": "xterm"})
    monkeypatch.setattr(talk_view, "console", screen)
    with TalkView(lambda: (-10.0, -10.0)).live():
        pass
    assert isinstance(screen.file, io.StringIO)
    assert "█" in screen.file.getvalue()


def test_the_end_tells_outcome_quickness_and_echo(shown: Callable[[], str]) -> None:
    held = record(
        RobotPaused(at=592, onset=500),
        RobotStopped(at=700, heard="", fraction=0.5, because="speech"),
        HEARD,
        RobotStarted(at=960, text="Хорошо.", node="done", role="prompt", gap=160),
        OutcomeSet(at=1000, outcome="confirmed"),
    )
    show_end(held, SoundQuality(echo_delay_ms=90, cancelled_db=23.4, loudest_dbfs=-15), "talk", cancelling=True)
    assert shown().splitlines() == [
        "outcome: confirmed",
        "reply after 160 ms (median of 1), 160 ms at most",
        "interrupted 1 times, silent after 92 ms",
        "echo after 90 ms, made quieter by 23 dB",
        kept_files("talk"),
    ]


def test_what_was_wrong_with_the_sound_is_told(shown: Callable[[], str]) -> None:
    bad = SoundQuality(gaps=3, overruns=2, dropouts=1, restarts=1, left_out_ms=80, loudest_dbfs=-60)
    show_end(record(), bad, "", cancelling=True)
    told = shown()
    assert "outcome: none" in told
    assert "no echo: headphones" in told
    assert "the microphone is very quiet (-60 dBFS at the loudest)" in told
    assert "sound was lost: 3 frames did not arrive, 2 pieces came too fast" in told
    assert "the robot broke off 1 times, 80 ms of silence were left out" in told
    show_end(record(), SoundQuality(loudest_dbfs=-15), "", cancelling=False)
    assert shown() == "outcome: none\n"
