from __future__ import annotations

import pytest
from pydantic import BaseModel, Field, ValidationError

from voicebot.durations import Milliseconds, milliseconds
from voicebot.yaml_file import plain_words


@pytest.mark.parametrize(
    ("written", "ms"),
    [("4s", 4000), ("600ms", 600), ("1.5s", 1500), (" 2 min ", 120_000), ("1h", 3_600_000), (250, 250)],
)
def test_reads_durations(written: str | int, ms: int) -> None:
    assert milliseconds(written) == ms


class Wait(BaseModel):
    after: Milliseconds = Field(ge=500)


def test_a_number_below_the_least_is_told_with_its_unit_and_what_was_meant() -> None:
    with pytest.raises(ValidationError) as refused:
        Wait.model_validate({"after": 3})
    assert plain_words(refused.value.errors()[0], 3) == ("3 ms is less than 500 ms", "write 3s?")
    with pytest.raises(ValidationError) as refused:
        Wait.model_validate({"after": "300ms"})
    assert plain_words(refused.value.errors()[0], "300ms") == ("300 ms is less than 500 ms", "")


@pytest.mark.parametrize("written", ["4", "s", "-1s", "4 days", "", None, True, 1.5, -3])
def test_refuses_what_is_no_duration(written: object) -> None:
    with pytest.raises(ValueError, match=r"600ms, 4s or 1\.5s"):
        milliseconds(written)
