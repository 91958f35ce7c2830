"""The studio keeps a call whatever becomes of it."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from voicebot.audio.wav import read_sound
from voicebot.dialog.loading import load_script
from voicebot.dialog.script import Intent
from voicebot.errors import ContactError, InputError, ModelMissingError
from voicebot.events import CallEvent, RobotStarted
from voicebot.host.studio import Studio, Wish
from voicebot.journal.record import CallRecord
from voicebot.line.text import TextLine
from voicebot.settings import Settings

ROOT = Path(__file__).parent.parent.parent
SCRIPT = load_script(ROOT / "dialogs/visit_reminder")
CONTACT = {"name": "Анна", "visit_at": "2026-12-01T10:00", "clinic": "Здоровье"}


class DeviceLostError(Exception):
    """What a listener may raise."""


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(Settings(handoff_file=tmp_path / "handoff.yaml", cache_dir=tmp_path / "cache"))


async def hang_up() -> str | None:
    return None


def run(studio: Studio, wish: Wish, contact: dict[str, str] | None = None) -> CallRecord:
    line = TextLine(hang_up, lambda _: None)
    return asyncio.run(studio.run(SCRIPT, CONTACT if contact is None else contact, line, wish))


def kept(folder: Path) -> tuple[CallRecord, Path]:
    (record,) = folder.glob("*.json")
    return CallRecord.model_validate_json(record.read_text(encoding="utf-8")), folder / "recording.wav"


def test_a_call_that_breaks_off_is_kept_as_far_as_it_went(studio: Studio, tmp_path: Path) -> None:
    def lose(event: CallEvent) -> None:
        if isinstance(event, RobotStarted):
            raise DeviceLostError

    with pytest.raises(DeviceLostError):
        run(studio, Wish(typed=True, keep_in=tmp_path / "kept", listeners=[lose]))
    record, recording = kept(tmp_path / "kept")
    assert isinstance(record.events[-1], RobotStarted)
    assert read_sound(recording).duration_ms > 400


def test_a_call_that_cannot_begin_leaves_its_record(studio: Studio, tmp_path: Path) -> None:
    with pytest.raises(ContactError):
        run(studio, Wish(typed=True, keep_in=tmp_path / "kept"), contact={})
    record, recording = kept(tmp_path / "kept")
    assert record.events == ()
    assert recording.exists()


def test_a_call_is_kept_whole(studio: Studio, tmp_path: Path) -> None:
    record = run(studio, Wish(typed=True, keep_in=tmp_path / "kept"))
    found, recording = kept(tmp_path / "kept")
    assert found == record
    assert read_sound(recording).duration_ms > 1000


@pytest.mark.model
def test_words_that_the_model_lacks_are_known_before_the_call(studio: Studio) -> None:
    script = load_script(ROOT / "dialogs/visit_reminder_ko")
    try:
        assert studio.unheard(script) == {}
    except ModelMissingError as error:
        pytest.skip(str(error))
    odd = script.model_copy(update={"intents": {**script.intents, "thursday": Intent(phrases=("абырвалг",))}})
    assert studio.unheard(odd) == {"абырвалг": ("абырвалг",)}


@pytest.mark.parametrize(
    ("contact", "setting", "begun"),
    [
        ({"zone": "Asia/Vladivostok"}, "Europe/Moscow", "2026-11-22T23:50:00+10:00"),
        ({}, "Europe/Moscow", "2026-11-22T23:50:00+03:00"),
    ],
)
def test_a_call_begins_in_the_persons_zone(tmp_path: Path, contact: dict[str, str], setting: str, begun: str) -> None:
    made = Studio(Settings(cache_dir=tmp_path, zone=setting))
    now = datetime(2026, 11, 22, 23, 50)  # noqa: DTZ001 - meant where the person is
    record = run(made, Wish(typed=True, now=now), contact={**CONTACT, **contact})
    assert record.started_at.isoformat() == begun
    made.close()


def test_a_zone_that_is_not_there_is_refused_before_the_call(studio: Studio) -> None:
    with pytest.raises(InputError, match="Moskow"):
        run(studio, Wish(typed=True), contact={**CONTACT, "zone": "Europe/Moskow"})
