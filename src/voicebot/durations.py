"""Durations as people write them in YAML: ``4s``, ``600ms``, ``1.5s``, ``2min``."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator

_FORM = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min|h)")
_UNIT_MS = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000}


class Duration(int):
    """Milliseconds; a number of its own kind, so that whoever reports one out of range can say the unit."""


def milliseconds(duration: object) -> Duration:
    """Read a duration.

    Args:
        duration: text such as ``4s``; a whole number is milliseconds already.

    Returns:
        Milliseconds, rounded.

    Raises:
        ValueError: it is no duration.
    """
    if isinstance(duration, int) and not isinstance(duration, bool) and duration >= 0:
        return Duration(duration)
    found = _FORM.fullmatch(duration.strip()) if isinstance(duration, str) else None
    if found is None:
        message = f"{duration!r} is not a duration: write it like 600ms, 4s or 1.5s"
        raise ValueError(message)
    return Duration(round(float(found[1]) * _UNIT_MS[found[2]]))


Milliseconds = Annotated[int, BeforeValidator(milliseconds, json_schema_input_type=str | int)]
"""A pydantic field that is written ``4s`` and read as 4000."""
