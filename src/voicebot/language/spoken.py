"""How the robot says values of every kind as the words of a sentence.

Dates and times fit after "вы записаны …" and "записал: …": "завтра, двадцать четвёртого ноября, в пятнадцать часов".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

from voicebot.errors import InputError
from voicebot.language.read_back import READ_BACK, read_back
from voicebot.language.speaking.english import values as english
from voicebot.language.speaking.korean import values as korean
from voicebot.language.speaking.russian import values as russian

if TYPE_CHECKING:
    from voicebot.language.language import Language

Sayable = str | int | float | date | time
CASES = {
    "nominative": "n",
    "genitive": "g",
    "dative": "d",
    "accusative": "a",
    "instrumental": "i",
    "prepositional": "p",
}
"""What a script calls the cases, and what the numerals call them."""
CURRENCIES = ("RUB", "USD", "EUR", "GBP", "KRW")
"""What `money` can say."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2})?")
_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?")
_EXACT = re.compile(r"[+-]?[0-9]{1,400}(\.[0-9]{1,400})?")
_KINDS = ("date", "time", "datetime", "number")
_HUNDRED = 100


class _Values(Protocol):
    """How a language says values."""

    def number(self, whole: str, part: str) -> str: ...
    def day(self, value: date, today: date) -> str: ...
    def moment(self, value: time) -> str: ...
    def money(self, whole: int, hundredths: int, currency: str, case: str) -> str: ...
    def count(self, many: int, noun: str, case: str) -> str: ...


_VALUES: dict[str, _Values] = {"ru": russian, "en": english, "ko": korean}


def spoken(value: Sayable, kind: str, language: Language, now: datetime) -> str:
    """Say a value.

    Args:
        value: as it is written, see `voicebot.understanding.values.reading`; an object or a number for dates, times
            and numbers.
        kind: any kind of value; empty: by the look of the value.
        language: to say it in.
        now: tells what is today, tomorrow, this year; an aware value is said in its zone.

    Raises:
        InputError: the value is not of its kind.
    """
    kind = kind or _kind(value)
    kind = "number" if kind == "rating" else kind
    if kind in READ_BACK:
        return read_back(str(value), kind, language)
    if kind not in _KINDS:
        return _sum(str(value), language) if kind == "money" else str(value)
    say = _VALUES[language.code]
    try:
        if kind == "number":
            return say.number(*_parts(value))
        if kind == "time":
            return say.moment(value if isinstance(value, time) else time.fromisoformat(str(value)))
        moment = _moment(value, now)
    except (ValueError, ArithmeticError) as wrong:
        raise InputError(
            f"{value!r} is not a {kind}", remedy="write 2026-12-01, 10:00, 2026-12-01T10:00 or 12"
        ) from wrong
    day = say.day(moment.date(), now.date())
    if kind == "date":
        return day
    comma = "" if language.code == "ko" else ","
    return f"{day}{comma} {say.moment(moment.time())}"


def money(value: Sayable, language: Language, currency: str = "RUB", case: str = "nominative") -> str:
    """Say a sum of money: "тысяча двести рублей пятьдесят копеек".

    Args:
        value: a number, or its digits.
        language: to say it in.
        currency: one of `CURRENCIES`.
        case: one of `CASES`.

    Raises:
        InputError: the value is no number, or there is no such currency or case.
    """
    if currency not in CURRENCIES:
        raise InputError(f"no currency {currency!r}", remedy=f"one of {', '.join(CURRENCIES)}")
    whole, part = _number(value, "sum of money")
    cents = round(Decimal(f"{whole.lstrip('-')}.{part or 0}") * _HUNDRED)
    minus = {"ru": "минус ", "en": "minus ", "ko": "마이너스 "}[language.code] if whole.startswith("-") else ""
    return minus + _VALUES[language.code].money(*divmod(cents, _HUNDRED), currency, _case(case))


def _sum(value: str, language: Language) -> str:
    """Say "1500 RUB"; a currency that has no words here stays as it is written."""
    amount, _, currency = value.partition(" ")
    return money(amount, language, currency) if currency in CURRENCIES else value


def counted(value: Sayable, noun: str, language: Language, case: str = "nominative") -> str:
    """Say how many of what: "два новых сообщения", "с двадцатью одной записью".

    Args:
        value: a whole number, or its digits.
        noun: one of it, an adjective before it or not ("новое сообщение"); in Korean a counter.
        language: to say it in.
        case: one of `CASES`.

    Raises:
        InputError: the value is no whole number, or there is no such case.
    """
    whole, part = _number(value, "whole number")
    if part.strip("0"):
        raise InputError(f"{value!r} is not a whole number", remedy="write 12")
    return _VALUES[language.code].count(int(whole), noun, _case(case))


def _case(name: str) -> str:
    if name not in CASES:
        raise InputError(f"no case {name!r}", remedy=f"one of {', '.join(CASES)}")
    return CASES[name]


def _kind(value: Sayable) -> str:
    if isinstance(value, datetime):
        return "datetime"
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time"
    if isinstance(value, int | float) or _NUMBER.fullmatch(value):
        return "number"
    if _DATE.match(value):
        return "date" if _DATE.fullmatch(value) else "datetime"
    return "time" if _CLOCK.fullmatch(value) else "text"


def _moment(value: Sayable, now: datetime) -> datetime:
    if isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time(), now.tzinfo)
    else:
        moment = datetime.fromisoformat(str(value))
    return moment.astimezone(now.tzinfo) if moment.tzinfo and now.tzinfo else moment


def _number(value: Sayable, kind: str) -> tuple[str, str]:
    try:
        return _parts(value)
    except (ValueError, ArithmeticError) as wrong:
        raise InputError(f"{value!r} is not a {kind}", remedy="write 12 or 12.50") from wrong


def _parts(value: Sayable) -> tuple[str, str]:
    """Give the digits before the decimal sign, with their minus, and those after it."""
    text = f"{Decimal(str(value)):f}" if isinstance(value, float) else "".join(str(value).split()).replace(",", ".")
    if not _EXACT.fullmatch(text):
        raise ValueError(text)
    whole, _, part = text.removeprefix("+").partition(".")
    return whole, part.rstrip("0")
