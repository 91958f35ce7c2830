"""What hears in calls: for each language its recognition model, loaded once, and the ears of a call."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from voicebot.recognition.activity import SileroActivity
from voicebot.recognition.ears import AudioEars
from voicebot.recognition.models import find_model
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.settings import Settings


class Listening:
    """Loads models when they are first needed, and makes ears that hear with them.

    Args:
        settings: where models are, and how they are used.
        model: a model's folder that goes before every other place.
    """

    def __init__(self, settings: Settings, model: Path | None = None) -> None:
        self._settings = settings
        self._given = model
        self._models: dict[str, VoskModel] = {}

    def model(self, code: str) -> VoskModel:
        """Give the recognition model of a language.

        Raises:
            ModelMissingError: there is none, or it is damaged.
        """
        if code not in self._models:
            found = find_model(code, given=self._given, settings=self._settings)
            used = self._settings.recognition_of(code)
            self._models[code] = VoskModel(found, code, self._settings.cache_dir, used)
        return self._models[code]

    def ears(self, code: str, rate: int, *, live: bool = False) -> AudioEars:
        """Make the ears of one call; to be closed with it.

        Args:
            code: its language.
            rate: the line's samples a second.
            live: the call must not wait: what is decoded a second time is decoded beside it.

        Raises:
            ModelMissingError: see `model`.
        """
        recogniser = VoskRecogniser(self.model(code))
        beside = self._beside if live else None
        return AudioEars(SileroActivity(rate), recogniser, self._settings.voice_activity, beside)

    def close(self) -> None:
        """Stop what decodes beside calls."""
        if "_beside" in self.__dict__:
            self._beside.shutdown(cancel_futures=True)
            del self._beside

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        """Where utterances are decoded a second time, beside live calls: as many at once as there are cores."""
        return ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="second-hearing")
