"""Fetches a file from the network: with progress, taken up where it broke off, with its checksums.

What has arrived is kept as ``NAME.part``, beside it ``NAME.part.json`` with the address and what the server calls this
version of the file (RFC 9110: ETag, If-Range). A process killed at any instant leaves a part that the next one goes on
from; a server that cannot go on, or has another file by now, begins anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import socket
import ssl
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

import httpx

from voicebot.errors import DiskSpaceError, DownloadError
from voicebot.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONNECT_S = 10.0
"""A server that has not answered by then is taken for out of reach."""

READ_S = 30.0
"""A transfer that has stood still for this long is broken off."""

UNPACKED = 2.0
"""A model takes about this many times its archive once it is unpacked."""

_BLOCK = 1 << 16
_MEGABYTE = 1_000_000
_RANGE = re.compile(r"bytes (?:(?P<start>\d+)-\d+|\*)/(?P<total>\d+|\*)")
_NO_SUCH_RANGE = 416
_WORDS = {
    401: "wants a name and a password",
    403: "refuses it (403, forbidden)",
    404: "has no such file (404)",
    407: "is behind a proxy that wants a name and a password (407)",
    410: "has no such file any more (410)",
    429: "asks to be left alone for a while (429, too many requests)",
}


class Watch(Protocol):
    """Is told how far a long thing has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take notice.

        Args:
            stage: what is done, as "downloading".
            done: bytes done so far.
            total: bytes in all; 0 is not known.
        """
        ...


@dataclass(frozen=True, slots=True)
class Sums:
    """The checksums of a file, in hexadecimal."""

    sha256: str
    md5: str


@dataclass(frozen=True, slots=True)
class _Version:
    """Which version of which file a part is of.

    Args:
        url: the address that was asked for.
        validator: what the server calls the version: its strong ETag, else when it was changed; empty for neither.
    """

    url: str
    validator: str


def make_client(connect_s: float = CONNECT_S, read_s: float = READ_S) -> httpx.Client:
    """Make what speaks HTTP. Proxies and certificates are taken from the environment, as curl does.

    Raises:
        DownloadError: the environment names a proxy that cannot be used.
    """
    try:
        return httpx.Client(follow_redirects=True, timeout=httpx.Timeout(read_s, connect=connect_s))
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise DownloadError(
            f"the proxy of the environment cannot be used: {error}",
            remedy="mend HTTPS_PROXY and ALL_PROXY, or unset them",
        ) from error


def fetch(url: str, part: Path, *, client: httpx.Client, watch: Watch, unpacked: float = 0) -> None:
    """Bring a file to ``part``, as often as every attempt brings more of it.

    Args:
        url: its address.
        part: where it grows; its folder is made. What is there of it already is not fetched again.
        client: speaks HTTP.
        watch: is told of the progress.
        unpacked: so many times its size is needed again afterwards.

    Raises:
        DownloadError: the network or the server refused, or broke off and brought nothing more; without a remedy.
        DiskSpaceError: there is no room for it.
    """
    part.parent.mkdir(parents=True, exist_ok=True)
    while True:
        before = _size(part)
        try:
            with _worded(url, part):
                if _fetch_once(url, part, client, watch, unpacked):
                    return
        except DownloadError as error:
            if not isinstance(error.__cause__, httpx.TransportError) or _size(part) <= before:
                raise


def discard(part: Path) -> None:
    """Forget what has arrived."""
    part.unlink(missing_ok=True)
    _notes(part).unlink(missing_ok=True)


def sums_of(file: Path, watch: Watch) -> Sums:
    """Compute the checksums of a file."""
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    total, done = file.stat().st_size, 0
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            sha256.update(block)
            md5.update(block)
            done += len(block)
            watch("checking", done, total)
    return Sums(sha256.hexdigest(), md5.hexdigest())


def check_room(folder: Path, needed: float) -> None:
    """See that a disk has room.

    Raises:
        DiskSpaceError: it has not.
    """
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskSpaceError(
            f"{folder} has room for {free / _MEGABYTE:.0f} MB, {needed / _MEGABYTE:.0f} MB are needed",
            remedy="free some, or name another disk: --into FOLDER, and cache_dir in the settings",
        )


def name_in(url: str) -> str:
    """Give the name of the file that an address ends with."""
    return unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]


def _fetch_once(url: str, part: Path, client: httpx.Client, watch: Watch, unpacked: float) -> bool:
    """Ask once for what is missing; tell whether all is there now, False to ask again from the beginning."""
    validator = _validator(url, part)
    start = _size(part) if validator else 0
    headers = {"Accept-Encoding": "identity"}
    if start:
        headers |= {"Range": f"bytes={start}-", "If-Range": validator}
    with client.stream("GET", url, headers=headers) as response:
        asked = _RANGE.match(response.headers.get("Content-Range", ""))
        if start and response.status_code == _NO_SUCH_RANGE:
            if asked and asked["total"] == str(start):
                return True  # all of it was there
            discard(part)
            return False
        if response.is_error:
            raise DownloadError(f"{_host(response)} {_refusal(response)}: {url}")
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            start, total = 0, int(response.headers.get("Content-Length", 0))
        elif asked and asked["start"] == str(start):
            total = int(asked["total"]) if asked["total"].isdigit() else 0
        else:
            discard(part)
            return False
        check_room(part.parent, total - start + unpacked * total)
        _append(response, part, url, start, total, watch)
    return True


def _append(response: httpx.Response, part: Path, url: str, start: int, total: int, watch: Watch) -> None:  # noqa: PLR0913, PLR0917 - one transfer
    """Write what arrives behind what is there, or over it."""
    if not start:
        part.write_bytes(b"")  # before the notes: notes of a new version must never lie beside bytes of an old one
        write_whole(_notes(part), json.dumps(asdict(_Version(url, _named_version(response)))))
    done = start
    with part.open("ab") as out:
        watch("downloading", done, total)
        for block in response.iter_raw():
            out.write(block)
            done += len(block)
            watch("downloading", done, total)


def _notes(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _validator(url: str, part: Path) -> str:
    """Give what the server called the version that a part is of; empty when one cannot go on from it."""
    try:
        found = _Version(**json.loads(_notes(part).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return ""
    return found.validator if found.url == url else ""


def _named_version(response: httpx.Response) -> str:
    etag: str = response.headers.get("ETag", "")
    modified: str = response.headers.get("Last-Modified", "")
    return modified if not etag or etag.startswith("W/") else etag


@contextmanager
def _worded(url: str, part: Path) -> Iterator[None]:
    """Turn what the library says about the network into words."""
    host = urlsplit(url).hostname or url
    try:
        yield
    except httpx.ConnectTimeout as error:
        raise DownloadError(f"{host} does not answer: {url}") from error
    except httpx.TimeoutException as error:
        raise DownloadError(f"{host} fell silent after {_arrived(part)}: {url}") from error
    except httpx.ProxyError as error:
        raise DownloadError(f"the proxy refuses {host}: {error}: {url}") from error
    except httpx.ConnectError as error:
        raise DownloadError(f"{_unreachable(host, error)}: {url}") from error
    except httpx.TooManyRedirects as error:
        raise DownloadError(f"{host} sends from one address to the next without end: {url}") from error
    except httpx.TransportError as error:
        reason = f"the connection to {host} broke after {_arrived(part)}" if _size(part) else f"{host}: {error}"
        raise DownloadError(f"{reason}: {url}") from error
    except httpx.InvalidURL as error:
        raise DownloadError(f"'{url}' is no address: {error}") from error


def _arrived(part: Path) -> str:
    return f"{_size(part) / _MEGABYTE:.1f} MB"


def _unreachable(host: str, error: httpx.ConnectError) -> str:
    causes = set(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return f"the certificate of {host} is not trusted (behind a company's proxy: SSL_CERT_FILE=its certificates)"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return f"no encrypted connection to {host}"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return f"the name {host} cannot be found: no network, or a machine that may not leave its own"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return f"{host} refuses the connection"
    return f"{host} cannot be reached ({error})"


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _host(response: httpx.Response) -> str:
    return response.url.host


def _refusal(response: httpx.Response) -> str:
    return _WORDS.get(response.status_code, f"answers {response.status_code} {response.reason_phrase}".rstrip())
