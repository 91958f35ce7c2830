"""Times that are told by the hour they run to: "половина пятого", "полпятого", "без четверти пять"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.understanding.values.value_text import ValueText

_HALF = 30
_HOUR = 60
_NOON = 12


def to_the_hour(text: ValueText, at: int) -> tuple[int, int, int] | None:
    """Read such a time.

    Args:
        text: the utterance.
        at: the index of the word at which the time would begin.

    Returns:
        the hour, the minute, and how many words they took; None where there is none.
    """
    half = text.find(text.table.half_hours, at)
    if half is not None:
        return _within(half, _HALF, 1)
    part = text.find(text.table.hour_parts, at)
    if part is not None:
        hour = text.find(text.table.ordinals, at + 1)
        return _within(hour, part, 2) if hour else None
    return _counted_back(text, at) if text.is_one(at, text.table.before_words) else None


def _counted_back(text: ValueText, at: int) -> tuple[int, int, int] | None:
    """Read "без четверти пять", "без десяти минут час"; "без двадцати пять" has two numbers, not one."""
    part = text.find(text.table.hour_parts, at + 1)
    for single in (False, True):
        minutes, taken = (part, 1) if part is not None else text.numeral(at + 1, single=single)
        end = at + 1 + taken
        end += text.is_one(end, text.table.minute_words)
        hour, more = text.numeral(end)
        if not more and text.is_one(end, text.table.hour_words):
            hour, more = 1, 1
        if hour and 0 < minutes < _HOUR:
            return _within(hour, _HOUR - minutes, end + more - at)
    return None


def _within(hour: int, minute: int, taken: int) -> tuple[int, int, int]:
    """Give the time in the hour that ends at ``hour``."""
    return hour - 1 or _NOON, minute, taken
