from datetime import date

import pytest

from voicebot.understanding.values.russian.pieces import Clock, Length, Offset, Part, Piece, easter


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 5, 5)), (2025, date(2025, 4, 20)), (2026, date(2026, 4, 12))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_a_piece_tells_of_one_slot() -> None:
    said = (Offset(1), Clock(3), Part("noon"), Length(days=1))
    assert [Piece(one, 0, 1).slot for one in said] == ["day", "clock", "part", "length"]


def test_lengths_add_up() -> None:
    assert Length(days=7) + Length(days=2, seconds=60) == Length(days=9, seconds=60)
