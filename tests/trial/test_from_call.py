from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.events import (
    CallEvent,
    HandOffChanged,
    KeyPressed,
    LineChanged,
    OutcomeSet,
    RobotFinished,
    RobotStarted,
    RobotStopped,
    UtteranceEnded,
    ValueSet,
)
from voicebot.journal.record import CallHeader
from voicebot.journal.summary import build_record
from voicebot.trial.case_file import CaseFile
from voicebot.trial.from_call import Cut, DraftCase, draft_case

if TYPE_CHECKING:
    from voicebot.events import Use

ANSWERED = LineChanged(at=2000, state="answered")


def ended(at: int, cause: str = "robot_hung_up") -> LineChanged:
    return LineChanged(at=at, state="ended", cause=cause)


def says(at: int, node: str, role: str = "prompt", reaction: str | None = None) -> RobotStarted:
    return RobotStarted(at=at, text="Здравствуйте!", node=node, role=role, reaction=reaction)


def hears(onset: int, offset: int, text: str = "да", used: Use = "answer") -> UtteranceEnded:
    return UtteranceEnded(at=offset + 200, text=text, onset=onset, offset=offset, reason="answer", used=used)


def drafted(*events: CallEvent) -> DraftCase:
    header = CallHeader(
        id="1", script="s", language="ru", started_at=datetime(2026, 11, 23, 12, tzinfo=UTC), contact={"name": "Анна"}
    )
    return draft_case(build_record(header, events, "recording.wav"), "разговор", "talk", 16_000)


def turns(*events: CallEvent) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = drafted(*events).document["turns"]
    return listed


def test_a_call_becomes_a_case_that_can_be_read() -> None:
    draft = drafted(
        ANSWERED,
        says(2500, "greet"),
        RobotFinished(at=4500),
        hears(5000, 5600, "да, удобно"),
        says(5800, "remind"),
        ValueSet(at=5800, name="day", value="2026-12-01"),
        OutcomeSet(at=5800, outcome="confirmed"),
        RobotFinished(at=7000),
        ended(7020),
    )
    case = CaseFile.model_validate(draft.document)
    assert (case.case, case.contact, case.outcome) == ("разговор", {"name": "Анна"}, "confirmed")
    assert (case.channel, case.rate, case.repeats, case.pickup.ring) == ("recorded", 16_000, 0, 2000)
    assert case.now == datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert case.values == {"day": "2026-12-01"}
    assert draft.document["turns"] == [
        {"robot": "greet"},
        {"caller": {"text": "да, удобно", "wav": "talk/01.wav", "after": "300ms"}},
        {"robot": "remind"},
    ]
    assert draft.cuts == (Cut("talk/01.wav", 4800, 5800),)


def test_what_interrupts_counts_from_the_robots_beginning() -> None:
    listed = turns(
        ANSWERED,
        says(2500, "greet"),
        RobotStopped(at=4200, heard="", fraction=0.5, because="speech"),
        hears(3500, 4100),
        ended(5000),
    )
    assert listed[1]["caller"]["at"] == "800ms"


def test_what_begins_right_after_the_robot_is_not_said_over_it() -> None:
    listed = turns(ANSWERED, says(2500, "greet"), RobotFinished(at=4500), hears(4600, 5000), ended(6000))
    assert listed[1]["caller"] == {"text": "да", "wav": "talk/01.wav", "after": "0ms"}


def test_a_second_turn_counts_from_the_end_of_the_first() -> None:
    draft = drafted(ANSWERED, hears(2600, 3000, "алло", "greeting"), hears(4000, 4400), ended(6000))
    first, second = (turn["caller"] for turn in draft.document["turns"])
    assert first["after"] == "400ms"
    assert second["after"] == f"{3800 - (3200 - 20)}ms"


def test_utterances_that_touch_are_parted_between_them() -> None:
    cuts = drafted(ANSWERED, hears(3000, 4000), hears(4100, 5000), ended(9000)).cuts
    assert [(cut.begin_ms, cut.end_ms) for cut in cuts] == [(2800, 4040), (4040, 5200)]


def test_noise_that_led_to_nothing_is_left_out() -> None:
    assert turns(ANSWERED, says(2500, "greet"), hears(3000, 3100, "", "ignored"), ended(9000)) == [{"robot": "greet"}]
    answer = turns(ANSWERED, hears(3000, 3100, ""), ended(9000))
    assert answer[0]["caller"] == {"wav": "talk/01.wav", "after": "800ms"}


@pytest.mark.parametrize(
    ("prompt", "listed"),
    [
        (says(2500, "greet"), "greet"),
        (says(2500, "greet", "silence"), {"node": "greet", "role": "silence"}),
        (says(2500, "greet", "reaction", "repeat"), {"reaction": "repeat"}),
        (says(2500, "greet", "hand_off", "operator"), {"reaction": "operator"}),
        (says(2500, "greet", "confirm", "operator"), {"reaction": "operator", "role": "confirm"}),
    ],
)
def test_each_prompt_is_listed_so_that_it_is_recognised(prompt: RobotStarted, listed: object) -> None:
    draft = drafted(ANSWERED, prompt, ended(9000))
    assert draft.document["turns"] == [{"robot": listed}]
    robot = CaseFile.model_validate(draft.document).turns[0].robot
    assert robot
    assert robot.fits(prompt)


def test_keys_and_hanging_up_are_turns() -> None:
    listed = turns(
        ANSWERED,
        says(2500, "greet"),
        KeyPressed(at=3000, key="1"),
        RobotFinished(at=4000),
        ended(5000, "person_hung_up"),
    )
    assert listed[1:] == [
        {"caller": {"keys": "1", "at": "500ms"}},
        {"caller": {"hang_up": True, "after": "1000ms"}},
    ]


def test_operators_do_again_what_they_did() -> None:
    def changed(state: Any, operator: str = "") -> HandOffChanged:  # noqa: ANN401 - one of the event's words
        return HandOffChanged(at=5000, state=state, group="sales", operator=operator)

    document = drafted(
        ANSWERED,
        says(2500, "greet"),
        changed("requested"),
        changed("ringing", "sip:201@pbx"),
        changed("busy", "sip:201@pbx"),
        changed("ringing", "sip:202@pbx"),
        changed("accepted", "sip:202@pbx"),
        changed("bridged", "sip:202@pbx"),
        ended(9000, "handed_off"),
    ).document
    assert document["operators"] == {"sip:201@pbx": "busy"}
    assert document["hand_off"] == {"group": "sales", "operator": "sip:202@pbx", "state": "bridged"}
