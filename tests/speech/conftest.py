"""One real engine for the whole room: its process takes longest to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import VoiceMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def engine() -> Iterator[Pyttsx3Engine]:
    engine = Pyttsx3Engine()
    try:
        engine.synthesise("a", "en", VoiceSettings())
    except VoiceMissingError as error:
        pytest.skip(str(error))
    yield engine
    engine.close()
