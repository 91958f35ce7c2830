"""English dates, years and times of day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.english.forms import cardinal, clock, ordinal, year

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

MONTHS = [
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
_SHORT = {month[:3].lower(): month for month in MONTHS} | {"sept": "September"}
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?)"
_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "tues": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "thur": "Thursday",
    "thurs": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NOON = 12
_START = r"(?<![\w.,:/+-])"
_YEAR = r"[12]\d{3}"


def _name(month: str) -> str:
    return _SHORT.get(month.lower().rstrip("."), month) if len(month) <= 5 else month  # noqa: PLR2004 - "sept."


def _date(day: str, month: str, of: str | None) -> str:
    """Say a date in figures; a month that is none leaves nothing."""
    number = int(month)
    if not 1 <= number <= len(MONTHS):
        return ""
    said = f"{MONTHS[number - 1]} {ordinal(int(day))}"
    return f"{said}, {_year_of(of)}" if of else said


def _year_of(figures: str) -> str:
    number = int(figures)
    return year(number + (2000 if number < 50 else 1900) if number < 100 else number)  # noqa: PLR2004 - two figures


def _iso(match: re.Match[str]) -> Said:
    date = _date(match["day"], match["month"], match["year"])
    return f"{date} at {match['time']}" if date and match["time"] else date or None


def _american(match: re.Match[str]) -> Said:
    """Say "11/24/2026"; the day first where the month cannot be."""
    first, second = match["first"], match["second"]
    month, day = (first, second) if int(first) <= len(MONTHS) else (second, first)
    return _date(day, month, match["year"]) or None


def _european(match: re.Match[str]) -> Said:
    return _date(match["first"], match["second"], match["year"]) or None


def _month_day(match: re.Match[str]) -> Said:
    pieces = [
        (_name(match["month"]), match.start()),
        (ordinal(int(match["day"])) + (match["comma"] or ""), match.start("day")),
    ]
    return [*pieces, (year(int(match["year"])), match.start("year"))] if match["year"] else pieces


def _day_month(match: re.Match[str]) -> Said:
    the = "" if match["the"] else "the "
    pieces = [
        (f"{match['the'] or the}{ordinal(int(match['day']))}", match.start()),
        (f"of {_name(match['month'])}", match.start("month")),
    ]
    return [*pieces, (year(int(match["year"])), match.start("year"))] if match["year"] else pieces


def _month_year(match: re.Match[str]) -> Said:
    return [(_name(match["month"]), match.start()), (year(int(match["year"])), match.start("year"))]


def _quarter(match: re.Match[str]) -> Said:
    quarter = f"{ordinal(int(match['number']))} quarter"
    return f"{quarter} of {year(int(match['year']))}" if match["year"] else quarter


def _time(match: re.Match[str]) -> Said:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
    if not half and 1 <= hour <= _NOON:
        return clock(hour, minute)
    half = half or ("a" if hour % 24 < _NOON else "p")
    hour = (hour - 1) % _NOON + 1
    stop = "." if match.group().endswith(".") and re.match(r"\s*$|\s+[A-Z]", match.string[match.end() :]) else ""
    said = clock(hour, minute) if minute else cardinal(hour)
    return f"{said} {half[0]} m{stop}"


def _years(match: re.Match[str]) -> Said:
    decade = year(int(match["year"]))
    return f"{decade[:-1]}ies" if decade.endswith("y") else f"{decade}s"


RULES: list[Rule] = [
    (
        re.compile(
            rf"{_START}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>{_DAY})"
            r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
        ),
        _iso,
    ),
    (re.compile(rf"{_START}(?P<first>{_DAY})/(?P<second>{_DAY})/(?P<year>\d{{4}}|\d\d)(?![\w/])"), _american),
    (
        re.compile(rf"{_START}(?P<first>{_DAY})\.(?P<second>0?[1-9]|1[0-2])\.(?P<year>\d{{4}}|\d\d)(?![\w.]\d)"),
        _european,
    ),
    (
        re.compile(rf"(?i)(?<!\w)(?:{'|'.join(_DAYS)})(?:\.|(?=,? \d))"),
        lambda match: _DAYS[match.group().lower().rstrip(".")],
    ),
    (
        re.compile(
            rf"(?i)(?<!\w)(?P<month>{_MONTH}) (?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w:/%]|[.,]\d)"
            rf"(?:(?P<comma>,?) (?P<year>{_YEAR})(?![\w:/]|[.,]\d))?"
        ),
        _month_day,
    ),
    (
        re.compile(
            rf"(?i){_START}(?P<the>the )?(?P<day>{_DAY})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})(?!\w)"
            rf"(?:,? (?P<year>{_YEAR})(?![\w:/]|[.,]\d))?"
        ),
        _day_month,
    ),
    (re.compile(rf"(?<!\w)Q(?P<number>[1-4])(?: (?P<year>{_YEAR}))?(?!\w)"), _quarter),
    (re.compile(rf"(?i)(?<!\w)(?P<month>{_MONTH}),? (?P<year>{_YEAR})(?![\w:/]|[.,]\d)"), _month_year),
    (
        re.compile(
            r"(?i)(?:(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))"
            rf"{_YEAR}(?![\w:/%]|[.,]\d| [a-z]+s(?!\w))"
        ),
        lambda match: year(int(match.group())),
    ),
    (re.compile(rf"{_START}(?:19\d\d|20[0-4]\d)(?=[.!?,;]?$|[.!?,;)] )"), lambda match: year(int(match.group()))),
    (re.compile(rf"{_START}(?P<year>1\d\d0|20\d0)'?s(?!\w)"), _years),
    (
        re.compile(
            rf"(?i){_START}(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::00)?(?![\w:])"
            r"(?: ?(?P<half>[ap]\.? ?m(?:\.|(?!\w))))?(?: o'clock)?"
        ),
        _time,
    ),
    (re.compile(rf"(?i){_START}(?P<hour>1[0-2]|0?[1-9])(?P<minute>) ?(?P<half>[ap]\.? ?m(?:\.|(?!\w)))"), _time),
]
