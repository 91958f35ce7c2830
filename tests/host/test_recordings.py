"""Files of any kind become recordings of a script's phrases."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicebot.audio.wav import read_sound, write_wav
from voicebot.dialog.loading import load_script
from voicebot.errors import UsageError
from voicebot.host.recordings import Recordings, read_manifest, sound_files

VISIT = Path(__file__).parents[2] / "dialogs" / "visit_reminder"


def speech(seconds: float, rate: int) -> np.ndarray:
    at = np.arange(int(rate * seconds)) / rate
    return (0.3 * np.sin(2 * np.pi * 300 * at) * np.abs(np.sin(9 * at))).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "visit"
    folder.mkdir()
    shutil.copy(VISIT / "script.yaml", folder)
    return folder


@pytest.fixture
def recordings(folder: Path) -> Recordings:
    return Recordings(load_script(folder), folder)


def test_files_of_any_kind_are_matched_and_converted(recordings: Recordings, folder: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    stereo = np.stack([speech(2.5, 44_100)] * 2, axis=1)
    soundfile.write(given / "CONFIRMED.wav", stereo, 44_100, subtype="PCM_24")
    soundfile.write(given / "Записал.wav", speech(0.6, 8000), 8000, subtype="ULAW")
    soundfile.write(given / "003.flac", speech(0.2, 16_000), 16_000)
    soundfile.write(given / "confirmed_too.wav", speech(2.5, 8000), 8000)
    soundfile.write(given / "Вам удобно сейчас говорить.ogg", speech(1.6, 16_000), 16_000)
    (given / "goodbye.wav").write_bytes(b"nothing")
    (given / "phrases.csv").write_text("text;file\n«Придёте?»;x.wav\nВы придёте?;003.flac\n", encoding="cp1251")
    files = sound_files([given])
    imported, refused = recordings.bring_in(files, read_manifest(given / "phrases.csv"))
    names = {one.source.name: (one.one.phrase.name, list(one.suspicions)) for one in imported}
    assert names == {
        "CONFIRMED.wav": ("confirmed", []),
        "Записал.wav": ("rescheduled.1", []),
        "003.flac": ("remind.2", ["too short for its text: 0.2 s"]),
        "Вам удобно сейчас говорить.ogg": ("greet.3", []),
    }
    assert sorted(one.source.name for one in refused) == ["confirmed_too.wav", "goodbye.wav"]
    assert "did you mean confirmed?" in next(one.reason for one in refused if one.source.name == "confirmed_too.wav")
    kept = soundfile.info(folder / "prompts" / "confirmed.wav")
    assert (kept.channels, kept.samplerate, kept.subtype) == (1, 44_100, "PCM_16")
    again = Recordings(load_script(folder), folder)
    assert sum(one.file is not None for one in again.listed()) == 4
    assert not again.unused


def test_two_files_for_one_phrase(recordings: Recordings, tmp_path: Path) -> None:
    for name in ("confirmed.wav", "Спасибо, ждём вас. Всего доброго!.wav"):
        soundfile.write(tmp_path / name, speech(2.5, 8000), 8000)
    imported, refused = recordings.bring_in(sound_files([tmp_path]), {})
    assert [one.one.phrase.name for one in imported] == ["confirmed"]
    assert refused[0].reason.startswith("says the same as")


def test_a_take_is_kept_where_the_recording_is(recordings: Recordings, folder: Path) -> None:
    phrase = recordings.phrase("confirmed")
    assert recordings.target(phrase) == folder / "prompts" / "confirmed.wav"
    prompts = folder / "prompts"
    prompts.mkdir()
    write_wav(prompts / "thanks.wav", np.ones(800, dtype=np.int16), 8000)
    (prompts / "prompts.yaml").write_text('"Спасибо, ждём вас. Всего доброго!": thanks.wav\n', encoding="utf-8")
    own = Recordings(load_script(folder), folder)
    sound = (speech(2.5, 8000) * 32_000).astype(np.int16)
    assert own.keep(phrase, read_sound(_written(folder, sound))) == prompts / "thanks.wav"
    assert read_sound(prompts / "thanks.wav").duration_ms > 2000


def _written(folder: Path, samples: np.ndarray) -> Path:
    write_wav(folder / "take.wav", samples, 8000)
    return folder / "take.wav"


def test_a_phrase_is_found_by_its_name_or_its_words(recordings: Recordings) -> None:
    assert recordings.phrase("Greet.3") == recordings.phrase("вам удобно сейчас говорить")
    with pytest.raises(UsageError, match="remind"):
        recordings.phrase("remnd.1")


def test_what_is_no_sound_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such"):
        sound_files([tmp_path / "gone.wav"])
    with pytest.raises(UsageError, match="no sound files"):
        sound_files([tmp_path])


def test_a_manifest_in_any_form(tmp_path: Path) -> None:
    file = tmp_path / "m.tsv"
    file.write_text("a\\1.WAV\tДа, конечно.\n2.wav\tНет.\n\n", encoding="utf-8-sig")
    assert read_manifest(file) == {"1.wav": "Да, конечно.", "2.wav": "Нет."}
    file.write_text("text,file\nДа.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"m\.tsv:2"):
        read_manifest(file)
    with pytest.raises(UsageError, match="cannot be read"):
        read_manifest(tmp_path / "gone.csv")
