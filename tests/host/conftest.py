"""A web server on this machine that behaves as badly as it is told, and what lies on it."""

from __future__ import annotations

import io
import threading
import zipfile
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from voicebot.host.download import make_client
from voicebot.host.origin import Means
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODEL_FILES = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf", "graph/HCLr.fst", "graph/Gr.fst")


@dataclass
class Web:
    """What the server has, and how it behaves.

    Args:
        files: content by path.
        etag: of every file; empty for none.
        ranges: it can go on in the middle.
        cuts: so many bytes are sent in answer to each request in turn, then the connection breaks; then all of them.
        moved: addresses by path.
        refuses: a status by path.
        hangs: paths where nothing comes after half of the file.
        hung: is set once that has happened.
        asked: path and Range header of every request.
    """

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    etag: str = '"1"'
    ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    refuses: dict[str, int] = field(default_factory=dict)
    hangs: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    hung: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path, wanted = request.path, request.headers.get("Range", "")
        self.asked.append((path, wanted))
        if path in self.moved:
            request.send_response(302)
            request.send_header("Location", self.moved[path])
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        status = self.refuses.get(path, 200 if path in self.files else 404)
        if status != 200:
            request.send_error(status)
            return
        self._send(request, self.files[path], wanted)

    def _send(self, request: BaseHTTPRequestHandler, content: bytes, wanted: str) -> None:
        start = 0
        same = request.headers.get("If-Range") in (None, self.etag)
        if wanted and self.ranges and same:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if start and start >= len(content):
            request.send_response(416)
            request.send_header("Content-Range", f"bytes */{len(content)}")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        if self.etag:
            request.send_header("ETag", self.etag)
        request.send_header("Content-Length", str(len(content) - start))
        request.end_headers()
        cut = self.cuts.pop(0) if self.cuts else len(content)
        if request.path in self.hangs:
            request.wfile.write(content[start : len(content) // 2])
            self.hung.set()
            self.released.wait(10)
            return
        request.wfile.write(content[start : start + cut])


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield made
        finally:
            made.released.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def stages() -> list[tuple[str, int, int]]:
    return []


@pytest.fixture
def means(tmp_path: Path, stages: list[tuple[str, int, int]], monkeypatch: pytest.MonkeyPatch) -> Means:
    """Settings below a temporary folder; whoever is silent for half a second has broken off."""
    monkeypatch.setenv("VOSK_MODEL_PATH", str(tmp_path / "vosk"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settings = Settings(models_dir=tmp_path / "models", cache_dir=tmp_path / "cache")
    return Means(settings, lambda *stage: stages.append(stage), lambda: make_client(connect_s=0.5, read_s=0.5))


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def model_zip() -> bytes:
    """A small Russian model, as far as files tell."""
    name = "vosk-model-small-ru-0.22"
    return zipped({f"{name}/{file}": b"x" * 2000 for file in MODEL_FILES})
