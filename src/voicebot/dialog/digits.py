"""Digits that are dictated in pieces, over several turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.reactions import ready_made
from voicebot.language.language import language

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.script import Script

THAT_IS_ALL = "that_is_all"
"""The answer of a person who has dictated everything."""


def is_whole(asked: Value, figures: str) -> bool:
    """Tell whether so many digits cannot go on, or went too far."""
    return bool(asked.length) and len(figures) >= max(asked.length)


def fits(asked: Value, figures: str) -> bool:
    """Tell whether there are as many digits as there must be; without a length any number is."""
    return len(figures) in asked.length if asked.length else bool(figures)


def has_dictated(asked: Value, known: str) -> bool:
    """Tell whether digits were dictated that may be all of them.

    Args:
        asked: the value that is asked for.
        known: what is known of it.
    """
    return asked.kind == "digits" and bool(known) and fits(asked, known)


def ends_here(script: Script, text: str) -> bool:
    """Tell whether whoever said this has ended with "that is all".

    Args:
        script: the script.
        text: what was said.
    """
    normal = language(script.language).normalise
    said = f" {normal(text)}"
    return any(said.endswith(f" {normal(phrase)}") for phrase in ready_made(script.language).answers[THAT_IS_ALL])
