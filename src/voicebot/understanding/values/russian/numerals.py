"""Numbers as they are said inside Russian days, hours and spans; each reader gives what it read and where it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.understanding.values.russian.words import Words

_TEN = 10
_TWENTY = 20
_HUNDRED = 100
_THOUSAND = 1000
_DAYS = 31
_MONTHS = 12
_SAME_CENTURY = 10
"""A year of two figures lies at most so many years ahead; otherwise it is one of the century before."""


def number(words: Words, at: int, *, single: bool = False) -> tuple[int, int] | None:
    """Read a cardinal below 100.

    Args:
        words: the utterance.
        at: where it would begin.
        single: only the first word, so that "двадцать пять" is 20.
    """
    first = words.mean(at)
    if first.number is None or first.number >= _HUNDRED or first.collective:
        return None
    second = words.mean(at + 1)
    compound = not first.figures and first.number >= _TWENTY and first.number % _TEN == 0
    if not single and compound and second.number is not None and 0 < second.number < _TEN and not second.collective:
        return first.number + second.number, at + 2
    return first.number, at + 1


def count(words: Words, at: int) -> tuple[int, int] | None:
    """Read a cardinal below 10,000: "сто двадцать", "тысяча девятьсот восемьдесят пять", 1985.

    Args:
        words: the utterance.
        at: where it would begin.
    """
    first = words.mean(at)
    if first.figures or first.number == 0:
        return first.number or 0, at + 1
    thousands, group, below, end = 0, 0, _THOUSAND, at
    while (value := words.mean(end).number) and not words.mean(end).figures:
        if value == _THOUSAND and not thousands:
            thousands, group, below = (group or 1) * _THOUSAND, 0, _THOUSAND
        elif value < below:
            group += value
            below = _HUNDRED if value >= _HUNDRED else _TEN if value >= _TWENTY else 0
        else:
            break
        end += 1
    return (thousands + group, end) if end > at else None


def dated(words: Words, at: int) -> tuple[int, int] | None:
    """Read a day of a month: "двадцать пятого", "ноль второго", "25-го"; more than there are days are none.

    Args:
        words: the utterance.
        at: where it would begin.
    """
    start = at + (words.mean(at).number == 0)
    tens = words.mean(start)
    last = words.mean(start + 1)
    if (
        tens.number in range(_TWENTY, _HUNDRED, _TEN)
        and not tens.figures
        and last.dated
        and 0 < (last.ordinal or 0) < _TEN
    ):
        return (tens.number or 0) + (last.ordinal or 0), start + 2
    return (tens.ordinal or 0, start + 1) if tens.dated and tens.ordinal else None


def month(words: Words, at: int) -> tuple[int, int] | None:
    """Read a month by its name, or by its number: "ноль пятого", "третье", "ноль пять".

    Args:
        words: the utterance.
        at: where it would begin.
    """
    named = words.mean(at).month
    if named is not None:
        return named, at + 1
    found = dated(words, at)
    units = words.mean(at + 1).number
    if found is None and words.mean(at).number == 0 and units is not None and 0 < units < _TEN:
        return units, at + 2
    if found is None or not 0 < found[0] <= _MONTHS or words.mean(found[1]).unit == "hour":
        return None
    return found


def year(words: Words, at: int, this_year: int, *, past: bool = False) -> tuple[int, int] | None:
    """Read a year: "две тысячи шестого", "восемьдесят пятого года", "1985", "85 года".

    Args:
        words: the utterance.
        at: where it would begin.
        this_year: to tell the century of two figures by.
        past: it is a year of birth.
    """
    start = at + (words.mean(at).number == 0)
    begun = count(words, start)
    total, end = begun or (0, start)
    last = words.mean(end).ordinal
    if last is not None and (not total or total % _TEN == 0 or total >= _THOUSAND):
        total, end, ordinal = total + last, end + 1, True
    else:
        ordinal = start > at and total > 0
    if end == start:
        return None
    named = words.mean(end).unit == "year"
    if total >= _THOUSAND:
        return (total, end + named) if total < _TEN * _THOUSAND else None
    if total >= _HUNDRED or not (ordinal or named):
        return None
    return in_full(total, this_year, past=past), end + named


def in_full(year_: int, this_year: int, *, past: bool = False) -> int:
    """Give a year of two figures its century.

    Args:
        year_: below 100.
        this_year: in full.
        past: it is a year of birth, so that it does not lie ahead.
    """
    century = this_year - this_year % _HUNDRED
    ahead = century + year_ > this_year + (0 if past else _SAME_CENTURY)
    return century + year_ - (_HUNDRED if ahead else 0)
