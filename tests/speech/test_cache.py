"""The cache: found again, never half a file, mended when damaged."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.frame import Sound, WordMark
from voicebot.speech.cache import CacheKey, SoundCache

if TYPE_CHECKING:
    from pathlib import Path

KEY = CacheKey(
    engine="pyttsx3 2.99",
    voice="",
    words_per_minute=160,
    pitch=None,
    sentence_pause_ms=None,
    level_dbfs=-20.0,
    language="ru",
    rate=8000,
    text="да",
)
MARKS = (WordMark(0, 0, 300), WordMark(4, 320, 500))
SOUND = Sound((3000 * np.sin(np.arange(4000) * 0.3)).astype(np.int16), 8000, marks=MARKS)


PUT_MANY = """
import sys
from pathlib import Path
import numpy as np
from voicebot.audio.frame import Sound
from voicebot.speech.cache import CacheKey, SoundCache

key = CacheKey("pyttsx3 2.99", "", 160, None, None, -20.0, "ru", 8000, "да")
cache = SoundCache(Path(sys.argv[1]))
for _ in range(100):
    cache.put(key, Sound(np.ones(4000, dtype=np.int16), 8000))
    found = cache.get(key)
    assert found is not None and len(found.samples) == 4000
"""


def test_a_sound_is_found_again(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "not" / "yet")
    assert cache.get(KEY) is None
    cache.put(KEY, SOUND)
    found = SoundCache(tmp_path / "not" / "yet").get(KEY)
    assert found is not None
    assert np.array_equal(found.samples, SOUND.samples)
    assert (found.rate, found.remarks, found.marks) == (8000, (), MARKS)


@pytest.mark.parametrize(
    "change",
    [
        {"engine": "pyttsx3 3.0"},
        {"sentence_pause_ms": 500},
        {"voice": "ru+f3"},
        {"words_per_minute": 161},
        {"pitch": 50},
        {"level_dbfs": -18.0},
        {"language": "en"},
        {"rate": 16_000},
        {"text": "да "},
    ],
)
def test_everything_that_changes_the_sound_is_in_the_key(tmp_path: Path, change: dict[str, Any]) -> None:
    cache = SoundCache(tmp_path)
    cache.put(KEY, SOUND)
    assert cache.get(replace(KEY, **change)) is None


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound at all", None])
def test_a_damaged_file_counts_as_none_and_is_replaced(tmp_path: Path, content: bytes | None) -> None:
    cache = SoundCache(tmp_path)
    cache.put(KEY, SOUND)
    file = cache.file(KEY)
    file.write_bytes(file.read_bytes()[:4000] if content is None else content)
    assert cache.get(KEY) is None
    cache.put(KEY, SOUND)
    assert cache.get(KEY) is not None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"sound": 1, "marks": []}', None])
def test_a_sound_without_its_own_marks_counts_as_none_and_is_replaced(tmp_path: Path, content: str | None) -> None:
    cache = SoundCache(tmp_path)
    cache.put(KEY, SOUND)
    marks = cache.file(KEY).with_suffix(".json")
    if content is None:
        marks.unlink()
    else:
        marks.write_text(content, encoding="utf-8")
    assert cache.get(KEY) is None
    cache.put(KEY, SOUND)
    assert cache.get(KEY) is not None


def test_marks_of_another_sound_of_the_same_text_are_not_taken(tmp_path: Path) -> None:
    ours, theirs = SoundCache(tmp_path / "ours"), SoundCache(tmp_path / "theirs")
    ours.put(KEY, SOUND)
    theirs.put(KEY, replace(SOUND, samples=SOUND.samples[:3900]))
    theirs.file(KEY).replace(ours.file(KEY))
    assert ours.get(KEY) is None


def test_two_processes_share_a_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PUT_MANY, str(tmp_path)]
    both = [subprocess.Popen(command) for _ in range(2)]  # noqa: S603 - our own text
    assert [process.wait(timeout=30) for process in both] == [0, 0]
    assert sorted(file.suffix for file in tmp_path.rglob("*.*")) == [".json", ".wav"]
    assert SoundCache(tmp_path).get(KEY) is not None
