"""Vosk: offline, streaming recognition, with a grammar of what may be said or freely."""

from __future__ import annotations

import json
from copy import copy
from typing import TYPE_CHECKING

from voicebot.audio.resample import Upsampler
from voicebot.errors import LibraryMissingError, ModelMissingError, SettingsError
from voicebot.recognition.adjusted import adjusted
from voicebot.recognition.hypothesis import Hypothesis
from voicebot.recognition.pool import Pool
from voicebot.recognition.vocabulary import Grammar, Vocabulary
from voicebot.settings import RecognitionSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import vosk

    from voicebot.audio.frame import Frame, Sound
    from voicebot.recognition.models import FoundModel


class VoskModel:
    """A loaded model: hundreds of megabytes, shared by every call of the process.

    Args:
        found: where it is.
        language: its code.
        cache: where the links of `adjusted` are kept.
        settings: how it is used.

    Attributes:
        name: its own name.
        facts: what its files tell of it.
        settings: how it is used.
        vocabulary: the words it knows.

    Raises:
        ModelMissingError: Vosk cannot load it.
    """

    def __init__(
        self, found: FoundModel, language: str, cache: Path, settings: RecognitionSettings | None = None
    ) -> None:
        try:
            import vosk  # noqa: PLC0415 - loading the library takes a while and most commands do not listen
        except ImportError as error:
            raise LibraryMissingError("vosk is not installed", remedy="pip install vosk==0.3.45") from error
        vosk.SetLogLevel(-1)
        vosk.Model._handle = vosk._ffi.NULL  # noqa: SLF001 - where Ctrl-C breaks a load off, there is nothing to free
        try:
            self._model = vosk.Model(str(adjusted(found.path, cache)))
            first = vosk.KaldiRecognizer(self._model, found.facts.rate)
        except Exception as error:  # vosk raises nothing narrower
            if str(error) not in _REFUSALS:
                raise
            raise ModelMissingError(
                f"Vosk cannot load the model in {found.path}", remedy="the folder is damaged: unpack it again"
            ) from error
        self.name = found.name
        self.language = language
        self.facts = found.facts
        self.settings = settings or RecognitionSettings()
        self.vocabulary = Vocabulary(lambda word: self._model.vosk_model_find_word(word) >= 0, language)
        _warm(first, self.facts.rate)
        own = Pool(lambda: self._free(self.facts.rate), self.settings.free_recognisers, [first])
        self._pools: dict[int, Pool[vosk.KaldiRecognizer]] = {self.facts.rate: own}

    def using(self, settings: RecognitionSettings) -> VoskModel:
        """Give the same loaded model, used in another way: to compare."""
        other = copy(self)
        other.settings, other._pools = settings, {}  # noqa: SLF001 - it is a copy of its own
        return other

    def rate_for(self, rate: int) -> int:
        """Tell which rate a recogniser must be given for sound of ``rate``, by the settings.

        Raises:
            SettingsError: sound of that rate cannot be heard with them.
        """
        upsample = self.settings.upsample
        if rate == self.facts.rate:
            return rate
        if upsample == "none":
            raise SettingsError(
                f"the model {self.name} hears {self.facts.rate} Hz, and what comes in has {rate} Hz",
                remedy=f'set recognition.{self.language}.upsample to "linear_noise" or "kaldi", or leave it out',
            )
        return rate if upsample == "kaldi" or rate > self.facts.rate else self.facts.rate

    def upsampler_for(self, rate: int) -> Upsampler:
        """Make what brings frames of ``rate`` to the rate that a recogniser is given."""
        return Upsampler(self.rate_for(rate), noise_dbfs=self.settings.noise_dbfs)

    def recogniser(self, grammar: Sequence[str] | None, rate: int | None = None) -> vosk.KaldiRecognizer:
        """Make a recogniser for a grammar, or a free one.

        Args:
            grammar: phrases in words of the vocabulary; None or no phrase for everything (Vosk 0.3.45 dies of an empty
                grammar). With a static graph it counts for nothing.
            rate: of what it will be given; None: the model's own.
        """
        import vosk  # noqa: PLC0415 - loaded already, see __init__

        rate = rate or self.facts.rate
        if not grammar or not self.facts.takes_grammars:
            return vosk.KaldiRecognizer(self._model, rate)
        made = vosk.KaldiRecognizer(self._model, rate, json.dumps(grammar, ensure_ascii=False))
        made.SetWords(True)  # noqa: FBT003 - that is how Vosk takes it; with the words come their confidences
        return made

    def free_recognisers(self, rate: int) -> Pool[vosk.KaldiRecognizer]:
        """Give the pool of free recognisers that are given sound of ``rate``."""
        return self._pools.setdefault(rate, Pool(lambda: self._free(rate), self.settings.free_recognisers))

    def decode_freely(self, sound: Sound) -> Hypothesis:
        """Decode a whole utterance without a grammar; any thread may ask."""
        rate = self.rate_for(sound.rate)
        upsampler = self.upsampler_for(sound.rate)
        pcm = b"".join(upsampler.feed(frame) for frame in sound.frames())
        with self.free_recognisers(rate).lend() as recogniser:
            recogniser.AcceptWaveform(pcm)
            return heard(recogniser.FinalResult(), free=True)

    def alternatives(self, sound: Sound, most: int) -> list[str]:
        """Decode a whole utterance freely and give the likeliest texts, best first.

        Args:
            sound: of the utterance.
            most: so many at most, one or more.
        """
        upsampler = self.upsampler_for(sound.rate)
        recogniser = self.recogniser(None, self.rate_for(sound.rate))
        recogniser.SetMaxAlternatives(most)
        recogniser.AcceptWaveform(b"".join(upsampler.feed(frame) for frame in sound.frames()))
        return [words_of(one["text"]) for one in json.loads(recogniser.FinalResult())["alternatives"]]

    def _free(self, rate: int) -> vosk.KaldiRecognizer:
        made = self.recogniser(None, rate)
        _warm(made, rate)
        return made


_REFUSALS = ("Failed to create a model", "Failed to create a recognizer")


def _warm(recogniser: vosk.KaldiRecognizer, rate: int) -> None:
    """Let a free recogniser hear half a second of silence: its first decoding costs up to a second more."""
    recogniser.SetWords(True)  # noqa: FBT003 - that is how Vosk takes it
    recogniser.AcceptWaveform(bytes(rate))
    recogniser.FinalResult()


class VoskRecogniser:
    """Hears one call with a model: the recogniser protocol on Vosk."""

    def __init__(self, model: VoskModel) -> None:
        self._model = model
        self._upsampler: Upsampler | None = None
        self._rate = 0
        self._phrases: tuple[str, ...] = ()
        self._openly = False
        self.grammar = Grammar(())
        self._recogniser: vosk.KaldiRecognizer | None = None
        self._follower: _Follower | None = None
        self._begun = False

    @property
    def hears_freely(self) -> bool:
        """Whether everything it hears is heard without a grammar."""
        return not (self._model.facts.takes_grammars and self.grammar.phrases)

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Set what may be heard from the next utterance on; without any phrase everything may be."""
        self._openly = openly
        wanted = tuple(phrases)
        if self._recogniser is not None and wanted == self._phrases:
            return
        self._phrases = wanted
        self.grammar = self._model.vocabulary.grammar(wanted)
        self._recogniser = None

    def accept(self, frame: Frame) -> None:
        """Hear 20 ms more of the utterance.

        Raises:
            SettingsError: the model cannot be given sound of this rate.
        """
        if self._upsampler is None or frame.rate != self._rate:
            self._rate, self._upsampler = frame.rate, self._model.upsampler_for(frame.rate)
            self._recogniser = None
        pcm = self._upsampler.feed(frame)
        if not self._begun:
            self._begun = True
            self._follow()
        self._heard_by().AcceptWaveform(pcm)
        if self._follower is not None:
            self._follower.accept(pcm)

    def partial(self) -> Hypothesis:
        """Give what was heard so far."""
        text = heard(self._heard_by().PartialResult(), "partial").text
        return Hypothesis(self.grammar.joined(text), free=self.hears_freely)

    def final(self) -> Hypothesis:
        """End what was said up to a pause, and give what was heard."""
        found = heard(self._heard_by().FinalResult())
        if self._upsampler is not None:
            self._upsampler.reset()
        return Hypothesis(self.grammar.joined(found.text), True, found.confidence, self.hears_freely)  # noqa: FBT003 - final

    def followed(self, *, ended: bool) -> Hypothesis | None:
        """Give what was heard of the whole utterance without a grammar, where it was followed."""
        if ended:
            self._begun = False
        if self._follower is None:
            return None
        if not ended:
            return self._follower.partial()
        follower, self._follower = self._follower, None
        return follower.end()

    def decode_freely(self, sound: Sound) -> Hypothesis:
        """Decode kept audio without a grammar."""
        return self._model.decode_freely(sound)

    def close(self) -> None:
        """Give back the free recogniser, where an utterance was under way."""
        self.followed(ended=True)

    def _follow(self) -> None:
        """Follow an answer to an open question with a free recogniser, where one is to spare."""
        if not self._openly or self.hears_freely:
            return
        pool = self._model.free_recognisers(self._model.rate_for(self._rate))
        free = pool.borrow()
        if free is not None:
            self._follower = _Follower(free, pool)

    def _heard_by(self) -> vosk.KaldiRecognizer:
        if self._recogniser is None:
            absorbs = self._model.facts.absorbs
            phrases = (*self.grammar.phrases, absorbs) if absorbs else self.grammar.phrases
            self._recogniser = self._model.recogniser(phrases, self._model.rate_for(self._rate))
        return self._recogniser


class _Follower:
    """A free recogniser that hears an utterance while it is said.

    Measured on human speech through a telephone: it hears as well as one that is given the whole at once, 95 of 100
    frames take it less than 17 ms, and at the end it needs 40 to 70 ms instead of 600 to 1300.
    """

    def __init__(self, recogniser: vosk.KaldiRecognizer, pool: Pool[vosk.KaldiRecognizer]) -> None:
        self._recogniser = recogniser
        self._pool = pool

    def accept(self, pcm: bytes) -> None:
        """Hear a frame."""
        self._recogniser.AcceptWaveform(pcm)

    def partial(self) -> Hypothesis:
        """Give what was heard so far."""
        return heard(self._recogniser.PartialResult(), "partial", free=True)

    def end(self) -> Hypothesis:
        """Give what was heard, and give the recogniser back."""
        try:
            return heard(self._recogniser.FinalResult(), free=True)
        finally:
            self._pool.give_back(self._recogniser)


def heard(result: str, key: str = "text", *, free: bool = False) -> Hypothesis:
    """Read Vosk's JSON.

    Args:
        result: what Vosk gave.
        key: of the text in it: text, or partial.
        free: it was decoded without a grammar.
    """
    data = json.loads(result)
    sure = [float(word["conf"]) for word in data.get("result", ())]
    return Hypothesis(words_of(data[key]), key == "text", sum(sure) / len(sure) if sure else None, free)


def words_of(text: str) -> str:
    """Leave out what free decoding gives besides words: tokens such as ``[17]`` and ``{만}``."""
    return " ".join(word for word in text.split() if not word.startswith(("[", "{", "<")))
