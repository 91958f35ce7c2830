"""Whether the full stop of a shortening ends the sentence as well."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"\s*$|\s+[«\"]?[A-ZА-ЯЁ]")


def full_stop(match: re.Match[str]) -> str:
    """Give "." when the match ends with one and the text ends or a capital follows, else nothing."""
    ends = match.group().endswith(".") and _SENTENCE.match(match.string, match.end())
    return "." if ends else ""
