"""The voice of a script: a text in, its sounds at the line's rate and loudness out."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from voicebot.audio.wav import read_sound
from voicebot.errors import SynthesisError
from voicebot.language.language import language as language_of
from voicebot.language.pieces import Filled
from voicebot.language.speakable import speakable
from voicebot.speech.cache import CacheKey
from voicebot.speech.conform import conform
from voicebot.speech.pauses import pause_ms
from voicebot.speech.phrasing import cut
from voicebot.speech.words import marks_at_origins, word_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Executor
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.settings import VoiceSettings
    from voicebot.speech.cache import SoundCache
    from voicebot.speech.engine import Engine
    from voicebot.speech.phrasing import Stretch
    from voicebot.speech.prompts import RecordedPrompts

SLOWEST = 60
"""Words a minute; slower than this nothing is said."""

_WARM_UP = "1"
"""Said to nobody: any voice can say it."""

Source = Literal["recorded", "cached", "synthesised"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of a text ready to be played.

    Args:
        sound: at the line's rate and the voice's loudness.
        source: where it came from.
    """

    sound: Sound
    source: Source


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, and its sound, which may still be under way.

    Args:
        stretch: which part of the text.
        pause_ms: how long the voice rests after it.
        made: its sound.
    """

    stretch: Stretch
    pause_ms: int
    made: Future[Spoken]

    @property
    def source(self) -> Source:
        """Where its sound comes from.

        Raises:
            SynthesisError: it could not be made.
        """
        return self.made.result().source if self.made.done() else "synthesised"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What `Voice.prepare` did.

    Args:
        counts: how many sounds came from each source.
        missing: what cannot be said, each with the reason.
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
        executor: makes what is missing beside a live call, which must not wait; without it `say` waits.
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
        executor: Executor | None = None,
    ) -> None:
        self._engine = engine
        self._cache = cache
        self._prompts = prompts
        self._language = language_of(language)
        self._settings = settings
        self._rate = rate
        self._executor = executor
        self._recorded: dict[Path, Sound] = {}
        self._whole: set[str] = set()

    def say(self, filled: Filled, node: str = "", *, slower: bool = False) -> tuple[Part, ...]:
        """Give the sounds of a text, in their order. What was prepared whole is said whole.

        Args:
            filled: what is said.
            node: the node it belongs to, for recordings named after nodes.
            slower: say it slower; a recording is played as it is.

        Raises:
            AudioFileError: a recording cannot be read.
            VoiceMissingError: the engine or the voice is missing on this machine, where nothing is made beside.
            SynthesisError: the engine failed, where nothing is made beside.
        """
        text = filled.text
        settings = self._slowed if slower else self._settings
        known = Filled.of(text) if text in self._whole else filled
        stretches = self._cut(known, node, by_sentence=slower)  # what is slower was not prepared
        return tuple(Part(one, one.pause_ms(pause_ms(settings)), self._made(one, settings)) for one in stretches)

    def prepare(self, texts: Iterable[tuple[str, Filled]]) -> Prepared:
        """Make everything ready that is known before the call, so that as little as can be is synthesised in it.

        Args:
            texts: pairs of node and text; an example stands for what is heard in the call.

        Raises:
            AudioFileError: a recording cannot be read.
            VoiceMissingError: the engine or the voice is missing on this machine.
        """
        counts: dict[Source, int] = {"recorded": 0, "cached": 0, "synthesised": 0}
        missing: dict[str, str] = {}
        stretches: dict[Stretch, None] = {}
        for node, filled in texts:
            if not filled.heard:
                self._whole.add(filled.text)
            # the same words at another place are the same sound
            alone = (replace(one, offset=0, last=True) for one in self._cut(filled, node) if one.known)
            stretches |= dict.fromkeys(alone)
        for stretch in stretches:
            try:
                counts[self._sound(stretch, self._settings).source] += 1
            except SynthesisError as error:
                missing[stretch.text] = str(error)
        return Prepared(counts, missing)

    def warm_up(self) -> None:
        """Have the engine say something beside the call, that its first text in it is not late; nothing without one."""
        if self._executor:
            self._executor.submit(self._engine.synthesise, _WARM_UP, self._language.code, self._settings)

    @property
    def rate(self) -> int:
        """The line's samples a second."""
        return self._rate

    def _cut(self, filled: Filled, node: str, *, by_sentence: bool = False) -> tuple[Stretch, ...]:
        stretches = cut(filled, lambda text: self._prompts.find(text, node), by_sentence=by_sentence)
        # a full stop alone is no sound, unless it is all there is: then it cannot be said
        return tuple(one for one in stretches if any(map(str.isalnum, one.text))) or stretches[:1]

    def _made(self, stretch: Stretch, settings: VoiceSettings) -> Future[Spoken]:
        """Give what is there; have the rest made."""
        ready = self._ready(stretch, settings)
        if ready is None and self._executor:
            return self._executor.submit(self._synthesised, stretch, settings, in_call=True)
        made: Future[Spoken] = Future()
        made.set_result(ready or self._synthesised(stretch, settings, in_call=True))
        return made

    def _sound(self, stretch: Stretch, settings: VoiceSettings) -> Spoken:
        return self._ready(stretch, settings) or self._synthesised(stretch, settings)

    def _ready(self, stretch: Stretch, settings: VoiceSettings) -> Spoken | None:
        if stretch.recording:
            return Spoken(self._recording(stretch.recording), "recorded")
        words, origins = self._words(stretch)
        cached = self._cache.get(self._key(words, settings))
        return Spoken(_at_origins(cached, words, origins), "cached") if cached else None

    def _synthesised(self, stretch: Stretch, settings: VoiceSettings, *, in_call: bool = False) -> Spoken:
        words, origins = self._words(stretch)
        try:
            raw = self._engine.synthesise(words, self._language.code, settings)
        except OSError as error:  # no process can be started, or its disk is full
            raise SynthesisError(f"'{stretch.text}' cannot be said: {error}", remedy="see 'voicebot doctor'") from error
        sound = conform(raw, self._rate, settings.level_dbfs)
        try:
            self._cache.put(self._key(words, settings), sound)
        except OSError:
            if not in_call:
                raise
        return Spoken(_at_origins(sound, words, origins), "synthesised")

    def _words(self, stretch: Stretch) -> tuple[str, tuple[int, ...]]:
        """Write a stretch as it is spoken, in the form that its sentence wants, and tell where each word came from."""
        skipped = len(stretch.before)
        spoken = speakable(stretch.before + stretch.text, self._language)
        pairs = [pair for pair in zip(spoken.text.split(), spoken.origins, strict=True) if pair[1] >= skipped]
        return " ".join(word for word, _ in pairs), tuple(origin - skipped for _, origin in pairs)

    def _recording(self, file: Path) -> Sound:
        if file not in self._recorded:
            self._recorded[file] = conform(read_sound(file), self._rate, self._settings.level_dbfs)
        return self._recorded[file]

    @property
    def _slowed(self) -> VoiceSettings:
        speed = max(SLOWEST, round(self._settings.words_per_minute * self._settings.slower))
        return self._settings.model_copy(update={"words_per_minute": speed})

    def _key(self, words: str, settings: VoiceSettings) -> CacheKey:
        return CacheKey(
            engine=self._engine.name,
            voice=settings.voice,
            words_per_minute=settings.words_per_minute,
            pitch=settings.pitch,
            sentence_pause_ms=settings.sentence_pause_ms,
            level_dbfs=settings.level_dbfs,
            language=self._language.code,
            rate=self._rate,
            text=words,
        )


def _at_origins(sound: Sound, words: str, origins: tuple[int, ...]) -> Sound:
    return replace(sound, marks=marks_at_origins(sound.marks, word_starts(words), origins))
