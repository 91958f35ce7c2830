from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.dialog.parts import joined, nearest_moment, rounded

NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - where the person is


@pytest.mark.parametrize(
    ("known", "said", "both"),
    [
        ("", "2026-11-24", "2026-11-24"),
        ("", "15:00", "15:00"),
        ("2026-11-24", "15:00", "2026-11-24T15:00"),
        ("15:00", "2026-11-24", "2026-11-24T15:00"),
        ("2026-11-24", "00:00", "2026-11-24T00:00"),
        ("2026-11-24", "2026-11-25", "2026-11-25"),
        ("2026-11-24T15:00", "16:00", "2026-11-24T16:00"),
        ("2026-11-24T15:00", "2026-11-25", "2026-11-25T15:00"),
        ("2026-11-24T15:00", "2026-11-26T09:00", "2026-11-26T09:00"),
        ("2026-11-24T15:00", "вздор", "вздор"),
    ],
)
def test_what_is_missing_is_what_was_known(known: str, said: str, both: str) -> None:
    assert joined(known, said, NOW) == both


def test_the_zone_is_the_persons() -> None:
    moscow = NOW.replace(tzinfo=ZoneInfo("Europe/Moscow"))
    assert joined("2026-11-24T15:00+03:00", "16:00", moscow) == "2026-11-24T16:00+03:00"


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("18:00", "2026-11-23T18:00"),
        ("12:00", "2026-11-24T12:00"),
        ("09:30", "2026-11-24T09:30"),
        ("2026-11-25", "2026-11-25"),
        ("2026-11-25T10:00", "2026-11-25T10:00"),
        ("потом", "потом"),
    ],
)
def test_an_hour_alone_is_the_next_one(said: str, moment: str) -> None:
    assert nearest_moment(said, NOW) == moment


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-11-23T18:31", "2026-11-23T18:35"),
        ("2026-11-23T23:58+03:00", "2026-11-24T00:00+03:00"),
        ("2026-11-23T18:30", "2026-11-23T18:30"),
        ("2026-11-23", "2026-11-23"),
        ("18:31", "18:31"),
        ("вздор", "вздор"),
    ],
)
def test_a_rough_moment_is_round(said: str, moment: str) -> None:
    assert rounded(said) == moment
