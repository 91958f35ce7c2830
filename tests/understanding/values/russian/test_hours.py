from __future__ import annotations

from datetime import datetime

import pytest

from voicebot.understanding.values.russian.hours import Hours, hours, part_of_day
from voicebot.understanding.values.russian.pieces import Clock, ContradictionError, Part, Piece, Said, SameTime

NOW = datetime(2026, 11, 25, 12, 40, 30)  # noqa: DTZ001 - in the person's own time


def pieces(said: tuple[Said, ...]) -> tuple[list[Piece], list[Piece]]:
    found = [Piece(one, at, at + 1) for at, one in enumerate(said)]
    return [one for one in found if one.slot == "clock"], [one for one in found if one.slot == "part"]


def read(*said: Said) -> Hours | None:
    return hours(*pieces(said), NOW)


def likely(*said: Said) -> list[str]:
    found = read(*said)
    return [at.strftime("%H:%M") for at in found.likely] if found else []


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ((Clock(3),), ["15:00", "03:00"]),
        ((Clock(9, 30),), ["09:30", "21:30"]),
        ((Clock(12),), ["12:00", "00:00"]),
        ((Clock(15, 30),), ["15:30"]),
        ((Clock(3, 30, exact=True),), ["03:30"]),
        ((Clock(7, side="am"),), ["07:00"]),
        ((Clock(12, side="am"),), ["12:00", "00:00"]),
        ((Clock(3, side="day"),), ["15:00"]),
        ((Clock(11, side="day"),), ["11:00"]),
        ((Clock(9, side="pm"),), ["21:00"]),
        ((Clock(12, side="pm"),), ["00:00"]),
        ((Clock(2, side="night"),), ["02:00"]),
        ((Clock(11, side="night"),), ["23:00"]),
        ((Clock(12, side="night"),), ["00:00"]),
        ((Clock(8), Part("evening", "18:00")), ["20:00"]),
        ((Clock(6, 30), Part("morning", "09:00")), ["06:30"]),
        ((Clock(7, side="pm"), Part("evening")), ["19:00"]),
        ((Clock(2, other=3),), ["14:00", "15:00", "02:00", "03:00"]),
        ((Part("afternoon", "14:00"),), ["14:00"]),
        ((Part("night"),), []),
        ((SameTime(),), ["12:40"]),
    ],
)
def test_the_hour_that_is_meant(said: tuple[Said, ...], times: list[str]) -> None:
    assert likely(*said) == times


@pytest.mark.parametrize(
    "said",
    [
        (Clock(6, side="am"), Part("evening")),
        (Clock(15), Part("morning")),
        (Clock(1, side="pm"),),
        (Clock(3), Clock(4)),
        (Part("morning"), Part("evening")),
    ],
)
def test_contradictions(said: tuple[Said, ...]) -> None:
    with pytest.raises(ContradictionError):
        read(*said)


def test_eight_may_be_in_the_morning_or_in_the_evening() -> None:
    assert [bool(found and found.doubtful) for found in map(read, map(Clock, (7, 8, 9)))] == [False, True, False]


def test_midnights() -> None:
    night, evening, full = read(Clock(12, side="night")), read(Clock(12, side="pm")), read(Clock(24))
    assert night is not None
    assert (night.midnight, night.next_day) == (True, False)
    assert evening is not None
    assert (evening.midnight, evening.next_day) == (False, True)
    assert full is not None
    assert full.next_day


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ((Part("noon", "13:00"), Clock(1)), "noon"),
        ((Clock(10, side="am"),), "morning"),
        ((Clock(3, side="day"),), "afternoon"),
        ((Clock(12, side="day"),), "noon"),
        ((Clock(3),), "afternoon"),
        ((Clock(19),), "evening"),
        ((Clock(2, side="night"),), "night"),
        ((), None),
    ],
)
def test_the_part_of_the_day(said: tuple[Said, ...], part: str | None) -> None:
    assert part_of_day(*pieces(said), NOW) == part
