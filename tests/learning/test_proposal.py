from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import call, enters, robot, said

from voicebot.learning.proposal import Proposal
from voicebot.learning.said import Place, said_in
from voicebot.learning.unclear import Unclear

if TYPE_CHECKING:
    from voicebot.dialog.script import Script


def answer(script: Script, text: str, name: str, *, typed: bool = True) -> Unclear:
    record = call(enters("greet"), robot(), *said(text), name=name, typed=typed)
    return Unclear(said_in(record, script)[0], "unclear")


def test_answers_are_counted_by_wording_and_by_call(script: Script) -> None:
    answers = (answer(script, "буду", "1"), answer(script, "ну буду", "2"), answer(script, "ну буду", "2"))
    proposal = Proposal("small", Place("greet"), "leave", "alone", None, ("буду",), answers)
    assert (proposal.calls, list(proposal.counts.items())) == (2, [("ну буду", 2), ("буду", 1)])


def test_what_only_a_grammar_has_heard_is_not_in_peoples_words(script: Script) -> None:
    heard, typed = answer(script, "да", "1", typed=False), answer(script, "да", "2")
    for answers, known in (((heard,), False), ((heard, typed), True)):
        proposal = Proposal("small", Place("greet"), "leave", "alone", None, ("да",), answers)
        assert proposal.in_peoples_words is known
