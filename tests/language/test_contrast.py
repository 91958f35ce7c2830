"""Two readings of one value, told apart."""

from __future__ import annotations

from datetime import datetime

import pytest

from voicebot.language.contrast import told_apart, ways_to_name
from voicebot.language.language import language

NOW = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - where the person is
PARTS = (("утра", "утром", "с утра"), ("вечера", "вечером"))


@pytest.mark.parametrize(
    ("kind", "first", "second", "said"),
    [
        ("time", "08:00", "20:00", ("в восемь утра", "в восемь вечера")),
        ("datetime", "2026-11-24T08:00", "2026-11-24T20:00", ("в восемь утра", "в восемь вечера")),
        ("datetime", "08:00", "20:00", ("в восемь утра", "в восемь вечера")),
        (
            "datetime",
            "2026-12-01T08:00",
            "2026-12-08T08:00",
            ("во вторник, первого декабря", "во вторник, восьмого декабря"),
        ),
        ("date", "2026-12-01", "2026-12-08", ("во вторник, первого декабря", "во вторник, восьмого декабря")),
        ("number", "20", "25", ("двадцать", "двадцать пять")),
        ("money", "100 RUB", "100000 RUB", ("сто рублей", "сто тысяч рублей")),
    ],
)
def test_only_what_differs_is_said(kind: str, first: str, second: str, said: tuple[str, str]) -> None:
    assert told_apart(first, second, kind, language("ru"), NOW) == said


def test_a_reading_is_named_by_what_the_other_lacks() -> None:
    ways = ways_to_name("в восемь утра", "в восемь вечера", PARTS, language("ru"))
    assert ways == ("в восемь утра", "утра", "утром", "с утра")
    of_days = ways_to_name("во вторник, первого декабря", "в среду, второго декабря", PARTS, language("ru"))
    assert {"во вторник", "первого декабря", "вторник", "первого"} <= set(of_days)
    assert "декабря" not in of_days


def test_a_reading_that_is_a_part_of_the_other_is_named_whole() -> None:
    assert ways_to_name("двадцать", "двадцать пять", PARTS, language("ru")) == ("двадцать",)
