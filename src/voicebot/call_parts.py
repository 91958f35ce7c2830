"""What one call is made of: the parts that `voicebot.call` puts together, made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voicebot.clock import Stopwatch
from voicebot.effects import MemoryEffects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from voicebot.dialog.script import Script
    from voicebot.effects import Effects
    from voicebot.handoff.following import Edition
    from voicebot.journal.journal import Journal
    from voicebot.language.language import Language
    from voicebot.line.line import Line
    from voicebot.recognition.ears import Ears
    from voicebot.settings import Settings
    from voicebot.speech.mouth import Mouth
    from voicebot.understanding.learned import Learned


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
        learned: what all the script's phrases teach.
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
    learned: Learned | None = None
