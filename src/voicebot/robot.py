"""The robot's side of a call: where the script is, what is said, and to whom the person is given.

The other side, who speaks when, is `voicebot.call`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot import events
from voicebot.dialog import moves, walk
from voicebot.dialog.state import Phase
from voicebot.effects import CallEffects
from voicebot.errors import VoicebotError
from voicebot.handoff.briefing import Dossier
from voicebot.handoff.desk import Desk
from voicebot.handoff.following import Following
from voicebot.speech.speaker import Speaker

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame
    from voicebot.call_parts import Parts
    from voicebot.line.line import Tick
    from voicebot.listener import Listener
    from voicebot.understanding.meaning import Meaning
    from voicebot.understood import Understood


class Robot:
    """The robot in one call.

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
        self._script = parts.script
        self._note = parts.journal.add
        self._cost = parts.stopwatch.measure
        self._listener = listener
        self._phrases = Following(parts.phrases, self._script.script, self._script.language, self._note)
        self.speaker = Speaker(parts.mouth, self._note)
        self._desk = Desk(self._phrases.book, parts.line, parts.now, self._note, parts.idle_since)
        name = str(parts.contact.get("name", ""))
        self._dossier = Dossier(self._script.language, name=name, about=self._script.about)
        self._effects = CallEffects(parts.effects, parts.id, self._script.script, parts.contact, parts.now, self._note)
        self._outcome = ""
        self._over = False
        self._opening = walk.begin(self._script, parts.contact, now=parts.now, seed=parts.seed)
        self._dialog = self._opening.state
        self.expected = self._expect()

    def greet(self) -> None:
        """Begin the script."""
        self._carry_out(self._opening.actions)

    def answer(self, one: Understood) -> None:
        """Let the script answer what was said."""
        self._note(one.event(self.at))
        self._note(one.reading(self.at, self.expected.node))
        self._dossier.said("caller", one.meaning.text)
        self.speaker.answer(one.turn.utterance.offset)
        snr_db = one.turn.utterance.snr_db
        noisy = snr_db is not None and snr_db < self._parts.settings.line.noisy_below_db
        self.advance(moves.Heard(self._triggered(one.meaning, noisy=noisy), noisy=noisy))

    def advance(self, event: moves.Event) -> None:
        """Let the script go on."""
        with self._cost("dialog"):
            step = walk.advance(self._script, self._dialog, event)
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
        """Give the next frame of what there is to say; a robot that has lost its voice leaves, not to be silent."""
        if self._desk.silent:
            self.speaker.give_up(self.at, "hand_off")
            return None
        try:
            with self._cost("speech"):
                frame, begun = self.speaker.next_frame(self.at)
        except VoicebotError as error:
            self._note(events.FaultNoted(at=self.at, code=error.code, message=error.message))
            self.leave("speech_failed")
            return None
        if begun:
            self._dossier.said("robot", begun)
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
            self._carry_out(walk.waiting_notice(self._script, self._dialog))

    def leave(self, outcome: str) -> None:
        """End a call that cannot go on, without a word."""
        self._set_outcome(outcome)
        self._parts.line.hang_up()

    def line_ended(self) -> None:
        """Let go of whoever is being rung, and fall silent."""
        self._over = True
        self._desk.person_gone(self.at)
        self.speaker.give_up(self.at, "hang_up")

    def settle(self, cause: str) -> None:
        """Give the call an outcome, where the script has given none: why the line ended."""
        if not self._outcome:
            self._set_outcome(cause)

    def _expect(self) -> moves.Expectation:
        expected = walk.expectation(self._script, self._dialog)
        self._listener.expect(expected, self._phrases.expected)
        return expected

    def _triggered(self, meaning: Meaning, *, noisy: bool) -> Meaning:
        """Make a hand-off of a turn at which the supervisor wants a human called."""
        if self._dialog.phase is Phase.CLOSING:
            return meaning  # nothing is asked any more, so nothing is unclear
        if noisy and not meaning.is_clear:
            return meaning  # an operator would not hear more on this line
        return self._desk.triggered(meaning)

    def _carry_out(self, actions: tuple[moves.Action, ...]) -> None:
        """Do what the script says."""
        for action in actions:
            match action:
                case moves.Say():
                    self.speaker.add(action)
                case moves.EnterNode(node):
                    self._note(events.NodeEntered(at=self.at, node=node))
                case moves.SetValue(name, value, spoken):
                    self._dossier.learned(name, spoken or value)
                    self._note(events.ValueSet(at=self.at, name=name, value=value, spoken=spoken))
                case moves.SetOutcome(outcome):
                    self._set_outcome(outcome)
                case moves.Effect(effect, data):
                    self._effects.ask(effect, data, self.at)
                case moves.HandOff(group, reason):
                    self._hand_off(group, reason)
                case moves.HangUp():
                    self._parts.line.hang_up()

    def _set_outcome(self, outcome: str) -> None:
        self._outcome = outcome
        self._note(events.OutcomeSet(at=self.at, outcome=outcome))

    def _hand_off(self, group: str, reason: str) -> None:
        if not self._over:
            self._handed(self._desk.begin(group, reason, self._dossier.briefing(reason), self.at))

    def _handed(self, bridged: bool | None) -> None:  # noqa: FBT001 - it is what the desk answers
        if bridged is not None and not self._over:
            self.advance(moves.HandOffEnded(bridged=bridged))
