"""Values as conditions compare them and texts say them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.script import Script
from voicebot.dialog.templates import Filler
from voicebot.dialog.typed import Sum, Words, typed

if TYPE_CHECKING:
    from datetime import datetime

    from voicebot.dialog.declared import ValueKind

VALUES: dict[ValueKind, tuple[str, str]] = {
    "money": ("1500 RUB", "тысяча пятьсот рублей"),
    "ordinal": ("21", "двадцать первый"),
    "rating": ("4", "четыре"),
    "telephone": ("+79031200045", "плюс семь, девятьсот три, сто двадцать, ноль ноль, сорок пять"),
    "digits": ("4817", "четыре восемь один семь"),
    "duration": ("PT1H30M", "один час тридцать минут"),
    "email": ("info@mail.ru", "инфо собака мейл точка ру"),
    "part_of_day": ("evening", "вечером"),
    "yes_no": ("no", "нет"),
    "choice": ("any", "любой"),
    "name": ("Анна Кузнецова", "Анна Кузнецова"),
    "text": ("дорого", "дорого"),
    "time": ("10:00", "в десять утра"),
}


def filler(now: datetime, **values: str) -> Filler:
    kinds = {kind: {"kind": kind, **({"options": ["центр", "север"]} if kind == "choice" else {})} for kind in VALUES}
    nodes = {"first": {"say": "Да.", "hang_up": True}}
    written = {"script": "s", "language": "ru", "kind": "survey", "start": "first", "values": kinds, "nodes": nodes}
    return Filler(Script.model_validate(written), {}, values, now)


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_said_as_its_kind_is(now: datetime, kind: ValueKind) -> None:
    text, said = VALUES[kind]
    assert filler(now, **{kind: text}).fill(f"{{{{ {kind} | spoken }}}}") == said
    assert filler(now, **{kind: text}).say_named(kind, text) == said


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("money >= 1000", True),
        ("money < 1000", False),
        ("rating > 3", True),
        ("ordinal == 21", True),
        ("choice == 'any'", True),
        ("yes_no == 'yes'", False),
        ("telephone.startswith('+7')", True),
    ],
)
def test_conditions_compare_values(now: datetime, condition: str, holds: bool) -> None:  # noqa: FBT001 - what is expected
    assert filler(now, **{kind: text for kind, (text, _) in VALUES.items()}).holds(condition) is holds


def test_a_sum_keeps_its_currency(now: datetime) -> None:
    said = filler(now, money="100.50 USD")
    assert said.fill("{{ money | money }}") == "сто долларов пятьдесят центов"
    assert said.fill("{{ money }}") == "100.50 USD"


def test_what_is_not_of_its_kind_stays_text(now: datetime) -> None:
    assert typed("много", "money") == "много"
    assert typed("…", "rating") == "…"
    assert typed("", "telephone") == ""
    assert typed("2026-12-01", "datetime") == date(2026, 12, 1)
    assert isinstance(typed("2 RUB", "money"), Sum)
    assert isinstance(typed("4817", "digits"), Words)
    assert filler(now, digits="…").fill("{{ digits | spoken }}") == "…"
