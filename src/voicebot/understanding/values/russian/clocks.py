"""Hours in Russian words: "в половине третьего", "без четверти шесть", "часиков в шесть", "двадцать два тридцать"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.understanding.values.russian.numerals import dated, number
from voicebot.understanding.values.russian.pieces import Clock, ContradictionError, Piece, SameTime

if TYPE_CHECKING:
    from voicebot.language.time_words import Side
    from voicebot.understanding.values.russian.words import Words

_HOUR = 60
_HALF = 30
_QUARTER = 15
_NOON = 12
_LAST_HOUR = 24
_TEN = 10
_COLONS = (":", ".", "-")


def clock(words: Words, at: int) -> Piece | None:
    """Read an hour.

    Args:
        words: the utterance.
        at: where it would begin.

    Raises:
        ContradictionError: there is no such hour.
    """
    found = (
        _typed(words, at)
        or _same_time(words, at)
        or _counted_back(words, at)
        or _half(words, at)
        or _into_hour(words, at)
        or _begun_hour(words, at)
        or _about(words, at)
        or _plain(words, at)
    )
    return _with_side(words, found) if found else None


def _with_side(words: Words, found: Piece) -> Piece:
    """Take the half of the day that follows: "семь утра"."""
    said = found.said
    at = words.past(found.end, "at_the_hour")
    side: Side | None = words.mean(at).side
    if not isinstance(said, Clock) or side is None or said.side is not None:
        return found
    return Piece(replace(said, side=side, sure=True), found.first, at + 1)


def _typed(words: Words, at: int) -> Piece | None:
    """Read "10:30", "10.30", "10-30"; a date where it can be one is read before."""
    word = words.word(at)
    if word.sign not in _COLONS or (word.sign != ":" and len(word.typed[1]) < len("00")):
        return None
    hour, minute = int(word.typed[0]), int(word.typed[1])
    if hour > _LAST_HOUR or minute >= _HOUR:
        raise ContradictionError
    return Piece(Clock(hour, minute, exact=word.typed[0].startswith("0")), at, at + 1)


def _same_time(words: Words, at: int) -> Piece | None:
    return Piece(SameTime(), at, at + 1) if words.does(at, "same_time") else None


def _counted_back(words: Words, at: int) -> Piece | None:
    """Read "без четверти шесть", "без десяти минут час"; "без двадцати пять" has two numbers, not one."""
    if not words.does(at, "without"):
        return None
    for single in (False, True):
        quarter = words.does(at + 1, "quarter")
        minutes = (_QUARTER, at + 2) if quarter else number(words, at + 1, single=single)
        if minutes is None or not 0 < minutes[0] < _HOUR:
            return None
        start = minutes[1] + (words.mean(minutes[1]).unit == "minute")
        hour = number(words, start) or ((1, start) if words.mean(start).unit == "hour" else None)
        if hour and hour[0] <= _LAST_HOUR:
            end = hour[1] + (words.mean(hour[1]).unit == "hour")
            return Piece(Clock(_before(hour[0]), _HOUR - minutes[0]), at, end)
    return None


def _before(hour: int) -> int:
    """Give the hour before one, on the same dial."""
    return {1: _NOON, 0: _LAST_HOUR - 1}.get(hour, hour - 1)


def _ordinal_hour(words: Words, at: int) -> int | None:
    """Give the hour that is under way in "третьего"; "третий" is a swallowed ending of it."""
    hour = words.mean(at).ordinal
    return _before(hour) if hour and hour <= _NOON else None


def _half(words: Words, at: int) -> Piece | None:
    """Read "половина третьего", "полтретьего", and "пол третьего"."""
    hour = _ordinal_hour(words, at + 1) if words.does(at, "half") else None
    return None if hour is None else Piece(Clock(hour, _HALF), at, at + 2)


def _into_hour(words: Words, at: int) -> Piece | None:
    """Read "четверть пятого", "десять минут третьего", "минут двадцать третьего"."""
    if words.does(at, "quarter"):
        minutes: tuple[int, int] | None = (_QUARTER, at + 1)
    elif words.mean(at).unit == "minute":
        minutes = number(words, at + 1, single=True)
    else:
        minutes = number(words, at)
        if minutes is None or words.mean(minutes[1]).unit != "minute":
            return None
        minutes = minutes[0], minutes[1] + 1
    hour = _ordinal_hour(words, minutes[1]) if minutes else None
    if minutes is None or hour is None or not words.mean(minutes[1]).dated or not 0 < minutes[0] < _HOUR:
        return None
    if words.mean(minutes[1] + 1).month:
        return None
    return Piece(Clock(hour, minutes[0]), at, minutes[1] + 1)


def _begun_hour(words: Words, at: int) -> Piece | None:
    """Read "в третьем часу", "часу в третьем", "в начале третьего": the hour that is under way."""
    if words.does(at, "start"):
        hour, end = _ordinal_hour(words, at + 1), at + 2
        if not words.mean(at + 1).dated or words.mean(end).unit not in (None, "hour") or words.mean(end).month:
            return None
    elif words.mean(at).ordinal and words.word(at + 1).text in {"час", "часу", "часа"}:
        hour, end = _ordinal_hour(words, at), at + 2
    elif words.word(at).text == "часу" and words.does(at + 1, "lead"):
        hour, end = _ordinal_hour(words, at + 2), at + 3
    else:
        return None
    return None if hour is None else Piece(Clock(hour), at, end)


def _about(words: Words, at: int) -> Piece | None:
    """Read "часиков в шесть", "часам к двум", "часов так около десяти", "часа в два тридцать"."""
    if words.mean(at).unit != "hour" or words.mean(at).one:
        return None
    start = words.past(at + 1, "lead", "about")
    found = _plain(words, start) if number(words, start) else None
    if found is None:
        return None
    return Piece(replace(found.said, sure=True), at, found.end) if isinstance(found.said, Clock) else None


def _plain(words: Words, at: int) -> Piece | None:
    """Read "десять", "три часа", "час дня", "двадцать два тридцать", "девять ноль пять", "ноль часов"."""
    one = _is_one(words, at)
    hour = (1, at + 1) if one else _hour(words, at)
    if hour is None:
        return None
    named = one or words.mean(hour[1]).unit == "hour"
    start = words.past(hour[1] + (named and not one), "at_the_hour")
    minutes = _minutes(words, start, hour[0])
    minute, end = minutes or (0, start)
    if minutes is None and not named and _counts(words, end):
        return None
    other = None
    if minutes is None and not named:
        other, end, named = _range(words, start, hour[0])
    told = words.mean(end).side is not None or words.does(at - 1, "lead", "about", "at_the_hour")
    stray = told and end == start and number(words, end) is not None and dated(words, end) is None
    if hour[0] + (minute > 0) > _LAST_HOUR or minute >= _HOUR or stray:
        if told or end > start:
            raise ContradictionError
        return None
    midnight = not hour[0] and not minute and not named
    sure = told or (end > start and not midnight) or (named and not one)
    return Piece(Clock(hour[0], minute, exact=words.mean(at).number == 0, sure=sure, other=other), at, end)


def _is_one(words: Words, at: int) -> bool:
    """Tell whether "час" is one o'clock; in other cases only after a preposition: "около часу", "часа в два" is not."""
    if words.mean(at).unit != "hour":
        return False
    alone = number(words, words.past(at + 1, "lead", "about")) is None or words.mean(at + 1).side is not None
    return words.mean(at).one or (
        words.word(at).text in {"часа", "часу"} and words.does(at - 1, "lead", "about") and alone
    )


def _counts(words: Words, at: int) -> bool:
    """Tell whether something that is counted follows a number, so that it is no hour: days, a month."""
    after = words.mean(at)
    return after.side is None and (after.unit is not None or after.half is not None or after.month is not None)


def _range(words: Words, at: int, hour: int) -> tuple[int | None, int, bool]:
    """Read on in "два три часа": one of two neighbours is meant."""
    second = number(words, at)
    if second is None or second[0] != hour + 1 or _counts(words, second[1]) > (words.mean(second[1]).unit == "hour"):
        return None, at, False
    named = words.mean(second[1]).unit == "hour"
    return second[0], second[1] + named, named


def _hour(words: Words, at: int) -> tuple[int, int] | None:
    """Read an hour as a number; "ноль девять" is nine, "ноль ноль" nought and no minutes."""
    found = number(words, at)
    if found is None or found[0] or words.mean(at).figures:
        return found
    second = words.mean(at + 1).number
    return (second, at + 2) if second and second < _TEN else found


def _minutes(words: Words, at: int, hour: int) -> tuple[int, int] | None:
    """Read the minutes after an hour: "ноль пять", "тридцать", "и пять минут", "с половиной"."""
    start = words.past(at, "and")
    if words.does(start, "with") and words.does(start + 1, "half"):
        return _HALF, start + 2
    if hour == 0 and words.mean(start).number == 0 and words.mean(start + 1).number is not None:
        start += 1
    found = number(words, start)
    if found is None:
        return None
    minute, end = found
    after = words.mean(end)
    if minute == 0 and not words.mean(start).figures and after.number is not None and after.number < _TEN:
        return after.number, end + 1 + (words.mean(end + 1).unit == "minute")
    if after.unit == "minute":
        return minute, end + 1
    short = minute < _TEN and minute > 0 and len(words.mean(start).figures) < len("00")
    day = after.dated and minute >= _TEN and minute % _TEN == 0
    return None if short or day or start > at + (hour == 0) or _counts(words, end) else (minute, end)
