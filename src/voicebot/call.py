"""One call, top to bottom: line → ears → understanding → floor → dialog → mouth → line.

Twenty milliseconds at a time: the line gives a tick, the ears hear it, the matcher reads what was heard so far, the
floor decides who may speak, the script answers a finished turn, the speaker gives the next frame, the line sends it.
What to do is decided elsewhere, by values; this file only carries it out. It never waits: time is the tick's.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from voicebot import events, floor
from voicebot.clock import Stopwatch
from voicebot.dialog import moves, walk
from voicebot.dialog.state import Phase
from voicebot.effects import Asking, MemoryEffects, ask
from voicebot.errors import EffectError, SynthesisError, VoicebotError
from voicebot.floor import Do
from voicebot.handoff.briefing import Turn, briefing
from voicebot.handoff.desk import Desk
from voicebot.handoff.following import Following
from voicebot.handoff.triggers import Counts
from voicebot.line.line import LineState
from voicebot.listener import Listener
from voicebot.speech.speaker import Speaker
from voicebot.understanding.meaning import Candidate, Kind, Meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from voicebot.audio.frame import Frame
    from voicebot.dialog.script import Script
    from voicebot.effects import Effects
    from voicebot.handoff.following import Edition
    from voicebot.journal.journal import Journal
    from voicebot.language.language import Language
    from voicebot.line.line import Line, Tick
    from voicebot.recognition.ears import Ears, Hearing
    from voicebot.settings import Settings
    from voicebot.speech.mouth import Mouth
    from voicebot.understood import Understood


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything one call is made of.

    Args:
        line: where the person is.
        ears: hears them.
        mouth: speaks to them.
        journal: keeps what happens.
        script: what the talk is about.
        contact: who is called: the script's columns.
        phrases: gives the supervisor's hand-off phrases that are in force now.
        language: the script's language.
        settings: every time and threshold.
        now: when the call begins, in the person's zone.
        typed: what comes from the person is text, not sound.
        seed: picks among several wordings.
        idle_since: when each operator's last talk ended.
        stopwatch: counts what each room costs.
        overhear: is told what was heard so far of what is being said, in every tick.
        effects: takes what the call asks for outside itself.
        id: the call's identity, for those who take it.
    """

    line: Line
    ears: Ears
    mouth: Mouth
    journal: Journal
    script: Script
    contact: Mapping[str, object]
    phrases: Callable[[], Edition]
    language: Language
    settings: Settings
    now: datetime
    typed: bool = False
    seed: int = 0
    idle_since: Mapping[str, datetime] = field(default_factory=dict)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    overhear: Callable[[str], None] | None = None
    effects: Effects = field(default_factory=MemoryEffects)
    id: str = ""


async def converse(parts: Parts) -> None:
    """Make the call, from the first tick to the last; what happened is in the journal."""
    conversation = _Conversation(parts)
    async for tick in parts.line.ticks():
        conversation.tick(tick)


class _Conversation:
    """A call under way: the person's side of it, heard and given the floor."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._note = parts.journal.add
        self._cost = parts.stopwatch.measure
        self._listener = Listener(
            parts.ears, parts.language, parts.settings, parts.now, parts.typed, self._note, parts.stopwatch
        )
        self._robot = _Robot(parts, self._listener)
        self._state: LineState | None = None
        self._floor: floor.Floor | None = None
        self._held_since: int | None = None
        self._said: Frame | None = None

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
            self._end(tick.cause)
        self._said = said
        with self._cost("journal"):
            self._parts.journal.frames(said, tick.heard)

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
                self._robot.answer(self._listener.understand(self._listener.end()))
            case Do.KEEP:
                self._listener.keep(self._listener.end(), opening=decision.because == "opening")
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
        self._robot.break_off("key")
        self._floor = floor.taken_by_a_key(self._floor, at)
        self._robot.advance(moves.Key(key))

    def _speak(self) -> Frame | None:
        """Send the next frame of what there is to say; after the last one, answer what was said meanwhile."""
        if self._robot.finished() and not self._answer_kept():
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

    def _end(self, cause: str) -> None:
        """Tidy up after the last tick: "больше не звоните" counts, even with the receiver on its way down."""
        self._robot.line_ended()
        self._listener.keep_open()
        self._answer_kept()
        self._robot.advance(moves.Gone())
        self._robot.settle(cause)


class _Robot:
    """The robot's side of a call: where the script is, what is said, and to whom the person is given.

    Args:
        parts: everything the call is made of.
        listener: is told what the script expects.

    Attributes:
        at: audio time, ms.
        expected: what the script expects now.
        speaker: says it.
    """

    def __init__(self, parts: Parts, listener: Listener) -> None:
        self.at = 0
        self._parts = parts
        self._note = parts.journal.add
        self._cost = parts.stopwatch.measure
        self._listener = listener
        self._phrases = Following(parts.phrases, parts.script.script, parts.script.language, self._note)
        self.speaker = Speaker(parts.mouth, self._note)
        self._desk = Desk(self._phrases.book, parts.line, parts.now, self._note, parts.idle_since)
        self._told = _Told()
        self._over = False
        self._opening = walk.begin(parts.script, parts.contact, now=parts.now, seed=parts.seed)
        self._dialog = self._opening.state
        self.expected = self._expect()

    def greet(self) -> None:
        """Begin the script."""
        self._carry_out(self._opening.actions)

    def answer(self, one: Understood) -> None:
        """Let the script answer what was said."""
        self._note(one.event(self.at))
        self._note(one.reading(self.at, self.expected.node))
        self._told.turns.append(Turn("caller", one.meaning.text))
        self.speaker.answer(one.turn.utterance.offset)
        snr_db = one.turn.utterance.snr_db
        noisy = snr_db is not None and snr_db < self._parts.settings.line.noisy_below_db
        self.advance(moves.Heard(self._triggered(one.meaning, noisy=noisy), noisy=noisy))

    def advance(self, event: moves.Event) -> None:
        """Let the script go on."""
        with self._cost("dialog"):
            step = walk.advance(self._parts.script, self._dialog, event)
        self._dialog = step.state
        self.expected = self._expect()
        self._carry_out(step.actions)

    def break_off(self, because: str) -> None:
        """Give up what is being said, and tell the script how much of it was heard."""
        fraction = self.speaker.give_up(self.at, because)
        if fraction is not None:
            self.advance(moves.Said(fraction))

    def follow_phrases(self) -> None:
        """Go by the supervisor's phrases as they are now."""
        if self._phrases.follow(self.at):
            self._desk.book = self._phrases.book
            self.expected = self._expect()

    def finished(self) -> bool:
        """Tell whether the last there was to say was over in this tick."""
        return not self._desk.silent and self.speaker.finish(self.at)

    def next_frame(self) -> Frame | None:
        """Give the next frame of what there is to say."""
        if self._desk.silent:
            self.speaker.give_up(self.at, "hand_off")
            return None
        try:
            with self._cost("speech"):
                frame, begun = self.speaker.next_frame(self.at)
        except SynthesisError as error:
            self._fail(error)
            return None
        if begun:
            self._told.turns.append(Turn("robot", begun))
            self._parts.line.send_text(begun)
        return frame

    @property
    def hands_over(self) -> bool:
        """A transfer is under way, or was made: nobody listens to the person any more."""
        return self._desk.at_work

    def hand_over(self, tick: Tick) -> None:
        """Carry a transfer on by one tick."""
        self._handed(self._desk.step("" if tick.leg is None else tick.leg.value, tick.at))
        if self._desk.take_notice():
            self._carry_out(walk.waiting_notice(self._parts.script, self._dialog))

    def line_ended(self) -> None:
        """Let go of whoever is being rung, and fall silent."""
        self._over = True
        self._desk.person_gone(self.at)
        self.speaker.give_up(self.at, "hang_up")

    def settle(self, cause: str) -> None:
        """Give the call an outcome, where the script has given none: why the line ended."""
        if not self._told.outcome:
            self._set_outcome(cause)

    def _expect(self) -> moves.Expectation:
        expected = walk.expectation(self._parts.script, self._dialog)
        self._listener.expect(expected, self._phrases.expected)
        return expected

    def _triggered(self, meaning: Meaning, *, noisy: bool) -> Meaning:
        """Make a hand-off of a turn at which the supervisor wants a human called."""
        book = self._phrases.book
        if self._dialog.phase is Phase.CLOSING:
            return meaning  # nothing is asked any more, so nothing is unclear
        if noisy and meaning.best.kind is Kind.UNCLEAR:
            return meaning  # an operator would not hear more on this line
        self._told.counts, reason = book.triggers.count(self._told.counts, meaning)
        if reason is None or not book.groups:
            return meaning
        return Meaning(reason, Candidate(book.default_group, Kind.HAND_OFF, 1.0, phrase=reason, stage="trigger"))

    def _carry_out(self, actions: tuple[moves.Action, ...]) -> None:
        """Do what the script says."""
        for action in actions:
            match action:
                case moves.Say():
                    self.speaker.add(action)
                case moves.EnterNode(node):
                    self._note(events.NodeEntered(at=self.at, node=node))
                case moves.SetValue(name, value, spoken):
                    self._told.values[name] = spoken or value
                    self._note(events.ValueSet(at=self.at, name=name, value=value, spoken=spoken))
                case moves.SetOutcome(outcome):
                    self._set_outcome(outcome)
                case moves.Effect(effect, data):
                    self._ask_for(effect, data)
                case moves.HandOff(group, reason):
                    self._begin_hand_off(group, reason)
                case moves.HangUp():
                    self._parts.line.hang_up()

    def _ask_for(self, effect: str, data: Mapping[str, str]) -> None:
        """Ask for something outside the call; whether or not it is taken, the call goes on."""
        parts = self._parts
        at = parts.now + timedelta(milliseconds=self.at)
        asking = Asking(parts.id, parts.script.script, parts.contact, at, self._told.effects)
        self._told.effects += 1
        try:
            ask(parts.effects, asking, effect, data)
        except EffectError as error:
            self._note(events.EffectRequested(at=self.at, effect=effect, data=dict(data), taken=False))
            self._fault(error)
        else:
            self._note(events.EffectRequested(at=self.at, effect=effect, data=dict(data)))

    def _set_outcome(self, outcome: str) -> None:
        self._told.outcome = outcome
        self._note(events.OutcomeSet(at=self.at, outcome=outcome))

    def _begin_hand_off(self, group: str, reason: str) -> None:
        if self._over:
            return
        script = self._parts.script
        told = briefing(
            script.language,
            name=str(self._parts.contact.get("name", "")),
            about=script.about,
            reason=reason,
            values=self._told.values,
            turns=self._told.turns,
        )
        self._handed(self._desk.begin(group, reason, told, self.at))

    def _handed(self, bridged: bool | None) -> None:  # noqa: FBT001 - it is what the desk answers
        if bridged is not None and not self._over:
            self.advance(moves.HandOffEnded(bridged=bridged))

    def _fail(self, error: SynthesisError) -> None:
        """End a call in which the robot has lost its voice: a person must not be left with silence."""
        self._fault(error)
        self.leave("speech_failed")

    def leave(self, outcome: str) -> None:
        """End a call that cannot go on, without a word."""
        self._set_outcome(outcome)
        self._parts.line.hang_up()

    def _fault(self, error: VoicebotError) -> None:
        self._note(events.FaultNoted(at=self.at, code=error.code, message=error.message))


@dataclass(slots=True)
class _Told:
    """What the call has learned, for the operator and the triggers."""

    turns: list[Turn] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    outcome: str = ""
    effects: int = 0


_USED: dict[str, events.Use] = {"back_channel": "back_channel", "greeting": "greeting"}
