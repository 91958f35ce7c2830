"""What the person in a case sounds like: a voice or a recording, through a telephone, with noise behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.audio.channel import telephone
from voicebot.audio.level import gain, rms_dbfs, to_level
from voicebot.audio.resample import resample
from voicebot.audio.tones import noise
from voicebot.audio.wav import read_sound
from voicebot.errors import CaseError, Place
from voicebot.settings import VoiceSettings

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.speech.engine import Engine
    from voicebot.trial.case import Case
    from voicebot.trial.case_file import Caller

SPEECH_DBFS = -20.0
"""Every turn is brought to this level inside the channel, so that a signal-to-noise ratio means something."""

SLOWER = 0.88
"""A repetition is said at this part of the pace before."""

SLOWEST = 90
"""Words a minute below which nobody speaks."""

NOISE_MS = 10_000
"""The noise begins again after this long."""


@dataclass(frozen=True, slots=True)
class CallerVoice:
    """Makes the sound of a case's turns, at the rate of its line.

    Args:
        case: whose turns.
        engine: what speaks the turns that have no recording.
        language: of the texts.
        snr_db: signal-to-noise ratio; None is no noise.
    """

    case: Case
    engine: Engine
    language: str
    snr_db: float | None = None

    def sound(self, turn: Caller, repeated: int = 0) -> Sound | None:
        """Make the sound of one turn; None when nothing is said in it.

        Args:
            turn: what is said.
            repeated: for the how-many-eth time again; people who were not understood speak slower each time.

        Raises:
            AudioFileError: its recording cannot be read.
            CaseError: its recording is not there.
            VoiceMissingError: the engine lacks the voice.
            SynthesisError: the engine failed.
        """
        if turn.wav:
            path = self.case.sound_file(turn.wav)
            if path is None:
                raise CaseError(f"no sound file '{turn.wav}'", place=Place(self.case.path))
            return self._through(read_sound(path))
        if turn.text:
            self.engine.close()  # espeak-ng says a text a little differently after another: a case is always the same
            return self._through(self.engine.synthesise(turn.text, self.language, self._settings(turn, repeated)))
        return None

    def noise(self) -> Sound | None:
        """Make the noise that is behind the whole call; None without noise."""
        if self.snr_db is None:
            return None
        file = self.case.file
        made = noise(file.noise_kind, NOISE_MS, rate=file.rate, seed=file.seed)
        heard = telephone(made) if file.channel == "telephone" else made
        return gain(heard, SPEECH_DBFS - self.snr_db - rms_dbfs(heard.samples))

    def _through(self, sound: Sound) -> Sound:
        file = self.case.file
        heard = resample(telephone(sound) if file.channel == "telephone" else sound, file.rate)
        return heard if file.channel == "recorded" else to_level(heard, SPEECH_DBFS)

    def _settings(self, turn: Caller, repeated: int) -> VoiceSettings:
        own, usual = turn.voice, self.case.file.voice
        name = (own.voice if own else "") or usual.voice
        pace = (own.words_per_minute if own else None) or usual.words_per_minute or self.case.file.words_per_minute
        slower = max(SLOWEST, round(pace * SLOWER**repeated))
        return VoiceSettings(voice=name, words_per_minute=slower)
