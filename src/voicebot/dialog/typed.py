"""Values as conditions compare them and texts say them: numbers are numbers, and each knows its kind."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.dialog.declared import ValueKind

ContactValue = str | int | float | datetime | date | time
"""What a column of a contact may hold."""


class Sum(float):
    """A sum of money: compared by its amount, written as "1500 RUB".

    Args:
        text: the value in its written form.
    """

    kind = "money"
    text: str

    def __new__(cls, text: str) -> Self:
        """Take the amount out of the text."""
        amount, _, _ = text.partition(" ")
        made = super().__new__(cls, amount)
        made.text = text
        return made

    def __str__(self) -> str:
        """Write it as values are written."""
        return self.text

    @property
    def currency(self) -> str:
        """Its code: RUB, USD."""
        return self.text.partition(" ")[2]


class Place(int):
    """Which one of a row; compared as a number."""

    kind = "ordinal"


class Words(str):
    """A value that is a text, and is said as its kind is.

    Args:
        text: the value in its written form.
        kind: its kind.
    """

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, text: str, kind: str) -> Self:
        """Keep the kind with the text."""
        made = super().__new__(cls, text)
        made.kind = kind
        return made


def typed(text: str, kind: ValueKind) -> ContactValue:
    """Turn a value's text into what conditions can compare; a text that is not of its kind stays text.

    Args:
        text: the value in its written form.
        kind: its kind.
    """
    readers: dict[str, Callable[[str], ContactValue]] = {
        "datetime": datetime.fromisoformat if "T" in text else date.fromisoformat,  # a day without its hour
        "date": date.fromisoformat,
        "time": time.fromisoformat,
        "number": float if "." in text else int,
        "rating": int,
        "ordinal": Place,
        "money": Sum,
    }
    if kind == "text" or not text:
        return text
    try:
        return readers[kind](text) if kind in readers else Words(text, kind)
    except ValueError:
        return text
