"""Makes fixtures again as their list says, and compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from voicebot.audio.wav import read_sound
from voicebot.errors import AudioFileError, VoicebotError
from voicebot.host.fixtures import digest, write_fixture

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.host.fixtures import Fixture, FixtureMaker

Finding = Literal["same", "missing", "changed", "differs", "mended", "unmade"]


@dataclass(frozen=True, slots=True)
class State:
    """How a fixture stands.

    Args:
        finding: the same; its file is missing; its file is not as it was written; it would come out differently here;
            it was made again; it cannot be made here.
        why: what made the difference, or why it cannot be made.
    """

    finding: Finding
    why: str = ""

    @property
    def wrong(self) -> bool:
        """Whether anything must be done."""
        return self.finding not in ("same", "mended")


def check_fixture(folder: Path, fixture: Fixture, maker: FixtureMaker, *, mend: bool) -> State:
    """Compare a fixture with its file and with what its recipe gives here.

    Args:
        folder: the fixtures' folder.
        fixture: as it is listed there.
        maker: makes it again.
        mend: write it anew unless it is the same.
    """
    state = _compare(folder, fixture, maker)
    if not mend or not state.wrong or state.finding == "unmade":
        return state
    write_fixture(folder, fixture.file, maker, fixture.recipe)
    return State("mended", state.why or state.finding)


def _compare(folder: Path, fixture: Fixture, maker: FixtureMaker) -> State:
    try:
        sound, _, engine = maker.make(fixture.recipe)
    except VoicebotError as error:
        return State("unmade", str(error))
    if not (folder / fixture.file).is_file():
        return State("missing")
    try:
        there = digest(read_sound(folder / fixture.file))
    except AudioFileError as error:
        return State("changed", str(error))
    if there != fixture.sha256:
        return State("changed", "the file is not as it was written")
    if digest(sound) != there:
        other = f"{fixture.engine_version} then, {engine} here" if engine != fixture.engine_version else ""
        return State("differs", other)
    return State("same")
