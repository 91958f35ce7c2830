from __future__ import annotations

import hashlib
import json
import random
import socket
from typing import TYPE_CHECKING

import pytest

from voicebot.errors import DiskSpaceError, DownloadError
from voicebot.host.download import Sums, discard, fetch, make_client, name_in, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.host.conftest import Web

CONTENT = random.Random(0).randbytes(200_000)  # noqa: S311 - no secret


@pytest.fixture
def bring(tmp_path: Path, web: Web) -> Callable[..., bytes]:
    web.files["/model.zip"] = CONTENT

    def run(path: str = "/model.zip", base: str = "") -> bytes:
        part = tmp_path / "downloads" / "model.zip.part"
        with make_client(connect_s=0.5, read_s=0.3) as client:
            fetch((base or web.url) + path, part, client=client, watch=lambda *_: None)
        return part.read_bytes()

    return run


def test_a_file_arrives_whole_and_its_progress_is_told(tmp_path: Path, web: Web) -> None:
    web.files["/model.zip"] = CONTENT
    told: list[tuple[str, int, int]] = []
    with make_client() as client:
        fetch(f"{web.url}/model.zip", tmp_path / "a.part", client=client, watch=lambda *stage: told.append(stage))
    assert (tmp_path / "a.part").read_bytes() == CONTENT
    assert told[0] == ("downloading", 0, len(CONTENT))
    assert told[-1] == ("downloading", len(CONTENT), len(CONTENT))


def test_a_connection_that_breaks_is_taken_up_where_it_broke(bring: Callable[..., bytes], web: Web) -> None:
    web.cuts = [70_000, 50_000]
    assert bring() == CONTENT
    assert [wanted for _, wanted in web.asked] == ["", "bytes=70000-", "bytes=120000-"]


def test_what_an_earlier_process_left_is_gone_on_from(bring: Callable[..., bytes], web: Web) -> None:
    web.cuts = [70_000, 0]
    with pytest.raises(DownloadError, match=r"broke after 0\.1 MB"):
        bring()
    web.asked.clear()
    assert bring() == CONTENT
    assert web.asked == [("/model.zip", "bytes=70000-")]


def test_a_part_that_was_whole_already_is_not_fetched_again(bring: Callable[..., bytes], web: Web) -> None:
    bring()
    assert bring() == CONTENT
    assert web.asked[-1] == ("/model.zip", f"bytes={len(CONTENT)}-")


def test_another_version_on_the_server_begins_anew(bring: Callable[..., bytes], web: Web) -> None:
    web.cuts = [70_000, 0]
    with pytest.raises(DownloadError):
        bring()
    web.files["/model.zip"], web.etag = CONTENT[::-1], '"2"'
    assert bring() == CONTENT[::-1]


def test_another_address_begins_anew(bring: Callable[..., bytes], web: Web) -> None:
    web.cuts = [70_000, 0]
    with pytest.raises(DownloadError):
        bring()
    web.files["/other/model.zip"] = CONTENT[::-1]
    assert bring("/other/model.zip") == CONTENT[::-1]


@pytest.mark.parametrize("etag", ['"1"', 'W/"1"', ""])
def test_a_server_that_knows_no_ranges_begins_anew(bring: Callable[..., bytes], web: Web, etag: str) -> None:
    web.ranges, web.etag = False, etag
    web.cuts = [70_000]
    try:
        found = bring()
    except DownloadError:
        found = bring()
    assert found == CONTENT


def test_a_shorter_file_than_the_part_begins_anew(bring: Callable[..., bytes], tmp_path: Path, web: Web) -> None:
    bring()
    web.files["/model.zip"] = CONTENT[:1000]
    assert bring() == CONTENT[:1000]
    assert (tmp_path / "downloads" / "model.zip.part.json").exists()


@pytest.mark.parametrize("notes", ["", "no json", '{"url": 1}', "[]"])
def test_damaged_notes_begin_anew(bring: Callable[..., bytes], tmp_path: Path, web: Web, notes: str) -> None:
    bring()
    (tmp_path / "downloads" / "model.zip.part.json").write_text(notes)
    assert bring() == CONTENT
    assert web.asked[-1] == ("/model.zip", "")


def test_redirects_are_followed(bring: Callable[..., bytes], web: Web) -> None:
    web.moved["/here.zip"] = f"{web.url}/model.zip"
    assert bring("/here.zip") == CONTENT


def test_redirects_without_end_are_told(bring: Callable[..., bytes], web: Web) -> None:
    web.moved["/round.zip"] = f"{web.url}/round.zip"
    with pytest.raises(DownloadError, match="without end"):
        bring("/round.zip")


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "refuses it"), (404, "no such file"), (407, "proxy"), (500, "answers 500"), (503, "answers 503")],
)
def test_a_server_that_refuses_is_quoted(bring: Callable[..., bytes], web: Web, status: int, words: str) -> None:
    web.refuses["/model.zip"] = status
    with pytest.raises(DownloadError, match=words):
        bring()


def test_a_server_that_hangs_is_left_and_what_came_is_kept(
    bring: Callable[..., bytes], tmp_path: Path, web: Web
) -> None:
    web.hangs.add("/model.zip")
    with pytest.raises(DownloadError, match="fell silent after"):
        bring()
    web.hangs.clear()
    assert (tmp_path / "downloads" / "model.zip.part").stat().st_size == len(CONTENT) // 2
    assert bring() == CONTENT


def test_nobody_at_the_port(bring: Callable[..., bytes]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(DownloadError, match="refuses the connection"):
        bring(base=f"http://127.0.0.1:{port}")


def test_a_name_that_nobody_knows(bring: Callable[..., bytes]) -> None:
    with pytest.raises(DownloadError, match="cannot be found"):
        bring(base="http://nowhere.invalid")


def test_what_is_no_encrypted_server(bring: Callable[..., bytes], web: Web) -> None:
    with pytest.raises(DownloadError, match="no encrypted connection"):
        bring(base=web.url.replace("http:", "https:"))


def test_a_proxy_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://proxy:70")
    with pytest.raises(DownloadError, match="proxy") as refused:
        make_client()
    assert "HTTPS_PROXY" in refused.value.remedy


def test_a_full_disk_is_told_before_anything_is_written(
    bring: Callable[..., bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 1000

    monkeypatch.setattr("voicebot.host.download.shutil.disk_usage", lambda _: Full)
    with pytest.raises(DiskSpaceError, match="0 MB are needed"):
        bring()
    assert not (tmp_path / "downloads" / "model.zip.part").exists()


def test_checksums_are_those_of_the_library(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(CONTENT)
    expected = Sums(hashlib.sha256(CONTENT).hexdigest(), hashlib.md5(CONTENT).hexdigest())  # noqa: S324 - no secret
    assert sums_of(tmp_path / "a", lambda *_: None) == expected


def test_what_is_discarded_is_gone(bring: Callable[..., bytes], tmp_path: Path) -> None:
    bring()
    notes = json.loads((tmp_path / "downloads" / "model.zip.part.json").read_text())
    assert notes["validator"] == '"1"'
    discard(tmp_path / "downloads" / "model.zip.part")
    assert not list((tmp_path / "downloads").iterdir())


@pytest.mark.parametrize(
    ("url", "name"),
    [("http://a/b/c.zip", "c.zip"), ("http://a/b/c%20d.zip?x=1", "c d.zip"), ("http://a/b/", "b"), ("http://a", "")],
)
def test_the_name_in_an_address(url: str, name: str) -> None:
    assert name_in(url) == name
