"""How English tells a day: by its date, its weekday, its name, or counted from today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from voicebot.understanding.values.days import LAST, ClashError, Day, full_year, months_later
from voicebot.understanding.values.forms import Form, any_of

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from voicebot.understanding.values.english.words import Words

_WEEK = 7
_FRIDAY = 4
_WEDNESDAY = 2
_SATURDAY = 5
_COUPLE = 2
_WITHIN = {"early": 1, "mid": 15, "late": 25}
"""Days of a month that stand for a part of it."""
_MONTHS_OF = {"month": 1, "year": 12}
_EDGES = {
    "beginning": (0, 1),
    "start": (0, 1),
    "middle": (_WEDNESDAY, 15),
    "end": (_FRIDAY, LAST),
    "last day": (6, LAST),
}
"""Of the weekday and of the day of the month that these parts of a week and of a month begin with."""


def day_forms(words: Words) -> tuple[Form, ...]:
    """List the forms.

    Args:
        words: what they are made of.
    """
    moments, table = words.moments, words.language.lexicon.values
    months, weekdays, days = any_of(table.months), any_of(table.weekdays), any_of(moments.days)
    count = rf"(?P<count>an?|a couple(?: of)?|{words.number})"
    unit = rf"(?P<unit>{words.units('day', 'week', 'month', 'year')}|{any_of(moments.counted_days)})(?:'s|s')?"
    year = rf"(?:(?: of|,)? (?P<year>{words.year}))?"
    anchor = rf"(?P<today>now|today)|(?P<anchor>tomorrow|{weekdays})"
    which = r"(?P<which>this coming|this|next|last|coming)"
    edges = any_of(_EDGES)
    return (
        Form(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b", _written),
        Form(rf"\b(?P<name>{any_of(moments.holidays)})(?:'s)?(?: day)?\b", partial(_holiday, words)),
        Form(rf"\b{count} {unit} (?:from|on|after) (?:{anchor})\b", partial(_from_anchor, words)),
        Form(rf"\b(?:in|within)(?: about)? {count} {unit}(?: time)?\b", partial(_counted, words)),
        Form(rf"\b{count} {unit} (?:later|hence|ahead|(?P<ago>ago))\b", partial(_counted, words)),
        Form(
            rf"\b(?:the )?(?P<edge>{edges}) of "
            rf"(?:(?P<which>the|this|next) (?P<unit>week|month|year)|(?P<month>{months}))\b",
            partial(_edge, words),
        ),
        Form(
            rf"\b(?:the )?(?P<place>{words.ordinal}|last) (?P<weekday>{weekdays}) (?:in|of) (?P<month>{months})\b",
            partial(_weekday_of_month, words),
        ),
        Form(rf"\b(?P<mid>mid|early|late) (?P<month>{months})\b", partial(_within_month, words)),
        Form(
            rf"\b(?:the )?(?P<day>{words.ordinal}) (?:day )?(?:of )?(?P<month>{months})\b{year}", partial(_date, words)
        ),
        Form(
            rf"\b(?P<month>{months}) (?:the )?(?P<day>{words.ordinal}|{words.number}){year}(?!:)", partial(_date, words)
        ),
        Form(rf"\b(?P<day>{words.number}) (?:of )?(?P<month>{months})\b{year}", partial(_date, words)),
        Form(rf"\b(?:the )?(?P<day>{words.ordinal}) of (?P<which>next|this|the) month\b", partial(_of_month, words)),
        Form(rf"\b(?:the )?(?P<days>{days})\b", partial(_named_day, words)),
        Form(r"\bthe (?:day after|next day|following day)\b", partial(_day_after, words)),
        Form(rf"\b(?P<weeks>{any_of(moments.weeks)})\b", partial(_week, words)),
        Form(
            rf"\b(?:{which} )?(?P<weekday>{weekdays}|weekend)\b(?P<later> week\b| after next\b)?",
            partial(_weekday, words),
        ),
        Form(rf"\b(?P<months>{any_of(moments.months_ahead)})\b", partial(_month_ahead, words)),
        Form(rf"\b(?P<years>{any_of(moments.years_ahead)})\b", partial(_year_ahead, words)),
        Form(
            rf"(?:(?<=^)|\bthe |(?<=\bon )|(?<=day ))(?P<day>{words.ordinal})"
            rf"(?! (?:one|time|half|week|month|quarter|floor|of|available|day|option|thing|place|person|hundredth))",
            partial(_day_of_month, words),
        ),
        Form(rf"\b(?P<month>{months})\b(?<!\bmay)", partial(_month, words)),
    )


def _written(found: re.Match[str], _now: datetime) -> Day:
    return Day(year=int(found["year"]), month=int(found["month"]), day=int(found["day"]))


def _holiday(words: Words, found: re.Match[str], _now: datetime) -> Day:
    month, day = words.moments.holidays[found["name"]].split("-")
    return Day(month=int(month), day=int(day))


def _count(words: Words, found: re.Match[str], now: datetime) -> int:
    """Give how many days from today a span ends."""
    text, name = found["count"], found["unit"]
    count = _COUPLE if "couple" in text else words.value(text) or 1
    if name in words.moments.counted_days:
        return count * words.moments.counted_days[name]
    unit = words.moments.units[name]
    if unit in _MONTHS_OF:
        today = now.date()
        return (months_later(today, count * _MONTHS_OF[unit]) - today).days
    return count * (_WEEK if unit == "week" else 1)


def _counted(words: Words, found: re.Match[str], now: datetime) -> Day:
    days = _count(words, found, now)
    return Day(ahead=-days if found.groupdict().get("ago") else days)


def _from_anchor(words: Words, found: re.Match[str], now: datetime) -> Day:
    days = _count(words, found, now)
    if not found["anchor"]:
        return Day(ahead=days)
    weekday = words.language.lexicon.values.weekdays.get(found["anchor"])
    return Day(ahead=days + (1 if weekday is None else _until(weekday, now)))


def _until(weekday: int, now: datetime) -> int:
    """Give how many days it is to the next such weekday after today."""
    return (weekday - now.weekday() - 1) % _WEEK + 1


def _edge(words: Words, found: re.Match[str], now: datetime) -> Day:
    weekday, day = _EDGES[found["edge"]]
    if found["month"]:
        return Day(day=day, month=words.language.lexicon.values.months[found["month"]])
    later = found["which"] == "next"
    if found["unit"] == "week":
        return Day(weekday=weekday, week=1 if later else None)
    if found["unit"] == "year":
        return Day(day=day, year=now.year + later)
    return _in_month(day, now, later=later)


def _in_month(day: int, now: datetime, *, later: bool) -> Day:
    if not later:
        return Day(day=day)
    month = months_later(now.date(), 1)
    return Day(day=day, month=month.month, year=month.year)


def _within_month(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(day=_WITHIN[found["mid"]], month=words.language.lexicon.values.months[found["month"]])


def _weekday_of_month(words: Words, found: re.Match[str], now: datetime) -> Day:
    table = words.language.lexicon.values
    month, weekday = table.months[found["month"]], table.weekdays[found["weekday"]]
    year = now.year + (month < now.month)
    days = [day for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    place = words.value(found["place"]) - 1 if found["place"] != "last" else -1
    if place >= len(days):
        raise ClashError
    return Day(day=days[place], month=month, year=year)


def _date(words: Words, found: re.Match[str], now: datetime) -> Day | None:
    """Read a date; "two may come" is none."""
    if found[0].endswith(" may") and " of " not in found[0] and words.numbered(found["day"]):
        return None
    year = full_year(words.year_value(found["year"]), now.date()) if found["year"] else None
    return Day(day=words.value(found["day"]), month=words.language.lexicon.values.months[found["month"]], year=year)


def _of_month(words: Words, found: re.Match[str], now: datetime) -> Day:
    return _in_month(words.value(found["day"]), now, later=found["which"] == "next")


def _named_day(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(ahead=words.moments.days[found["days"]])


def _day_after(words: Words, found: re.Match[str], now: datetime) -> Day | None:
    """Read "the day after" a day that was named before."""
    said = [word for word in found.string[: found.start()].split() if word in _days(words)]
    if not said:
        return None
    ahead = words.moments.days.get(said[-1])
    return Day(ahead=1 + (_until(words.language.lexicon.values.weekdays[said[-1]], now) if ahead is None else ahead))


def _days(words: Words) -> set[str]:
    return {*words.moments.days, *words.language.lexicon.values.weekdays}


def _week(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(week=words.moments.weeks[found["weeks"]])


def _weekday(words: Words, found: re.Match[str], now: datetime) -> Day:
    weekday = words.language.lexicon.values.weekdays.get(found["weekday"], _SATURDAY)
    if found["later"]:
        return Day(ahead=_until(weekday, now) + _WEEK)
    if found["which"] == "last":
        return Day(ahead=_until(weekday, now) - _WEEK if _until(weekday, now) < _WEEK else -_WEEK)
    return Day(weekday=weekday, week=1 if found["which"] == "next" else None)


def _month_ahead(words: Words, found: re.Match[str], now: datetime) -> Day:
    month = months_later(now.date(), words.moments.months_ahead[found["months"]])
    return Day(month=month.month, year=month.year)


def _year_ahead(words: Words, found: re.Match[str], now: datetime) -> Day:
    return Day(year=now.year + words.moments.years_ahead[found["years"]])


def _day_of_month(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(day=words.value(found["day"]))


def _month(words: Words, found: re.Match[str], _now: datetime) -> Day:
    return Day(month=words.language.lexicon.values.months[found["month"]])
