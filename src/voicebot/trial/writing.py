"""Writes a drafted case: its YAML file in the script's ``cases/``, and its sounds in a folder beside it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from voicebot.audio.wav import read_channels, write_wav
from voicebot.errors import CaseError, Place
from voicebot.files import write_whole
from voicebot.journal.record import CallRecord
from voicebot.trial.from_call import draft_case
from voicebot.trial.run import CASES_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.audio.frame import Samples
    from voicebot.trial.from_call import Cut, DraftCase

RECORD_FILE = "record.json"

_PERSON = 1
"""The person's channel of a recording: the right one."""


def read_call(folder: Path) -> CallRecord:
    """Read the record of a call that was kept.

    Raises:
        CaseError: there is none, it is not one, or the call was not recorded.
    """
    file = folder / RECORD_FILE
    try:
        record = CallRecord.model_validate_json(file.read_bytes())
    except OSError as error:
        raise CaseError(
            f"cannot read it: {error.strerror}", place=Place(file), remedy="name the folder that --keep was given"
        ) from error
    except ValueError as error:
        raise CaseError("this is no call record", place=Place(file), remedy="keep the call again") from error
    if not record.recording or not (folder / record.recording).is_file():
        raise CaseError("the call was not recorded", place=Place(file), remedy="keep a call with its recording")
    return record


def write_case(call: Path, script: Path, name: str, title: str, *, replace: bool = False) -> Path:
    """Make a case of a call and write it.

    Args:
        call: where the call was kept.
        script: the script's folder.
        name: the case file's name, without its ending.
        title: what the case shows.
        replace: a case of this name may be written over.

    Returns:
        The case file.

    Raises:
        CaseError: there is a case of this name, or no call was kept there.
        AudioFileError: the recording cannot be read, or a sound cannot be written.
    """
    file = script / CASES_FOLDER / f"{name}.yaml"
    if file.exists() and not replace:
        raise CaseError("there is such a case", place=Place(file), remedy="give another name, or --replace")
    record = read_call(call)
    channels, rate = read_channels(call / record.recording)
    draft = draft_case(record, title, name, rate)
    file.parent.mkdir(parents=True, exist_ok=True)
    for cut in draft.cuts:
        write_cut(file.parent / cut.wav, cut, channels, rate)
    write_whole(file, written(draft))
    return file


def write_cut(sound: Path, cut: Cut, channels: Samples, rate: int) -> None:
    """Write what the person says in a stretch of a recording.

    Args:
        sound: the new file; its folder is made if it is not there.
        cut: the stretch.
        channels: the recording, shape (n, 2), the robot left and the person right.
        rate: samples a second.

    Raises:
        AudioFileError: it cannot be written.
    """
    sound.parent.mkdir(parents=True, exist_ok=True)
    write_wav(sound, channels[cut.begin_ms * rate // 1000 : cut.end_ms * rate // 1000, _PERSON], rate)


def written(draft: DraftCase) -> str:
    """Write a case as YAML, each turn on a line."""
    yaml = YAML()
    yaml.default_flow_style = None
    yaml.width = 4096
    text = StringIO()
    yaml.dump(draft.document, text)
    return text.getvalue()
