"""How values are said that the person will check by ear: telephones, digits, addresses, durations, one of a few."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, Protocol

from voicebot.errors import InputError
from voicebot.language.speaking.english import dictated as english
from voicebot.language.speaking.korean import dictated as korean
from voicebot.language.speaking.russian import dictated as russian

if TYPE_CHECKING:
    from voicebot.language.language import Language

_CODED = ("part_of_day", "yes_no", "choice")
"""Kinds of which some values are words of the program: they are said in words of the language."""
_SHAPES = {
    "ordinal": (re.compile(r"[0-9]{1,15}"), "21"),
    "telephone": (re.compile(r"\+[0-9]{5,15}"), "+79031200045"),
    "digits": (re.compile(r"[0-9]{1,100}"), "4817003512"),
    "email": (re.compile(r"[^\s@]+@[^\s@]+"), "info@mail.ru"),
    "duration": (re.compile(r"P[0-9A-Z]{2,40}"), "PT1H30M"),
}
"""What a value looks like, with an example."""
READ_BACK = (*_CODED, *_SHAPES)
"""The kinds that `read_back` says."""


class _Dictated(Protocol):
    """How a language says them."""

    @property
    def NAMES(self) -> dict[str, str]: ...  # noqa: N802 - a constant of a module

    def ordinal(self, number: int) -> str: ...
    def hour_of_day(self, value: time) -> str: ...
    def telephone(self, number: str) -> str: ...
    def digits(self, figures: str) -> str: ...
    def email(self, address: str) -> str: ...
    def duration(self, text: str) -> str: ...


_DICTATED: dict[str, _Dictated] = {"ru": russian, "en": english, "ko": korean}


def read_back(value: str, kind: str, language: Language) -> str:
    """Say a value so that it can be checked by ear.

    Args:
        value: as values of its kind are written.
        kind: one of `READ_BACK`.
        language: to say it in.

    Raises:
        InputError: the value is not of its kind.
    """
    say = _DICTATED[language.code]
    if kind in _CODED:
        return say.NAMES.get(value, value)
    shape, example = _SHAPES[kind]
    try:
        if shape.fullmatch(value):
            return _said(say, kind, value)
    except ValueError:
        pass  # it looks like one and is none: "P1Q"
    raise InputError(f"{value!r} is not a value of the kind {kind}", remedy=f"write {example}")


def hour_of_day(value: str, language: Language) -> str:
    """Say a time of the day so that morning and evening are told apart: "в восемь вечера".

    Args:
        value: ``HH:MM``.
        language: to say it in.
    """
    return _DICTATED[language.code].hour_of_day(time.fromisoformat(value))


def _said(say: _Dictated, kind: str, value: str) -> str:
    match kind:
        case "ordinal":
            return say.ordinal(int(value))
        case "telephone":
            return say.telephone(value)
        case "digits":
            return say.digits(value)
        case "email":
            return say.email(value)
        case _:
            return say.duration(value)
