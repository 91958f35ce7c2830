"""Where the sentences of a text end. Pure."""

from __future__ import annotations

import re

STAND_IN = "\ufffc"
"""Stands for something that is said there: a full stop after it is one, however short that is."""

# a full stop after fewer than three letters is an abbreviation ("ул. Мира")
_END = re.compile(rf"(?<=\w{{3}}[.!…])\s+|(?<=[»\"){STAND_IN}][.!…])\s+|(?<=\?)\s+")


def sentences(text: str) -> list[str]:
    """Split a text after its full stops, exclamation and question marks."""
    return _END.split(text)
