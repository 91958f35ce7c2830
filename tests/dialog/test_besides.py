"""Two things said in one breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.moves import Effect, Heard
from voicebot.understanding.meaning import Candidate, Kind, Meaning
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

YES = Candidate("yes", Kind.INTENT, 1.0)
NO = Candidate("no", Kind.INTENT, 1.0)
WHO = Candidate("who_is_calling", Kind.REACTION, 0.9)
OPERATOR = Candidate("operator", Kind.REACTION, 0.9)
SUPERVISOR = Candidate("seniors", Kind.HAND_OFF, 0.9)
NEVER = Candidate("never_call_again", Kind.REACTION, 0.9)
WAIT = Candidate("hold_on", Kind.REACTION, 0.9)


def both(first: Candidate, second: Candidate, *, confirm: bool = False, value: Value | None = None) -> Heard:
    return Heard(Meaning("да, а ещё", first, (first, second), value=value, confirm=confirm, also=(second,)))


@pytest.mark.parametrize(("first", "second"), [(YES, WHO), (WHO, YES)])
def test_a_question_is_answered_and_the_yes_counts(visit: Talk, first: Candidate, second: Candidate) -> None:
    visit.send(both(first, second))
    assert visit.roles == ["reaction", "prompt"]
    assert visit.state.node == "remind"


@pytest.mark.parametrize(("first", "second"), [(NO, NEVER), (NEVER, NO)])
def test_never_again_counts_more_than_a_no(visit: Talk, first: Candidate, second: Candidate) -> None:
    visit.send(both(first, second))
    assert [action.effect for action in visit.last if isinstance(action, Effect)] == ["stop_list"]


@pytest.mark.parametrize("human", [OPERATOR, SUPERVISOR])
def test_a_human_counts_more_than_a_yes(visit: Talk, human: Candidate) -> None:
    assert visit.send(both(YES, human)).handed_to is not None
    assert visit.state.node == "greet"


def test_the_yes_counts_where_the_human_is_denied(visit: Talk) -> None:
    visit.send(both(YES, OPERATOR, confirm=True))
    assert visit.roles == ["confirm"]
    assert visit.send(Heard(Meaning("нет", NO))).state.node == "remind"


def test_whoever_asks_to_wait_is_waited_for(visit: Talk) -> None:
    visit.send(both(YES, WAIT))
    assert (visit.state.node, bool(visit.state.waiting_ms)) == ("greet", True)


def test_a_confirmation_with_a_question(reminded: Talk) -> None:
    reminded.send(Heard(Meaning("отмените", Candidate("cancel", Kind.INTENT, 0.7), confirm=True)))
    reminded.send(both(YES, WHO))
    assert reminded.state.node == "cancelled"
    assert reminded.roles[0] == "reaction"


def test_a_value_with_a_question(start_talk: StartTalk) -> None:
    talk = start_talk("""
    reactions: [who_is_calling]
    values: {many: {kind: number}}
    nodes: {first: {say: "Сколько вас?", ask: many, then: done}, done: {say: Спасибо., hang_up: true}}
    """)
    talk.send(both(Candidate("number", Kind.VALUE, 0.9), WHO, value=Value("number", "2")))
    assert talk.roles == ["reaction", "prompt"]
    assert talk.state.values == {"many": "2"}


def test_a_value_may_come_with_the_answer_that_leads_to_its_question(start_talk: StartTalk) -> None:
    talk = start_talk("""
    values: {when: {kind: datetime}}
    nodes:
      first: {say: "Придёте?", on: {yes: when}}
      when: {say: "Когда?", ask: when, then: done}
      done: {say: Спасибо., hang_up: true}
    """)
    talk.send(Heard(Meaning("да завтра в три", YES)))
    assert talk.state.values == {"when": "2026-11-24T15:00"}
    assert talk.said == ["Спасибо."]
