from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.loading import load_script, load_translations
from voicebot.errors import ScriptError
from voicebot.trial.case import check_case, load_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], Path]

GOOD = """script: sample
language: ru
kind: service
reactions: [operator]
start: first
nodes:
  first:
    say: Придёте?
    on: {yes: done, no: done}
  done:
    say: Спасибо!
    hang_up: true
"""


def fault(write: Write, wrong: str) -> str:
    with pytest.raises(ScriptError) as raised:
        load_script(write(wrong))
    return str(raised.value)


def test_loads_a_folder_or_its_file(write_script: Write) -> None:
    path = write_script(GOOD)
    assert load_script(path) == load_script(path.parent)


def test_yes_no_and_on_are_words(write_script: Write) -> None:
    assert set(load_script(write_script(GOOD)).nodes["first"].on) == {"yes", "no"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    hang_up: true", "    hang_upp: true", "script.yaml:12:5: unknown key 'hang_upp' (did you mean hang_up?)"),
        ("kind: service", "kind: sales", "script.yaml:3:7: kind:"),
        ("start: first", "start: frist", "script.yaml:5:8: there is no node 'frist' (did you mean first?)"),
        ("yes: done", "yes: donne", "script.yaml:9:15: there is no node or reaction 'donne' (did you mean done?)"),
        ("{yes: done, no", "{yess: done, no", "script.yaml:9:10: there is no intent 'yess' (did"),
        ("[operator]", "[operater]", "script.yaml:4:13: there is no reaction 'operater' (did you mean operator?)"),
        ("Придёте?", "Придёте, {{ nome }}?", "script.yaml:8:10: 'nome' is neither in `contact` nor in `values`"),
        ("Придёте?", '"{{ name"', "script.yaml:8:10: '{{ name' is no template"),
        ("    on:", "\ton:", "not YAML"),
        ("start: first", "start: first\nstart: done", "script.yaml:6:1: found duplicate key"),
        ("start: first\n", "", "the key 'start' is missing"),
        ("    on:", "    silence: {after: 4 days, say: А?, then: done}\n    on:", "write it like 600ms, 4s or 1.5s"),
        ("    say: Спасибо!", "    say: 5", "put it in quotes"),
    ],
)
def test_says_where_and_what_is_wrong(write_script: Write, old: str, new: str, said: str) -> None:
    assert said in fault(write_script, GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("start: first", "start: frist", "5:8: there is no node 'frist' (did you mean first?)"),
        (
            "yes: done, no: done",
            "yes: donne, no: first",
            "9:15: there is no node or reaction 'donne' (did you mean done?)",
        ),
        (
            "nodes:\n  first:\n    say: Придёте?\n    on: {",
            "intents: {change_order: []}\nnodes:\n  first:\n    say: Придёте?\n    on: {change_order: done, ",
            "6:11: the intent 'change_order' has no phrases (list some)",
        ),
    ],
)
def test_one_mistake_is_one_fault(write_script: Write, old: str, new: str, said: str) -> None:
    assert fault(write_script, GOOD.replace(old, new, 1)).split("script.yaml:", 1)[1] == said


def test_all_faults_come_at_once(write_script: Write) -> None:
    wrong = GOOD.replace("yes: done", "yes: donne").replace("[operator]", "[operater]").replace("first\n", "frist\n", 1)
    assert len(fault(write_script, wrong).splitlines()) >= 3


@pytest.mark.parametrize("content", ["", "- a\n- b\n", "just words\n"])
def test_a_file_without_a_script(write_script: Write, content: str) -> None:
    assert "the file holds no script" in fault(write_script, content)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "script.yaml"
    path.write_bytes(GOOD.encode("cp1251"))
    with pytest.raises(ScriptError, match=r"script.yaml:8: the file is not UTF-8 \(save it as UTF-8\)"):
        load_script(path)


def test_a_missing_file_and_a_folder_without_one(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(ScriptError, match="there is no script at"):
            load_script(path)


def test_translations_lie_beside_the_script(tmp_path: Path) -> None:
    assert load_translations(tmp_path) == {}
    (tmp_path / "translations.yaml").write_text("네: {ru: да, en: 'yes'}\n", encoding="utf-8")
    assert load_translations(tmp_path) == {"네": {"ru": "да", "en": "yes"}}
    (tmp_path / "translations.yaml").write_text("네: да\n", encoding="utf-8")
    with pytest.raises(ScriptError, match=r"translations.yaml:1:4"):
        load_translations(tmp_path)


def test_shipped_scripts_load_and_their_cases_fit_them(dialogs: Path) -> None:
    for name in ("visit_reminder", "meeting_invite"):
        script = load_script(dialogs / name)
        cases = sorted((dialogs / name / "cases").glob("*.yaml"))
        assert len(cases) >= 6
        for case in cases:
            check_case(load_case(case), script)
