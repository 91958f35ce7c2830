from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.errors import ArchiveError, DownloadError, UsageError
from voicebot.host.download import Sums
from voicebot.host.origin import Means, Origin, by_hand, find_origin, obtain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.host.conftest import Web

CONTENT = b"foobar"
SHA256 = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2"
MD5 = "3858f62230ac3c915f300c664312c63f"


def test_the_address_of_a_file_is_that_file() -> None:
    assert find_origin("https://a/b/mine.zip", "m.zip") == Origin(url="https://a/b/mine.zip", chosen=True)


@pytest.mark.parametrize("mirror", ["https://a/b", "https://a/b/"])
def test_any_other_address_is_a_mirror(mirror: str) -> None:
    assert find_origin(mirror, "ru/m.onnx") == Origin(url="https://a/b/ru/m.onnx")


def test_a_folder_is_a_mirror_or_holds_the_file(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "m.onnx").touch()
    assert find_origin(str(tmp_path), "ru/m.onnx") == Origin(path=tmp_path / "m.onnx")
    (tmp_path / "ru" / "m.onnx").touch()
    assert find_origin(str(tmp_path), "ru/m.onnx") == Origin(path=tmp_path / "ru" / "m.onnx")


def test_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "mine.zip").touch()
    assert find_origin(str(tmp_path / "mine.zip"), "m.zip") == Origin(path=tmp_path / "mine.zip", chosen=True)


@pytest.mark.parametrize(
    ("given", "words"), [("ftp://a/b", "no http"), ("nowhere", "there is no nowhere"), (".", "no m9.zip in")]
)
def test_what_is_not_there(given: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        find_origin(given, "m9.zip")


@pytest.mark.parametrize(
    ("expected", "sha256", "checked"),
    [
        (Sums(SHA256, ""), "", "sha256"),
        (Sums("", MD5), "", "md5"),
        (Sums("", ""), "", "unpublished"),
        (None, "", "unpublished"),
        (Sums("00", ""), SHA256.upper(), "given"),
        (None, f"sha256:{SHA256}", "given"),
        (Sums("00", ""), "", "differs"),
    ],
)
def test_a_file_of_the_user_is_compared(
    tmp_path: Path, means: Means, expected: Sums | None, sha256: str, checked: str
) -> None:
    (tmp_path / "mine.zip").write_bytes(CONTENT)
    got = obtain(Origin(path=tmp_path / "mine.zip", chosen=True), means, lambda _: expected, sha256=sha256)
    assert got.checked == checked


@pytest.mark.parametrize("expected", [Sums("00", ""), Sums("", "00")])
def test_another_file_on_a_mirror_is_refused_and_forgotten(means: Means, web: Web, expected: Sums) -> None:
    web.files["/m.zip"] = CONTENT
    with pytest.raises(ArchiveError, match="published is 00"):
        obtain(Origin(url=f"{web.url}/m.zip"), means, lambda _: expected)
    assert not list(means.downloads.iterdir())
    web.files["/m.zip"] = b"right"
    assert obtain(Origin(url=f"{web.url}/m.zip"), means, lambda _: None).path.read_bytes() == b"right"


def test_the_users_own_checksum_is_kept_to(means: Means, web: Web) -> None:
    web.files["/m.zip"] = CONTENT
    with pytest.raises(ArchiveError, match="--sha256 says 00"):
        obtain(Origin(url=f"{web.url}/m.zip", chosen=True), means, lambda _: None, sha256="00")


def test_how_it_is_done_by_hand() -> None:
    error = by_hand(DownloadError("refused"), ["http://a/m.zip"], "voicebot models pull ru --from m.zip")
    assert error.remedy == (
        "on a machine with a network get http://a/m.zip, bring it here, and: voicebot models pull ru --from m.zip"
    )
    assert by_hand(DownloadError("refused", remedy="mend the proxy"), [], "").remedy == "mend the proxy"
