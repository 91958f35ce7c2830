from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from jinja2 import TemplateSyntaxError

from voicebot.dialog.script import Script
from voicebot.dialog.templates import (
    Filler,
    condition_variables,
    typed_contact_value,
    variables_of,
)
from voicebot.errors import ScriptError
from voicebot.language.pieces import Filled, Piece

if TYPE_CHECKING:
    from voicebot.dialog.typed import ContactValue

NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - where the person is
HEARD = Piece("18", "age", heard=True)


def fixed(text: str) -> Filled:
    return Filled((Piece(text),))


@pytest.fixture
def filler() -> Filler:
    script = Script.model_validate(
        {
            "script": "s",
            "language": "ru",
            "kind": "survey",
            "start": "a",
            "contact": {"name": "required", "city": "optional", "at": "optional"},
            "values": {"age": {"kind": "number"}, "when": {"kind": "datetime"}},
            "nodes": {"a": {"say": "{{ name }}, здравствуйте! Это робот. Удобно?", "hang_up": True}},
        }
    )
    return Filler(script, {"name": "Олег", "at": datetime(2026, 12, 1, 10, 0)}, {"age": "18"}, NOW)  # noqa: DTZ001 - as above


def test_dates_and_numbers_are_written_as_they_are_said(filler: Filler) -> None:
    assert filler.fill("{{ at | spoken }}") == "во вторник, первого декабря, в десять утра"
    assert filler.fill("{{ age | spoken }}") == "восемнадцать"
    assert filler.fill("{{ name | spoken }}") == "Олег"


def test_sums_and_counts_are_written_as_they_are_said(filler: Filler) -> None:
    assert filler.fill("{{ age | money }}") == "восемнадцать рублей"
    assert filler.fill("{{ age | money('USD', case='genitive') }}") == "восемнадцати долларов"
    assert filler.fill("{{ age | counted('новое сообщение') }}") == "восемнадцать новых сообщений"
    assert filler.fill("{{ city | money }}{{ city | counted('день') }}") == ""


@pytest.mark.parametrize("template", ["{{ name | money }}", "{{ age | money('XXX') }}", "{{ name | counted('день') }}"])
def test_what_is_no_number_is_not_counted(filler: Filler, template: str) -> None:
    with pytest.raises(ScriptError, match=r"Олег|XXX"):
        filler.fill(template)


def test_what_is_declared_and_not_known_is_empty(filler: Filler) -> None:
    assert filler.fill("{{ city }}{{ when | spoken }}{% if city %} нет{% endif %}") == ""


def test_an_unknown_variable_is_an_error(filler: Filler) -> None:
    with pytest.raises(ScriptError, match="town"):
        filler.fill("{{ town }}")


def test_templates_cannot_reach_into_the_program(filler: Filler) -> None:
    with pytest.raises(ScriptError, match="unsafe"):
        filler.fill("{{ name.__class__.__mro__ }}")


@pytest.mark.parametrize("text", ["{{ name * 10**10 }}", "{{ 'a' * (age * 1000) }}", "{{ 9 ** (age * age) }}"])
def test_what_would_eat_all_memory_is_refused(filler: Filler, text: str) -> None:
    with pytest.raises(ScriptError, match="cannot fill in"):
        filler.fill(text)
    assert not filler.holds(text.strip("{ }"))


def test_blanks_of_folded_yaml_become_one(filler: Filler) -> None:
    assert filler.fill(" Раз.\n   Два. ") == "Раз. Два."


@pytest.mark.parametrize(
    ("condition", "holds"),
    [("age >= 18", True), ("age > 18", False), ("city == 'Казань'", False), ("when > age", False), ("1 / 0", False)],
)
def test_conditions(filler: Filler, condition: str, holds: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert filler.holds(condition) is holds


def test_the_introduction_is_the_first_prompt_without_its_greeting_and_question(filler: Filler) -> None:
    assert filler.introduction.text == "Это робот."


@pytest.mark.parametrize(
    ("template", "pieces"),
    [
        ("Да.", [Piece("Да.")]),
        ("", []),
        ("{{ name }},\n   вам {{ age }}? ", [Piece("Олег", "name"), Piece(", вам "), HEARD, Piece("?")]),
        ("{% if age %}Вам {{ age }}.{% endif %}", [Piece("Вам "), HEARD, Piece(".")]),
        ("{% for one in [age] %}{{ one }}{% endfor %} лет", [HEARD, Piece(" лет")]),
        ("{{ [name, age] | join }} {{ 'и' }}", [Piece("Олег18", "age, name", heard=True), Piece(" и")]),
        ("{% set full %}г-н {{ name }}{% endset %}{{ full | upper }}", [Piece("Г-Н ОЛЕГ", "name")]),
        ("Вам {{ city }} {{ '' }} пора", [Piece("Вам пора")]),
        ("{{ introduction }}", [Piece("Это робот.")]),
        ("{{ introduction | length }}", [Piece("10")]),
        ("{% set x %}{{ age }}{% endset %}{{ x | length }}.", [Piece("2.", "age", heard=True)]),
    ],
)
def test_a_text_knows_what_of_it_came_from_variables(filler: Filler, template: str, pieces: list[Piece]) -> None:
    found = filler.fill_in_pieces(template)
    assert found == Filled(tuple(pieces))
    assert found.text == filler.fill(template)


def test_what_is_given_beside_the_values_is_known_only_in_the_call(filler: Filler) -> None:
    found = filler.fill_in_pieces("Правильно понял: {{ phrase }}?", phrase="да")
    assert found.pieces == (Piece("Правильно понял: "), Piece("да", "phrase", heard=True), Piece("?"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-12-01T10:00", datetime(2026, 12, 1, 10, 0)),  # noqa: DTZ001 - local, as written
        ("2026-12-01 10:00", datetime(2026, 12, 1, 10, 0)),  # noqa: DTZ001 - local, as written
        ("2026-12-01", date(2026, 12, 1)),
        ("10:00", time(10, 0)),
        ("Здоровье", "Здоровье"),
        ("2026-13-01", "2026-13-01"),
        ("12", "12"),
        (12, 12),
    ],
)
def test_dates_of_a_contact_are_read(written: ContactValue, read: ContactValue) -> None:
    assert typed_contact_value(written) == read


def test_variables_are_listed() -> None:
    assert variables_of("{{ a | spoken }}{% if b %}{{ c.d }}{% endif %}") == {"a", "b", "c"}
    assert condition_variables("age >= 18 and city") == {"age", "city"}
    with pytest.raises(TemplateSyntaxError):
        condition_variables("age >=")
