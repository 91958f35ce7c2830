"""Which engine speaks: its name in the settings, and what makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.errors import SettingsError
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot.speech.engine import Engine

ENGINES: dict[str, Callable[[], Engine]] = {"pyttsx3": Pyttsx3Engine}
"""What makes each engine, by its name in the settings."""


def make_engine(name: str) -> Engine:
    """Make an engine; nothing starts before its first text.

    Raises:
        SettingsError: no engine has that name.
    """
    if name not in ENGINES:
        raise SettingsError(f"no engine is called '{name}'", remedy=nearest(name, ENGINES))
    return ENGINES[name]()
