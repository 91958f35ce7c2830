"""The person of a case: speaks its turns when it is their time, repeats them when asked, and hangs up in the end."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from voicebot.audio.frame import FRAME_MS
from voicebot.events import HandOffChanged, LineChanged, OutcomeSet, RobotFinished, RobotStarted, RobotStopped
from voicebot.line.callee import Reply
from voicebot.recognition.typed_ears import TYPING_MS_PER_CHARACTER
from voicebot.trial.course import Course
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
        self._course = Course(case.turns, repeats)
        self._outcome = case.outcome
        self._waits_for_outcome = bool(case.outcome)
        self._voice = voice
        self._prompt_at: int | None = None
        self._robot_speaks = False
        self._quiet_since: int | None = None
        self._active = 0
        self._not_before = 0
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
                self._course.hear(event)
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
        return self._speak(at) or Reply()

    def _nothing_more(self, at: int) -> bool:
        """Tell whether the case is over: every turn was taken, and the robot has answered the last."""
        if not self._course.over or not self._heard_last or self._robot_speaks:
            return False
        quiet = at - max(self._quiet_since or 0, self._not_before)
        return quiet >= END_MS and not self._handed_over and not self._waits_for_outcome

    def _speak(self, at: int) -> Reply | None:
        """Begin what is to be said now, for the first time or again; None where nothing is."""
        course = self._course
        if course.awaits_robot and not self._after_detour(at):
            return None
        again = course.again()
        if again is not None:
            index, caller, times = again
            return self._begin(index, caller, at, again=times)
        if course.awaits_robot:
            course.skip_robot()
        due = course.caller
        if due is None or at < self._not_before or not self._time_for(due, at):
            return None
        return self._begin(course.take(due), due, at)

    def _after_detour(self, at: int) -> bool:
        """Tell whether the listed prompt has been waited for long enough, after another one."""
        asked_again = self._course.asked_again
        if asked_again is None or self._robot_speaks or at < self._not_before:
            return False
        return at - (self._quiet_since or 0) >= (REACTION_MS if asked_again else DETOUR_MS)

    def _time_for(self, caller: Caller, at: int) -> bool:
        if caller.at is not None:
            return self._prompt_at is not None and at >= self._prompt_at + caller.at
        if caller.silence is not None:
            return not self._robot_speaks
        usual = FIRST_MS if self._prompt_at is None else REACTION_MS
        after = usual if caller.after is None else caller.after
        return not self._robot_speaks and at >= (self._quiet_since or 0) + after

    def _begin(self, index: int, caller: Caller, at: int, *, again: int = 0) -> Reply:
        """Begin a turn; ``again`` tells the how manieth time it is said again."""
        self._heard_last = False
        if caller.silence is not None:
            self._active = self._not_before = at + caller.silence
            return Reply()
        sound = self._voice.sound(caller, again) if self._voice else None
        frames = sound.frames() if sound else []
        text = caller.text if self._voice is None else ""
        offset = at + len(frames) * FRAME_MS + len(text) * TYPING_MS_PER_CHARACTER
        if caller.text or caller.wav or caller.keys:
            self.spoken.append(Spoken(index, at, offset, caller.text or caller.keys, bool(again)))
        self._active = self._quiet_since = offset
        self._leave_at = offset if caller.hang_up else None
        if self._leave_at == at:
            return Reply(hang_up=True)
        self._frames.extend(frames[1:])
        return Reply(frame=frames[0] if frames else None, text=text, keys=caller.keys)
