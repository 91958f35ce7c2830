from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.learning.conftest import NOW, call, enters, robot, said

from voicebot.errors import ScriptError
from voicebot.learning.decisions import (
    already_decided,
    decisions_about,
    decisions_file,
    keep_decisions,
    read_decisions,
)
from voicebot.learning.proposal import Proposal
from voicebot.learning.said import said_in
from voicebot.learning.unclear import Unclear, unclear_answers
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.dialog.script import Script


def answer(script: Script, text: str, node: str = "greet") -> Unclear:
    return next(unclear_answers(said_in(call(enters(node), robot(node=node), *said(text, node=node)), script)))


def proposal(*answers: Unclear) -> Proposal:
    place = answers[0].said.place
    return Proposal("small", place, "add", "later", (Kind.INTENT, "yes"), ("буду",), answers)


def test_what_was_decided_is_known_in_any_spelling_and_only_at_its_place(folder: Path, script: Script) -> None:
    file = folder / "script.yaml"
    assert read_decisions(file) == ()
    one = proposal(answer(script, "Ёлки-палки, буду"), answer(script, "я буду"))
    keep_decisions(file, decisions_about(one, script, NOW, "refused"))
    keep_decisions(file, decisions_about(proposal(answer(script, "приду")), script, NOW, "added"))
    kept = read_decisions(file)
    assert [(each.decided, each.text, each.phrases) for each in kept] == [
        ("refused", "елки палки буду", ()), ("refused", "я буду", ()), ("added", "приду", ("буду",)),
    ]  # fmt: skip
    decided = already_decided(kept, script)
    assert decided(answer(script, "ёлки палки буду"))
    assert not decided(answer(script, "ёлки палки буду", "remind"))
    assert not decided(answer(script, "не буду"))


def test_a_line_that_is_no_decision_is_named(folder: Path) -> None:
    file = folder / "script.yaml"
    decisions_file(file).write_text("\n{}\n", encoding="utf-8")
    with pytest.raises(ScriptError) as wrong:
        read_decisions(file)
    assert wrong.value.place
    assert (wrong.value.place.line, wrong.value.remedy) == (2, "remove the line")


def test_nothing_decided_leaves_no_file(folder: Path) -> None:
    keep_decisions(folder / "script.yaml", ())
    assert not decisions_file(folder / "script.yaml").exists()
