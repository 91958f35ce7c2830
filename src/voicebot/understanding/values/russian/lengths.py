"""Spans of time in Russian words: "полтора часа", "недельки две", "через час пятнадцать", "два дня назад"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.numerals import count
from voicebot.understanding.values.russian.pieces import Ahead, Length, Piece, Weekday

if TYPE_CHECKING:
    from voicebot.language.time_words import Unit
    from voicebot.understanding.values.russian.words import Word, Words

_SECONDS: dict[Unit, int] = {"second": 1, "minute": 60, "hour": 3600}
_DAYS: dict[Unit, int] = {"day": 1, "full_day": 1, "week": 7}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_DAY = 86_400
_DAYS_OF_MONTH = 30
_QUARTERS = 4
_HALF = 2
_TENTHS = 10
_ONE_AND_HALF = frozenset({"полтора", "полторы", "полутора", "полторачасика"})
_OF_ONE = frozenset(
    {
        "секунды",
        "минуты",
        "минутки",
        "часа",
        "часика",
        "дня",
        "суток",
        "недели",
        "недельки",
        "месяца",
        "квартала",
        "года",
    }
)
"""After "около" and "не больше" they mean one."""
_ORDER: tuple[Unit, ...] = ("second", "minute", "hour", "full_day", "day", "week", "month", "quarter", "year")
_LEAST_MINUTES = 5
_HOUR = 60
_MOST = 10_000
_RANGE = 2
"""Of two numbers in a row, "десять пятнадцать минут", the greater is at most so many times the other."""

Count = tuple[int, int, int]
"""How many quarters of a unit, another number of them or 0, and the word after them."""


def _length(quarters: int, unit: Unit) -> Length:
    if unit in _SECONDS:
        return Length(seconds=quarters * _SECONDS[unit] // _QUARTERS)
    if unit in _DAYS:
        days, rest = divmod(quarters * _DAYS[unit], _QUARTERS)
        return Length(days=days, seconds=rest * _DAY // _QUARTERS)
    months, rest = divmod(quarters * _MONTHS[unit], _QUARTERS)
    return Length(months=months, days=rest * _DAYS_OF_MONTH // _QUARTERS)


def quantity(words: Words, at: int) -> Count | None:
    """Read how many: "два", "полтора", "два с половиной", "1.5", "два три".

    Args:
        words: the utterance.
        at: where it would begin.
    """
    word = words.word(at)
    if word.text in _ONE_AND_HALF:
        to_two = words.mean(at + 1).number == _HALF
        return 6, _HALF * _QUARTERS if to_two else 0, at + 1 + to_two
    if word.typed:
        return _typed(word, at)
    if word.mean.collective and word.mean.number:
        return word.mean.number * _QUARTERS, 0, at + 1
    found = count(words, at)
    if found is None or not 0 < found[0] < _MOST:
        return None
    quarters, end, other = found[0] * _QUARTERS, found[1], 0
    if words.does(end, "with") and words.does(end + 1, "half", "quarter"):
        return quarters + (_HALF if words.does(end + 1, "half") else 1), 0, end + 2
    neighbour = count(words, end)
    if neighbour and found[0] < neighbour[0] <= max(found[0] + 1, _RANGE * found[0]) and neighbour[0] < _HOUR:
        other, end = neighbour[0] * _QUARTERS, neighbour[1]
    return quarters, other, end


def _typed(word: Word, at: int) -> Count | None:
    """Read "1.5", "1,5" and "5-6"."""
    if len(word.typed) > len(("1", "5")) or word.sign not in ".,-":
        return None
    first, second = int(word.typed[0]), int(word.typed[1])
    if word.sign == "-":
        return first * _QUARTERS, second * _QUARTERS, at + 1
    return first * _QUARTERS + _QUARTERS * int(word.typed[1][0]) // _TENTHS, 0, at + 1


def _one(words: Words, at: int) -> tuple[Length, Unit, int] | None:
    """Read a length in a single unit."""
    half = words.mean(at).half
    if half is not None:
        return _length(_HALF, half), half, at + 1
    found = _fraction(words, at) or _number_first(words, at) or _unit_first(words, at)
    if found is not None:
        return found
    unit = words.mean(at).unit
    of_one = words.word(at).text in _OF_ONE and words.does(at - 1, "about", "lead") and words.word(at - 1).text != "от"
    if unit is None or not (words.mean(at).one or of_one):
        return None
    end = at + 1
    quarters = _QUARTERS
    if words.does(end, "with") and words.does(end + 1, "half", "quarter"):
        quarters += _HALF if words.does(end + 1, "half") else 1
        end += 2
    return _length(quarters, unit), unit, words.past(end, "several")


def _fraction(words: Words, at: int) -> tuple[Length, Unit, int] | None:
    """Read "пол часа", "четверть часа", "три четверти часа"."""
    times = 1 if words.does(at, "half", "quarter") else words.mean(at).number or 0
    start = at if words.does(at, "half", "quarter") else at + 1
    unit = words.mean(start + 1).unit
    if not times or unit is None or not words.does(start, "half", "quarter"):
        return None
    return _length(times * (_HALF if words.does(start, "half") else 1), unit), unit, start + 2


def _number_first(words: Words, at: int) -> tuple[Length, Unit, int] | None:
    found = quantity(words, at)
    unit = words.mean(found[2]).unit if found else None
    if found is None or unit is None:
        return None
    return _either(found, unit), unit, found[2] + 1


def _unit_first(words: Words, at: int) -> tuple[Length, Unit, int] | None:
    """Read "минут сорок", "месяца на три", "часа полтора", "лет этак пять"."""
    unit = words.mean(at).unit
    if unit is None or words.mean(at).one:
        return None
    start = words.past(at + 1, "about")
    found = quantity(words, start + (words.word(start).text == "на"))
    if found is None or (words.mean(found[2]).unit is not None and words.mean(found[2]).unit != unit):
        return None
    return _either(found, unit), unit, found[2]


def _either(found: Count, unit: Unit) -> Length:
    length = _length(found[0], unit)
    other = _length(found[1], unit) if found[1] else None
    return Length(length.months, length.days, length.seconds, other)


def length(words: Words, at: int) -> Piece | None:
    """Read a span of time, its parts summed: "два часа тридцать минут", "неделя и еще два дня".

    Args:
        words: the utterance.
        at: where it would begin.
    """
    typed = words.word(at)
    if typed.sign == ":" and len(typed.typed) == len(("1", "30")):
        return Piece(Length(seconds=int(typed.typed[0]) * 3600 + int(typed.typed[1]) * 60), at, at + 1)
    if words.does(at - 1, "minus"):
        return None
    first = _one(words, at)
    if first is None:
        return None
    total, unit, end = first
    start = words.past(end, "about")
    more = quantity(words, start) if start > end else None
    if more is not None and words.mean(more[2]).unit is None and total.other is None:
        return Piece(replace(total, other=_length(more[0], unit)), at, more[2])  # "неделю, максимум две"
    while True:
        start = words.past(end, "and")
        smaller = _one(words, start)
        if smaller is not None and _ORDER.index(smaller[1]) < _ORDER.index(unit):
            total, unit, end = total + smaller[0], smaller[1], smaller[2]
            continue
        minutes = count(words, start) if unit == "hour" and smaller is None and total.other is None else None
        if minutes and _LEAST_MINUTES <= minutes[0] < _HOUR and not words.mean(minutes[1]).dated:
            total, end = total + Length(seconds=minutes[0] * _HOUR), minutes[1]
        return Piece(total, at, end)


def length_again(words: Words, at: int) -> Piece | None:
    """Read a number that corrects another and leaves its unit out: "час нет полтора", "не на неделю а на две".

    Args:
        words: the utterance.
        at: where it would begin.
    """
    start = at
    while words.does(start - 1, "lead", "about"):
        start -= 1
    found = quantity(words, at) if words.does(start - 1, "corrected", "clause", "renewed") else None
    units = [unit for before in range(start) if (unit := words.mean(before).unit)]
    if found is None or not units or words.mean(found[2]).unit is not None:
        return None
    return Piece(_either(found, units[-1]), at, found[2])


def ahead(words: Words, at: int) -> Piece | None:
    """Read a span that is counted from now: "через недельку", "минут через сорок", "два дня назад", "через четверг".

    Args:
        words: the utterance.
        at: where it would begin.
    """
    return _through(words, at) or _unit_through(words, at) or _ago(words, at)


def _through(words: Words, at: int) -> Piece | None:
    if not words.does(at, "through"):
        return None
    start = words.past(at + 1, "about", "lead")
    weekday = words.mean(start).weekday
    if weekday is not None:
        return Piece(Weekday(weekday, "after_next"), at, start + 1)
    found = length(words, start)
    if found is None or not isinstance(found.said, Length):
        return None
    single_day = words.mean(start).unit == "day" and found.end == start + 1
    return Piece(_counted_from_now(found.said, words, found, unsure=single_day), at, found.end)


def _unit_through(words: Words, at: int) -> Piece | None:
    """Read "часа через два", "дней примерно через десять"; not "час через день"."""
    unit = words.mean(at).unit
    through = words.past(at + 1, "about")
    if unit is None or not words.does(through, "through"):
        return None
    found = quantity(words, words.past(through + 1, "about"))
    if found is None or words.mean(found[2]).unit is not None:
        return None
    piece = Piece(_either(found, unit), at, found[2])
    return Piece(_counted_from_now(_either(found, unit), words, piece), at, found[2])


def _ago(words: Words, at: int) -> Piece | None:
    found = length(words, at)
    if found is None or not isinstance(found.said, Length) or not words.does(found.end, "ago"):
        return None
    said = _counted_from_now(found.said, words, found)
    return Piece(Ahead(said.length, back=True, elapsed=said.elapsed), at, found.end + 1)


def _counted_from_now(said: Length, words: Words, found: Piece, *, unsure: bool = False) -> Ahead:
    """Count from now; after whole days only the day is meant, after 24 hours the hour too."""
    whole = any(words.mean(at).unit == "full_day" for at in range(found.first, found.end))
    return Ahead(said, elapsed=said.seconds > 0 or whole, unsure=unsure)
