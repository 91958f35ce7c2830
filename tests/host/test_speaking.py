"""A script's voice has everything ready that can be known before the call."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.loading import load_script
from voicebot.errors import ContactError, SynthesisError
from voicebot.host.engines import Engines
from voicebot.host.speaking import Speaking
from voicebot.language.pieces import Filled, Piece
from voicebot.settings import Settings, VoiceSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.dialog.script import Script

pytestmark = pytest.mark.voice

VISIT = {"name": "Ирина Петровна", "visit_at": "2026-12-01T10:00", "clinic": "Здоровье"}
NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - where the person is
NOTED = Filled(
    (
        Piece("Записал: "),
        Piece("в среду, в десять утра", "new_time", heard=True),
        Piece(". Если что-то изменится, позвоните нам. Всего доброго!"),
    )
)


@pytest.fixture
def script() -> Script:
    return load_script(Path(__file__).parents[2] / "dialogs" / "visit_reminder")


@pytest.fixture
def speaking(tmp_path: Path) -> Iterator[Speaking]:
    settings = Settings(cache_dir=tmp_path, voices={"ru": VoiceSettings(engine="pyttsx3")})
    engines = Engines(settings)
    speaking = Speaking(engines, settings)
    yield speaking
    speaking.close()
    engines.close()


def test_only_what_is_heard_in_the_call_is_made_in_it(speaking: Speaking, script: Script) -> None:
    voice = speaking.voice(script, None, 8000)
    speaking.mouth(voice, script, VISIT, NOW)
    parts = voice.say(NOTED)
    assert [part.source for part in parts] == ["cached", "synthesised", "cached", "cached"]


def test_a_live_call_says_the_same_and_does_not_wait_for_it(speaking: Speaking, script: Script) -> None:
    voice = speaking.voice(script, None, 8000, live=True)
    mouth = speaking.mouth(voice, script, VISIT, NOW)
    mouth.say(NOTED)
    assert mouth.source == "synthesised"
    while mouth.playing:
        mouth.next_frame()
    assert mouth.heard_text() == NOTED.text


def test_nobody_is_called_without_a_contact_or_a_voice(speaking: Speaking, script: Script) -> None:
    voice = speaking.voice(script, None, 8000)
    with pytest.raises(ContactError):
        speaking.mouth(voice, script, {}, NOW)
    greeting = script.nodes["greet"].model_copy(update={"say": ("!",)})
    mute = script.model_copy(update={"nodes": {**script.nodes, "greet": greeting}})
    with pytest.raises(SynthesisError, match="the prompt '!' cannot be said"):
        speaking.mouth(voice, mute, VISIT, NOW)
