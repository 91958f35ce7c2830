import json
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from pydantic import TypeAdapter

from voicebot.audio.wav import write_wav
from voicebot.dialog.script import Node, Script
from voicebot.errors import CaseError
from voicebot.trial.case import Case, check_case, load_case
from voicebot.trial.case_file import CaseFile, Robot
from voicebot.yaml_file import read_yaml

DESIGN = """\
case: говорит поверх робота и просит оператора
contact: {name: Ирина Петровна, visit_at: 2026-12-01T10:00, clinic: Здоровье}
turns:
  - caller: {text: "алло"}
  - robot: greet
  - caller: {text: "да, слушаю вас", wav: ru/yes_listening.wav}
  - robot: remind
    within: 600ms
  - caller: {text: "соедините с человеком", at: 1.2s}     # 1.2 s into the robot's speech
  - robot: {reaction: operator, silent_within: 200ms}
outcome: handed_off
never: [goodbye]
"""
EVERYTHING = """\
case: 1
language: ko
now: 2026-11-30T10:00
contact: {phone: 79991234567, day: 2026-12-01, moment: 2026-12-01T10:00:00, vip: true}
turns:
  - caller: "네"
  - caller: {text: 아니요, means: нет, voice: ko+f3, after: 1s}
  - caller: {silence: 6s}
  - robot: {role: silence}
  - caller: {keys: 1}
  - robot: {says: 안녕}
  - caller: {hang_up: true}
hand_off: sales
values: {amount: 5}
voice: {voice: ko+m2, words_per_minute: 140}
noise: 12
noise_kind: babble-like
channel: clean
seed: 7
repeats: 2
operators: {"sip:201@pbx": busy, "sip:202@pbx": {answer: accepts, think: 3s}}
pickup: {ring: 2s, answers: false, cause: busy}
"""
SCRIPT = Script.model_validate(
    {
        "script": "visit_reminder",
        "language": "ru",
        "kind": "service",
        "contact": {"name": "required", "visit_at": "required", "clinic": "optional"},
        "values": {"new_time": {"kind": "datetime"}},
        "reactions": ("operator",),
        "start": "greet",
        "nodes": {"greet": {"say": "Привет"}, "remind": {"say": "Ещё"}, "goodbye": {"say": "Пока"}},
    }
)


def written(folder: Path, text: str) -> Path:
    path = folder / "cases" / "one.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    with pytest.raises(CaseError) as caught:
        load_case(path)
    return [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()]


@pytest.fixture
def design(tmp_path: Path) -> Path:
    sound = tmp_path / "audio_fixtures" / "ru" / "yes_listening.wav"
    sound.parent.mkdir(parents=True)
    write_wav(sound, np.zeros(800, dtype=np.int16), 8000)
    return written(tmp_path, DESIGN)


def test_reads_the_case_of_the_design(design: Path) -> None:
    case = load_case(design)
    turns = case.file.turns
    assert case.file.contact["visit_at"] == "2026-12-01T10:00"
    assert turns[1].robot == Robot(node="greet")
    assert turns[3].robot == Robot(node="remind", within=600)
    assert turns[4].caller is not None
    assert turns[4].caller.at == 1200
    assert turns[5].robot == Robot(reaction="operator", silent_within=200)
    assert (case.file.outcome, case.file.never) == ("handed_off", ("goodbye",))
    assert case.lines == (4, 5, 6, 7, 9, 10)


def test_finds_sounds_in_the_fixtures_above_and_beside_the_case(design: Path) -> None:
    case = load_case(design)
    assert case.sound_file("ru/yes_listening.wav") == design.parent.parent / "audio_fixtures/ru/yes_listening.wav"
    assert case.sound_file("nothing.wav") is None


def test_everything_else_a_case_may_say(tmp_path: Path) -> None:
    file = load_case(written(tmp_path, EVERYTHING)).file
    assert file.contact == {
        "phone": "79991234567",
        "day": "2026-12-01",
        "moment": "2026-12-01T10:00:00",
        "vip": "true",
    }
    assert [turn.caller.keys for turn in file.turns if turn.caller][3] == "1"
    assert file.hand_off is not None
    assert (file.hand_off.group, file.hand_off.state) == ("sales", "bridged")
    assert (file.values, file.voice.voice, file.pickup.cause) == ({"amount": "5"}, "ko+m2", "busy")
    assert (file.operators["sip:201@pbx"].answer, file.operators["sip:202@pbx"].think) == ("busy", 3000)


def test_all_faults_come_at_once_with_their_places(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        """\
case: ошибки
turns:
  - caler: {text: да}
  - robot: {node: greet, silent: 200ms}
  - caller: {text: да, at: 1s, after: 1s}
  - caller: {means: nothing}
  - robot: greet
    within: soon
  - {caller: да, robot: greet}
outcom: handed_off
noise: loud
""",
    )
    assert [line.split(" (")[0] for line in told] == [
        "3:5: unknown key 'caler'",
        "4:26: unknown key 'silent'",
        "5:13: turns.2.caller: 'at' counts from the robot's beginning, 'after' from its end: give one of them",
        "6:13: turns.3.caller: the caller does nothing: give text, wav, keys, silence or hang_up",
        "7:12: turns.4.robot.within: 'soon' is not a duration: write it like 600ms, 4s or 1.5s",
        "9:5: turns.5: a turn is either 'caller' or 'robot'",
        "10:1: unknown key 'outcom'",
        "11:8: noise: this must be a number",
    ]
    assert "did you mean caller?" in told[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n", "a case must hold keys"),
        ("case: x\nturns: []\n", "turns"),
        ("turns:\n  - robot: greet\n", "'case' is missing"),
        ("case: x\ncase: y\n", "duplicate key"),
        ("case: x\nturns:\n  - caller: {wav: gone.wav}\n", "no sound file 'gone.wav'"),
        ("case: x\nturns:\n  - robot: {}\n", "name a node, a reaction"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, says: str) -> None:
    assert says in "\n".join(faults(tmp_path, text))


def test_a_case_that_fits_its_script(design: Path) -> None:
    check_case(load_case(design), SCRIPT)


def test_a_case_made_in_a_program_is_compared_too(tmp_path: Path) -> None:
    file = CaseFile.model_validate({"case": "x", "contact": {"name": "И"}, "turns": [{"robot": "gret"}]})
    with pytest.raises(CaseError, match=r"made: unknown node 'gret' \(did you mean greet\?\)"):
        check_case(Case(tmp_path / "made", file), SCRIPT)


def test_names_that_the_script_lacks_are_told_all_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
case: x
contact: {name: Ирина}
turns:
  - robot: greeet
  - robot: {reaction: oprator}
never: [godbye]
values: {new_tme: x}
operators: {"sip:1@pbx": busy}
""",
    )
    with pytest.raises(CaseError) as caught:
        check_case(load_case(path), SCRIPT, ["sip:201@pbx"])
    assert [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()] == [
        "2:10: the contact lacks 'visit_at' (the script requires it)",
        "4:12: unknown node 'greeet' (did you mean greet?)",
        "5:23: unknown reaction 'oprator' (did you mean operator?)",
        "6:9: unknown node or reaction 'godbye' (did you mean goodbye?)",
        "7:19: unknown value 'new_tme' (did you mean new_time?)",
        "8:26: unknown operator 'sip:1@pbx' (did you mean sip:201@pbx?)",
    ]


def test_a_case_of_another_language_or_with_a_column_the_script_lacks(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """\
case: x
language: ko
contact: {name: И, visit_at: 2026-12-01T10:00, clinik: Здоровье}
turns: [{robot: greet}]
""",
    )
    with pytest.raises(CaseError) as caught:
        check_case(load_case(path), SCRIPT)
    assert [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()] == [
        "2:11: the script speaks 'ru', the case 'ko' (leave it out)",
        "3:48: unknown column 'clinik' (did you mean clinic?)",
    ]


def test_a_reaction_that_an_answer_leads_to_is_known_and_no_node(tmp_path: Path) -> None:
    script = SCRIPT.model_copy(
        update={
            "nodes": {
                **SCRIPT.nodes,
                "greet": Node.model_validate({"say": "Да?", "on": {"busy_now": "call_back_later", "yes": "remind"}}),
            }
        }
    )
    contact = "contact: {name: И, visit_at: 2026-12-01T10:00}\n"
    check_case(
        load_case(written(tmp_path, f"case: x\n{contact}turns: [{{robot: {{reaction: call_back_later}}}}]\n")), script
    )
    path = written(tmp_path, f"case: x\n{contact}turns:\n  - robot: call_back_later\n")
    with pytest.raises(CaseError) as caught:
        check_case(load_case(path), script)
    assert caught.value.remedy == "it is a reaction: write {reaction: call_back_later}"


@pytest.mark.parametrize("text", [DESIGN, EVERYTHING])
def test_what_loads_fits_the_published_schema(text: str, tmp_path: Path) -> None:
    data = read_yaml(written(tmp_path, text), CaseError).data
    schema = TypeAdapter(CaseFile).json_schema(mode="validation")
    jsonschema.validate(json.loads(json.dumps(data, default=str)), schema)


def test_the_published_schema_refuses_an_unknown_key() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"case": "x", "turns": [], "turnz": 1}, CaseFile.model_json_schema())
