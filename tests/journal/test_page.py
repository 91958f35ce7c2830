"""The page is read as a document, and used in a real browser where there is one."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import count
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import pytest

from voicebot.audio.wav import write_wav
from voicebot.errors import InputError
from voicebot.events import (
    CallEvent,
    FaultNoted,
    HandOffChanged,
    OutcomeSet,
    PhrasesChanged,
    RobotStarted,
    UnderstoodAs,
    UtteranceEnded,
)
from voicebot.journal.page import PAGE_FILE, page, page_languages, write_page
from voicebot.journal.summary import build_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from voicebot.journal.record import CallHeader, CallRecord

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVIL = """<script>alert("x")</script><img src=x onerror=alert(1)> ' " {{ 7*7 }}"""


@dataclass
class Document(HTMLParser):
    """What a page holds."""

    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "data"}]
        self.wrong += [name for name, _ in attrs if name.startswith("on")]
        if tag not in {"meta", "path"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.text += data


def read(html: str) -> Document:
    document = Document()
    document.feed(html)
    return document


@pytest.fixture
def record(header: CallHeader, events: list[CallEvent]) -> CallRecord:
    return build_record(header, events)


@pytest.fixture
def folder(tmp_path: Path, header: CallHeader, events: list[CallEvent]) -> Path:
    """Give a call with sound."""
    end = max(event.at for event in events)
    sound = np.random.default_rng(0).integers(-9000, 9000, (end * 8, 2), np.int16)
    write_wav(tmp_path / "recording.wav", sound, 8000)
    build_record(header, events, "recording.wav").save(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["ru", "en", "ko"])
def test_the_page_is_one_whole_document_that_loads_nothing(folder: Path, language: str) -> None:
    html = write_page(folder, language=language).read_text(encoding="utf-8")
    document = read(html)
    assert (document.wrong, document.open) == ([], [])
    assert document.addresses
    assert all(address.startswith("data:audio/wav;base64,") for address in document.addresses)
    assert not re.search(r"https?://|@import|url\(|//cdn", html)
    assert f'<html lang="{language}">' in html
    assert {"link", "iframe", "img"}.isdisjoint(document.tags)


def test_every_turn_is_on_it(record: CallRecord) -> None:
    text = " ".join(read(page(record, None)).text.split())
    for event in record.events:
        match event:
            case RobotStarted() | UtteranceEnded():
                assert event.text in text
            case UnderstoodAs():
                assert all(reading.name in text for reading in event.ranked)
            case HandOffChanged():
                assert event.operator in text
                assert event.briefing in text
            case OutcomeSet():
                assert "Итог переведён на оператора" in text
            case _:
                pass
    assert "ответ через 160 мс" in text
    assert "Записи звука нет" in text


def test_what_a_person_says_is_never_markup(header: CallHeader) -> None:
    events: list[CallEvent] = [
        UtteranceEnded(at=300, text=EVIL, onset=100, offset=250, reason="answer", free_text=f"free {EVIL}"),
        UnderstoodAs(at=300, node=EVIL, text=EVIL, intent=None, kind="unclear", probability=0, phrase=EVIL),
        RobotStarted(at=400, text=EVIL, node=EVIL, role="prompt", reaction=EVIL),
        FaultNoted(at=500, code=EVIL, message=EVIL),
        PhrasesChanged(at=600, version="1", added=(EVIL,)),
        OutcomeSet(at=700, outcome=EVIL),
    ]
    evil = header.model_copy(update={"contact": {EVIL: EVIL}, "settings": {EVIL: EVIL}, "script": EVIL})
    html = page(build_record(evil, events, translate=lambda _: EVIL), None)
    document = read(html)
    assert (document.wrong, document.addresses, document.open) == ([], [], [])
    assert "script" not in document.tags
    assert document.text.count(EVIL) >= 10


def test_a_translation_stands_under_its_text(header: CallHeader, events: list[CallEvent]) -> None:
    texts = {"алло": "hello"}
    html = page(build_record(header, events, translate=texts.get), None)
    assert '<p class="translated">hello</p>' in html


def test_what_is_missing_is_named(tmp_path: Path, record: CallRecord) -> None:
    with pytest.raises(InputError, match=r"record\.json: cannot be read"):
        write_page(tmp_path)
    (tmp_path / "record.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="no call record"):
        write_page(tmp_path)
    assert page_languages() == ("ru", "en", "ko")
    with pytest.raises(InputError, match="no words in 'fr'"):
        page(record, None, "fr")


def test_a_call_that_never_began_has_a_page(header: CallHeader) -> None:
    assert read(page(build_record(header, []), None)).wrong == []


class Browser:
    """Talks to Chromium through a pair of pipes, in the words of its DevTools."""

    def __init__(self, to: IO[bytes], frm: IO[bytes]) -> None:
        self._to, self._from = to, frm
        self._ids = count(1)
        self._session: dict[str, str] = {}
        self.complaints: list[str] = []

    def open(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = {"sessionId": self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.ask("Page.navigate", url=address)
        while self._read().get("method") != "Page.loadEventFired":
            pass

    def run(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Evaluate an expression; a promise is waited for."""
        answer = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and give its result."""
        number = next(self._ids)
        self._to.write(json.dumps({"id": number, "method": method, "params": params, **self._session}).encode() + b"\0")
        self._to.flush()
        while True:
            message = self._read()
            if message.get("id") == number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result

    def _read(self) -> dict[str, Any]:
        heard = bytearray()
        while (byte := self._from.read(1)) != b"\0":
            assert byte, "the browser has gone"
            heard += byte
        message: dict[str, Any] = json.loads(heard)
        if message.get("method") in {"Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled"}:
            self.complaints.append(str(message["params"]))
        return message


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """Run Chromium without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium")
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--mute-audio", "--remote-debugging-pipe"]
    # a shell, because Chromium wants its pipes as descriptors 3 and 4
    start = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    running = subprocess.Popen(  # noqa: S603 - the browser that was found
        ["/bin/bash", "-c", start, CHROMIUM, *flags, f"--user-data-dir={profile}"],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        with os.fdopen(ours_out, "wb") as to, os.fdopen(ours_in, "rb") as frm:
            yield Browser(to, frm)
    finally:
        running.kill()
        running.wait()


def test_a_click_on_a_line_plays_from_there(folder: Path, tmp_path: Path) -> None:
    write_page(folder)
    with browser(tmp_path / "profile") as chromium:
        chromium.open((folder / PAGE_FILE).as_uri())
        ready = "new Promise(done => sound.readyState >= 1 ? done() : sound.addEventListener('loadedmetadata', done))"
        chromium.run(f"{ready}.then(() => sound.duration)")
        at = chromium.run("Number(document.querySelectorAll('.line.person')[1].dataset.at) / 1000")
        assert at > 0
        assert chromium.run("document.querySelectorAll('.line.person')[1].click(), sound.currentTime") >= at
        assert (
            chromium.run("new Promise(done => sound.addEventListener('timeupdate', () => done(sound.paused)))") is False
        )
        assert chromium.run("document.querySelectorAll('.line.now').length") > 0
        assert chromium.run("document.getElementById('play').getAttribute('aria-pressed')") == "true"
        chromium.press(" ", 32)
        assert chromium.run("sound.paused")
        chromium.run("sound.currentTime = 1")
        chromium.press("ArrowRight", 39)
        assert chromium.run("sound.currentTime") > 1
        box = "timeline.getBoundingClientRect()"
        middle = f"new MouseEvent('click', {{clientX: {box}.left + {box}.width / 2}})"
        assert chromium.run(f"timeline.dispatchEvent({middle}), sound.currentTime / sound.duration") == pytest.approx(
            0.5, abs=0.05
        )
        assert chromium.run("document.documentElement.scrollWidth <= innerWidth")
        assert chromium.complaints == []
