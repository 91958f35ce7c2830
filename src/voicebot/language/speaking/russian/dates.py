"""Russian dates. Figures are first written with the month's name ("24.11.2026" as "24 ноября 2026 года"), then said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.speaking.russian.context import case_after, cases_after
from voicebot.language.speaking.russian.forms import ordinal
from voicebot.language.speaking.stops import full_stop

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

MONTHS = [
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
"""As a date names them, January first."""

_SHORT = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
_MONTH = rf"(?i:{'|'.join(MONTHS)})(?![а-яё])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_START = r"(?<![\w.,:/+-])"
_DASH = " ?[-–—] ?"
_NOTHING_MORE = re.compile(rf" {_MONTH}(?: \d{{2,4}}(?: года| ?г\.?)?)?(?:\.?$| [–—-] )")
_THIS_CENTURY = 50
"""Years below it, in two figures, are of this century."""

_WEEKDAYS = {
    "пн": ("понедельник", "понедельника", "понедельник"),
    "вт": ("вторник", "вторника", "вторник"),
    "ср": ("среда", "среды", "среду"),
    "чт": ("четверг", "четверга", "четверг"),
    "пт": ("пятница", "пятницы", "пятницу"),
    "сб": ("суббота", "субботы", "субботу"),
    "вс": ("воскресенье", "воскресенья", "воскресенье"),
}
_WEEKDAY = "|".join(_WEEKDAYS)


def _written(day: str, month: str, year: str) -> str | None:
    """Write a date with its month's name; None for a month that is none."""
    number = _SHORT.index(month[:3].lower()) + 1 if month[0].isalpha() else int(month)
    if not 1 <= number <= len(MONTHS):
        return None
    if len(year) == 2 and int(year) < _THIS_CENTURY:  # noqa: PLR2004 - two figures
        year = f"20{year}"
    return f"{int(day)} {MONTHS[number - 1]}" + (f" {year} года" if year else "")


def _iso(match: re.Match[str]) -> Said:
    date = _written(match["day"], match["month"], match["year"])
    return f"{date} в {match['time']}" if date and match["time"] else date


def _full(match: re.Match[str]) -> Said:
    date = _written(match["day"], match["month"], match["year"])
    return date and date + full_stop(match)


def _day_and_month(match: re.Match[str]) -> Said:
    """Write "15.05" as a date; "1.12" only after what asks for a date, and nothing after "в", which is for times."""
    asked = cases_after(match.string[: match.start()])
    figures = len(match["day"] + match["month"])
    if asked == "ap" and re.search(r"\bв $", match.string[: match.start()].lower()):
        return None
    return _full(match) if asked or figures == 4 else None  # noqa: PLR2004 - two and two figures


def _days_between(match: re.Match[str]) -> Said:
    return f"с {ordinal(int(match['first']), 'g', 'n')} по {ordinal(int(match['last']), 'a', 'n')}"


def _months_between(match: re.Match[str]) -> Said:
    since = f"с {ordinal(int(match['first']), 'g', 'n')}"
    return [
        (since, match.start()),
        (f"{match['month']} по", match.start("month")),
        (match["last"], match.start("last")),
    ]


def _day(match: re.Match[str]) -> Said:
    before = match.string[: match.start()]
    alone = not before.strip(" ") or before.lower().endswith((":", ": ", "сегодня "))
    alone = alone and _NOTHING_MORE.match(match.string, match.end()) is not None
    alone = alone and match["ending"] not in {"го", "ого"}
    return ordinal(int(match["day"]), case_after(before, "n" if alone else "g", objects=False), "n")


def _days_of_week(match: re.Match[str]) -> Said:
    return f"с {_WEEKDAYS[match['first'].lower()][1]} по {_WEEKDAYS[match['last'].lower()][2]}" + full_stop(match)


def _day_of_week(match: re.Match[str]) -> Said:
    name, of, into = _WEEKDAYS[match["day"].lower()]
    case = case_after(match.string[: match.start()])
    return (of if case == "g" else into if case == "a" else name) + full_stop(match)


RULES: list[Rule] = [
    (
        re.compile(
            rf"{_START}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>{_DAY})"
            r"(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
        ),
        _iso,
    ),
    (
        re.compile(
            rf"{_START}(?P<day>{_DAY})(?P<sign>[./-])(?P<month>0?[1-9]|1[0-2])(?P=sign)(?P<year>\d{{4}}|\d\d)"
            r"(?: ?г\.| ?г(?!\w)| года(?!\w)|(?![\w/-]|\.\d))"
        ),
        _full,
    ),
    (
        re.compile(
            rf"{_START}(?P<day>{_DAY})(?: |-)(?P<month>(?i:{'|'.join(_SHORT)}))(?:т|н|я|б|ь)?(?!\w)\.?"
            r"(?:[- ](?P<year>\d{4})(?!\d)(?: ?г\.| ?г(?!\w)| года(?!\w))?)?"
        ),
        lambda match: _written(match["day"], match["month"], match["year"] or "") or None,
    ),
    (
        re.compile(rf"{_START}(?P<day>{_DAY})\.(?P<month>0?[1-9]|1[0-2])(?P<year>)(?![\w/%°₽$€-]|[.,]\d| ?[%°₽$€])"),
        _day_and_month,
    ),
    (re.compile(rf"{_START}(?P<first>{_DAY}){_DASH}(?P<last>{_DAY})(?= {_MONTH})"), _days_between),
    (
        re.compile(rf"{_START}(?P<first>{_DAY}) (?P<month>{_MONTH}){_DASH}(?P<last>{_DAY})(?= {_MONTH})"),
        _months_between,
    ),
    (
        re.compile(
            rf"{_START}(?P<day>{_DAY})(?:-?(?P<ending>го|е|ое|ого|му|ому))?"
            rf"(?=(?:(?:, ?| и | или | по | до ){_DAY}){{0,3}} (?:{_MONTH}))"
        ),
        _day,
    ),
]
WEEKDAYS: list[Rule] = [
    (re.compile(rf"(?i)(?<!\w)(?P<first>{_WEEKDAY})\.?{_DASH}(?P<last>{_WEEKDAY})(?!\w)\.?"), _days_of_week),
    (re.compile(rf"(?i)(?<!\w)(?P<day>{_WEEKDAY})(?:\.|(?=[,: ]{0, 3}\d))"), _day_of_week),
]
"""Days of the week, with or without a date."""
