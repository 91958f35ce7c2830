"""Ears: from a tick of the line to "the person speaks, and this much of it was understood".

Only speech goes to the recogniser (a call is mostly not speech), from half a second before its onset, so that the first
syllable is there.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from voicebot.audio.frame import FRAME_MS, Frame, Sound
from voicebot.audio.level import rms_dbfs
from voicebot.recognition.activity import SpeechDetector
from voicebot.recognition.echo import EchoGate
from voicebot.recognition.nearness import NearSpeech
from voicebot.recognition.noise import NoiseMeter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from voicebot.recognition.activity import Speech, VoiceActivity
    from voicebot.recognition.hypothesis import Recogniser
    from voicebot.settings import VoiceActivitySettings


ECHO_TAIL_MS = 300
"""The robot's last words come back this much later at most."""

GATE_HOLD_MS = 100
"""Who was louder than an echo this recently is speaking still: the closure of a consonant lasts no longer."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the ears know at a tick.

    Args:
        speaking: the person speaks now.
        onset: when the utterance under way began, ms; None when there is none.
        offset: when its last sound ended, ms; None while the person speaks.
        text: what was heard of it so far.
        changed: when ``text`` last changed, ms.
    """

    speaking: bool = False
    onset: int | None = None
    offset: int | None = None
    text: str = ""
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Utterance:
    """A finished utterance.

    Args:
        text: what was heard.
        onset: when it began, ms.
        offset: when its last sound ended, ms.
        sound: its audio, where it was audio; for decoding it once more, freely.
        free_text: what was heard of it without a grammar while it was said; None where that was not done.
        confidence: the recogniser's own in ``text``, the least of its parts between pauses; None where it gives none.
        snr_db: how far it stood out of the line's noise; None where that is not known.
    """

    text: str
    onset: int
    offset: int
    sound: Sound | None = None
    free_text: str | None = None
    confidence: float | None = None
    snr_db: float | None = None


class Ears(Protocol):
    """Hears one person."""

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Set what may be said, from the next utterance on.

        Args:
            phrases: what is expected.
            openly: besides them anything may be said: the question is open.
        """
        ...

    def hear(self, at: int, heard: Frame, text: str, said: Frame | None) -> Hearing:
        """Hear one tick.

        Args:
            at: audio time, ms.
            heard: the person's audio.
            text: what the person typed, on a text line.
            said: what the robot sent in the tick before, whose echo may come back.
        """
        ...

    def end_utterance(self) -> Utterance:
        """Take the utterance under way as finished and be ready for the next."""
        ...

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        """Hear an utterance again without a grammar; None where there is no audio (typed text is certain).

        In a live call that takes place beside the call, else at once.
        """
        ...

    def close(self) -> None:
        """Give back what is shared with other calls; this one is over, however it ended."""
        ...


class AudioEars:
    """Ears on audio: voice activity, echo gate, ring, recogniser.

    Args:
        activity: tells speech from everything else.
        recogniser: hears words.
        settings: what counts as speech.
        beside: decodes utterances once more beside a live call, which must not wait; None: at once.
    """

    def __init__(
        self,
        activity: VoiceActivity,
        recogniser: Recogniser,
        settings: VoiceActivitySettings,
        beside: Executor | None = None,
    ) -> None:
        self._activity = activity
        self._recogniser = recogniser
        self._settings = settings
        self._detector = SpeechDetector(settings)
        self._echo = EchoGate()
        self._since_said_ms = ECHO_TAIL_MS + FRAME_MS
        self._near = NearSpeech(settings)
        self._louder: deque[bool] = deque(maxlen=GATE_HOLD_MS // FRAME_MS)
        self._noise = NoiseMeter()
        self._ring: deque[Frame] = deque(maxlen=settings.ring_ms // FRAME_MS)
        self._kept: list[Frame] = []
        self._settled = ""
        self._confidence: float | None = None
        self._hearing = Hearing()
        self._beside = beside
        self._phrases: tuple[str, ...] = ()
        self._openly = False
        self._now = 0
        self._ended = 0

    def listen_for(self, phrases: Sequence[str], *, openly: bool = False) -> None:
        """Set what may be said, from the next utterance on."""
        self._phrases, self._openly = tuple(phrases), openly

    def hear(self, at: int, heard: Frame, text: str, said: Frame | None) -> Hearing:
        """Hear one tick of audio."""
        del text
        self._now = at
        level = rms_dbfs(heard.samples)
        speech = self._detector.step(at, self._probability(heard, level, said))
        if speech.speaking:
            self._near.learn()
        self._ring.append(heard)
        if self._hearing.onset is None and not speech.speaking and said is None and not heard.gap:
            self._noise.quiet(rms_dbfs(heard.samples))
        if self._hearing.onset is not None:
            self._kept.append(heard)
            if speech.speaking or self._hearing.speaking:
                self._follow(speech)
        elif speech.speaking and speech.onset is not None:
            self._recogniser.listen_for(self._phrases, openly=self._openly)
            self._kept = list(self._ring)
            # one who talks on after an utterance was ended has begun another there
            self._hearing = Hearing(speaking=True, onset=max(speech.onset, self._ended), changed=at)
            self._follow(speech)
        return self._hearing

    def end_utterance(self) -> Utterance:
        """Take the utterance under way as finished and be ready for the next."""
        text = self._settle() if self._hearing.speaking else self._settled
        free_text = self._freely(text, ended=True)
        onset = self._hearing.onset or 0
        offset = self._now if self._hearing.offset is None else self._hearing.offset
        rate = self._kept[0].rate if self._kept else 0
        sound = Sound(np.concatenate([frame.samples for frame in self._kept]), rate) if self._kept else None
        confidence, self._confidence = self._confidence, None
        snr_db = self._snr_db(onset, offset)
        self._kept = []
        self._settled = ""
        self._hearing = Hearing()
        self._ended = self._now
        self._near.over()
        return Utterance(text, onset, offset, sound, free_text, confidence, snr_db)

    def _snr_db(self, onset: int, offset: int) -> float | None:
        """Tell how far what was kept stands out of the noise, between its first and its last sound."""
        first = self._now - (len(self._kept) - 1) * FRAME_MS
        spoken = self._kept[max(0, (onset - first) // FRAME_MS) : max(0, (offset - first) // FRAME_MS)]
        return self._noise.snr_db([rms_dbfs(frame.samples) for frame in spoken if not frame.gap])

    def _follow(self, speech: Speech) -> None:
        """Hear what is new of the utterance; where the person falls silent, settle what they said up to there.

        Without that the last word comes a chunk of 240 ms late, and in the silence a grammar goes on with a phrase that
        was only begun.
        """
        for frame in self._ring:
            self._recogniser.accept(frame)
        self._ring.clear()
        if speech.speaking:
            text = self._joined(self._recogniser.partial().text)
            text = self._freely(text, ended=False) or text
            changed = self._hearing.changed if text == self._hearing.text else self._now
        else:
            settled = self._settle()
            text = self._freely(settled, ended=False) or settled
            changed = speech.offset or self._now  # it is final: there is nothing to wait for
        self._hearing = Hearing(
            speaking=speech.speaking,
            onset=self._hearing.onset,
            offset=None if speech.speaking else speech.offset,
            text=text,
            changed=changed,
        )

    def _settle(self) -> str:
        """End what was said up to here; give all of the utterance so far."""
        heard = self._recogniser.final()
        self._settled = self._joined(heard.text)
        if heard.confidence is not None:
            self._confidence = min(heard.confidence, 1.0 if self._confidence is None else self._confidence)
        return self._settled

    def _joined(self, text: str) -> str:
        """Put what was heard since the last pause behind what was settled before."""
        return " ".join(filter(None, (self._settled, text)))

    def _freely(self, text: str, *, ended: bool) -> str | None:
        """Give what was heard without a grammar, where the utterance was heard so: a model may know no other way."""
        followed = self._recogniser.followed(ended=ended)
        if followed is not None:
            return followed.text
        return text if self._recogniser.hears_freely else None

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        """Hear an utterance again without a grammar, unless it was heard so."""
        sound = utterance.sound
        if utterance.free_text is not None or sound is None:
            return None if utterance.free_text is None else _known(utterance.free_text)
        if self._beside is not None:
            return self._beside.submit(lambda: self._recogniser.decode_freely(sound).text)
        return _known(self._recogniser.decode_freely(sound).text)

    def close(self) -> None:
        """Give the recogniser's free one back."""
        self._recogniser.close()

    def _probability(self, heard: Frame, level_dbfs: float, said: Frame | None) -> float:
        """Silero's probability, unless the sound is no louder than the robot's echo or somebody far away would be.

        One who has been louder for a moment is let through their closed consonants.
        """
        probability = self._activity.probability(heard)
        least = self._echo.step(said, heard)
        self._since_said_ms = 0 if said is not None else self._since_said_ms + FRAME_MS
        if self._since_said_ms <= ECHO_TAIL_MS:
            least = max(least, self._settings.gate_dbfs)
        self._louder.append(level_dbfs >= least)
        near = self._near.step(
            level_dbfs,
            speech=probability >= self._settings.threshold,
            speaking=self._hearing.speaking,
            waiting=said is None,
        )
        return probability if near and any(self._louder) else 0.0


def _known(text: str) -> Future[str]:
    """Give a future of what is known already."""
    done: Future[str] = Future()
    done.set_result(text)
    return done
