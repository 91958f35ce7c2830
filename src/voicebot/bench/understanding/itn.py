"""NeMo's written forms of values, turned into ours.

Its sets are made for transcripts, so some of their conventions are not those of a talk; these are mapped:

- an hour without a part of the day is written as said ("два часа" is 02:00); a robot that makes appointments takes it
  in office hours, so the same time twelve hours later is right too;
- a day without its year is the next one from the present day of the frozen sets;
- a number below ten stays a word ("ноль" for "ноль"); here it is a digit;
- a year of two digits is of the last hundred years;
- amounts are written with their currency's code and all their digits ("2,5 тыс руб." is "2500 RUB").

Left out is what is no value of the kind: years, months and decades alone, seconds, quarters, other time zones,
addresses of computers, letters between digits, and words around the value.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SETS: dict[tuple[str, str], str] = {
    ("ru", "cardinal"): "number",
    ("ru", "decimal"): "number",
    ("ru", "ordinal"): "ordinal",
    ("ru", "ordinal_hard"): "ordinal",
    ("ru", "money"): "money",
    ("ru", "telephone"): "telephone",
    ("ru", "electronic"): "email",
    ("ru", "date"): "date",
    ("ru", "time"): "time",
    ("en", "cardinal"): "number",
    ("en", "ordinal"): "ordinal",
    ("en", "money"): "money",
    ("en", "telephone"): "digits",
    ("en", "date"): "date",
    ("en", "time"): "time",
    ("ko", "cardinal"): "number",
    ("ko", "decimal"): "number",
    ("ko", "ordinal"): "ordinal",
    ("ko", "money"): "money",
    ("ko", "telephone"): "digits",
    ("ko", "date"): "date",
    ("ko", "time"): "time",
}
"""Which sets are read, by language and name, and as which kind of value."""

_WORDS = {"ноль": "0", "я одна": "1", "девять": "9", "zero": "0", "구": "9"}
_SCALES = {
    "тыс": 10**3,
    "млн": 10**6,
    "млрд": 10**9,
    "million": 10**6,
    "billion": 10**9,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "경": 10**16,
}
_CURRENCIES = {
    "руб": "RUB",
    "usd": "USD",
    "долл": "USD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "yuan": "CNY",
    "yen": "JPY",
}
_YEN_OR_YUAN = "¥"
"""The Korean set writes both so."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_AMOUNT = re.compile(r"(-?)(\d*[.,]?\d+)\s*(" + "|".join(_SCALES) + r")?")
_NUMBER = re.compile(_AMOUNT.pattern + r"$")
_KOPECKS = re.compile(r"(\d+) руб\. (\d+) коп\.$")
_ORDINAL = re.compile(r"(\d+)(?:-?(?:st|nd|rd|th|번째|\w{1,3}))?$")
_TELEPHONE = re.compile(r"\+?[\d\s-]+$")
_DAY_MONTH_YEAR = re.compile(r"(\d\d)\.(\d\d)(?:\.(\d{2,4}))?г?\.?$")
_ENGLISH_DAY = re.compile(r"(?:(\d{1,2}) ([a-z]+)|([a-z]+) (\d{1,2}))(?: (\d{4}))?$")
_KOREAN_DAY = re.compile(r"(\d+)년(\d+)월(\d+)일$")
_TIME = re.compile(r"(?:(오전|오후) )?(\d{1,2}):(\d\d)(?: ([ap])\.m\.)?$")
_CENTURY = 100
_NOON = 12


def wanted_of(code: str, name: str, written: str, today: date) -> tuple[str, ...]:
    """Turn a written form into ours.

    Args:
        code: of the language.
        name: of the set.
        written: NeMo's written form.
        today: the day on which it is said.

    Returns:
        every form that is right; empty where it is no value of the kind.
    """
    kind = SETS[code, name]
    if kind == "date":
        return _date(written, today)
    if name == "electronic":
        return (written.lower(),) if re.fullmatch(r"[\w.-]+@[\w.-]+", written) else ()
    return _READERS[kind](written.strip())


def _number(written: str) -> tuple[str, ...]:
    if written in _WORDS:
        return (_WORDS[written],)
    found = _NUMBER.match(written.replace("- ", "-"))
    return (_plain(_amount(found)),) if found else ()


def _amount(found: re.Match[str]) -> Decimal:
    sign, digits, scale = found.groups()
    return Decimal(sign + digits.replace(",", ".")) * _SCALES.get(scale, 1)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _ordinal(written: str) -> tuple[str, ...]:
    found = _ORDINAL.match(written)
    return (found[1],) if found else ()


def _money(written: str) -> tuple[str, ...]:
    lower = written.lower()
    codes = tuple(code for sign, code in _CURRENCIES.items() if sign in lower)
    if _YEN_OR_YUAN in lower:
        codes = ("JPY", "CNY")
    found = _AMOUNT.search(lower)
    if not found or not codes:
        return ()
    kopecks = _KOPECKS.match(lower)
    amount = _amount(found) + (Decimal(kopecks[2]) / 100 if kopecks else 0)
    plain = _plain(amount)
    tenths_only = len(plain.partition(".")[2]) == 1
    return tuple(f"{plain}{'0' if tenths_only else ''} {code}" for code in codes)


def _telephone(written: str) -> tuple[str, ...]:
    digits = _digits(written)
    return (f"+7{digits[0][1:]}",) if digits else ()


def _digits(written: str) -> tuple[str, ...]:
    return (re.sub(r"\D", "", written),) if _TELEPHONE.match(written) else ()


def _time(written: str) -> tuple[str, ...]:
    found = _TIME.match(written)
    if not found:
        return ()
    hour, minute = int(found[2]), found[3]
    half = {"오전": "a", "오후": "p"}.get(found[1]) or found[4]
    if half:
        return (f"{hour % _NOON + (_NOON if half == 'p' else 0):02}:{minute}",)
    if hour > _NOON:
        return (f"{hour:02}:{minute}",)
    return (f"{hour:02}:{minute}", f"{(hour + _NOON) % (2 * _NOON):02}:{minute}")


_READERS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "number": _number,
    "ordinal": _ordinal,
    "money": _money,
    "telephone": _telephone,
    "digits": _digits,
    "time": _time,
}


def _date(written: str, today: date) -> tuple[str, ...]:
    if found := _DAY_MONTH_YEAR.match(written):
        day, month, year = int(found[1]), int(found[2]), found[3]
    elif found := _KOREAN_DAY.match(written):
        day, month, year = int(found[3]), int(found[2]), found[1]
    elif (found := _ENGLISH_DAY.match(written)) and (found[2] or found[3])[:3] in _MONTHS:
        day, month, year = int(found[1] or found[4]), _MONTHS.index((found[2] or found[3])[:3]) + 1, found[5]
    else:
        return ()
    return (_day(day, month, year, today).isoformat(),)


def _day(day: int, month: int, year: str | None, today: date) -> date:
    if year is None:
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    if len(year) > len("86"):
        return date(int(year), month, day)
    of_this_century = date(today.year // _CENTURY * _CENTURY + int(year), month, day)
    ahead = of_this_century > today + timedelta(days=366)
    return of_this_century.replace(year=of_this_century.year - _CENTURY) if ahead else of_this_century
