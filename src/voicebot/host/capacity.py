"""How many calls at once a core can listen to with a model: measured in a short run on this machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from voicebot.audio.channel import telephone
from voicebot.audio.mix import join
from voicebot.audio.tones import noise
from voicebot.clock import cpu_seconds
from voicebot.errors import VoicebotError
from voicebot.host.engines import Engines
from voicebot.recognition.vosk_recogniser import VoskModel, VoskRecogniser

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.recognition.models import FoundModel
    from voicebot.settings import Settings

SPEECH = 0.38
"""The part of a call in which the person speaks: only that is recognised."""
BESIDE = 0.006
"""What a second of a call costs besides, in CPU seconds: voice activity, floor, journal."""
_SAMPLE = {
    "ru": "Здравствуйте, да, слушаю вас. Скажите, пожалуйста, когда вы открываетесь завтра утром?",
    "en": "Hello, yes, I am listening. Please tell me when you open tomorrow morning.",
    "ko": "네, 말씀하세요. 내일 아침 몇 시에 시작합니까?",
}
_NOISE_MS = 4000
_TIMES = 2


@dataclass(frozen=True, slots=True)
class Capacity:
    """What a model costs here.

    Args:
        expected: CPU seconds for a second of speech, with a grammar; None where the model takes none.
        freely: the same without.
    """

    expected: float | None
    freely: float

    def described(self) -> str:
        """Say it in one line."""
        freely = f"freely {self.freely:.2f} CPU seconds a second of speech: {calls(self.freely)} calls a core"
        if self.expected is None:
            return f"{freely}; its static graph leaves no other way"
        return f"among phrases {self.expected:.2f} CPU seconds a second: {calls(self.expected)} calls a core; {freely}"


def calls(cost: float) -> int:
    """Tell how many calls at once one core can listen to.

    Args:
        cost: CPU seconds for a second of speech.
    """
    return max(1, int(1 / (SPEECH * cost + BESIDE)))


def measure_capacity(found: FoundModel, language: str, settings: Settings) -> Capacity:
    """Load a model and let it hear a few seconds through a telephone.

    Args:
        found: the model.
        language: its code.
        settings: how it is used, and which voice there is to be heard; without a voice it hears noise.

    Raises:
        ModelMissingError: the model is damaged.
    """
    model = VoskModel(found, language, settings.cache_dir, settings.recognition_of(language))
    sound = telephone(_speech(language, settings))
    seconds = _TIMES * sound.duration_ms / 1000
    expected = None
    if found.facts.takes_grammars:
        recogniser = VoskRecogniser(model)
        recogniser.listen_for(_SAMPLE.get(language, "").lower().split())
        begun = cpu_seconds()
        for frame in join([sound] * _TIMES).frames():
            recogniser.accept(frame)
        recogniser.final()
        expected = (cpu_seconds() - begun) / seconds
    model.decode_freely(sound)  # the first decoding pays for the language model
    begun = cpu_seconds()
    for _ in range(_TIMES):
        model.decode_freely(sound)
    return Capacity(expected, (cpu_seconds() - begun) / seconds)


def _speech(language: str, settings: Settings) -> Sound:
    engines = Engines(settings)
    try:
        voice = engines.chosen(language)
        spoken = engines.engine(voice.engine).synthesise(_SAMPLE[language], language, voice)
        return replace(spoken, marks=())
    except (VoicebotError, KeyError):
        return noise("babble-like", _NOISE_MS)
    finally:
        engines.close()
