from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.host.conftest import MODEL_FILES

from voicebot.clock import ManualClock
from voicebot.host.listing import Listed, list_every_model
from voicebot.host.origin import Order
from voicebot.host.pull_models import pull_model

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.host.origin import Means

NAME = "vosk-model-small-ru-0.22"


def make_model(folder: Path) -> Path:
    for file in MODEL_FILES:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("x")
    return folder


def listed(means: Means, name: str) -> Listed:
    return next(one for one in list_every_model(means.settings).models if one.name == name)


def test_nothing_installed_lists_what_is_known(means: Means) -> None:
    russian = listed(means, NAME)
    assert russian.known
    assert (russian.language, russian.installed) == ("ru", ())


def test_languages_are_together_and_ours_come_first(means: Means) -> None:
    languages = [one.language for one in list_every_model(means.settings).models]
    assert list(dict.fromkeys(languages))[:3] == ["ru", "en", "ko"]
    assert sorted(languages, key=list(dict.fromkeys(languages)).index) == languages


def test_one_is_in_use_and_the_others_are_only_here(means: Means, tmp_path: Path) -> None:
    make_model(tmp_path / "vosk" / "vosk-model-ru-0.42")
    source = make_model(tmp_path / NAME)
    pull_model(Order("ru", origin=str(source)), means, ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))
    small, big = listed(means, NAME), listed(means, "vosk-model-ru-0.42")
    assert [(one.in_use, one.model.source) for one in small.installed] == [(True, "folder")]
    assert [(one.in_use, one.model.source) for one in big.installed] == [(False, "cache")]
    assert small.installed[0].note
    assert big.installed[0].note is None


def test_a_model_that_nobody_knows_is_listed_by_its_folder(means: Means) -> None:
    make_model(means.settings.models_dir / "ru")
    assert listed(means, "ru").known is None


def test_what_is_no_model_is_told(means: Means) -> None:
    (means.settings.models_dir / "ru").mkdir(parents=True)
    (means.settings.models_dir / "voices" / "ru").mkdir(parents=True)
    assert list(list_every_model(means.settings).broken) == ["ru"]
