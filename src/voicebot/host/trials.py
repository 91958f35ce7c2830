"""The studio as test cases want it: the demo and simulated calls are cases that are watched and kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.host.studio import Studio, Wish
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord
    from voicebot.line.line import Line
    from voicebot.speech.engine import Engine


@dataclass(slots=True)
class TrialStudio:
    """Makes the calls of cases.

    Args:
        studio: makes calls.
        keep_in: the folder for recording, transcript and record; None keeps nothing.
        watchers: each is given every event as it happens, beside the case's own.
        translate: gives the transcript's second language.
        script_folder: where the recorded prompts are; None is beside the case.

    Attributes:
        record: the record of the latest call.
    """

    studio: Studio
    keep_in: Path | None = None
    watchers: Sequence[Callable[[CallEvent], None]] = ()
    translate: Callable[[str], str | None] | None = None
    script_folder: Path | None = None
    record: CallRecord | None = None

    @property
    def engine(self) -> Engine:
        """What speaks for the people in the cases."""
        return self.studio.engine

    @property
    def operators(self) -> Collection[str]:
        """The addresses of all operators that may be rung."""
        return self.studio.operators

    async def run(  # noqa: PLR0913 - the protocol of `voicebot.trial.run`
        self,
        script: Script,
        contact: Mapping[str, str],
        line: Line,
        *,
        typed: bool,
        listeners: Sequence[Callable[[CallEvent], None]],
        script_folder: Path,
        now: datetime | None,
    ) -> CallRecord:
        """Make one call and give its record; see `voicebot.trial.run.Studio`."""
        wish = Wish(
            typed=typed,
            seed=0,
            now=now,
            script_folder=self.script_folder or script_folder,
            keep_in=self.keep_in,
            listeners=(*self.watchers, *listeners),
            translate=self.translate,
        )
        self.record = await self.studio.run(script, contact, line, wish)
        return self.record


def open_trial_studio(model: Path | None = None) -> TrialStudio:
    """Compose a studio from this process's settings; the model and the engine are loaded when first needed.

    Raises:
        SettingsError: a setting is wrong.
    """
    return TrialStudio(Studio(load_settings(), model=model))
