"""Days in Russian words: "послезавтра", "в следующий четверг", "двадцать пятого", "к концу месяца", "25.12"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian import numerals
from voicebot.understanding.values.russian.pieces import (
    ContradictionError,
    Edge,
    Holiday,
    MonthDay,
    Nth,
    Offset,
    Piece,
    Week,
    Weekday,
    WeekEdge,
    Which,
)
from voicebot.understanding.values.russian.table import NOTHING

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.russian.words import Words

_DAYS = 31
_MONTHS = 12
_MIDDLE = 15
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_TYPED_YEAR = 4
_OF_DAY = frozenset({"день", "дня", "дню"})
_AHEAD: dict[Which, int] = {"": 0, "this": 0, "next": 1, "last": -1}


def day(words: Words, at: int, language: Language, this_year: int) -> Piece | None:
    """Read a day.

    Args:
        words: the utterance.
        at: where it would begin.
        language: Russian.
        this_year: to tell the century of two figures by.

    Raises:
        ContradictionError: there is no such day.
    """
    return (
        _typed(words, at, this_year)
        or _holiday(words, at, language)
        or _edge(words, at)
        or _last_day(words, at)
        or _nth(words, at)
        or _offset(words, at)
        or _weekday(words, at)
        or _week(words, at)
        or _month_day(words, at, this_year)
        or _dictated(words, at, this_year)
    )


def _typed(words: Words, at: int, this_year: int) -> Piece | None:
    """Read "25.12", "25.12.2026", "2026-12-25"."""
    word = words.word(at)
    if word.sign not in {".", "/", "-"} or (word.sign == "-" and len(word.typed) < len("dmy")):
        return None
    figures = word.typed if len(word.typed[0]) < _TYPED_YEAR else word.typed[::-1]
    day_, month = int(figures[0]), int(figures[1])
    year = None
    if len(figures) == len("dmy"):
        year = int(figures[2])
        if len(figures[2]) < _TYPED_YEAR:
            year = numerals.in_full(year, this_year, past=_is_birth(words))
    if not 0 < month <= _MONTHS or not 0 < day_ <= _DAYS:
        if year is None and len(figures[1]) == len("30"):
            return None
        raise ContradictionError
    if year is None and (len(figures[1]) < len("12") or words.does(at - 1, "about") or words.mean(at + 1).side):
        return None
    end = at + 1 + (words.mean(at + 1).unit == "year")
    return Piece(MonthDay(day_, month, year), at, end)


def _holiday(words: Words, at: int, language: Language) -> Piece | None:
    eve = words.does(at, "eve")
    start = at + eve
    table = language.lexicon.times.holidays
    for count in (3, 2, 1):
        name = table.get(" ".join(words.texts(start, count))) if len(words) >= start + count else None
        if name is None:
            continue
        if name.startswith("easter"):
            return Piece(Holiday(easter=int(name.removeprefix("easter")), eve=eve), at, start + count)
        return Piece(Holiday(int(name[:2]), int(name[3:]), eve=eve), at, start + count)
    return None


def _which(words: Words, at: int) -> Which | None:
    """Tell which one a word before it means: "этот", "следующий", "прошлый"."""
    if words.does(at, "next"):
        return "next"
    if words.does(at, "last"):
        return "last"
    return "this" if words.does(at, "this") else None


def _edge(words: Words, at: int) -> Piece | None:
    """Read "к концу недели", "в начале следующего месяца", "в середине декабря", "на выходных"."""
    which = _which(words, at)
    if words.does(at + (which is not None), "weekend"):
        end = at + (which is not None) + 1
        return Piece(WeekEdge("weekend", {"next": 1, "last": -1}.get(which or "")), at, end)
    edge: Edge | None = "start" if words.does(at, "start") else "middle" if words.does(at, "middle") else None
    edge = "end" if words.does(at, "end") else edge
    which = _which(words, at + 1)
    end = at + 1 + (which is not None)
    if edge is None:
        return None
    if words.mean(end).unit == "week":
        return Piece(WeekEdge(edge, None if which is None else _AHEAD[which]), at, end + 1)
    if words.mean(end).unit == "year" and edge != "middle":
        return Piece(MonthDay(_DAYS, _MONTHS) if edge == "end" else MonthDay(1, 1), at, end + 1)
    month, months_ahead, end = _of_month(words, at + 1)
    of_month = {"start": 1, "middle": _MIDDLE, "end": 0}[edge]
    return Piece(MonthDay(of_month, month, months_ahead=months_ahead, rough=True), at, end) if end > at + 1 else None


def _last_day(words: Words, at: int) -> Piece | None:
    """Read "в последний день декабря", "последнее число месяца", "первый день марта"."""
    ordinal = words.mean(at).ordinal
    final = words.does(at, "final")
    counted = words.does(at + 1, "numbered") or words.mean(at + 1).unit == "day"
    if not counted or not (final or (ordinal and not words.mean(at).dated)):
        return None
    month, months_ahead, end = _of_month(words, at + 2)
    if end == at + 2 and not final:
        return None
    return Piece(MonthDay(0 if final else ordinal or 0, month, months_ahead=months_ahead), at, end)


def _of_month(words: Words, at: int) -> tuple[int | None, int | None, int]:
    """Read "декабря", "месяца", "следующего месяца": the month, how many months from this one, the word after it."""
    month = words.mean(at).month
    if month is not None:
        return month, None, at + 1
    which = _which(words, at)
    if words.mean(at + (which is not None)).unit == "month":
        return None, None if which is None else _AHEAD[which], at + 1 + (which is not None)
    return None, None, at


def _nth(words: Words, at: int) -> Piece | None:
    """Read "второй вторник декабря", "в последнюю пятницу месяца"."""
    number = -1 if words.does(at, "final") else words.mean(at).ordinal
    weekday = words.mean(at + 1).weekday
    if not number or weekday is None:
        return None
    month, _, end = _of_month(words, at + 2)
    return Piece(Nth(number, weekday, month), at, end) if end > at + 2 else None


def _offset(words: Words, at: int) -> Piece | None:
    ahead = words.mean(at).ahead
    if ahead is None:
        return None
    return Piece(Offset(ahead), at, at + 1 + (words.word(at + 1).text in _OF_DAY))


def _weekday(words: Words, at: int) -> Piece | None:
    """Read "в пятницу", "в следующий четверг", "в эту субботу", and "не в эту субботу, а в следующую"."""
    which = _which(words, at)
    start = at + (which is not None)
    weekday = words.mean(start).weekday
    if weekday is not None:
        return Piece(Weekday(weekday, which or ""), at, start + 1)
    named = [one for before in range(at) if (one := words.mean(before).weekday) is not None]
    elliptic = which is not None and named and words.does(at - 1, "lead") and words.mean(start) == NOTHING
    return Piece(Weekday(named[-1], which or ""), at, start) if elliptic else None


def _week(words: Words, at: int) -> Piece | None:
    """Read "на следующей неделе", "на той неделе", and "на следующей" where the week was named before."""
    which: Which | None = "next" if words.does(at, "that") else _which(words, at)
    if which is None:
        return None
    if which == "next" and words.mean(at + 1).unit == "day":
        return Piece(Offset(1), at, at + 2)
    if words.mean(at + 1).unit == "week":
        return Piece(Week(_AHEAD[which]), at, at + 2)
    named = any(words.mean(index).unit == "week" for index in range(at))
    follows = words.mean(at + 1)
    alone = follows.unit is None and follows.month is None and follows.weekday is None
    return Piece(Week(_AHEAD[which]), at, at + 1) if named and alone and words.does(at - 1, "lead") else None


def _month_day(words: Words, at: int, this_year: int) -> Piece | None:
    """Read "двадцать пятого", "пятое число", "25 декабря", "декабря пятого", "пятое третье", each with its year."""
    before = words.mean(at).month
    found = _day_number(words, at + (before is not None), month_named=before is not None)
    if found is None or words.mean(found[1]).unit in {"hour", "year"}:
        return None
    if found[0] > _DAYS:
        raise ContradictionError
    end = found[1] + words.does(found[1], "numbered")
    said, end = (MonthDay(found[0], before), end) if before is not None else _in_month(words, end, found[0])
    which = _which(words, end)
    if which is not None and words.mean(end + 1).unit == "year":
        return Piece(replace(said, years_ahead=_AHEAD[which]), at, end + 2)
    year = numerals.year(words, end, this_year, past=_is_birth(words)) if said.month is not None else None
    if year is not None and words.mean(year[1]).month is None:
        return Piece(replace(said, year=year[0], either=None), at, year[1])
    return Piece(said, at, end)


def _dictated(words: Words, at: int, this_year: int) -> Piece | None:
    """Read a date told as three numbers: "девятнадцать ноль шесть девяносто пять"; with two it may be an hour."""
    start = at + (words.mean(at).number == 0)
    told = numerals.number(words, start)
    if told is None or not 0 < told[0] <= _DAYS or words.does(at - 1, "lead"):
        return None
    at_month = told[1] + (words.mean(told[1]).number == 0)
    month = numerals.number(words, at_month)
    if month is None or not 0 < month[0] <= _MONTHS:
        return None
    year = numerals.count(words, month[1])
    if year is None or (year[0] < _THOUSAND and not _TEN <= year[0] < _HUNDRED) or words.mean(year[1]).unit is not None:
        return None
    in_full = year[0] if year[0] >= _THOUSAND else numerals.in_full(year[0], this_year, past=_is_birth(words))
    return Piece(MonthDay(told[0], month[0], in_full), at, year[1])


def _in_month(words: Words, at: int, day_: int) -> tuple[MonthDay, int]:
    """Read the month after a day, by its name or its number; "пятого шестого" may be two days, too."""
    either, end = _neighbour(words, at, day_)
    month, months_ahead, end = _of_month(words, end)
    numbered = numerals.month(words, end) if words.mean(end - 1).dated else None
    if month is not None or months_ahead is not None or numbered is None:
        return MonthDay(day_, month, months_ahead=months_ahead, either=either), end
    after = words.mean(numbered[1])
    if after.month is not None or after.unit not in (None, "year"):
        return MonthDay(day_), end
    month, end = numbered
    doubled = month == day_ + 1 and words.mean(end - 2).number != 0
    return MonthDay(day_, month, either=month if doubled else None), end


def _day_number(words: Words, at: int, *, month_named: bool) -> tuple[int, int] | None:
    """Read the day itself; a cardinal is one only beside a month or "число"."""
    found = numerals.dated(words, at)
    if found is not None:
        return found
    start = at + (words.mean(at).number == 0 and words.mean(at + 1).number is not None)
    found = numerals.number(words, start)
    if found is None or found[0] == 0:
        return None
    after = words.mean(found[1])
    if month_named:
        return found if after.number is None and after.unit is None and not after.dated else None
    return found if after.month is not None or words.does(found[1], "numbered") else None


def _neighbour(words: Words, at: int, day_: int) -> tuple[int | None, int]:
    """Read on in "пятого шестого декабря": one of two neighbours is meant."""
    second = numerals.dated(words, at)
    if second and second[0] == day_ + 1 and words.mean(second[1]).month is not None:
        return second
    return None, at


def _is_birth(words: Words) -> bool:
    return any(words.does(at, "born") for at in range(len(words)))
