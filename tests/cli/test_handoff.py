from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.handoff.book import load_book

if TYPE_CHECKING:
    from collections.abc import Callable

DIALOGS = Path(__file__).parents[2] / "dialogs"
FILE = Path("dialogs/handoff.yaml")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(DIALOGS / "visit_reminder", tmp_path / "dialogs/visit_reminder")
    (tmp_path / FILE).write_bytes((DIALOGS / "handoff.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "olga")


def test_list_shows_phrases_groups_and_triggers(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("handoff", "list")
    assert ran.code == 0
    for shown in (
        "соедините с оператором",
        "not: какой у вас оператор",
        "seniors  sip:301@pbx  24/7  order: listed\n",
        "by hand",
        "3 × unclear in a row",
    ):
        assert shown in ran.out


def test_list_as_data_says_who_added_what(voicebot: Callable[..., Any]) -> None:
    voicebot("handoff", "add", "хочу менеджера", "--language", "ru", "--author", "Ольга")
    listed = voicebot("handoff", "list", "--json").json
    assert listed["version"] == load_book(FILE).version
    assert listed["groups"]["sales"]["to"] == ["sip:201@pbx", "sip:202@pbx"]
    added = {row["phrase"]: row["added_by"] for row in listed["phrases"]}
    assert (added["хочу менеджера"], added["оператор"]) == ("Ольга", None)


def test_a_file_without_anything_is_shown_as_such(voicebot: Callable[..., Any]) -> None:
    FILE.unlink()
    assert "no phrases yet" in voicebot("handoff", "list").out


def test_add_writes_the_phrase_for_the_login_name(voicebot: Callable[..., Any]) -> None:
    ran = voicebot(
        "handoff", "add", "хочу менеджера", "-g", "seniors", "-s", "visit_reminder", "-e", "не хочу менеджера"
    )
    assert (ran.code, "calls 'seniors'" in ran.out) == (0, True)
    entry = load_book(FILE).phrases[-1]
    assert (entry.say, entry.scripts, entry.except_) == (
        ("хочу менеджера",),
        ("visit_reminder",),
        ("не хочу менеджера",),
    )
    (change,) = voicebot("handoff", "history", "--json").json
    assert (change["author"], change["action"], change["phrase"]) == ("olga", "add", "хочу менеджера")
    assert "olga" in voicebot("handoff", "history").out


def test_a_phrase_that_collides_is_refused_and_shown_beside_what_it_collides_with(voicebot: Callable[..., Any]) -> None:
    before = FILE.read_bytes()
    ran = voicebot("handoff", "add", "отмените запись", "-l", "ru")
    assert ran.code == 1
    assert "100%  intent cancel  отмените запись" in ran.out
    assert "visit_reminder: remind, reschedule" in ran.out
    told = voicebot("handoff", "add", "отмените запись", "-l", "ru", "--json")
    assert (told.code, told.json["added"]) == (1, None)
    first = told.json["collisions"][0]
    assert (first["script"], first["name"], first["phrase"], first["near"]) == (
        "visit_reminder",
        "cancel",
        "отмените запись",
        1.0,
    )
    assert FILE.read_bytes() == before


def test_what_is_near_is_told_and_added(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("handoff", "add", "мне нужен живой человек", "-l", "ru")
    assert ran.code == 0
    assert "told apart" in ran.out
    assert "are_you_a_robot" in ran.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "хочу менеджера", "-g", "sale"), "did you mean sales?"),
        (("add", "хочу менеджера", "-s", "visit_remind"), "did you mean visit_reminder?"),
        (("add", "хочу менеджера", "-l", "xx"), "'xx' is none of ru, en, ko"),
        (("add", "..."), "a phrase without words"),
        (("add", "оператор", "-l", "ru"), "is listed already"),
        (("remove", "аператор"), "did you mean оператор?"),
        (("try",), "give a text or --calls"),
        (("try", " "), "give a text or --calls"),
        (("try", "да", "--node", "remnd"), "did you mean remind?"),
        (("try", "--calls", "dialogs"), "no record.json below dialogs"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], words: tuple[str, ...], told: str) -> None:
    ran = voicebot("handoff", *words)
    assert (ran.code, told in ran.err) == (2, True)


def test_remove_takes_the_phrase_out(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("handoff", "remove", "Буду жаловаться!")
    assert (ran.code, "does not call 'seniors' any more" in ran.out) == (0, True)
    (change,) = voicebot("handoff", "remove", "хочу пожаловаться", "--json").json["removed"]
    assert change["after"]["say"] == ["позовите начальника", "позовите старшего"]


def test_a_script_that_is_wrong_is_left_out_and_said(voicebot: Callable[..., Any]) -> None:
    Path("dialogs/broken").mkdir()
    Path("dialogs/broken/script.yaml").write_text("script: broken\n", encoding="utf-8")
    ran = voicebot("handoff", "add", "хочу менеджера")
    assert (ran.code, "broken/script.yaml is left out" in ran.err) == (0, True)


def test_try_tells_where_a_text_calls_an_operator(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("handoff", "try", "соедините с человеком")
    assert ran.code == 0
    assert ran.out.startswith("● calls: hand-off sales 100%, nearest “соедините с человеком”")
    assert "visit_reminder: greet, remind" in ran.out


def test_try_names_the_exception_that_stops_it(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("handoff", "try", "какой у вас оператор", "-s", "visit_reminder", "-n", "remind", "--json")
    (one,) = ran.json
    assert (ran.code, one["calls_operator"], one["stopped_by"]) == (1, False, ["какой у вас оператор"])
    assert "какой у вас оператор" in voicebot("handoff", "try", "какой у вас оператор").out


def test_try_replays_recorded_calls(voicebot: Callable[..., Any]) -> None:
    case = "dialogs/visit_reminder/cases/demo.yaml"
    voicebot("call", "dialogs/visit_reminder", case, "--typed", "--out", "calls/one")
    nothing = voicebot("handoff", "try", "--calls", "calls", "--json")
    assert (nothing.code, nothing.json) == (1, {"calls": 1, "turns": []})
    turns = json.loads(Path("calls/one/record.json").read_text(encoding="utf-8"))["turns"]
    heard = next(turn["heard"] for turn in turns if turn["kind"] == "intent")
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(
        text.replace("  - {say: [оператор]", f"  - {{say: ['{heard}'], group: sales}}\n  - {{say: [оператор]"),
        encoding="utf-8",
    )
    Path("calls/two").mkdir()
    Path("calls/two/record.json").write_text("{}", encoding="utf-8")
    ran = voicebot("handoff", "try", "--calls", "calls")
    assert ran.code == 0
    assert "two/record.json is left out: it is no call record" in ran.err
    assert heard in ran.out
    assert "now called" in ran.out
    (turn,) = voicebot("handoff", "try", "--calls", "calls", "--json").json["turns"]
    assert (turn["heard"], turn["handed_over"], turn["now"]["kind"]) == (heard, True, "hand_off")
