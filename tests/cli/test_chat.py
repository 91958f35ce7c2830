from __future__ import annotations

import contextlib
import fcntl
import io
import json
import os
import pty
import select
import subprocess
import sys
import termios
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SCRIPT = """\
script: visit
language: ru
kind: service
about: Напомнить о записи.
contact: {name: required, visit_at: optional}
reactions: [operator]
start: greet
nodes:
  greet:
    say: "{{ name }}, вы записаны на {{ visit_at | spoken }}. Вы придёте?"
    on: {yes: goodbye, no: sorry}
    unclear: {say: Простите?, tries: 1, then: sorry}
    silence: {after: 2s, say: "Алло?", tries: 1, then: sorry}
  goodbye: {say: Ждём вас!, outcome: confirmed, hang_up: true}
  sorry: {say: Жаль!, outcome: refused, hang_up: true}
"""


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dialogs/visit/cases").mkdir(parents=True)
    (tmp_path / "dialogs/visit/script.yaml").write_text(SCRIPT, encoding="utf-8")
    return tmp_path / "dialogs/visit"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_what_is_typed_is_answered(voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]) -> None:
    typed("да\n")
    ran = voicebot("chat", script, "--set", "name=Анна")
    assert ran.code == 0
    assert "Анна, вы записаны" in ran.out
    assert "intent yes" in ran.out
    assert "Ждём вас!" in ran.out
    assert "robot_hung_up" in ran.out


def test_a_yes_to_a_question_shorter_than_the_opening_is_an_answer(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]
) -> None:
    file = script / "script.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("вы записаны на {{ visit_at | spoken }}. ", ""), encoding="utf-8"
    )
    typed("да\n")
    out = voicebot("chat", script, "--set", "name=Я").out
    assert "(greeting)" not in out
    assert "Ждём вас!" in out


def test_empty_line_is_silence_and_the_end_of_input_hangs_up(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]
) -> None:
    typed("\n")
    out = voicebot("chat", script, "--set", "name=Анна", "--quiet").out
    assert "Алло?" in out
    assert "person_hung_up" in out


def test_record_is_kept(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None], tmp_path: Path
) -> None:
    typed("нет\n")
    voicebot("chat", script, "--set", "name=Анна", "--out", tmp_path / "kept")
    record = json.loads((tmp_path / "kept/record.json").read_text(encoding="utf-8"))
    assert (record["outcome"], record["contact"]) == ("refused", {"name": "Анна"})


def test_contact_comes_from_the_first_case(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]
) -> None:
    (script / "cases/a.yaml").write_text("case: x\ncontact: {name: Пётр}\nturns: [{robot: greet}]\n", encoding="utf-8")
    typed("/bye\n")
    assert "Пётр, вы записаны" in voicebot("chat", script).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "lacks name"),
        (["--set", "name"], "is not name=value"),
        (["--set", "nam=Вася"], "the script has no column 'nam'\n  did you mean name?"),
        (["--set", "name=Я", "--set", "visit_at=завтра"], "visit_at='завтра' is no date, time or number"),
    ],
)
def test_bad_contact(voicebot: Callable[..., Any], script: Path, words: list[str], told: str) -> None:
    ran = voicebot("chat", script, *words)
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.parametrize("moment", ["2026-12-01T10:00", "2026-12-01", "10:00", "5"])
def test_dates_times_and_numbers_are_given_as_they_are_written(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None], moment: str
) -> None:
    typed("/bye\n")
    assert voicebot("chat", script, "--set", "name=Я", "--set", f"visit_at={moment}").code == 0


def test_what_is_no_command_shows_the_help_once(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]
) -> None:
    typed("/quit\n/bye\n")
    assert voicebot("chat", script, "--set", "name=Я").out.count("/key 12#") == 2  # at the beginning, and then


def test_the_briefing_of_a_hand_off_is_shown_once(
    voicebot: Callable[..., Any], script: Path, typed: Callable[[str], None]
) -> None:
    (script.parent / "handoff.yaml").write_text(
        "groups: {sales: {to: 'sip:201@pbx'}}\nphrases: [{say: [позовите оператора], group: sales}]\n", encoding="utf-8"
    )
    typed("позовите оператора\n")
    out = voicebot("chat", script, "--set", "name=Анна").out
    assert "handed_off" in out
    assert out.count("На линии Анна") == 1


def press_ctrl_c(terminal: int) -> bytes:
    """Press until the program has ended, and give what it has shown.

    Once is enough, unless it falls between the last instruction of Python and the first wait for a key: that one is
    noticed with the next key, so it is pressed again after five seconds of silence, three times at most.
    """
    shown = b""
    with contextlib.suppress(OSError):  # the terminal is gone once the program has ended
        for _ in range(4):
            os.write(terminal, b"\x03")
            while select.select([terminal], [], [], 5)[0]:
                shown += os.read(terminal, 1000)
    return shown


def test_the_first_ctrl_c_ends_the_call_and_the_program(script: Path) -> None:
    main, terminal = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 - this Python, with words of this test
        [
            sys.executable,
            "-c",
            "from voicebot.cli.main import run; run()",
            "chat",
            script,
            "-s",
            "name=Я",
            "-o",
            "kept",
        ],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - so that Ctrl-C reaches it
    )
    os.close(terminal)
    shown = b""
    while b"> " not in shown:
        shown += os.read(main, 1000)
    shown += press_ctrl_c(main)
    os.close(main)
    try:
        assert process.wait(timeout=20) == 130
    finally:
        process.kill()
    assert shown.endswith(b"\n")
    assert b"Traceback" not in shown
    assert json.loads((script.parent.parent / "kept/record.json").read_text(encoding="utf-8"))["outcome"]
