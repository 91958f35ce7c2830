"""The words of days, hours and spans of time, as a lexicon lists them for a reader that looks for mentions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from voicebot.language.checked import Checked, Phrase, Phrases

PartName = Literal["am", "pm", "morning", "noon", "day", "afternoon", "evening", "night", "dawn"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]


class MomentWords(Checked):
    """Words of moments; weekdays count from Monday as 0, months from January as 1, -1 is a month's last day."""

    days: dict[Phrase, int] = Field(default_factory=dict, description="days from today")
    weekdays: dict[Phrase, int] = Field(
        default_factory=dict, description="other ways to say one, and days of the week by their place"
    )
    weeks: dict[Phrase, int] = Field(default_factory=dict, description="calendar weeks from this one")
    months_ahead: dict[Phrase, int] = Field(default_factory=dict, description="calendar months from this one")
    years_ahead: dict[Phrase, int] = Field(default_factory=dict, description="years from this one")
    days_of_month: dict[Phrase, int] = Field(default_factory=dict, description="days that have a name: the last one")
    holidays: dict[Phrase, Annotated[str, Field(pattern=r"^\d\d-\d\d$")]] = Field(
        default_factory=dict, description="month and day"
    )
    parts: dict[Phrase, PartName] = Field(default_factory=dict, description="parts of the day")
    part_hours: dict[PartName, Annotated[str, Field(pattern=r"^\d\d:\d\d$")]] = Field(
        default_factory=dict, description="said alone"
    )
    hours: dict[Phrase, int] = Field(default_factory=dict, description="hours that have a name: noon")
    units: dict[Phrase, Unit] = Field(default_factory=dict, description="what time is counted in")
    counted_days: dict[Phrase, int] = Field(default_factory=dict, description="so many days in one word")
    halves: Phrases = Field(default=(), description="half an hour after the hour, and half of a unit")
    after: Phrases = Field(default=(), description="a span before one of these is counted from now")
    ago: Phrases = Field(default=(), description="a span before one of these is counted back from now")
    corrections: Phrases = Field(default=(), description="what follows replaces what was said")
    either: Phrases = Field(default=(), description="what follows is another possibility")
    denials: Phrases = Field(default=(), description="what is said of it will not do")
    narrow_denials: Phrases = Field(default=(), description="they deny no more than the one thing beside them")
    not_denials: Phrases = Field(default=(), description="look like denials and are none")
    clause_ends: Phrases = Field(default=(), description="what is denied after one of these was said after it")
    negators: Phrases = Field(default=(), description="what is said after them will not do, up to the clause's end")
    counted: Phrases = Field(default=(), description="a number before one of these counts it and is no hour")
    hour_followers: Phrases = Field(default=(), description="a bare number before one of these may be an hour")
