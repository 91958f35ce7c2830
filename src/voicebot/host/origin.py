"""Where a model or a voice is pulled from: an address, a mirror, a file, a folder; and whether it is the right one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from voicebot.errors import ArchiveError, DownloadError, Place, UsageError
from voicebot.host.download import discard, fetch, make_client, name_in, sums_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from voicebot.host.download import Sums, Watch
    from voicebot.host.installing import Checked
    from voicebot.settings import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be pulled.

    Args:
        wanted: a language, or the name of a model or voice.
        origin: an address, a mirror's address, a file or a folder; empty: the settings' mirror, else the publisher.
        into: the folder to put it in; None: where it is looked for.
        sha256: what its checksum must be.
        force: replace what is there.
    """

    wanted: str
    origin: str = ""
    into: Path | None = None
    sha256: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """What pulling needs.

    Args:
        settings: where things are kept.
        watch: is told of the progress.
        client: makes what speaks HTTP, when it is needed.
    """

    settings: Settings
    watch: Watch
    client: Callable[[], httpx.Client] = make_client

    @property
    def downloads(self) -> Path:
        """The folder in which downloads grow."""
        return self.settings.cache_dir / "downloads"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file or folder is.

    Args:
        url: its address; empty: it is on this machine.
        path: where on this machine.
        chosen: the user named this very file, which may be another than the published one.
    """

    url: str = ""
    path: Path = Path()
    chosen: bool = False

    def __str__(self) -> str:
        """Give the address or path."""
        return self.url or str(self.path)


@dataclass(frozen=True, slots=True)
class Obtained:
    """A file on this machine, its checksums compared.

    Args:
        path: the file.
        sums: its checksums.
        checked: what they were compared with.
    """

    path: Path
    sums: Sums
    checked: Checked


def find_origin(given: str, path: str) -> Origin:
    """Find a file in what was given: itself, or a mirror's address or folder that has it at ``path`` or by its name.

    Args:
        given: an address, a mirror's address, a file or a folder.
        path: where the file is below a mirror, as ``vosk-model-small-ru-0.22.zip``.

    Raises:
        UsageError: it is not there, or it is no address.
    """
    suffix = Path(path).suffix
    if "://" in given:
        if urlsplit(given).scheme not in ("http", "https"):
            raise UsageError(f"'{given}' is no http or https address", remedy="get the file yourself: --from FILE")
        if name_in(given).endswith(suffix):
            return Origin(url=given, chosen=True)
        return Origin(url=f"{given.rstrip('/')}/{path}")
    place = Path(given).expanduser()
    if place.is_file():
        return Origin(path=place, chosen=True)
    for inside in (place / path, place / Path(path).name):
        if inside.is_file():
            return Origin(path=inside)
    what = f"there is no {Path(path).name} in {place}" if place.is_dir() else f"there is no {place}"
    raise UsageError(what, remedy="--from takes an address, a mirror's address, a file or a folder with the file")


def obtain(
    origin: Origin, means: Means, published: Callable[[Path], Sums | None], *, sha256: str = "", unpacked: float = 0
) -> Obtained:
    """Bring a file here and compare its checksum.

    Args:
        origin: where it is.
        means: how.
        published: gives the published checksums of the file, each empty where it is not published.
        sha256: what the user says its checksum is.
        unpacked: so many times its size is needed again afterwards.

    Raises:
        ArchiveError: the checksum is another; what was downloaded is gone, so that the next pull begins anew.
        DownloadError: the network refused; without a remedy.
        DiskSpaceError: there is no room.
    """
    if not origin.url:
        sums = sums_of(origin.path, means.watch)
        return Obtained(origin.path, sums, _compare(sums, published(origin.path), sha256, origin))
    part = means.downloads / f"{name_in(origin.url)}.part"
    with means.client() as client:
        fetch(origin.url, part, client=client, watch=means.watch, unpacked=unpacked)
    sums = sums_of(part, means.watch)
    try:
        return Obtained(part, sums, _compare(sums, published(part), sha256, origin))
    except ArchiveError:
        discard(part)
        raise


def by_hand(error: DownloadError, urls: list[str], command: str) -> DownloadError:
    """Add to a refusal of the network how it is done without."""
    files = " and ".join(urls)
    remedy = f"on a machine with a network get {files}, bring it here, and: {command}"
    return DownloadError(error.message, remedy=error.remedy or remedy)


def _compare(sums: Sums, expected: Sums | None, sha256: str, origin: Origin) -> Checked:
    if sha256:
        if sums.sha256 != sha256.lower().removeprefix("sha256:"):
            raise _other(origin, "sha256", sums.sha256, f"--sha256 says {sha256}")
        return "given"
    for kind in ("sha256", "md5"):
        published = getattr(expected, kind, "")
        if published and getattr(sums, kind) == published:
            return "sha256" if kind == "sha256" else "md5"
        if published and origin.chosen:
            return "differs"
        if published:
            raise _other(origin, kind, getattr(sums, kind), f"published is {published}")
    return "unpublished"


def _other(origin: Origin, kind: str, found: str, wanted: str) -> ArchiveError:
    return ArchiveError(
        f"another file than expected, or a damaged one: its {kind} is {found}, {wanted}",
        place=Place(str(origin)),
        remedy="pull it again; a file of your own is taken with --from FILE",
    )
