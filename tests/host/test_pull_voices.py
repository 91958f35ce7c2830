from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.clock import ManualClock
from voicebot.errors import ArchiveError, DownloadError, UsageError
from voicebot.host.catalogue import catalogue
from voicebot.host.installing import read_note
from voicebot.host.origin import Means, Order
from voicebot.host.pull_voices import pull_voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.host.conftest import Web

    from voicebot.host.pull_models import Pulled

KEY = "ru_RU-dmitri-medium"
PATH = f"/ru/ru_RU/dmitri/medium/{KEY}.onnx"
NETWORK = b"network" * 1000
CONFIG = b'{"audio": {"sample_rate": 22050}}'


@pytest.fixture
def means(means: Means, tmp_path: Path) -> Means:
    settings = means.settings.model_copy(update={"voices_dir": tmp_path / "models" / "voices"})
    return Means(settings, means.watch, means.client)


@pytest.fixture
def pull(means: Means) -> Callable[..., Pulled]:
    def run(wanted: str = "ru", **wishes: object) -> Pulled:
        return pull_voice(Order(wanted, **wishes), means, ManualClock(datetime(2026, 1, 1, tzinfo=UTC)))  # type: ignore[arg-type]

    return run


@pytest.fixture
def publisher(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A publisher on this machine, whose list has the checksums of what it has."""
    known = catalogue()
    voices = tuple(
        voice.model_copy(
            update={
                "model": voice.model.model_copy(update={"sha256": hashlib.sha256(NETWORK).hexdigest()}),
                "config": voice.config.model_copy(update={"sha256": hashlib.sha256(CONFIG).hexdigest()}),
            }
        )
        for voice in known.voices
    )
    own = known.model_copy(update={"piper": web.url, "voices": voices})
    monkeypatch.setattr("voicebot.host.pull_voices.catalogue", lambda: own)
    web.files |= {PATH: NETWORK, f"{PATH}.json": CONFIG}
    return web


@pytest.mark.usefixtures("publisher")
@pytest.mark.parametrize("wanted", ["ru", "dmitri", KEY])
def test_a_voice_is_pulled_from_the_publisher(pull: Callable[..., Pulled], means: Means, wanted: str) -> None:
    pulled = pull(wanted)
    folder = means.settings.voices_dir / "ru"
    assert (pulled.name, pulled.path, pulled.fresh) == (KEY, folder / f"{KEY}.onnx", True)
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{KEY}.onnx",
        f"{KEY}.onnx.json",
        f"{KEY}.source.json",
    ]
    assert (pulled.path.read_bytes(), pulled.path.with_suffix(".onnx.json").read_bytes()) == (NETWORK, CONFIG)
    note = read_note(folder / f"{KEY}.source.json")
    assert note == pulled.note
    assert note
    assert (note.checked, note.licence, note.bytes) == ("sha256", "CC0", len(NETWORK))
    assert not list(means.downloads.glob("*.part*"))


def test_a_voice_that_is_there_is_not_pulled_again(pull: Callable[..., Pulled], publisher: Web) -> None:
    pull()
    publisher.asked.clear()
    assert pull().fresh is False
    assert not publisher.asked
    assert pull(force=True).fresh is True


def test_half_a_voice_is_completed(pull: Callable[..., Pulled], publisher: Web) -> None:
    pull().path.with_suffix(".onnx.json").unlink()
    assert pull().fresh is True
    assert len(publisher.asked) == 4


def test_a_cut_download_leaves_nothing_and_is_taken_up(
    pull: Callable[..., Pulled], publisher: Web, means: Means
) -> None:
    publisher.cuts = [1000, 0]
    with pytest.raises(DownloadError) as refused:
        pull()
    assert f"{PATH}.json, bring it here, and: voicebot voices pull ru --from FOLDER" in refused.value.remedy
    assert not (means.settings.voices_dir / "ru").exists()
    assert pull().fresh
    assert (PATH, "bytes=1000-") in publisher.asked


@pytest.mark.parametrize("broken", [PATH, f"{PATH}.json"])
def test_another_file_is_refused(pull: Callable[..., Pulled], publisher: Web, means: Means, broken: str) -> None:
    publisher.files[broken] = b"other"
    with pytest.raises(ArchiveError, match="published is"):
        pull()
    assert not (means.settings.voices_dir / "ru").exists()


@pytest.mark.parametrize("place", ["folder", "mirror", "file", "address"])
def test_wherever_it_is_it_is_found(pull: Callable[..., Pulled], publisher: Web, tmp_path: Path, place: str) -> None:
    for folder in (tmp_path / "flat", tmp_path / "mirror" / "ru" / "ru_RU" / "dmitri" / "medium"):
        folder.mkdir(parents=True)
        (folder / f"{KEY}.onnx").write_bytes(NETWORK)
        (folder / f"{KEY}.onnx.json").write_bytes(CONFIG)
    origin = {
        "folder": tmp_path / "flat",
        "mirror": tmp_path / "mirror",
        "file": tmp_path / "flat" / f"{KEY}.onnx",
        "address": f"{publisher.url}{PATH}",
    }[place]
    pulled = pull(origin=str(origin))
    assert pulled.path.read_bytes() == NETWORK
    assert (tmp_path / "flat" / f"{KEY}.onnx").exists()


def test_a_voice_that_nobody_knows_comes_from_a_file(pull: Callable[..., Pulled], tmp_path: Path, means: Means) -> None:
    (tmp_path / "en_US-joe-medium.onnx").write_bytes(NETWORK)
    (tmp_path / "en_US-joe-medium.onnx.json").write_bytes(CONFIG)
    pulled = pull("en_US-joe-medium", origin=str(tmp_path))
    assert pulled.path == means.settings.voices_dir / "en" / "en_US-joe-medium.onnx"
    assert pulled.note
    assert (pulled.note.checked, pulled.note.licence) == ("unpublished", "not known")


def test_a_voice_is_two_files(pull: Callable[..., Pulled], tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.onnx").write_bytes(NETWORK)
    with pytest.raises(UsageError, match=r"no ru_RU-dmitri-medium\.onnx\.json beside"):
        pull(origin=str(tmp_path))


@pytest.mark.parametrize("config", [b"", b"[]", b'{"audio": {}}', b'{"audio": {"sample_rate": "fast"}}', b"\xff"])
def test_a_configuration_that_is_none(pull: Callable[..., Pulled], tmp_path: Path, config: bytes, means: Means) -> None:
    (tmp_path / "en_US-joe-medium.onnx").write_bytes(NETWORK)
    (tmp_path / "en_US-joe-medium.onnx.json").write_bytes(config)
    with pytest.raises(ArchiveError, match="sample_rate"):
        pull("en_US-joe-medium", origin=str(tmp_path))
    assert not means.settings.voices_dir.exists()


def test_a_voice_that_nobody_knows_needs_a_file(pull: Callable[..., Pulled]) -> None:
    with pytest.raises(UsageError, match="no voice and no language"):
        pull("en_US-joe-medium")
