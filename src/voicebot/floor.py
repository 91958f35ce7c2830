"""Who may speak now: opening, barge-in, back-channels, resuming, silence.

A pure state machine with one clock. Once a tick it takes a `Moment` (all it may know) and gives the new `Floor` and
what is to be done. There is one `Floor.phase` and no timer beside ``Moment.at``: a pause of the robot and the end of
the person's turn can never be decided twice.

::

    opening ──greet──► robot ──onset, barge_in any──► paused ──words──► person ──over──► listening
                         ▲  ▲                            │                 ▲                  │
                         │  └────back-channel, noise─────┘                 └──────onset───────┤
                         └───────────────────────the script says something────────────────────┘
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from voicebot.events import Progress

if TYPE_CHECKING:
    from voicebot.settings import FloorSettings


class Phase(StrEnum):
    """Who has the floor."""

    OPENING = "opening"
    ROBOT = "robot"
    PAUSED = "paused"
    PERSON = "person"
    LISTENING = "listening"


@dataclass(frozen=True, slots=True)
class Moment:
    """One tick, as far as the floor is concerned.

    Args:
        at: audio time, ms.
        speaking: the person speaks, by voice activity.
        onset: when the utterance under way began; None when there is none.
        offset: when its last sound ended; None while the person speaks.
        progress: how far what was heard of it has come.
        stable_ms: for how long what was heard has not changed.
        is_greeting: it is "алло", "да", "слушаю" or the like so far.
        is_back_channel: it may be a mere back-channel.
        over: the utterance is finished, and `progress` is that of all of it.
        playing: the robot has something to say (a pause does not change that).
        remaining_ms: how much of it is left.
        barge_in: who may interrupt it.
        silence_ms: after this much silence the script is told.
    """

    at: int
    speaking: bool = False
    onset: int | None = None
    offset: int | None = None
    progress: Progress = Progress.NOTHING
    stable_ms: int = 0
    is_greeting: bool = False
    is_back_channel: bool = False
    over: bool = False
    playing: bool = False
    remaining_ms: int = 0
    barge_in: Literal["any", "phrases", "never"] = "any"
    silence_ms: int = 4000

    @property
    def matched(self) -> bool:
        """Tell whether a phrase that the script expects was heard."""
        return self.progress in {Progress.ANSWER, Progress.EXTENDABLE}


class Do(StrEnum):
    """What is to be done."""

    GREET = "greet"
    """Begin the script: the opening is over."""
    PAUSE = "pause"
    """Fall silent; it is not decided yet."""
    RESUME = "resume"
    """Go on from the word that was broken off."""
    STOP = "stop"
    """Give up the prompt: the person has the floor."""
    TAKE = "take"
    """End the utterance and answer it."""
    KEEP = "keep"
    """End the utterance and keep it until the prompt is over; it is answered then."""
    DROP = "drop"
    """End the utterance and forget it."""
    SILENCE = "silence"
    """Tell the script that nothing is being said."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to do, and why (a word for the journal)."""

    do: Do
    because: str = ""


@dataclass(frozen=True, slots=True)
class Floor:
    """The state.

    Args:
        phase: who has the floor.
        answered: when the call was answered, ms.
        settled: the onset that was decided about already, so that it does not pause the robot again.
        quiet_since: since when nobody has spoken, ms.
        greeted: when the robot's first prompt was over, ms; None until then.
        interrupted: the robot gave up a prompt for the utterance under way.
    """

    phase: Phase
    answered: int
    settled: int | None = None
    quiet_since: int = 0
    greeted: int | None = None
    interrupted: bool = False


Step = tuple[Floor, tuple[Decision, ...]]


def answered(at: int) -> Floor:
    """Begin: the person picked up at ``at`` ms."""
    return Floor(Phase.OPENING, at, quiet_since=at)


def step(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    """Take one tick.

    Args:
        floor: the state before.
        moment: the tick; ``at`` never decreases.
        settings: every time in it.

    Returns:
        The state after, and what to do, in order.
    """
    if floor.phase is Phase.OPENING:
        return _opening(floor, moment, settings)
    if floor.phase is Phase.ROBOT:
        return _robot(floor, moment, settings)
    if floor.phase is Phase.PAUSED:
        return _paused(floor, moment, settings)
    if floor.phase is Phase.PERSON:
        return _person(floor, moment, settings)
    return _listening(floor, moment, settings)


def _opening(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    """Greet after the person's first short utterance or a silence, whichever is first; never wait for ever."""
    robot = replace(floor, phase=Phase.ROBOT)
    waited = moment.at - floor.answered
    if moment.onset is None:
        if waited >= settings.opening_silence_ms:
            return robot, (Decision(Do.GREET, "silence"),)
        return floor, ()
    if moment.offset is not None and moment.at - moment.offset >= settings.opening_greets_after_ms:
        greeting = moment.is_greeting or moment.progress is Progress.NOTHING
        heard = Decision(Do.DROP, "greeting") if greeting else Decision(Do.KEEP, "opening")
        return robot, (heard, Decision(Do.GREET, "first_utterance"))
    if waited >= settings.opening_limit_ms:
        return replace(robot, settled=moment.onset), (Decision(Do.GREET, "limit"),)
    return floor, ()


def _robot(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:  # noqa: PLR0911 - a rule each
    if not moment.playing:
        return _prompt_over(floor, moment, settings)
    if moment.onset is None:
        return floor, ()
    if _is_opening_greeting(floor, moment, settings):
        return (floor, (Decision(Do.DROP, "greeting"),)) if moment.over else (floor, ())
    if moment.barge_in == "never":
        return (floor, (Decision(Do.KEEP),)) if moment.over else (floor, ())
    if _is_phrase(moment, settings):
        return _yield(floor, moment, "phrase")
    if moment.over:
        return _over_while_speaking(floor, moment, settings)
    if moment.barge_in == "phrases" or moment.onset == floor.settled or not moment.speaking:
        return floor, ()
    if moment.at - moment.onset >= settings.pause_after_speech_ms:
        return replace(floor, phase=Phase.PAUSED), (Decision(Do.PAUSE),)
    return floor, ()


def _prompt_over(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    """Nothing is left to say: let the person speak."""
    greeted = moment.at if floor.greeted is None else floor.greeted
    quiet = replace(floor, quiet_since=moment.at, settled=None, greeted=greeted)
    if moment.onset is not None:
        return _person(replace(quiet, phase=Phase.PERSON), moment, settings)
    return replace(quiet, phase=Phase.LISTENING), ()


def taken_by_a_key(floor: Floor, at: int) -> Floor:
    """Give the state after a telephone key has answered: whatever was being said or heard is over."""
    return replace(floor, phase=Phase.LISTENING, settled=None, quiet_since=at, interrupted=False)


def _over_while_speaking(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    """An utterance that did not interrupt has ended: over the last words of a question it is the answer to it."""
    if moment.is_back_channel and _is_early_answer(moment, settings):
        return floor, (Decision(Do.KEEP),)
    return floor, (Decision(Do.DROP, "back_channel" if moment.is_back_channel else "ignored"),)


def _paused(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:  # noqa: PLR0911 - a rule each
    """Decide between resuming and yielding: once it is plain, and at the latest `decide_within_ms` after the onset.

    The robot is silent already, so words are given the time to become sure; only going on is worth hurrying for.
    """
    if moment.onset is None:
        return replace(floor, phase=Phase.ROBOT), (Decision(Do.RESUME, "noise"),)
    late = moment.at - moment.onset >= settings.decide_within_ms
    ended = moment.offset is not None
    if _is_opening_greeting(floor, moment, settings) and (ended or late):
        return _go_on(floor, moment, "greeting")
    if moment.is_back_channel and (ended or late):
        if _is_early_answer(moment, settings):
            return _yield(floor, moment, "answer")
        return _go_on(floor, moment, "back_channel")
    if moment.offset is not None and moment.progress is Progress.NOTHING:
        # a word shows up some 150 ms after its end: a short sound is not called a noise before that
        short = moment.offset - moment.onset < settings.noise_below_ms
        if late or moment.over or (short and moment.at - moment.offset >= settings.noise_below_ms):
            return _go_on(floor, moment, "noise")
    if late or moment.over:
        return _yield(floor, moment, "speech")
    return floor, ()


def _go_on(floor: Floor, moment: Moment, because: str) -> Step:
    """Let the robot speak on; what was said is forgotten once it has ended."""
    robot = replace(floor, phase=Phase.ROBOT, settled=moment.onset)
    resume = Decision(Do.RESUME, because)
    return robot, (resume, Decision(Do.DROP, because)) if moment.offset is not None else (resume,)


def _yield(floor: Floor, moment: Moment, because: str) -> Step:
    """Give the floor to the person; the utterance may be over in the same tick."""
    person = replace(floor, phase=Phase.PERSON, interrupted=True, settled=None)
    stop = Decision(Do.STOP, because)
    if not moment.over:
        return person, (stop,)
    return _taken(person, moment), (stop, Decision(Do.TAKE))


def _person(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    if moment.onset is None:
        return replace(floor, phase=Phase.LISTENING, quiet_since=moment.at, interrupted=False), ()
    if not moment.over:
        return floor, ()
    if _is_opening_greeting(floor, moment, settings):
        return _taken(floor, moment), (Decision(Do.DROP, "greeting"),)
    if moment.progress is Progress.NOTHING and not floor.interrupted and not _was_speech(moment, settings):
        return replace(floor, phase=Phase.LISTENING), (Decision(Do.DROP, "noise"),)
    return _taken(floor, moment), (Decision(Do.TAKE),)


def _taken(floor: Floor, moment: Moment) -> Floor:
    return replace(floor, phase=Phase.LISTENING, quiet_since=moment.at, interrupted=False)


def _listening(floor: Floor, moment: Moment, settings: FloorSettings) -> Step:
    if moment.playing:
        return _robot(replace(floor, phase=Phase.ROBOT), moment, settings)
    if moment.onset is not None:
        return _person(replace(floor, phase=Phase.PERSON), moment, settings)
    if moment.at - floor.quiet_since >= moment.silence_ms:
        return replace(floor, quiet_since=moment.at), (Decision(Do.SILENCE),)
    return floor, ()


def _is_opening_greeting(floor: Floor, moment: Moment, settings: FloorSettings) -> bool:
    """Tell whether this is an "алло" of the first two seconds, or too early to be told from one.

    What begins after the robot's first prompt is an answer to it, however soon it comes.
    """
    if moment.onset is None or moment.onset - floor.answered >= settings.opening_window_ms:
        return False
    if floor.greeted is not None and moment.onset >= floor.greeted:
        return False
    if moment.progress is Progress.NOTHING:
        return moment.at - moment.onset < settings.decide_within_ms or moment.over
    return moment.is_greeting


def _was_speech(moment: Moment, settings: FloorSettings) -> bool:
    """Tell whether somebody spoke although no word was recognised: they are told so, not passed over as a noise."""
    if moment.onset is None or moment.offset is None:
        return False
    return moment.offset - moment.onset >= settings.decide_within_ms


def _is_phrase(moment: Moment, settings: FloorSettings) -> bool:
    """Tell whether an expected phrase was recognised: a partial alone, in the middle of speech, may be a slip."""
    settled = moment.offset is not None or moment.stable_ms >= settings.phrase_stable_ms
    return moment.matched and not moment.is_back_channel and settled


def _is_early_answer(moment: Moment, settings: FloorSettings) -> bool:
    """Tell whether a "да" came over the last words of the question and so answers it."""
    return moment.matched and moment.remaining_ms <= settings.answer_tail_ms
