from __future__ import annotations

from voicebot.events import (
    CallEvent,
    FaultNoted,
    HandOffChanged,
    LineChanged,
    NodeEntered,
    Reading,
    RobotFinished,
    RobotStarted,
    UnderstoodAs,
    UtteranceEnded,
)
from voicebot.journal.page_rows import (
    Band,
    Break,
    HandOffRow,
    NodeRow,
    NoteRow,
    PersonRow,
    RobotRow,
    node_bands,
    rows,
    state_bands,
)


def of_kind(events: list[CallEvent], kind: type) -> list:  # type: ignore[type-arg]
    return [row for row in rows(events) if isinstance(row, kind)]


def hand_off(at: int, state: str, operator: str = "", **more: str) -> HandOffChanged:
    return HandOffChanged.model_validate({"at": at, "state": state, "group": "sales", "operator": operator, **more})


def test_rows_come_in_the_order_in_which_they_began(events: list[CallEvent]) -> None:
    shown = rows(events)
    assert [row.at for row in shown] == sorted(row.at for row in shown)
    assert [row.kind for row in shown[:5]] == ["note", "note", "person", "node", "robot"]


def test_a_prompt_knows_its_breaks_and_what_was_not_said(events: list[CallEvent]) -> None:
    first = of_kind(events, RobotRow)[0]
    assert first.breaks == [Break(3000, 160, 3300, "back_channel"), Break(3800, 180)]
    assert (first.heard, first.rest, first.because, first.end) == (
        "Здравствуйте,",
        " вам удобно?",
        "speech",
        4100,
    )
    assert first.spoken() == [(2560, 3000), (3300, 3800)]


def test_a_prompt_that_is_played_out_has_no_rest() -> None:
    events: list[CallEvent] = [
        RobotStarted(at=100, text="Да", node="a", role="prompt"),
        RobotFinished(at=400),
    ]
    (row,) = of_kind(events, RobotRow)
    assert (row.heard, row.rest, row.spoken()) == (None, "", [(100, 400)])


def test_an_utterance_carries_its_readings_and_the_other_hearing() -> None:
    readings = [
        Reading(name=name, kind="intent", probability=p) for name, p in (("yes", 0.9), ("no", 0.2), ("far", 0.01))
    ]
    events: list[CallEvent] = [
        UtteranceEnded(at=300, text="да", onset=100, offset=250, reason="answer", free_text="ну да"),
        UnderstoodAs(at=300, node="a", text="да", intent="yes", kind="intent", probability=0.9, ranked=tuple(readings)),
        UtteranceEnded(at=600, text="да", onset=500, offset=550, reason="answer", free_text="беда", decided_by="free"),
    ]
    first, second = of_kind(events, PersonRow)
    assert (first.text, first.other, first.free) == ("да", "ну да", False)
    assert [(one.name, chosen) for one, chosen in first.ranked] == [("yes", True), ("no", False)]
    assert (second.text, second.other, second.free, second.ranked) == ("беда", "да", True, [])


def test_a_transfer_is_one_row_over_all_its_operators() -> None:
    first = [hand_off(10, "requested", "a"), hand_off(20, "failed", "a"), hand_off(20, "requested", "b")]
    events: list[CallEvent] = [
        *first,
        hand_off(30, "failed"),
        hand_off(90, "requested", "a"),
        hand_off(95, "bridged", "a"),
    ]
    one, two = of_kind(events, HandOffRow)
    assert [state.at for state in one.states] == [10, 20, 20, 30]
    assert [state.state for state in two.states] == ["requested", "bridged"]
    assert (two.end, two.briefing) == (95, "")


def test_everything_else_is_a_note() -> None:
    events: list[CallEvent] = [NodeEntered(at=0, node="a"), FaultNoted(at=5, code="x", message="y")]
    assert [type(row) for row in rows(events)] == [NodeRow, NoteRow]


def test_bands_of_nodes_reach_to_the_next_and_to_the_end() -> None:
    events: list[CallEvent] = [NodeEntered(at=10, node="a"), NodeEntered(at=40, node="b")]
    assert node_bands(events, 100) == [Band(10, 40, "a"), Band(40, 100, "b")]
    assert node_bands([], 100) == []


def test_bands_of_the_line_leave_plain_talk_out() -> None:
    events: list[CallEvent] = [
        LineChanged(at=0, state="dialing"),
        LineChanged(at=10, state="answered"),
        LineChanged(at=30, state="held"),
        LineChanged(at=50, state="answered"),
        hand_off(60, "requested", "a"),
        hand_off(60, "ringing", "a"),
        hand_off(80, "failed"),
    ]
    assert state_bands(events, 100) == [Band(0, 10, "dialing"), Band(30, 50, "held"), Band(60, 80, "ringing")]
