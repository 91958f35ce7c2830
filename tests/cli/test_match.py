from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCRIPT = """\
script: offer
language: ru
kind: advert
intents:
  interested: [интересно, расскажите подробнее]
  not_interested: [не интересно, мне это не нужно]
start: ask
nodes:
  ask:
    say: Вам интересно?
    on: {interested: goodbye, not_interested: goodbye}
    silence: {then: goodbye}
    unclear: {then: goodbye}
  goodbye: {say: До свидания!, outcome: done, hang_up: true}
"""
HANDOFF = """\
groups:
  sales: {to: ["sip:201@pbx"]}
phrases:
  - {say: [соедините с оператором], group: sales}
"""


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "dialogs/offer").mkdir(parents=True)
    (tmp_path / "dialogs/offer/script.yaml").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "dialogs/handoff.yaml").write_text(HANDOFF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "dialogs/offer"


def test_polarity_decides_and_readings_come_best_first(voicebot: Callable[..., Any], script: Path) -> None:
    ranked = voicebot("match", script, "ask", "мне", "не", "интересно", "--json").json
    assert ranked[0]["intent"] == "not_interested"
    assert set(ranked[0]) == {"intent", "kind", "probability", "phrase", "stage"}
    assert [one["probability"] for one in ranked] == sorted((one["probability"] for one in ranked), reverse=True)


def test_hand_off_phrases_take_part(voicebot: Callable[..., Any], script: Path) -> None:
    first = voicebot("match", script, "ask", "соедините с оператором", "--json").json[0]
    assert (first["intent"], first["kind"]) == ("sales", "hand_off")


def test_nothing_sure_enough_comes_first_without_an_intent(voicebot: Callable[..., Any], script: Path) -> None:
    first = voicebot("match", script, "ask", "возможно интересно возможно нет", "--json").json[0]
    assert (first["intent"], first["kind"]) == (None, "unclear")
    assert "(not sure enough)" in voicebot("match", script, "ask", "возможно интересно возможно нет").out


def test_what_is_surely_something_else_is_out_of_scope(voicebot: Callable[..., Any], script: Path) -> None:
    first = voicebot("match", script, "ask", "вчера шёл снег", "--json").json[0]
    assert (first["intent"], first["kind"]) == (None, "out_of_scope")
    assert "(something else)" in voicebot("match", script, "ask", "вчера шёл снег").out


def test_file_gives_one_list_a_line(voicebot: Callable[..., Any], script: Path, tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("интересно\n\nне интересно\n", encoding="utf-8")
    lines = voicebot("match", script, "ask", "--file", tmp_path / "said.txt", "--json").out.splitlines()
    assert [json.loads(line)[0]["intent"] for line in lines] == ["interested", "not_interested"]
    assert "не интересно\tnot_interested" in voicebot("match", script, "ask", "--file", tmp_path / "said.txt").out


def test_bad_input(voicebot: Callable[..., Any], script: Path, tmp_path: Path) -> None:
    assert "did you mean ask?" in voicebot("match", script, "aks", "да").err
    assert "give a text or --file" in voicebot("match", script, "ask").err
    assert voicebot("match", script, "ask", "--file", tmp_path / "none.txt").code == 2
    (tmp_path / "cp1251.txt").write_bytes("да".encode("cp1251"))
    assert "UTF-8" in voicebot("match", script, "ask", "--file", tmp_path / "cp1251.txt").err


def test_a_day_is_meant_where_the_person_is(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "script.yaml").write_text(
        "script: s\nlanguage: ru\nkind: service\nstart: a\nvalues: {day: {kind: date}}\n"
        "nodes: {a: {say: Когда?, ask: day, then: b}, b: {say: Спасибо., hang_up: true}}\n",
        encoding="utf-8",
    )
    told = voicebot("match", tmp_path, "a", "завтра", "--at", "2026-11-22T23:50", "--zone", "Asia/Vladivostok")
    assert told.code == 0
    refused = voicebot("match", tmp_path, "a", "завтра", "--zone", "Asia/Vladivostk")
    assert refused.code == 2
    assert "unknown time zone" in refused.err
