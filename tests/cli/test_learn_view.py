from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from tests.learning.conftest import call, enters, robot, said

from voicebot.cli.learn_data import as_data, counts
from voicebot.cli.learn_view import examples, name_of, shown, summary
from voicebot.dialog.loading import load_script
from voicebot.learning.effect import Change, Effect, Line
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.near import Near
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.said import Place, said_in
from voicebot.learning.unclear import Unclear
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.learning.proposal import Action, Because
    from voicebot.learning.said import Sense

SCRIPT = load_script(Path("dialogs/visit_reminder"))
YES: Sense = (Kind.INTENT, "yes")
RECORD = call(enters("greet"), robot(), *said("буду", at=61_000, no=0.3), *said("ну буду", at=70_000), typed=False)
CALLS = {RECORD.id: KeptCall.of(Path("calls/monday"), RECORD)}
ANSWERS = tuple(Unclear(one, "unclear", YES) for one in said_in(RECORD, SCRIPT))


def proposal(action: Action, because: Because, sense: Sense | None, effect: Effect | None = None) -> Proposal:
    return Proposal("small", Place("greet"), action, because, sense, ("буду",), ANSWERS, 0.5, effect)


def page(one: Proposal) -> str:
    console = Console(width=150, record=True, quiet=False, file=None)
    with console.capture() as captured:
        console.print(shown(one, 1, 3, CALLS))
    return captured.get()


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (proposal("add", "later", YES), ["Add “буду” to intent yes", "asked again, 2 of 2 meant intent yes"]),
        (proposal("add", "near", (Kind.REACTION, "hold_on")), ["to reaction hold_on", "50% on average"]),
        (proposal("new_intent", "several", None), ["Make a new intent of “буду”"]),
        (proposal("hand_off", "near", (Kind.HAND_OFF, "sales")), ["voicebot handoff add 'буду' -g sales"]),
        (proposal("leave", "elsewhere", None), ["Leave it: “буду”", "it is about something else"]),
    ],
)
def test_what_to_do_and_why_is_said_first(one: Proposal, told: list[str]) -> None:
    text = page(one)
    assert all(each in text for each in [*told, "1 of 3", "2× in 1 call"]), text


def test_each_wording_is_shown_with_its_score_and_its_place_in_the_call() -> None:
    first = next(
        line for line in page(proposal("leave", "alone", None)).splitlines() if " 1 " in line and "буду" in line
    )
    assert all(part in first for part in ("grammar's words", "intent no", "0.30", "monday", "01:01")), first
    assert [one.said.text for one in examples(proposal("leave", "alone", None))] == ["буду", "ну буду"]


def test_the_effect_shows_what_matches_what_collides_and_what_is_near() -> None:
    line = Line(ANSWERS[0].said, 3)
    near = Near("буду", (Kind.REACTION, "repeat"), "будто", ("greet", "remind"), 0.55, refused=False)
    no: Sense = (Kind.INTENT, "no")
    effect = Effect(9, (Change(line, None, YES),), (Change(line, no, YES),), (near,))
    one = proposal("add", "later", YES, effect)
    text = page(one)
    for told in ("9 answers", "3 understood then", "3 taken for something else", "intent no → intent yes", "collides"):
        assert told in text
    assert "“буду” is near reaction repeat “будто”" in text
    data = as_data(one, CALLS)
    assert data["effect"]["refused"] is True
    assert data["effect"]["collides"][0]["before"] == {"kind": "intent", "name": "no"}
    assert data["effect"]["near"][0]["nodes"] == ["greet", "remind"]
    assert data["answers"][0]["scores"] == [{"kind": "intent", "name": "no", "probability": 0.3}]


def test_the_calls_are_summed_up() -> None:
    findings = Findings(calls=3, said=9, unclear=4, known=1, decided=2, proposals=())
    told = summary("small", findings, 1).plain
    assert told.startswith("small: 3 calls, 9 answers, 4 not understood, 1 of these understood by now, 2 decided")
    assert counts("small", findings) == {
        "script": "small",
        "calls": 3,
        "said": 9,
        "unclear": 4,
        "known": 1,
        "decided": 2,
    }
    assert name_of((Kind.HAND_OFF, "sales")) == "hand-off sales"
