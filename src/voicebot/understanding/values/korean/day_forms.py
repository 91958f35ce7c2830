"""How Korean tells a day: by its date, its weekday, its name, or counted from today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from voicebot.understanding.values.days import Day, full_year, months_later
from voicebot.understanding.values.forms import Form, any_of

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from voicebot.understanding.values.korean.words import Words

_WEEK = 7
_MONTHS_OF = {"month": 1, "year": 12}
_HALF_YEAR = 6
_LAST_NUMBER = 99
"""A greater number before "일" is no day of a month."""


def day_forms(words: Words) -> tuple[Form, ...]:
    """List the forms.

    Args:
        words: what they are made of.
    """
    moments, table = words.moments, words.language.lexicon.values
    number, sino = words.numerals.either, words.numerals.sino
    units = words.units("day", "week", "month", "year")
    ahead = rf"{any_of(moments.after)}|{any_of(moments.ago)}"
    which = r"(?:(?P<next>다음번?|담번?)|(?P<last>지난|저번)|이번|오는|돌아오는)?"
    return (
        Form(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})", partial(_written, words)),
        Form(r"(?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?![\d점])", partial(_written, words)),
        Form(rf"(?P<name>{any_of(moments.holidays)})", partial(_holiday, words), anywhere=True),
        Form(
            rf"(?:(?P<days>{any_of(moments.counted_days)})|(?P<half>반)년|(?P<count>{number})(?P<unit>{units}))"
            rf"(?:쯤|정도)?{words.way}(?:오늘)?",
            partial(_counted, words),
        ),
        Form(rf"(?P<year>{sino})년(?!간|째|동안|짜리|차|{ahead})", partial(_year, words)),
        Form(rf"(?P<month>{any_of(table.months)}|\d{{1,2}}월)(?!요일)", partial(_month, words)),
        Form(rf"(?P<day>{sino})일(?!동안|간|주|이상|{ahead})", partial(_day_of_month, words)),
        Form(rf"(?P<months>{any_of(moments.months_ahead)})", partial(_month_ahead, words)),
        Form(rf"(?P<weeks>{any_of(moments.weeks)})(?!말(?!고|구)|년)", partial(_week, words)),
        Form(rf"(?P<years>{any_of(moments.years_ahead)})", partial(_year_ahead, words)),
        Form(
            rf"{which}(?P<weekday>{any_of({**table.weekdays, **moments.weekdays})})",
            partial(_weekday, words),
            anywhere=True,
        ),
        Form(
            rf"(?P<name>{any_of(name for name in moments.days_of_month if len(name) > 1)}"
            r"|(?<=[달월])(?:초|말(?!고|구|씀)))",
            partial(_named_day, words),
            anywhere=True,
        ),
        Form(rf"(?P<days>{any_of(moments.days)})(?!따라)", partial(_day, words), anywhere=True),
    )


def _written(_words: Words, found: re.Match[str], _now: datetime) -> Day:
    year = found.groupdict().get("year")
    return Day(year=int(year) if year else None, month=int(found["month"]), day=int(found["day"]))


def _counted(words: Words, found: re.Match[str], now: datetime) -> Day:
    sign = words.sign(found["way"])
    if found["days"]:
        return Day(ahead=sign * words.moments.counted_days[found["days"]])
    count = words.numerals.value(found["count"]) if found["count"] else _HALF_YEAR
    unit = words.moments.units[found["unit"]] if found["unit"] else "month"
    if unit in _MONTHS_OF:
        today = now.date()
        return Day(ahead=(months_later(today, sign * count * _MONTHS_OF[unit]) - today).days)
    return Day(ahead=sign * count * (_WEEK if unit == "week" else 1))


def _year(words: Words, found: re.Match[str], now: datetime) -> Day:
    year = words.numerals.value(found["year"])
    return Day(year=full_year(year, now.date()))


def _month(words: Words, found: re.Match[str], _now: datetime) -> Day:
    listed = words.language.lexicon.values.months.get(found["month"])
    return Day(month=listed or int(found["month"][:-1]))


def _day_of_month(words: Words, found: re.Match[str], _now: datetime) -> Day | None:
    day = words.numerals.value(found["day"])
    return Day(day=day) if 0 < day <= _LAST_NUMBER else None


def _holiday(words: Words, found: re.Match[str], _now: datetime) -> Day:
    month, day = words.moments.holidays[found["name"]].split("-")
    return Day(month=int(month), day=int(day))


def _month_ahead(words: Words, found: re.Match[str], now: datetime) -> Day:
    month = months_later(now.date(), words.moments.months_ahead[found["months"]])
    return Day(month=month.month, year=month.year)


def _week(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(week=words.moments.weeks[found["weeks"]])


def _year_ahead(words: Words, found: re.Match[str], now: datetime) -> Day:
    return Day(year=now.year + words.moments.years_ahead[found["years"]])


def _weekday(words: Words, found: re.Match[str], now: datetime) -> Day:
    name = found["weekday"]
    weekday = {**words.language.lexicon.values.weekdays, **words.moments.weekdays}[name]
    if found["last"]:
        return Day(ahead=-((now.weekday() - weekday - 1) % _WEEK + 1))
    return Day(weekday=weekday, week=1 if found["next"] else None)


def _named_day(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(day=words.moments.days_of_month[found["name"]])


def _day(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(ahead=words.moments.days[found["days"]])
