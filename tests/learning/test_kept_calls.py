from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.learning.conftest import call, enters, robot, said

from voicebot.audio.frame import Frame
from voicebot.audio.wav import read_sound
from voicebot.errors import UsageError
from voicebot.journal.recording import Recording
from voicebot.learning.kept_calls import KeptCall, call_files, read_calls

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script


def test_each_call_is_read_once_and_what_is_none_is_named(tmp_path: Path, script: Script) -> None:
    for folder, name in (("a", "1"), ("b/c", "2"), ("copy", "1")):
        call(*said("да"), name=name).save(tmp_path / folder)
    (tmp_path / "d").mkdir()
    (tmp_path / "d/record.json").write_text("{}", encoding="utf-8")
    done: list[int] = []
    calls, damaged = read_calls(call_files(tmp_path), {"small": script}, lambda: done.append(1))
    assert ([one.id for one in calls], damaged, len(done)) == (["1", "2"], [tmp_path / "d/record.json"], 4)
    assert [one.said[0].text for one in calls] == ["да", "да"]


def test_a_folder_without_calls_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no record\.json below"):
        call_files(tmp_path)


def test_the_clip_of_an_answer_is_the_persons_side(tmp_path: Path, script: Script) -> None:
    record = call(enters("greet"), robot(), *said("буду", at=1000), typed=False)
    record = record.model_copy(update={"recording": "recording.wav"})
    with Recording(tmp_path / "recording.wav", 8000) as recording:
        for _ in range(100):
            recording.add(Frame(np.full(160, 500, np.int16), 8000), Frame(np.full(160, 1000, np.int16), 8000))
    record.save(tmp_path)
    kept = KeptCall.of(tmp_path, record, script)
    assert kept.write_clip(kept.said[0], tmp_path / "clips/one.wav")
    sound = read_sound(tmp_path / "clips/one.wav")
    assert (set(sound.samples.tolist()), len(sound.samples)) == ({1000}, 8000 * 400 // 1000)


def test_a_call_without_sound_has_no_clip(tmp_path: Path, script: Script) -> None:
    record = call(enters("greet"), robot(), *said("буду"))
    record.save(tmp_path)
    kept = KeptCall.of(tmp_path, record, script)
    assert not kept.write_clip(kept.said[0], tmp_path / "one.wav")
    record.model_copy(update={"recording": "recording.wav"}).save(tmp_path)
    (tmp_path / "recording.wav").write_bytes(b"RIFF")
    assert kept.sound() is None
