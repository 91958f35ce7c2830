"""Vosk: offline, streaming recognition, with a grammar of what may be said or freely."""

from __future__ import annotations

import json
from threading import Lock
from typing import TYPE_CHECKING

from voicebot.audio.resample import Upsampler
from voicebot.errors import LibraryMissingError, ModelMissingError
from voicebot.recognition.hypothesis import Hypothesis
from voicebot.recognition.undithered import without_dither
from voicebot.recognition.vocabulary import Grammar, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import vosk

    from voicebot.audio.frame import Frame, Sound
    from voicebot.recognition.models import FoundModel

MODEL_RATE = 16_000
"""Every Vosk model that is published hears 16 kHz; what a telephone brings is brought up to it (`Upsampler`)."""

_GARBAGE = "[unk]"
"""The word of Russian and English models that stands for any other word; Korean has none."""


class VoskModel:
    """A loaded model: hundreds of megabytes, shared by every call of the process.

    Args:
        found: where it is.
        language: its code.
        cache: where the links of `without_dither` are kept.

    Raises:
        ModelMissingError: Vosk cannot load it.
    """

    def __init__(self, found: FoundModel, language: str, cache: Path) -> None:
        try:
            import vosk  # noqa: PLC0415 - loading the library takes a while and most commands do not listen
        except ImportError as error:
            raise LibraryMissingError("vosk is not installed", remedy="pip install vosk==0.3.45") from error
        vosk.SetLogLevel(-1)
        try:
            self._model = vosk.Model(str(without_dither(found.path, cache)))
        except Exception as error:  # vosk raises nothing narrower
            if str(error) != "Failed to create a model":
                raise
            raise ModelMissingError(
                f"Vosk cannot load the model in {found.path}", remedy="the folder is damaged: unpack it again"
            ) from error
        self.name = found.name
        self.language = language
        self.vocabulary = Vocabulary(lambda word: self._model.vosk_model_find_word(word) >= 0, language)
        self.has_garbage = self._model.vosk_model_find_word(_GARBAGE) >= 0
        # a static graph cannot take a grammar at run time: such a model always hears freely
        self.takes_grammar = found.grammars
        self._free_lock = Lock()
        self._free = self.recogniser(None)
        self._free.AcceptWaveform(bytes(MODEL_RATE))  # half a second of silence: the first decoding costs a second more
        self._free.FinalResult()

    def recogniser(self, grammar: Sequence[str] | None) -> vosk.KaldiRecognizer:
        """Make a recogniser for a grammar, or a free one."""
        import vosk  # noqa: PLC0415 - loaded already, see __init__

        if grammar is None or not self.takes_grammar:
            return vosk.KaldiRecognizer(self._model, MODEL_RATE)
        return vosk.KaldiRecognizer(self._model, MODEL_RATE, json.dumps(grammar, ensure_ascii=False))

    def decode_freely(self, pcm: bytes) -> str:
        """Decode a whole utterance (int16 little-endian at `MODEL_RATE`) without a grammar.

        One free recogniser (43 MB) serves the process, one utterance at a time.
        """
        with self._free_lock:
            self._free.AcceptWaveform(pcm)
            return _text(self._free.FinalResult())


class VoskRecogniser:
    """Hears one call with a model: the recogniser protocol on Vosk."""

    def __init__(self, model: VoskModel) -> None:
        self._model = model
        self._upsampler = Upsampler(MODEL_RATE)
        self._phrases: tuple[str, ...] = ()
        self.grammar = Grammar(())
        self._recogniser: vosk.KaldiRecognizer | None = None

    def listen_for(self, phrases: Sequence[str]) -> None:
        """Set what may be heard from the next utterance on; without any phrase everything may be."""
        wanted = tuple(phrases)
        if self._recogniser is not None and wanted == self._phrases:
            return
        self._phrases = wanted
        self.grammar = self._model.vocabulary.grammar(wanted)
        self._recogniser = None

    def accept(self, frame: Frame) -> None:
        """Hear 20 ms more of the utterance."""
        self._heard_by().AcceptWaveform(self._upsampler.feed(frame))

    def partial(self) -> Hypothesis:
        """Give what was heard so far."""
        return Hypothesis(self.grammar.joined(_text(self._heard_by().PartialResult(), "partial")))

    def final(self) -> Hypothesis:
        """End the utterance, give what was heard, and be ready for the next."""
        text = _text(self._heard_by().FinalResult())
        self._upsampler.reset()
        return Hypothesis(self.grammar.joined(text), final=True)

    def decode_freely(self, sound: Sound) -> Hypothesis:
        """Decode kept audio without a grammar."""
        upsampler = Upsampler(MODEL_RATE)
        pcm = b"".join(upsampler.feed(frame) for frame in sound.frames())
        return Hypothesis(self._model.decode_freely(pcm), final=True)

    def _heard_by(self) -> vosk.KaldiRecognizer:
        if self._recogniser is None:
            extra = (_GARBAGE,) if self._model.has_garbage else ()
            phrases = (*self.grammar.phrases, *extra)
            self._recogniser = self._model.recogniser(phrases or None)
        return self._recogniser


def _text(result: str, key: str = "text") -> str:
    """Read Vosk's JSON; free decoding leaves tokens such as ``[17]`` and ``{만}`` that are no words."""
    text: str = json.loads(result)[key]
    return " ".join(word for word in text.split() if not word.startswith(("[", "{", "<")))
