"""One call, top to bottom: line → ears → understanding → floor → dialog → mouth → line.

Twenty milliseconds at a time: the line gives a tick, the ears hear it, the matcher reads what was heard so far, the
floor decides who may speak, the script answers a finished turn, the speaker gives the next frame, the line sends it.
What to do is decided elsewhere, by values; this file only carries it out. No tick waits: time is the tick's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot import events, floor
from voicebot.dialog import moves
from voicebot.floor import Do
from voicebot.line.line import LineState
from voicebot.listener import Listener
from voicebot.robot import Robot

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame
    from voicebot.call_parts import Parts
    from voicebot.line.line import Tick
    from voicebot.recognition.ears import Hearing


async def converse(parts: Parts) -> None:
    """Make the call, from the first tick to the last; what happened is in the journal."""
    conversation = _Conversation(parts)
    async for tick in parts.line.ticks():
        conversation.tick(tick)
    await conversation.end()


class _Conversation:
    """A call under way: the person's side of it, heard and given the floor."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._note = parts.journal.add
        self._cost = parts.stopwatch.measure
        self._listener = Listener(
            parts.ears, parts.language, parts.settings, parts.typed, self._note, parts.stopwatch, parts.learned
        )
        self._robot = Robot(parts, self._listener)
        self._state: LineState | None = None
        self._floor: floor.Floor | None = None
        self._held_since: int | None = None
        self._said: Frame | None = None
        self._due = False
        self._cause: str | None = None

    def tick(self, tick: Tick) -> None:
        """Carry the call on by 20 ms."""
        self._robot.at = tick.at
        if tick.state is not self._state:
            self._state = tick.state
            self._held_since = tick.at if tick.state is LineState.HELD else None
            self._note(events.LineChanged(at=tick.at, state=tick.state.value, cause=tick.cause))
        said: Frame | None = None
        if tick.state is LineState.ANSWERED:
            if self._robot.hands_over:
                self._robot.hand_over(tick)
            else:
                self._listen(tick)
            said = self._speak()
        elif tick.state is LineState.HELD:
            self._hold(tick)
        elif tick.state is LineState.ENDED:
            self._cause = tick.cause
        self._said = said
        with self._cost("journal"):
            self._parts.journal.frames(said, tick.heard)

    async def end(self) -> None:
        """Tidy up after the last tick: "больше не звоните" counts, even with the receiver on its way down."""
        if self._cause is None:
            return
        self._robot.line_ended()
        self._listener.keep_open()
        await self._listener.decide()
        self._answer_kept()
        self._robot.advance(moves.Gone())
        self._robot.settle(self._cause)

    def _listen(self, tick: Tick) -> None:
        """Hear the person, and let the floor decide what follows."""
        if self._floor is None:
            self._floor = floor.answered(tick.at)
        if self._listener.idle:
            self._robot.follow_phrases()
        for key in tick.keys:
            self._press(key, tick.at)
        paused = self._floor.phase is floor.Phase.PAUSED
        hearing, over = self._listener.hear(tick, self._said, paused=paused)
        if self._parts.overhear:
            self._parts.overhear(hearing.text)
        partial, expected = self._listener.partial, self._robot.expected
        moment = floor.Moment(
            at=tick.at,
            speaking=hearing.speaking,
            onset=hearing.onset,
            offset=hearing.offset,
            progress=partial.progress,
            stable_ms=tick.at - hearing.changed,
            is_greeting=partial.is_greeting,
            is_back_channel=partial.is_back_channel,
            over=over,
            playing=self._robot.speaker.busy,
            remaining_ms=self._robot.speaker.remaining_ms,
            barge_in=expected.barge_in,
            silence_ms=expected.silence_ms,
        )
        with self._cost("floor"):
            self._floor, decisions = floor.step(self._floor, moment, self._parts.settings.floor)
        for decision in decisions:
            self._do(decision, hearing, tick.at)

    def _do(self, decision: floor.Decision, hearing: Hearing, at: int) -> None:
        """Carry out one decision of the floor."""
        match decision.do:
            case Do.GREET:
                self._robot.greet()
            case Do.PAUSE:
                self._robot.speaker.pause(at, at if hearing.onset is None else hearing.onset)
            case Do.RESUME:
                self._robot.speaker.resume(at, decision.because)
            case Do.STOP:
                self._robot.break_off(decision.because)
            case Do.TAKE:
                self._listener.keep(self._listener.end(), "answer")
                self._due = True
            case Do.KEEP:
                self._listener.keep(self._listener.end(), "aside" if decision.because == "opening" else "meanwhile")
            case Do.DROP:
                self._note(self._listener.end().event(at, used=_USED.get(decision.because, "ignored")))
            case Do.SILENCE:
                self._robot.advance(moves.Silent())

    def _press(self, key: str, at: int) -> None:
        self._note(events.KeyPressed(at=at, key=key))
        opening = self._floor is None or self._floor.phase is floor.Phase.OPENING
        if self._floor is None or opening or key not in self._robot.expected.keys:
            return
        for turn in self._listener.forget():
            self._note(turn.event(at, used="ignored"))
        self._due = False
        self._robot.break_off("key")
        self._floor = floor.taken_by_a_key(self._floor, at)
        self._robot.advance(moves.Key(key))

    def _speak(self) -> Frame | None:
        """Answer the person, or what was said meanwhile after the last prompt; send the next frame of what to say."""
        self._due |= self._robot.finished()
        if self._due and self._listener.decided:
            self._due = False
            if not self._answer_kept():
                self._robot.advance(moves.Said())
        frame = self._robot.next_frame()
        if frame is not None:
            self._parts.line.send(frame)
        return frame

    def _answer_kept(self) -> bool:
        """Act on the most important thing that was said meanwhile; tell whether there was one."""
        chosen, rest = self._listener.recall()
        for one in rest:
            self._note(one.event(self._robot.at, used="ignored"))
        if chosen is not None:
            self._robot.answer(chosen)
        return chosen is not None

    def _hold(self, tick: Tick) -> None:
        """Wait, but not for ever: the person hears nothing, but the silence is not theirs; whoever is rung goes on."""
        if self._floor is not None:
            self._floor = replace(self._floor, quiet_since=tick.at)
        if self._robot.hands_over:
            self._robot.hand_over(tick)
        elif self._held_since is not None and tick.at - self._held_since >= self._parts.settings.line.longest_hold_ms:
            self._held_since = None
            self._robot.leave("held_too_long")


_USED: dict[str, events.Use] = {"back_channel": "back_channel", "greeting": "greeting"}
