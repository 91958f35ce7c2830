from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.audio.wav import read_sound
from voicebot.host.engines import Engines
from voicebot.host.fixture_check import check_fixture
from voicebot.host.fixtures import FixtureMaker, Recipe, digest, write_fixture
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.voice

YES = Recipe(text="yes", language="en", engine="pyttsx3")


@pytest.fixture(scope="module")
def maker() -> Iterator[FixtureMaker]:
    engines = Engines(Settings())
    yield FixtureMaker(engines)
    engines.close()


def test_a_fixture_is_compared_with_its_file_and_its_recipe(maker: FixtureMaker, tmp_path: Path) -> None:
    made = write_fixture(tmp_path, "a.wav", maker, YES)

    def finding(**changes: object) -> str:
        return check_fixture(tmp_path, made.model_copy(update=changes), maker, mend=False).finding

    assert finding() == "same"
    assert finding(recipe=YES.model_copy(update={"text": "no"})) == "differs"
    assert finding(recipe=YES.model_copy(update={"engine": "parrot"})) == "unmade"
    assert finding(sha256="00") == "changed"
    assert finding(file="b.wav") == "missing"
    (tmp_path / "a.wav").write_bytes(b"broken")
    assert finding() == "changed"


def test_another_version_of_the_engine_is_named(maker: FixtureMaker, tmp_path: Path) -> None:
    made = write_fixture(tmp_path, "a.wav", maker, YES)
    other = made.model_copy(update={"recipe": YES.model_copy(update={"text": "no"}), "engine_version": "espeak-ng 1.0"})
    assert "espeak-ng 1.0 then, pyttsx3" in check_fixture(tmp_path, other, maker, mend=False).why


def test_what_is_missing_is_mended(maker: FixtureMaker, tmp_path: Path) -> None:
    made = write_fixture(tmp_path, "a.wav", maker, YES)
    (tmp_path / "a.wav").unlink()
    state = check_fixture(tmp_path, made, maker, mend=True)
    assert (state.finding, state.why, state.wrong) == ("mended", "missing", False)
    assert digest(read_sound(tmp_path / "a.wav")) == made.sha256
