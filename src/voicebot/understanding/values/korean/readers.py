"""Which kinds of values are read in Korean by readers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.values.korean.dictated import read_digits, read_telephone
from voicebot.understanding.values.korean.durations import read_duration
from voicebot.understanding.values.korean.moments import read_moment
from voicebot.understanding.values.korean.money import read_money
from voicebot.understanding.values.korean.numbers import read_number, read_ordinal
from voicebot.understanding.values.korean.ratings import read_rating
from voicebot.understanding.values.korean.yes_no import read_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from voicebot.understanding.values.value import Asked, Heard, Value

READERS: Mapping[str, Callable[[Heard, Asked], Value | None]] = {
    "number": read_number,
    "ordinal": read_ordinal,
    "money": read_money,
    "telephone": read_telephone,
    "digits": read_digits,
    "rating": read_rating,
    "date": read_moment,
    "time": read_moment,
    "datetime": read_moment,
    "part_of_day": read_moment,
    "duration": read_duration,
    "yes_no": read_yes_no,
}
"""By kind; they find what is denied themselves."""
