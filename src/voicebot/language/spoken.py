"""How the robot says values: dates, times and numbers as the words of a sentence.

The forms fit after "вы записаны …" and "записал: …": "завтра, двадцать четвёртого ноября, в пятнадцать часов".
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from num2words import num2words

from voicebot.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.language.language import Language

Sayable = str | int | float | date | time
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"\d{2}:\d{2}(:\d{2})?")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_KINDS = ("date", "time", "datetime", "number")
_NOON = 12

_MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_WEEKDAYS_RU = ["в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"]
_DAYS_RU = {0: "сегодня", 1: "завтра", 2: "послезавтра"}
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_DAYS_EN = {0: "today", 1: "tomorrow"}
_MONTHS_KO = ["일월", "이월", "삼월", "사월", "오월", "유월", "칠월", "팔월", "구월", "시월", "십일월", "십이월"]
_WEEKDAYS_KO = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"]
_DAYS_KO = {0: "오늘", 1: "내일", 2: "모레"}
_HOURS_KO = ["열두", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한"]


def spoken(value: Sayable, kind: str, language: Language, now: datetime) -> str:
    """Say a value.

    Args:
        value: ISO 8601 text or an object for dates and times, digits or a number for numbers, else any text.
        kind: date, time, datetime, number, text or name; empty: by the look of the value.
        language: to say it in.
        now: tells what is today, tomorrow, this year; an aware value is said in its zone.

    Raises:
        InputError: the value is not of its kind.
    """
    kind = kind or _kind(value)
    if kind not in _KINDS:
        return str(value)
    try:
        if kind == "number":
            return _number(value, language.code)
        if kind == "time":
            return _TIMES[language.code](value if isinstance(value, time) else time.fromisoformat(str(value)))
        moment = _moment(value, now)
    except (ValueError, ArithmeticError) as wrong:
        raise InputError(
            f"{value!r} is not a {kind}", remedy="write 2026-12-01, 10:00, 2026-12-01T10:00 or 12"
        ) from wrong
    day = _DATES[language.code](moment.date(), now.date())
    if kind == "date":
        return day
    comma = "" if language.code == "ko" else ","
    return f"{day}{comma} {_TIMES[language.code](moment.time())}"


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


def _words(number: float | str, code: str, **form: Any) -> str:  # noqa: ANN401 - the library takes any options
    return str(num2words(number, lang=code, **form))


def _number(value: Sayable, code: str) -> str:
    text = str(value).replace(",", ".").replace(" ", "")
    return _words(float(text) if "." in text else int(text), code)


def _ru_date(day: date, today: date) -> str:
    ordinal = _words(day.day, "ru", to="ordinal", case="g", gender="n")
    near = _DAYS_RU.get((day - today).days, _WEEKDAYS_RU[day.weekday()])
    year = f" {_words(day.year, 'ru', to='ordinal', case='g', gender='m')} года" if day.year != today.year else ""
    return f"{near}, {ordinal} {_MONTHS_RU[day.month - 1]}{year}"


def _ru_time(at: time) -> str:
    part = "ночи" if at.hour < 4 else "утра" if at.hour < _NOON else ""  # noqa: PLR2004 - "три ночи", "четыре утра"
    if at.minute:
        tens = "ноль " if at.minute < 10 else ""  # noqa: PLR2004 - "в десять ноль пять"
        return f"в {_words(at.hour, 'ru')} {tens}{_words(at.minute, 'ru', gender='f')}"
    if at.hour == 0:
        return "в полночь"
    if part:
        return f"в {'час' if at.hour == 1 else _words(at.hour, 'ru')} {part}"
    return f"в {_words(at.hour, 'ru')} {_ru_hours(at.hour)}"


def _ru_hours(hour: int) -> str:
    last = hour % 10 if hour > 20 else hour  # noqa: PLR2004 - from 21 on the last digit governs the noun
    return "час" if last == 1 else "часа" if last in {2, 3, 4} else "часов"


def _en_date(day: date, today: date) -> str:
    near = _DAYS_EN.get((day - today).days, f"on {_WEEKDAYS_EN[day.weekday()]}")
    ordinal = _words(day.day, "en", to="ordinal").replace("-", " ")
    year = f" {_words(day.year, 'en', to='year').replace('-', ' ')}" if day.year != today.year else ""
    return f"{near}, the {ordinal} of {_MONTHS_EN[day.month - 1]}{year}"


def _en_time(at: time) -> str:
    hour = _words((at.hour - 1) % _NOON + 1, "en")
    zero = "oh " if 0 < at.minute < 10 else ""  # noqa: PLR2004 - "ten oh five"
    minutes = f" {zero}{_words(at.minute, 'en').replace('-', ' ')}" if at.minute else ""
    return f"at {hour}{minutes} {'a m' if at.hour < _NOON else 'p m'}"


def _ko_date(day: date, today: date) -> str:
    year = f"{_words(day.year, 'ko')}년 " if day.year != today.year else ""
    date_words = f"{year}{_MONTHS_KO[day.month - 1]} {_words(day.day, 'ko')}일"
    near = _DAYS_KO.get((day - today).days)
    return f"{near} {date_words}" if near else f"{date_words} {_WEEKDAYS_KO[day.weekday()]}"


def _ko_time(at: time) -> str:
    minutes = f" {_words(at.minute, 'ko')} 분" if at.minute else ""
    return f"{'오전' if at.hour < _NOON else '오후'} {_HOURS_KO[at.hour % _NOON]} 시{minutes}"


_DATES: dict[str, Callable[[date, date], str]] = {"ru": _ru_date, "en": _en_date, "ko": _ko_date}
_TIMES: dict[str, Callable[[time], str]] = {"ru": _ru_time, "en": _en_time, "ko": _ko_time}
