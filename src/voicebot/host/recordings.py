"""A script's recordings: which phrases have one, keeping a take, bringing in files of any kind."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.audio.wav import read_sound, write_wav
from voicebot.errors import AudioFileError, UsageError
from voicebot.errors import Place as FilePlace
from voicebot.files import appearing
from voicebot.host.phrases import PROMPTS_FOLDER, phrases_of, recorded_prompts
from voicebot.speech.prompts import SUFFIXES
from voicebot.speech.takes import suspicions, trimmed
from voicebot.yaml_file import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from voicebot.audio.frame import Sound
    from voicebot.dialog.script import Script
    from voicebot.host.phrases import ScriptPhrase

MANIFEST_SUFFIXES = (".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Listed:
    """A phrase and its recording.

    Args:
        one: the phrase.
        file: the recording; None: it is synthesised.
    """

    one: ScriptPhrase
    file: Path | None


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that was brought in.

    Args:
        source: the file as it was given.
        one: the phrase that it says.
        file: where it is now.
        suspicions: what seems wrong with it.
    """

    source: Path
    one: ScriptPhrase
    file: Path
    suspicions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not brought in, or a line of the manifest, and why."""

    source: Path
    reason: str


class Recordings:
    """The recordings of one script.

    Args:
        script: the script.
        folder: where it is; its recordings are in ``prompts/`` there.

    Raises:
        ScriptError: the list of its recordings is wrong.
    """

    def __init__(self, script: Script, folder: Path) -> None:
        self.folder = folder / PROMPTS_FOLDER
        self.phrases = phrases_of(script)
        self._found = recorded_prompts(script, folder)

    @property
    def unused(self) -> tuple[Path, ...]:
        """Files that say nothing of the script."""
        return self._found.unused

    def listed(self) -> list[Listed]:
        """List every phrase with its recording."""
        return [Listed(one, self._found.find(one.phrase.text, one.phrase.node)) for one in self.phrases]

    def phrase(self, wanted: str) -> ScriptPhrase:
        """Find a phrase by the name of its file, or by its words.

        Raises:
            UsageError: there is none.
        """
        found = self._by_name().get(wanted.casefold()) or self._by_words().get(_letters(wanted))
        if found is None:
            names = [one.phrase.name for one in self.phrases]
            raise UsageError(f"no phrase is called '{wanted}'", remedy=f"{nearest(wanted, names)}; {_LIST}")
        return found

    def target(self, one: ScriptPhrase) -> Path:
        """Tell where a phrase's recording is kept: where it is now, if that is a WAV file, else under its name."""
        now = self._found.find(one.phrase.text, one.phrase.node)
        return now if now and now.suffix.lower() == ".wav" else self.folder / f"{one.phrase.name}.wav"

    def keep(self, one: ScriptPhrase, sound: Sound) -> Path:
        """Keep a take, cut to its speech, as 16-bit WAV; one that was there is replaced.

        Raises:
            AudioFileError: the file cannot be written.
        """
        file = self.target(one)
        file.parent.mkdir(parents=True, exist_ok=True)
        cut = trimmed(sound)
        with appearing(file) as part:
            write_wav(part, cut.samples, cut.rate)
        return file

    def bring_in(
        self, files: Iterable[Path], manifest: Mapping[str, str], tell: Callable[[], None] = lambda: None
    ) -> tuple[list[Imported], list[Refused]]:
        """Bring in sound files of any kind: each becomes a 16-bit mono WAV under the name of its phrase.

        Args:
            files: the files; what one says is told by the manifest, else by its name: that of the phrase, or its words.
            manifest: file name to the phrase's words or name.
            tell: is told after each file.

        Returns:
            What was brought in, and what was not.
        """
        imported: list[Imported] = []
        refused: list[Refused] = []
        taken: dict[str, Path] = {}
        for file in files:
            said = manifest.get(file.name.casefold(), file.stem)
            try:
                one = self.phrase(said)
                if one.phrase.name in taken:
                    refused.append(Refused(file, f"says the same as {taken[one.phrase.name].name}"))
                    continue
                sound = read_sound(file)
                imported.append(Imported(file, one, self.keep(one, sound), suspicions(sound, one.phrase.text)))
                taken[one.phrase.name] = file
            except (UsageError, AudioFileError) as error:
                refused.append(Refused(file, f"{error.message} ({error.remedy})" if error.remedy else error.message))
            finally:
                tell()
        return imported, refused

    def _by_name(self) -> dict[str, ScriptPhrase]:
        return {one.phrase.name.casefold(): one for one in self.phrases}

    def _by_words(self) -> dict[str, ScriptPhrase]:
        return {_letters(one.phrase.text): one for one in self.phrases}


_LIST = "'voicebot prompts list' shows all names"


def sound_files(paths: Sequence[Path]) -> list[Path]:
    """List the sound files that paths mean: files as they are given, and those of folders.

    Raises:
        UsageError: a path is not there, or there is no sound file at all.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += (file for file in sorted(path.iterdir()) if file.suffix.lower() in SUFFIXES)
        elif path.exists():
            found.append(path)
        else:
            raise UsageError("there is no such file or folder", place=FilePlace(path), remedy="check the path")
    if not found:
        kinds = ", ".join(SUFFIXES)
        raise UsageError(f"no sound files in {', '.join(map(str, paths))}", remedy=f"give files that end in {kinds}")
    return found


def read_manifest(file: Path) -> dict[str, str]:
    """Read which file says what: two columns, the words and the file, in either order.

    Args:
        file: a table with commas, semicolons or tabs, in UTF-8 or Windows' Cyrillic; a heading may be there.

    Returns:
        Each file's name, in lower case, with its words.

    Raises:
        UsageError: it cannot be read, or a line has no sound file's name.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", place=FilePlace(file), remedy="check its name") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1251", errors="replace")
    delimiter = max(";\t,", key=text.partition("\n")[0].count)
    said: dict[str, str] = {}
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in row if cell.strip()]
        names = [cell for cell in cells if cell.casefold().endswith(SUFFIXES)]
        words = [cell for cell in cells if cell not in names]
        if len(names) == 1 and words:
            said[names[0].replace("\\", "/").rpartition("/")[2].casefold()] = words[0]
        elif cells and number > 1:
            remedy = "write the words and the file: Здравствуйте!;hello.wav"
            raise UsageError("the line names no sound file and its words", place=FilePlace(file, number), remedy=remedy)
    return said


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
