from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import SettingsError
from voicebot.recognition.adjusted import adjusted

if TYPE_CHECKING:
    from pathlib import Path

ADDED = "--dither=0\n--allow-upsample=true\n--allow-downsample=true\n"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    (folder / "conf").mkdir(parents=True)
    (folder / "am").mkdir()
    (folder / "am" / "final.mdl").write_text("weights")
    (folder / "conf" / "mfcc.conf").write_text("--use-energy=false")
    (folder / "conf" / "model.conf").write_text("--beam=10")
    return folder


def test_lines_are_added_and_everything_else_is_the_model_s_own(model: Path, tmp_path: Path) -> None:
    overlay = adjusted(model, tmp_path / "cache")
    assert (overlay / "conf" / "mfcc.conf").read_text() == "--use-energy=false\n" + ADDED
    assert (overlay / "conf" / "model.conf").read_text() == "--beam=10"
    assert (overlay / "am" / "final.mdl").read_text() == "weights"
    assert (model / "conf" / "mfcc.conf").read_text() == "--use-energy=false", "the model itself is not touched"


def test_it_is_made_once_and_anew_for_another_configuration(model: Path, tmp_path: Path) -> None:
    first = adjusted(model, tmp_path / "cache")
    assert adjusted(model, tmp_path / "cache") == first
    (model / "conf" / "mfcc.conf").write_text("--use-energy=true")
    assert adjusted(model, tmp_path / "cache") != first


def test_a_model_that_says_what_it_wants_is_left_alone(model: Path, tmp_path: Path) -> None:
    (model / "conf" / "mfcc.conf").write_text("--dither=1\n--allow-upsample=true\n--allow-downsample=true\n")
    assert adjusted(model, tmp_path / "cache") == model


def test_a_flat_model_of_the_old_kind(tmp_path: Path) -> None:
    model = tmp_path / "old"
    model.mkdir()
    (model / "mfcc.conf").write_text("--use-energy=false")
    (model / "final.mdl").write_text("weights")
    overlay = adjusted(model, tmp_path / "cache")
    assert (overlay / "mfcc.conf").read_text().endswith(ADDED)
    assert (overlay / "final.mdl").read_text() == "weights"


def test_nothing_half_made_is_left_in_the_cache(model: Path, tmp_path: Path) -> None:
    overlay = adjusted(model, tmp_path / "cache")
    assert list((tmp_path / "cache" / "models").iterdir()) == [overlay]


def test_a_cache_that_cannot_be_written_is_named(model: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(SettingsError, match="cannot be written"):
        adjusted(model, tmp_path / "cache")
