"""The call record: everything that is to be known of a call, as one JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

from voicebot.events import (  # noqa: TC001 - pydantic reads the annotations
    CallEvent,
    EffectRequested,
    HandOffChanged,
    LineChanged,
    Reading,
    SaidValue,
)
from voicebot.files import write_whole
from voicebot.journal.transcript import render, transcript

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RECORD_FILE = "record.json"
TRANSCRIPT_FILE = "transcript.txt"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LineHistory(_Part):
    """What became of the line."""

    states: tuple[LineChanged, ...] = Field(default=(), description="every state with its time")
    cause: str = Field(default="", description="why it ended: person_hung_up, robot_hung_up, busy, no_answer, ...")
    answered_at: int | None = Field(default=None, description="when the person answered, ms of audio time; null: never")
    ended_at: int | None = Field(default=None, description="when the line ended, ms of audio time; null: it has not")


class Turn(_Part):
    """One utterance of the person, and what it was taken for."""

    onset: int = Field(ge=0, description="when the person began to speak, ms of audio time, and of the recording")
    offset: int = Field(ge=0, description="when the person fell silent, ms of audio time, and of the recording")
    node: str = Field(default="", description="the node the talk was at")
    heard: str = Field(description="the recogniser's words; empty: it heard none")
    free_text: str = Field(default="", description="the same audio decoded freely, where it was")
    used: Literal["answer", "back_channel", "greeting", "ignored"] = Field(description="what it counted as")
    ended_by: str = Field(description="which rule took the utterance to be over")
    intent: str | None = Field(default=None, description="what it was taken for; null: nothing was sure enough")
    kind: Literal["intent", "reaction", "hand_off", "value", "unclear", "out_of_scope"] | None = Field(
        default=None, description="what sort of thing that is; null: nobody asked for the meaning"
    )
    probability: float | None = Field(default=None, ge=0, le=1, description="how sure that was")
    phrase: str = Field(default="", description="the script's phrase that was nearest")
    stage: str = Field(default="", description="which stage decided: exact, fuzzy, value, free")
    ranked: tuple[Reading, ...] = Field(default=(), description="every reading, best first")
    also: tuple[Reading, ...] = Field(default=(), description="what was said besides in the same utterance")
    value: SaidValue | None = Field(default=None, description="the value in it; null: none was asked for, or none read")


class HandOffHistory(_Part):
    """One transfer to an operator, from the request to its end."""

    states: tuple[HandOffChanged, ...] = Field(description="every state with its time")
    group: str = Field(description="the operators' group")
    operator: str = Field(default="", description="the operator rung last")
    reason: str = Field(default="", description="why: the phrase or the trigger")
    briefing: str = Field(default="", description="what the operator was told")
    result: str = Field(description="the last state: bridged when it came off")


class Spread(_Part):
    """A series of durations in milliseconds."""

    count: int = Field(default=0, ge=0, description="how many")
    median: float | None = Field(default=None, description="half are shorter; null: there are none")
    p95: float | None = Field(default=None, description="95 % are not longer (nearest rank); null: there are none")
    longest: float | None = Field(default=None, description="null: there are none")


class Timing(_Part):
    """How quick the robot was, in audio time."""

    gaps: Spread = Field(description="from the end of the person's speech to the robot's first audio")
    pauses: Spread = Field(description="from the onset of speech over the robot to its pause")
    resumed: int = Field(default=0, ge=0, description="pauses after which the robot went on")
    interrupted: int = Field(default=0, ge=0, description="prompts that the robot gave up")


class CallHeader(_Part):
    """What is known of a call before its first tick."""

    id: str = Field(min_length=1, description="the call's identity, unique for ever")
    script: str = Field(description="the script's name")
    language: str = Field(description="the language's code: ru, en, ko")
    started_at: AwareDatetime = Field(description="date and time of the line's first tick, with its zone")
    contact: dict[str, str] = Field(default_factory=dict, description="the columns of the person called")
    versions: dict[str, str] = Field(
        default_factory=dict,
        description="what took part: voicebot, model (its name), engine (its name and version), "
        "handoff (a short hash of the hand-off phrases)",
    )
    settings: dict[str, JsonValue] = Field(
        default_factory=dict, description="the settings that decide what happens in a call, by group"
    )


class CallRecord(CallHeader):
    """A call, whole. Times are milliseconds of audio time since the line's first tick."""

    line: LineHistory = Field(description="what became of the line")
    outcome: str = Field(default="", description="the outcome the script set; empty: none")
    values: dict[str, str] = Field(default_factory=dict, description="values understood and kept, by name")
    effects: tuple[EffectRequested, ...] = Field(default=(), description="what the script asked for outside the call")
    nodes: tuple[str, ...] = Field(default=(), description="the nodes in the order in which the talk came to them")
    turns: tuple[Turn, ...] = Field(default=(), description="what the person said, turn by turn")
    hand_offs: tuple[HandOffHistory, ...] = Field(default=(), description="every transfer that was asked for")
    timing: Timing = Field(description="how quick the robot was")
    translations: dict[str, str] = Field(
        default_factory=dict, description="what was said and heard, in a second language, by the text; empty: none"
    )
    recording: str = Field(default="", description="the sound file beside this record; empty: not recorded")
    events: tuple[CallEvent, ...] = Field(default=(), description="everything that happened, in order")

    def save(self, folder: Path, translate: Callable[[str], str | None] | None = None) -> None:
        """Write ``record.json`` and ``transcript.txt``; each appears whole or not at all.

        Args:
            folder: the call's folder; made if it is not there.
            translate: gives a text in another language, None where it has none.

        Raises:
            OSError: the folder cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / TRANSCRIPT_FILE, render(transcript(self.events), translate))
        write_whole(folder / RECORD_FILE, self.model_dump_json(indent=2) + "\n")
