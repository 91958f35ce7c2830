"""The words that Russian days, hours, parts of the day and spans of time are told with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from voicebot.language.checked import Checked, Phrase, Phrases

PartOfDay = Literal["morning", "noon", "afternoon", "evening", "night"]
Side = Literal["am", "day", "pm", "night"]
Unit = Literal["second", "minute", "hour", "day", "full_day", "week", "month", "quarter", "year"]
Role = Literal[
    "lead",
    "about",
    "at_the_hour",
    "without",
    "half",
    "quarter",
    "through",
    "ago",
    "this",
    "next",
    "that",
    "last",
    "start",
    "middle",
    "end",
    "final",
    "numbered",
    "weekend",
    "same_time",
    "and",
    "with",
    "several",
    "eve",
    "renewed",
    "clause",
    "either",
    "corrected",
    "denied",
    "refused",
    "until",
    "except",
    "instead",
    "minus",
    "between",
    "born",
    "small",
]


class PartWords(Checked):
    """The ways to name a part of the day."""

    part: PartOfDay
    at: Annotated[str, Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = Field(
        default="", description="the hour that it means when it is said alone; empty: none"
    )
    say: Phrases = Field(description="each word stands for all of its forms")


class TimeWords(Checked):
    """The words of moments, as the readers of `voicebot.understanding.values.russian` use them."""

    days: dict[Phrase, int] = Field(default_factory=dict, description="days from today; every form is meant")
    units: dict[Unit, Phrases] = Field(default_factory=dict, description="every form is meant")
    halves: dict[Phrase, Unit] = Field(default_factory=dict, description="half of a unit in one word")
    sides: dict[Phrase, Side] = Field(default_factory=dict, description="said after an hour")
    parts: tuple[PartWords, ...] = ()
    holidays: dict[Phrase, Annotated[str, Field(pattern=r"^(\d\d-\d\d|easter[+-]\d+)$")]] = Field(
        default_factory=dict, description="month and day, or days from Easter"
    )
    collectives: Phrases = Field(default=(), description="count people and whole days, never hours")
    ordinal_endings: Phrases = Field(default=(), description="written after figures")
    roles: dict[Role, Phrases] = Field(default_factory=dict, description="what a word or several do in a moment")
    inflected: tuple[Role, ...] = Field(default=(), description="of these roles every form of the words is meant")
