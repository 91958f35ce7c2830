"""The voice of a script: a text in, a sound at the line's rate and loudness out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from voicebot.audio.wav import read_sound
from voicebot.errors import SynthesisError
from voicebot.speech.cache import CacheKey
from voicebot.speech.conform import conform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings
    from voicebot.speech.cache import SoundCache
    from voicebot.speech.engine import Engine
    from voicebot.speech.prompts import RecordedPrompts

SLOWEST = 60
"""Words a minute; slower than this nothing is said."""

Source = Literal["recorded", "cached", "synthesised"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A prompt ready to be played.

    Args:
        sound: at the line's rate and the voice's loudness.
        source: where it came from.
    """

    sound: Sound
    source: Source


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `Voice.prepare` did.

    Args:
        counts: how many texts came from each source.
        missing: texts that cannot be said, each with the reason.
    """

    counts: Mapping[Source, int]
    missing: Mapping[str, str]


class Voice:
    """Says texts in one language with one voice: a recording first, then the cache, then the engine.

    Args:
        engine: what speaks.
        cache: where what it spoke is kept.
        prompts: the script's recordings.
        language: the language's code.
        settings: which voice, how fast, how loud.
        rate: the line's samples a second.
    """

    def __init__(  # noqa: PLR0913 - one for each source, and what they share
        self,
        engine: Engine,
        cache: SoundCache,
        prompts: RecordedPrompts,
        *,
        language: str,
        settings: VoiceSettings,
        rate: int,
    ) -> None:
        self._engine = engine
        self._cache = cache
        self._prompts = prompts
        self._language = language
        self._settings = settings
        self._rate = rate
        self._recorded: dict[Path, Sound] = {}

    def sound(self, text: str, node: str = "", *, slower: bool = False) -> Spoken:
        """Make a text ready to be played.

        Args:
            text: what is said, its values filled in.
            node: the node it belongs to, for recordings named after nodes.
            slower: say it slower; a recording is played as it is.

        Raises:
            AudioFileError: the recording cannot be read.
            VoiceMissingError: the engine or the voice is missing on this machine.
            SynthesisError: the engine failed.
        """
        file = self._prompts.find(text, node)
        if file:
            return Spoken(self._recording(file), "recorded")
        settings = self._slower if slower else self._settings
        key = self._key(text, settings)
        cached = self._cache.get(key)
        if cached:
            return Spoken(cached, "cached")
        raw = self._engine.synthesise(text, self._language, settings)
        sound = conform(raw, self._rate, self._settings.level_dbfs)
        self._cache.put(key, sound)
        return Spoken(sound, "synthesised")

    def prepare(self, texts: Iterable[tuple[str, str]]) -> Prepared:
        """Make every text ready before the call, so that none is synthesised in it.

        Args:
            texts: pairs of node and text, without variables or with their values filled in.

        Raises:
            AudioFileError: a recording cannot be read.
            VoiceMissingError: the engine or the voice is missing on this machine.
        """
        counts: dict[Source, int] = {"recorded": 0, "cached": 0, "synthesised": 0}
        missing: dict[str, str] = {}
        for node, text in dict.fromkeys(texts):
            try:
                counts[self.sound(text, node).source] += 1
            except SynthesisError as error:
                missing[text] = str(error)
        return Prepared(counts, missing)

    def _recording(self, file: Path) -> Sound:
        if file not in self._recorded:
            self._recorded[file] = conform(read_sound(file), self._rate, self._settings.level_dbfs)
        return self._recorded[file]

    @property
    def _slower(self) -> VoiceSettings:
        speed = max(SLOWEST, round(self._settings.words_per_minute * self._settings.slower))
        return self._settings.model_copy(update={"words_per_minute": speed})

    def _key(self, text: str, settings: VoiceSettings) -> CacheKey:
        return CacheKey(
            engine=self._engine.name,
            voice=self._settings.voice,
            words_per_minute=settings.words_per_minute,
            pitch=self._settings.pitch,
            sentence_pause_ms=self._settings.sentence_pause_ms,
            level_dbfs=self._settings.level_dbfs,
            language=self._language,
            rate=self._rate,
            text=text,
        )
