"""The person of a case: speaks its turns when it is their time, repeats them when asked, and hangs up in the end."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS
from voicebot.events import HandOffChanged, LineChanged, OutcomeSet, RobotFinished, RobotStarted, RobotStopped
from voicebot.line.callee import Reply
from voicebot.recognition.ears import TYPING_MS_PER_CHARACTER
from voicebot.trial.order import ASKING_AGAIN
from voicebot.trial.verdict import Spoken

if TYPE_CHECKING:
    from voicebot.audio.frame import Frame
    from voicebot.events import CallEvent
    from voicebot.trial.case_file import Caller, CaseFile
    from voicebot.trial.voice import CallerVoice

REACTION_MS = 400
"""The person answers this long after the robot fell silent, where a turn does not say."""

FIRST_MS = 200
"""The first turn, before any of the robot, begins this long after the answer ("алло")."""

DETOUR_MS = 2000
"""After a prompt that the case does not list, the listed one is waited for this long: the robot may go on by itself."""

PATIENCE_MS = 20_000
"""When nothing has happened for this long, the person hangs up."""

END_MS = 2500
"""After the last turn the person hangs up this long after the robot fell silent, where nothing more is expected."""


class CasePerson:
    """A callee who lives through a case.

    The person speaks when the robot has finished the prompt that the case lists before the turn. When the robot asks
    again instead, or says something else, they repeat their last words up to ``repeats`` times, then go on with their
    next turn.

    Args:
        case: whose turns.
        voice: makes their sound; None types them.
        repeats: how often a thing is said again.

    Attributes:
        spoken: what was really said, and when.
    """

    def __init__(self, case: CaseFile, voice: CallerVoice | None = None, *, repeats: int = 0) -> None:
        self.spoken: list[Spoken] = []
        self._turns = case.turns
        self._outcome = case.outcome
        self._waits_for_outcome = bool(case.outcome)
        self._voice = voice
        self._repeats = repeats
        self._again_left = repeats
        self._next = 0
        self._last_words: int | None = None
        self._prompt_at: int | None = None
        self._robot_speaks = False
        self._quiet_since: int | None = None
        self._active = 0
        self._not_before = 0
        self._detour_ms: int | None = None
        self._frames: deque[Frame] = deque()
        self._leave_at: int | None = None
        self._handed_over = self._heard_last = False

    def notice(self, event: CallEvent) -> None:
        """Learn what happened in the call."""
        match event:
            case LineChanged(state="answered") if self._quiet_since is None:
                self._quiet_since = self._active = event.at
            case RobotStarted():
                self._active = self._prompt_at = event.at
                self._robot_speaks = self._heard_last = True
                self._listen(event)
            case RobotFinished() | RobotStopped():
                self._active = self._quiet_since = event.at
                self._robot_speaks = False
            case HandOffChanged():
                self._active = event.at
                self._handed_over = event.state not in ("failed", "caller_gone")
            case OutcomeSet(outcome=outcome) if outcome == self._outcome:
                self._waits_for_outcome = False
            case _:
                pass

    def step(self, at: int, robot: Frame | None) -> Reply:
        """Live through one tick of the answered call; see `voicebot.line.callee.Callee`."""
        del robot  # what the robot does is known from its events
        if self._quiet_since is None:
            self._quiet_since = self._active = at
        if self._frames:
            self._active = self._quiet_since = at
            return Reply(frame=self._frames.popleft())
        leaves = self._leave_at is not None and at >= self._leave_at
        if leaves or at - self._active >= PATIENCE_MS or self._nothing_more(at):
            return Reply(hang_up=True)
        turn = self._due(at)
        return self._act(turn, at) if turn is not None else Reply()

    def _nothing_more(self, at: int) -> bool:
        """Tell whether the case is over: every turn was taken, and the robot has answered the last."""
        if self._next < len(self._turns) or not self._heard_last or self._robot_speaks:
            return False
        quiet = at - max(self._quiet_since or 0, self._not_before)
        return quiet >= END_MS and not self._handed_over and not self._waits_for_outcome

    def _listen(self, event: RobotStarted) -> None:
        """Find the prompt among those that are listed before the person's next turn."""
        for i in range(self._next, len(self._turns)):
            robot = self._turns[i].robot
            if robot is None:
                break
            if robot.fits(event):
                self._next, self._detour_ms, self._again_left = i + 1, None, self._repeats
                return
        if self._awaits_robot():
            self._detour_ms = REACTION_MS if event.role in ASKING_AGAIN else DETOUR_MS

    def _awaits_robot(self) -> bool:
        return self._next < len(self._turns) and self._turns[self._next].robot is not None

    def _due(self, at: int) -> int | None:
        """Give the index of the turn that begins now, if one does."""
        if self._awaits_robot() and not self._after_detour(at):
            return None
        if self._detour_ms is not None and self._last_words is not None and self._again_left:
            self._detour_ms = None
            self._again_left -= 1
            return self._last_words
        if self._awaits_robot():
            self._skip_robot()
        if self._next >= len(self._turns) or at < self._not_before:
            return None
        caller = self._turns[self._next].caller
        return self._next if caller is not None and self._time_for(caller, at) else None

    def _after_detour(self, at: int) -> bool:
        """Tell whether the listed prompt has been waited for long enough, after another one."""
        quiet = not self._robot_speaks and at >= self._not_before
        return self._detour_ms is not None and quiet and at - (self._quiet_since or 0) >= self._detour_ms

    def _skip_robot(self) -> None:
        """Stop waiting for listed prompts, and go on to the person's next turn."""
        self._detour_ms = None
        while self._awaits_robot():
            self._next += 1

    def _time_for(self, caller: Caller, at: int) -> bool:
        if caller.at is not None:
            return self._prompt_at is not None and at >= self._prompt_at + caller.at
        if caller.silence is not None:
            return not self._robot_speaks
        usual = FIRST_MS if self._prompt_at is None else REACTION_MS
        after = usual if caller.after is None else caller.after
        return not self._robot_speaks and at >= (self._quiet_since or 0) + after

    def _act(self, index: int, at: int) -> Reply:
        """Begin a turn, for the first time or again."""
        caller = self._turns[index].caller
        if caller is None:
            return Reply()
        again = index < self._next
        self._heard_last = False
        self._next = max(self._next, index + 1)
        if caller.silence is not None:
            self._active = self._not_before = at + caller.silence
            return Reply()
        if caller.text or caller.wav:
            self._last_words = index
        repeated = self._repeats - self._again_left if again else 0
        sound = self._voice.sound(caller, repeated) if self._voice else None
        frames = sound.frames() if sound else []
        text = caller.text if self._voice is None else ""
        offset = at + len(frames) * FRAME_MS + len(text) * TYPING_MS_PER_CHARACTER
        if caller.text or caller.wav or caller.keys:
            self.spoken.append(Spoken(index, at, offset, caller.text or caller.keys, again))
        self._active = self._quiet_since = offset
        self._leave_at = offset if caller.hang_up else None
        if self._leave_at == at:
            return Reply(hang_up=True)
        self._frames.extend(frames[1:])
        return Reply(frame=frames[0] if frames else None, text=text, keys=caller.keys)
