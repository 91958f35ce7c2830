"""Where the sentences of a text end. Pure."""

from __future__ import annotations

import re

# a full stop after fewer than three letters is an abbreviation ("ул. Мира")
_END = re.compile(r"(?<=\w{3}[.!…])\s+|(?<=[»\")][.!…])\s+|(?<=\?)\s+")


def sentences(text: str) -> list[str]:
    """Split a text after its full stops, exclamation and question marks."""
    return _END.split(text)
