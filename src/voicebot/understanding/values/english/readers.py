"""Which kinds of values are read in English by readers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.values.english.durations import read_duration
from voicebot.understanding.values.english.moments import read_moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from voicebot.understanding.values.value import Asked, Heard, Value

READERS: Mapping[str, Callable[[Heard, Asked], Value | None]] = {
    "date": read_moment,
    "time": read_moment,
    "datetime": read_moment,
    "part_of_day": read_moment,
    "duration": read_duration,
}
"""By kind; they find what is denied themselves."""
