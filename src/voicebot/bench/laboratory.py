"""Where calls are made to be measured: one studio, one configuration, in virtual time."""

from __future__ import annotations

import asyncio
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.bench.answering import Answerer
from voicebot.bench.hello import Hello
from voicebot.bench.interrupting import Interrupter
from voicebot.bench.meter import Meter
from voicebot.bench.surroundings import Surroundings, hiss
from voicebot.host.studio import Wish
from voicebot.journal.summary import kept_settings
from voicebot.line.callee import Pickup
from voicebot.line.simulated import SimulatedLine
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from voicebot.audio.tones import Noise
    from voicebot.bench.answering import Exchange
    from voicebot.bench.interrupting import Interruption
    from voicebot.bench.people import People
    from voicebot.bench.samples import Sample
    from voicebot.clock import Stopwatch
    from voicebot.dialog.script import Script
    from voicebot.events import CallEvent
    from voicebot.host.studio import Studio
    from voicebot.recognition.vosk_recogniser import VoskModel

WHEN = datetime(2026, 12, 1, 7, tzinfo=UTC)
"""Every measured call takes place then."""

CONDITIONS: tuple[tuple[Noise, int] | None, ...] = (None, ("pink", 30), ("white", 25), ("babble-like", 20))
"""What is behind the person, and how many dB below the nominal level of speech; calls take turns."""

QUIET = Surroundings("quiet")

_PICKUP = Pickup(ring_ms=200)
_LONGEST_MS = 400_000


def frozen(settings: Settings) -> Settings:
    """Give the default configuration; only where models and the cache lie is taken from ``settings``."""
    default = Settings.model_construct()
    where = settings.model_dump(include={"models", "models_dir", "cache_dir"})
    # nobody takes over a call that is measured
    return default.model_copy(update={**where, "handoff_file": Path("no-hand-off.yaml")})


def described(settings: Settings) -> dict[str, object]:
    """Give the settings that decide what happens in a call, and a digest that tells two sets of them apart."""
    kept = kept_settings(settings)
    digest = hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]
    return {"digest": digest, **kept}


class Laboratory:
    """Makes calls and gives what was seen in them.

    Args:
        studio: makes the calls.
        people: who speaks in them.
        tell: is told after each call.
    """

    def __init__(self, studio: Studio, people: People, tell: Callable[[], None] = lambda: None) -> None:
        self.studio = studio
        self.people = people
        self._tell = tell
        self._calls = 0

    @property
    def model(self) -> VoskModel:
        """The recognition model of the people's language."""
        return self.studio.model(self.people.material.language)

    def answers(
        self,
        script: Script,
        samples: Sequence[Sample],
        *,
        listener: Callable[[CallEvent], None] = lambda _: None,
        stopwatch: Stopwatch | None = None,
        around: Surroundings | None = None,
    ) -> list[Exchange]:
        """Let a person answer question after question; the noise behind them is another one in each call.

        A call that is timed (with ``stopwatch``) has none, one with surroundings has theirs.
        """
        person = Answerer(samples, Meter())
        if around is None:
            around = QUIET if stopwatch else behind(CONDITIONS[self._calls % len(CONDITIONS)])
        line = self._line(person, around)
        self._call(script, line, Wish(now=WHEN, listeners=[person.notice, listener], stopwatch=stopwatch))
        return person.exchanges

    def interruptions(
        self, script: Script, samples: Sequence[Sample], around: Surroundings = QUIET
    ) -> list[Interruption]:
        """Let a person talk over the robot time after time."""
        person = Interrupter(samples, Meter(), self.people.random)
        line = self._line(person, around)
        self._call(script, line, Wish(now=WHEN, listeners=[person.notice]))
        return person.interruptions

    def _line(self, person: Answerer | Interrupter, around: Surroundings) -> SimulatedLine:
        callee = Hello(person, self.people.hello()) if around.hello else person
        return SimulatedLine(callee, pickup=_PICKUP, longest_ms=_LONGEST_MS, noise=around.behind, echo=around.echo())

    def _call(self, script: Script, line: SimulatedLine, wish: Wish) -> None:
        asyncio.run(self.studio.run(script, {}, line, wish))
        self._calls += 1
        self._tell()


def behind(condition: tuple[Noise, int] | None) -> Surroundings:
    """Make what is behind a person who answers."""
    return QUIET if condition is None else Surroundings("", hiss(*condition))
