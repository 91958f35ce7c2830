"""The listener: ears, the end of an utterance, and its meaning, put together for one call.

It stands between the ears, which know sounds and words, and the matcher, which knows what the script expects.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS
from voicebot.reader import Reader
from voicebot.recognition.ears import Hearing
from voicebot.recognition.endpoint import LINE_ENDED, end_of_utterance
from voicebot.recognition.watch import SpeechWatch
from voicebot.understanding.meaning import Partial, Progress
from voicebot.understood import FinishedTurn, Understood, most_important

if TYPE_CHECKING:
    from collections.abc import Callable

    from voicebot import events
    from voicebot.audio.frame import Frame
    from voicebot.clock import Stopwatch
    from voicebot.dialog.moves import Expectation
    from voicebot.language.language import Language
    from voicebot.line.line import Tick
    from voicebot.recognition.ears import Ears
    from voicebot.settings import Settings
    from voicebot.understanding.learned import Learned
    from voicebot.understanding.meaning import Expected
    from voicebot.understood import Standing


_NO_ANSWER = {Progress.NOTHING, Progress.BACK_CHANNEL}
"""A short sound that came to no more than this is not decoded a second time."""


@dataclass(slots=True)
class Listener:
    """Listens to one person.

    Args:
        ears: hear words.
        language: the call's.
        settings: every time and threshold.
        typed: the words are typed, so none was misheard.
        note: takes the events.
        stopwatch: counts what it costs.
        learned: what all the script's phrases teach.

    Attributes:
        partial: how far the utterance under way has come.
    """

    ears: Ears
    language: Language
    settings: Settings
    typed: bool
    note: Callable[[events.CallEvent], None]
    stopwatch: Stopwatch
    learned: Learned | None = None
    partial: Partial = field(default=Partial(Progress.NOTHING), init=False)
    _watch: SpeechWatch = field(init=False)
    _reader: Reader = field(init=False)
    _text: str = field(default="", init=False)
    _hearing: Hearing = field(default=Hearing(), init=False)
    _ended: FinishedTurn | None = field(default=None, init=False)
    _kept: list[tuple[FinishedTurn, Standing]] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        """Begin with nothing heard and nothing expected."""
        self._watch = SpeechWatch(self.note)
        decode_freely = None if self.typed else self.ears.decode_freely
        self._reader = Reader(self.language, self.settings, decode_freely, self.stopwatch, self.learned)

    @property
    def idle(self) -> bool:
        """Nobody is speaking, so what is expected may change."""
        return self._hearing.onset is None and self._ended is None

    def expect(self, expected: Expectation, more: tuple[Expected, ...]) -> None:
        """Listen for what the script expects, and for ``more``: the supervisor's phrases."""
        if self._reader.expect(expected, more):
            self.ears.listen_for(self._reader.to_hear(), openly=expected.open_question)

    def hear(self, tick: Tick, said: Frame | None, *, paused: bool) -> tuple[Hearing, bool]:
        """Hear one tick.

        Args:
            tick: the line's.
            said: what the robot sent in the tick before.
            paused: the robot holds a prompt until it is known what was said over it.

        Returns:
            What is being said, and whether the utterance is over; it stays over until `end` takes it. Where a second
            hearing is under way beside a live call, it is over with that, or when that takes too long.
        """
        with self.stopwatch.measure("recognition"):
            hearing = self.ears.hear(tick.at, tick.heard, tick.text, said)
        self._watch.follow(tick.at, hearing)
        if self._ended is not None:
            if tick.at - self._ended.utterance.offset >= self.settings.endpoint.second_hearing_ms:
                self._ended = self._ended.without_second_hearing()
            return self._hearing, self._ended.decided
        self._hearing = hearing
        self._read(hearing.text)
        if hearing.onset is None:
            return hearing, False
        reason = end_of_utterance(
            spoken_ms=tick.at - hearing.onset,
            silent_ms=0 if hearing.offset is None else tick.at - hearing.offset,
            stable_ms=tick.at - hearing.changed,
            progress=self.partial.progress,
            settings=self.settings.endpoint,
            node_patience_ms=self._reader.patience_ms,
            open_question=self._reader.open_question,
            decide_by_ms=self.settings.floor.decide_within_ms - FRAME_MS if paused else None,
        )
        if reason is None:
            return hearing, False
        self._ended = self._finish(reason)
        return hearing, self._ended.decided

    def end(self) -> FinishedTurn:
        """Take the utterance under way as finished, where it is not already, and be ready for the next."""
        turn = self._ended or self._finish(str(self.partial.progress))
        self.partial, self._text, self._hearing, self._ended = Partial(Progress.NOTHING), "", Hearing(), None
        return turn

    def keep(self, turn: FinishedTurn, standing: Standing) -> None:
        """Keep a finished turn until it can be acted on, and begin its second hearing, where it is worth one.

        Args:
            turn: what was said.
            standing: what it may do.
        """
        if turn.decoding is None:
            turn = replace(turn, decoding=self._reader.second_hearing(turn.utterance))
        self._kept.append((turn, standing))

    def keep_open(self) -> None:
        """Keep what is being said when the line ends: no answer any more, but perhaps "больше не звоните"."""
        if not self.idle:
            self._ended = self._ended or self._finish(LINE_ENDED)
            self.keep(self.end(), "aside")

    @property
    def decided(self) -> bool:
        """Everything that will be heard of what was kept has been heard."""
        return all(turn.decided for turn, _ in self._kept)

    async def decide(self) -> None:
        """Wait until that is so."""
        for turn, _ in self._kept:
            if turn.decoding is not None:
                await asyncio.wrap_future(turn.decoding)

    def recall(self) -> tuple[Understood | None, tuple[Understood, ...]]:
        """Read what was kept, and forget it; where it is not `decided`, this waits.

        Returns:
            What is acted on, None where there is nothing; and the rest. See `voicebot.understood.most_important`.
        """
        kept, self._kept = self._kept, []
        return most_important([(self._reader.understood(turn), standing) for turn, standing in kept])

    def forget(self) -> list[FinishedTurn]:
        """Give what was kept and what is being said, unread: something else has answered."""
        kept, self._kept = self._kept, []
        return [*(turn for turn, _ in kept), *(() if self.idle else (self.end(),))]

    def _finish(self, reason: str) -> FinishedTurn:
        """End the utterance, and begin its second hearing at once, where it is worth one."""
        with self.stopwatch.measure("recognition"):
            utterance = self.ears.end_utterance()
        self._read(utterance.free_text or utterance.text)
        long = utterance.offset - utterance.onset >= self.settings.floor.decide_within_ms
        if not long and self.partial.progress in _NO_ANSWER and not self._reader.open_question:
            return FinishedTurn(utterance, reason)
        return FinishedTurn(utterance, reason, self._reader.second_hearing(utterance))

    def _read(self, text: str) -> None:
        """Tell how far what was heard has come."""
        if text != self._text:
            self._text = text
            self.partial = self._reader.progress(text)
