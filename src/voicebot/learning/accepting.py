"""Writes what a script learns, its phrases and a test case for each, and takes it back where that breaks something."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voicebot.dialog.loading import SCRIPT_FILE, load_script
from voicebot.errors import Place, ScriptError
from voicebot.files import locked_folder, write_whole
from voicebot.learning.changing import with_addition, written_with
from voicebot.trial.run import CASES_FOLDER
from voicebot.trial.writing import write_cut, written
from voicebot.yaml_file import parse_yaml, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from voicebot.audio.frame import Samples
    from voicebot.dialog.script import Script
    from voicebot.learning.changing import Addition
    from voicebot.trial.from_call import DraftCase

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case that is to be written.

    Args:
        name: of its file, without the ending.
        draft: what it says.
        sound: the recording that its sounds are cut from, shape (n, 2), and samples a second; None: it has none.
    """

    name: str
    draft: DraftCase
    sound: tuple[Samples, int] | None = None


@dataclass(slots=True)
class Attempt:
    """Files that are written for as long as nobody objects.

    Attributes:
        kept: they stay.
        files: the new ones.
    """

    kept: bool = False
    files: list[Path] = field(default_factory=list)

    def keep(self) -> None:
        """Let everything stay."""
        self.kept = True


def script_file(folder: Path) -> Path:
    """Tell where a script is written: given its folder, or the file itself."""
    return folder / SCRIPT_FILE if folder.is_dir() else folder


def with_additions(script: Script, additions: Sequence[Addition]) -> Script:
    """Give a script with everything that it learns."""
    for addition in additions:
        script = with_addition(script, addition)
    return script


@contextmanager
def written_for_now(
    file: Path, script: Script, additions: Sequence[Addition], cases: Sequence[NewCase]
) -> Iterator[Attempt]:
    """Write phrases and cases; unless `Attempt.keep` is called they are gone again in the end, whatever happens.

    Args:
        file: the script's.
        script: what it said when it was read.
        additions: the phrases.
        cases: the cases.

    Raises:
        ScriptError: the script has changed meanwhile, or is written in a way that no program can change.
        OSError: a file cannot be written.
        AudioFileError: a sound cannot be written.
    """
    with locked_folder(file.parent):
        before = file.read_bytes()
        text = _changed(file, script, additions)
        attempt = Attempt()
        try:
            write_whole(file, text)
            for case in cases:
                _write_case(file.parent / CASES_FOLDER, case, attempt)
            yield attempt
        finally:
            if not attempt.kept:
                _take_back(file, before, attempt)


def _changed(file: Path, script: Script, additions: Sequence[Addition]) -> str:
    """Give a script's file anew, if it says what is wanted and nothing else then; its kind of line ends stays."""
    if load_script(file) != script:
        raise ScriptError("the script has changed meanwhile", place=Place(file), remedy="start again")
    before = file.read_bytes()
    text, wanted = read_text(file, ScriptError).replace("\r\n", "\n"), script
    for addition in additions:
        text, wanted = written_with(text, wanted, addition), with_addition(wanted, addition)
    data = parse_yaml(text, file, ScriptError).data
    if type(script).model_validate(data) != wanted:
        raise ScriptError(
            "the script is written in a way that no program can change",
            place=Place(file),
            remedy="add the phrases by hand",
        )
    text = text.replace("\n", "\r\n") if b"\r\n" in before else text
    return ("\ufeff" if before.startswith(_BOM) else "") + text


def _write_case(folder: Path, case: NewCase, attempt: Attempt) -> None:
    folder.mkdir(exist_ok=True)
    file = folder / f"{case.name}.yaml"
    attempt.files.append(file)
    write_whole(file, written(case.draft))
    if case.sound is None:
        return
    channels, rate = case.sound
    for cut in case.draft.cuts:
        attempt.files.append(folder / cut.wav)
        write_cut(folder / cut.wav, cut, channels, rate)


def _take_back(file: Path, before: bytes, attempt: Attempt) -> None:
    write_whole(file, before.decode("utf-8"))
    for new in attempt.files:
        new.unlink(missing_ok=True)
    for folder in {new.parent for new in attempt.files}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
