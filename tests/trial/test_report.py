from __future__ import annotations

import json
from pathlib import Path

from voicebot.events import (
    HandOffChanged,
    KeyPressed,
    LineChanged,
    NodeEntered,
    OutcomeSet,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    UnderstoodAs,
    UtteranceEnded,
    ValueSet,
)
from voicebot.trial.case import Case
from voicebot.trial.case_file import CaseFile
from voicebot.trial.report import as_json, conversation, plain, render
from voicebot.trial.verdict import Result, Spoken, judge

FILE = CaseFile.model_validate(
    {
        "case": "подтверждает",
        "turns": [{"robot": "greet"}, {"caller": {"text": "да", "means": "yes"}}, {"robot": "remind"}],
        "outcome": "confirmed",
    }
)
EVENTS = (
    NodeEntered(at=900, node="greet"),
    RobotStarted(at=1000, text="Вам удобно?", node="greet", role="prompt"),
    RobotResumed(at=1500, because="back_channel"),
    UtteranceEnded(at=3000, text="два", onset=2400, offset=2800, reason="unknown"),
    UnderstoodAs(
        at=3000, node="greet", text="два", intent=None, kind="unclear", probability=0.31, phrase="да", stage="fuzzy"
    ),
    RobotStarted(at=3020, text="Не расслышал.", node="greet", role="unclear", gap=220),
    RobotStopped(at=3500, heard="Не", fraction=0.2, because="speech"),
    KeyPressed(at=3600, key="1"),
    ValueSet(at=3700, name="day", value="monday"),
    HandOffChanged(at=3800, state="ringing", group="sales", operator="201"),
    OutcomeSet(at=4000, outcome="no_answer"),
    LineChanged(at=5000, state="ended", cause="person_hung_up"),
)
SPOKEN = (Spoken(1, 2400, 2800, "да"), Spoken(1, 3400, 3600, "да", again=True))


def result(file: CaseFile = FILE) -> Result:
    return Result(Case(Path("cases/a.yaml"), file, (3, 4, 5)), "audio", EVENTS, SPOKEN, judge(file, EVENTS, SPOKEN))


def test_a_failure_reads_like_the_conversation_with_the_wrong_line_marked() -> None:
    assert plain(result()) == (
        "FAILED подтверждает (cases/a.yaml, audio)\n"
        "     1.0 s  robot   node greet: Вам удобно?\n"
        "     1.5 s  robot   goes on (back_channel)\n"
        "     2.4 s  caller  да  [yes]\n"
        "     3.0 s  heard   “два”\n"
        "     3.0 s  heard   = unclear - (0.31, nearest “да”)\n"
        "✗    3.0 s  robot   node greet (unclear): Не расслышал.  ⟨220 ms⟩\n"
        "              expected: node remind  (cases/a.yaml:5)\n"
        "              but was:  node greet (unclear)\n"
        "              said:       да\n"
        "              heard:      два\n"
        "              understood: unclear - (0.31, nearest “да”)\n"
        "     3.4 s  caller  да  [yes]  (again)\n"
        "     3.5 s  robot   stops (speech) after “Не”\n"
        "     3.6 s  heard   key 1\n"
        "     3.7 s  heard   day = monday\n"
        "     3.8 s  call    hand-off ringing 201\n"
        "     4.0 s  call    outcome no_answer\n"
        "     5.0 s  call    ended: person_hung_up\n"
        "✗ outcome\n"
        "              expected: confirmed\n"
        "              but was:  no_answer\n"
    )


def test_what_passed_is_one_line() -> None:
    passed = result(
        CaseFile.model_validate({"case": "x", "turns": [{"robot": "greet"}, {"robot": {"role": "unclear"}}]})
    )
    assert plain(passed) == "passed x (cases/a.yaml, audio)\n"


def test_colours_are_only_colours() -> None:
    assert render(result()).plain == plain(result())
    assert render(result()).spans


def test_json_holds_verdict_and_conversation() -> None:
    told = json.loads(json.dumps(as_json(result()), ensure_ascii=False))
    assert (told["case"], told["passed"], told["mode"]) == ("подтверждает", False, "audio")
    assert told["faults"][0] == {
        "kind": "order",
        "expected": "node remind",
        "got": "node greet (unclear)",
        "line": 5,
        "at": 3020,
    }
    assert told["conversation"][0] == {"at": 1000, "who": "robot", "text": "node greet: Вам удобно?"}
    assert len(told["conversation"]) == len(conversation(result()))
