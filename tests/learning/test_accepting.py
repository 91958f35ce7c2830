from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.learning.conftest import SCRIPT

from voicebot.dialog.loading import load_script
from voicebot.errors import ScriptError
from voicebot.learning.accepting import NewCase, script_file, written_for_now
from voicebot.learning.changing import Addition
from voicebot.trial.from_call import Cut, DraftCase
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script

ADDITION = Addition((Kind.INTENT, "yes"), ("буду",))
CASE = NewCase("x", DraftCase({"case": "x"}, (Cut("x/01.wav", 0, 40),)), (np.zeros((800, 2), np.int16), 8000))


def test_what_nobody_keeps_is_gone(folder: Path, script: Script) -> None:
    file = script_file(folder)
    with written_for_now(file, script, [ADDITION], [CASE]):
        assert load_script(file).intents["yes"].phrases == ("буду",)
        assert (folder / "cases/x/01.wav").is_file()
    assert file.read_text("utf-8") == SCRIPT
    assert sorted(one.name for one in (folder / "cases").iterdir()) == ["agrees.yaml"]


def test_what_is_kept_stays(folder: Path, script: Script) -> None:
    file = script_file(folder / "script.yaml")
    with written_for_now(file, script, [ADDITION], [CASE]) as attempt:
        attempt.keep()
    assert load_script(file).intents["yes"].phrases == ("буду",)
    assert (folder / "cases/x.yaml").is_file()


def test_line_ends_and_the_byte_order_mark_stay(folder: Path) -> None:
    file = folder / "script.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SCRIPT.replace("\n", "\r\n").encode())
    with written_for_now(file, load_script(file), [ADDITION], []) as attempt:
        attempt.keep()
    wanted = SCRIPT.replace("start:", "  yes: [буду]\nstart:", 1).replace("\n", "\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()


def test_a_script_that_somebody_else_has_changed_is_left_alone(folder: Path, script: Script) -> None:
    changed = SCRIPT.replace("Вы придёте?", "Придёте?")
    (folder / "script.yaml").write_text(changed, encoding="utf-8")
    with (
        pytest.raises(ScriptError, match="changed meanwhile"),
        written_for_now(script_file(folder), script, [ADDITION], []),
    ):
        pass
    assert (folder / "script.yaml").read_text("utf-8") == changed


def test_what_no_program_can_change_is_left_alone(folder: Path) -> None:
    aliased = SCRIPT.replace("  another_day: [", "  another_day: &a [").replace(
        "costly: true}", "costly: true}\n  third: *a"
    )
    (folder / "script.yaml").write_text(aliased, encoding="utf-8")
    addition = Addition((Kind.INTENT, "another_day"), ("буду",))
    with (
        pytest.raises(ScriptError, match="no program can change"),
        written_for_now(script_file(folder), load_script(folder), [addition], []),
    ):
        pass
    assert (folder / "script.yaml").read_text("utf-8") == aliased
