from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from voicebot.cli.value import WRITTEN
from voicebot.understanding.values.reading import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATE = ("--at", "2026-11-22T23:50", "--zone", "Europe/Moscow")


def test_a_value_with_where_it_was_said(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("value", "datetime", "завтра в десять утра", *LATE, "--json")
    assert ran.code == 0
    assert ran.json == {
        "kind": "datetime",
        "text": "завтра в десять утра",
        "value": "2026-11-23T10:00+03:00",
        "span": [0, 20],
        "alternatives": [],
        "doubtful": False,
        "past": False,
        "parts": {},
        "why_none": None,
    }


@pytest.mark.parametrize("kind", ["date-time", "date time", "Date_Time", "datetime"])
def test_kinds_are_taken_as_they_are_written(voicebot: Callable[..., Any], kind: str) -> None:
    found = voicebot(
        "value", kind, "завтра", "в", "десять", "--at", "2026-11-22T23:50+03:00", "--zone", "UTC", "--json"
    )
    assert (found.json["kind"], found.json["value"]) == ("datetime", "2026-11-23T10:00+00:00")


def test_without_a_zone_it_is_this_machines(voicebot: Callable[..., Any]) -> None:
    assert voicebot("value", "date", "завтра", "--at", "2026-11-22T23:50", "--json").json["value"] == "2026-11-23"
    assert voicebot("value", "date", "завтра", "--json").code == 0


def test_for_people_the_piece_is_marked(voicebot: Callable[..., Any]) -> None:
    shown = voicebot("value", "yes/no", "да")
    assert (shown.code, shown.out.split()) == (0, ["value", "yes", "said", "[да]"])


def test_nothing_read_is_a_no_and_says_why(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("value", "number", "не пять", "--json")
    assert (ran.code, ran.json["value"], ran.json["why_none"]) == (1, None, "denied")
    assert "something is denied" in voicebot("value", "number", "не пять").out
    assert "nothing of this kind" in voicebot("value", "number", "зелёный").out


def test_file_gives_one_object_a_line(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("сорок два\n\nзелёный\n", encoding="utf-8")
    ran = voicebot("value", "number", "--file", tmp_path / "said.txt", "--json")
    assert [json.loads(line)["value"] for line in ran.out.splitlines()] == ["42", None]
    assert ran.code == 0
    assert voicebot("value", "number", "--file", tmp_path / "said.txt").out == "сорок два\t42\nзелёный\t\n"


def test_a_choice_has_options_with_other_ways_to_say_them(voicebot: Callable[..., Any]) -> None:
    options = ("--option", "окулист|глазной", "--option", "хирург")
    found = voicebot("value", "choice", "мне к глазному", *options, "--json").json
    assert (found["value"], found["span"]) == ("окулист", [6, 14])
    both = voicebot("value", "choice", "окулист или хирург", *options)
    assert "or, about as likely" in both.out


def test_digits_go_on_from_those_known(voicebot: Callable[..., Any]) -> None:
    found = voicebot("value", "digits", "ноль ноль", "--known", "4817", "--length", 6, "--json").json
    assert found["value"] == "481700"


def test_what_is_over_is_shown_as_such(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("value", "date", "вчера", "--future", *LATE)
    assert "lies ahead" in ran.out
    assert voicebot("value", "date", "вчера", "--future", *LATE, "--json").json["past"] is True


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("dattime", "завтра"), "did you mean datetime?"),
        (("date",), "give a text or --file"),
        (("date", "завтра", "--zone", "Moskow"), "unknown time zone 'Moskow'"),
        (("date", "завтра", "--at", "вчера"), "write 2026-11-22T23:50"),
        (("date", "завтра", "--language", "fr"), "unknown language 'fr'"),
        (("number", "пять", "--scale", "5"), "write 1-5"),
        (("digits", "пять", "--known", "a1"), "write 4817003512"),
        (("choice", "пять"), "give --option NAME"),
    ],
)
def test_bad_input(voicebot: Callable[..., Any], words: tuple[str, ...], message: str) -> None:
    ran = voicebot("value", *words)
    assert ran.code == 2
    assert message in ran.err


def test_every_kind_is_explained(voicebot: Callable[..., Any]) -> None:
    assert set(KINDS) <= set(WRITTEN)
    assert "2026-11-27T14:30" in voicebot("value", "--help").out
