"""What happens in a call, as values: the journal keeps them, the transcript and the tests read them.

Every event carries ``at``: milliseconds of audio time since the line's first tick. JSON Schemas of all of them are
published by ``voicebot schema``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class Progress(StrEnum):
    """How far what was heard has come: the end of an utterance and the floor are decided on it.

    Ordered by how much it is worth: `NOTHING` is no words at all, `BACK_CHANNEL` "угу" and the like, `UNKNOWN` words
    that fit nothing, `FILLER` ends in a filler or conjunction, `UNFINISHED` begins a phrase, `EXTENDABLE` is an answer
    that a longer phrase continues, `ANSWER` is an answer that nothing continues.
    """

    NOTHING = "nothing"
    BACK_CHANNEL = "back_channel"
    UNKNOWN = "unknown"
    FILLER = "filler"
    UNFINISHED = "unfinished"
    EXTENDABLE = "extendable"
    ANSWER = "answer"


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    at: int = Field(ge=0, description="milliseconds of audio time since the line's first tick")


class LineChanged(_Event):
    """The line entered a state."""

    type: Literal["line_changed"] = "line_changed"
    state: Literal["dialing", "early", "answered", "held", "ended"]
    cause: str = Field(default="", description="why it ended: person_hung_up, robot_hung_up, busy, no_answer, ...")


class SpeechStarted(_Event):
    """The person began to speak; ``onset`` is when, ``at`` is when it was noticed."""

    type: Literal["speech_started"] = "speech_started"
    onset: int = Field(ge=0)


class SpeechEnded(_Event):
    """The person fell silent; ``offset`` is when, ``at`` is when it was noticed."""

    type: Literal["speech_ended"] = "speech_ended"
    offset: int = Field(ge=0)


Use = Literal["answer", "back_channel", "greeting", "ignored"]
"""What an utterance was used for."""


class UtteranceEnded(_Event):
    """The person's turn was taken to be over, and this is what was heard."""

    type: Literal["utterance_ended"] = "utterance_ended"
    text: str
    onset: int = Field(ge=0)
    offset: int = Field(ge=0)
    reason: str = Field(
        description="how far it had come when it was ended (a `Progress`), or too_long, line_ended, typed"
    )
    free_text: str = Field(default="", description="the same audio decoded freely, where it was")
    decided_by: Literal["grammar", "free"] = Field(
        default="grammar", description="which hearing was acted on: among what was expected, or free"
    )
    snr_db: float | None = Field(default=None, description="how far it stood out of the line's noise; null: not known")
    used: Use = "answer"

    @property
    def words(self) -> str:
        """The words that were acted on."""
        return self.free_text if self.decided_by == "free" else self.text


class Reading(BaseModel):
    """One way an utterance may be meant."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="the intent, reaction, hand-off group or value")
    kind: Literal["intent", "reaction", "hand_off", "value", "unclear", "out_of_scope"]
    probability: float = Field(ge=0, le=1)
    phrase: str = Field(default="", description="the script's phrase that was nearest")
    stage: str = Field(default="", description="which stage found it: exact, fuzzy, value, free")


class SaidValue(BaseModel):
    """A value that was read in an utterance."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(description="what is asked for: datetime, number, telephone, ...")
    text: str = Field(description="the value in its written form")
    span: tuple[int, int] = Field(
        description="where in the text it was found: its first character, and the one after its last"
    )
    alternatives: tuple[str, ...] = Field(default=(), description="what else may have been meant, the likeliest first")
    doubtful: bool = Field(default=False, description="an alternative is about as likely")
    past: bool = Field(default=False, description="it is over, where what lies ahead is asked for")


class UnderstoodAs(_Event):
    """What the utterance was taken for, and how sure."""

    type: Literal["understood_as"] = "understood_as"
    node: str
    text: str
    intent: str | None
    kind: Literal["intent", "reaction", "hand_off", "value", "unclear", "out_of_scope"]
    probability: float = Field(ge=0, le=1)
    phrase: str = Field(default="", description="the script's phrase that was nearest")
    stage: str = Field(default="", description="which stage decided: exact, fuzzy, value, free")
    ranked: tuple[Reading, ...] = Field(default=(), description="every reading, best first")
    also: tuple[Reading, ...] = Field(default=(), description="what was said besides in the same utterance")
    value: SaidValue | None = Field(default=None, description="the value in it; null: none was asked for, or none read")
    confirm: bool = Field(default=False, description="it is costly and not certain: the robot asks before it acts")


class NodeEntered(_Event):
    """The talk came to a node."""

    type: Literal["node_entered"] = "node_entered"
    node: str


class RobotStarted(_Event):
    """The robot began a prompt; ``gap`` is how long after the person's last speech, where it answers one."""

    type: Literal["robot_started"] = "robot_started"
    text: str
    node: str
    role: str = Field(description="prompt, silence, unclear, reaction, confirm, hand_off")
    reaction: str | None = None
    source: Literal["recorded", "cached", "synthesised", "text"] = Field(
        default="synthesised", description="synthesised: at least a part of it during the call"
    )
    gap: int | None = Field(default=None, description="milliseconds of audio time since the end of the person's speech")


_WAITED = "milliseconds of silence within it because its next words were not synthesised yet"


class RobotPaused(_Event):
    """The robot fell silent because somebody spoke; ``onset`` is when that began."""

    type: Literal["robot_paused"] = "robot_paused"
    onset: int = Field(ge=0)


class RobotResumed(_Event):
    """The robot goes on from the word it broke off."""

    type: Literal["robot_resumed"] = "robot_resumed"
    because: str = Field(description="back_channel, noise, echo, greeting")


class RobotStopped(_Event):
    """The robot gave up the floor inside a prompt; ``heard`` is the part of the text that the person heard."""

    type: Literal["robot_stopped"] = "robot_stopped"
    heard: str
    fraction: float = Field(ge=0, le=1)
    because: str = Field(description="speech, phrase, hand_off, hang_up, fault")
    waited_ms: int = Field(default=0, ge=0, description=_WAITED)


class RobotFinished(_Event):
    """A prompt was played to its end."""

    type: Literal["robot_finished"] = "robot_finished"
    waited_ms: int = Field(default=0, ge=0, description=_WAITED)


class ValueSet(_Event):
    """A value was understood and kept."""

    type: Literal["value_set"] = "value_set"
    name: str
    value: str
    spoken: str = ""


class KeyPressed(_Event):
    """The person pressed a key of the telephone."""

    type: Literal["key_pressed"] = "key_pressed"
    key: str


class HandOffChanged(_Event):
    """A transfer entered a state."""

    type: Literal["hand_off_changed"] = "hand_off_changed"
    state: Literal[
        "requested",
        "ringing",
        "briefing",
        "accepted",
        "bridged",
        "rejected",
        "busy",
        "no_answer",
        "failed",
        "caller_gone",
    ]
    group: str
    operator: str = ""
    reason: str = ""
    briefing: str = Field(default="", description="what the operator was told, with the state briefing")


class EffectRequested(_Event):
    """The script asked for something outside the call (a tag, a webhook, the stop-list)."""

    type: Literal["effect_requested"] = "effect_requested"
    effect: str
    data: dict[str, str] = Field(default_factory=dict)
    taken: bool = Field(default=True, description="it was taken; else a fault was noted")


class FaultNoted(_Event):
    """Something of ours failed in the call; ``code`` is that of `voicebot.errors`."""

    type: Literal["fault_noted"] = "fault_noted"
    code: str
    message: str


class PhrasesChanged(_Event):
    """The supervisor changed the hand-off file, and the call goes by it from here on."""

    type: Literal["phrases_changed"] = "phrases_changed"
    version: str = Field(description="the short hash of the file's content")
    added: tuple[str, ...] = Field(default=(), description="phrases that call a human in this script from now on")
    removed: tuple[str, ...] = Field(default=(), description="phrases that do so no longer")


class OutcomeSet(_Event):
    """The call's outcome is known."""

    type: Literal["outcome_set"] = "outcome_set"
    outcome: str


CallEvent = Annotated[
    LineChanged
    | SpeechStarted
    | SpeechEnded
    | UtteranceEnded
    | UnderstoodAs
    | NodeEntered
    | RobotStarted
    | RobotPaused
    | RobotResumed
    | RobotStopped
    | RobotFinished
    | ValueSet
    | KeyPressed
    | HandOffChanged
    | EffectRequested
    | FaultNoted
    | PhrasesChanged
    | OutcomeSet,
    Field(discriminator="type"),
]
"""Any event of a call, told apart by its ``type``."""

CALL_EVENT: TypeAdapter[CallEvent] = TypeAdapter(CallEvent)
"""Reads and writes `CallEvent` as JSON."""
