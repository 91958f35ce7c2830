from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.dialog.moves import (
    Effect,
    Event,
    HandOff,
    HandOffEnded,
    HangUp,
    Heard,
    Key,
    Said,
    Say,
    SetOutcome,
    Silent,
)
from voicebot.dialog.script import Script
from voicebot.dialog.walk import advance, begin, expectation, waiting_notice
from voicebot.errors import ContactError
from voicebot.understanding.meaning import Candidate, Kind, Meaning
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

NOW = datetime(2026, 11, 23, 12, 0)  # noqa: DTZ001 - where the person is
ONE_QUESTION = """
reactions: [operator]
nodes:
  first: {say: "Придёте?", on: {yes: done, no: done}}
  done: {say: "Спасибо!", outcome: done, hang_up: true}
"""


def test_begins_with_the_start_nodes_prompt(visit: Talk) -> None:
    assert visit.said == ["Ирина Петровна, здравствуйте! Это робот клиники «Здоровье». Вам удобно сейчас говорить?"]


def test_refuses_a_contact_without_a_required_column(visit: Talk) -> None:
    with pytest.raises(ContactError, match="visit_at"):
        begin(visit.script, {"name": "Ирина", "clinic": "Здоровье"}, now=NOW)


def test_hangs_up_after_the_goodbye_and_not_before(reminded: Talk) -> None:
    reminded.hear("да, приду")
    assert reminded.said == ["Спасибо, ждём вас. Всего доброго!"]
    assert not reminded.hung_up
    assert reminded.finish().hung_up
    assert reminded.outcome == "confirmed"


def test_a_goodbye_that_was_broken_off_ends_at_the_next_silence(reminded: Talk) -> None:
    reminded.hear("да, приду").send(Said(0.3))
    assert not reminded.hung_up
    assert reminded.send(Silent()).hung_up


def test_goes_on_by_itself_only_after_the_prompt(start_talk: StartTalk) -> None:
    talk = start_talk("nodes: {first: {say: Раз., then: second}, second: {say: Два., hang_up: true}}")
    assert talk.said == ["Раз."]
    assert talk.finish().said == ["Два."]
    assert talk.finish().hung_up


def test_takes_the_first_condition_that_holds(start_talk: StartTalk) -> None:
    script = """
    contact: {debt: required}
    nodes:
      first: {then: [{when: "debt > 1000", then: large}, {then: small}]}
      large: {say: Много., hang_up: true}
      small: {say: Мало., hang_up: true}
    """
    assert start_talk(script, debt=5000).said == ["Много."]
    assert start_talk(script, debt=10).said == ["Мало."]
    assert start_talk(script, debt="неизвестно").said == ["Мало."]


def test_a_key_answers(start_talk: StartTalk) -> None:
    talk = start_talk("nodes: {first: {say: Нажмите один., keys: {'1': done}}, done: {say: Да., hang_up: true}}")
    assert talk.send(Key("2")).last == ()
    assert talk.send(Key("1")).said == ["Да."]


def test_deeds_become_effects_and_values(start_talk: StartTalk) -> None:
    talk = start_talk(
        """
        contact: {name: required}
        nodes:
          first:
            do: [{set: {who: "{{ name }}"}}, {tag: vip}, {webhook: {id: "{{ name }}"}}]
            say: "{{ name }}!"
            hang_up: true
        """,
        name="Олег",
    )
    effects = [action for action in talk.actions if isinstance(action, Effect)]
    assert effects == [Effect("tag", {"value": "vip"}), Effect("webhook", {"id": "Олег"})]
    assert talk.state.values == {"who": "Олег"}


def test_a_bridged_hand_off_ends_the_robots_part(reminded: Talk) -> None:
    reminded.hear("позовите оператора")
    assert reminded.roles == ["hand_off"]
    assert reminded.handed_to == ""
    reminded.send(HandOffEnded(bridged=True))
    assert reminded.outcome == "handed_off"
    assert reminded.state.ended
    assert not reminded.hung_up


def test_a_hand_off_without_operators_promises_a_call_back(reminded: Talk) -> None:
    reminded.hear("позовите оператора").send(HandOffEnded(bridged=False))
    assert Effect("call_back", {"reason": "handoff_failed"}) in reminded.last
    assert reminded.outcome == "handoff_failed"
    assert reminded.finish().hung_up


def test_a_hand_off_without_operators_can_go_on_once(start_talk: StartTalk) -> None:
    talk = start_talk("handoff_failed: go_on\n" + ONE_QUESTION)
    talk.hear("оператора").send(HandOffEnded(bridged=False))
    assert talk.said[-1] == "Придёте?"
    talk.hear("оператора").send(HandOffEnded(bridged=False))
    assert talk.outcome == "handoff_failed"


def test_nobody_is_heard_while_an_operator_is_looked_for(reminded: Talk) -> None:
    reminded.hear("позовите оператора")
    assert reminded.hear("да").last == ()
    assert reminded.send(Silent()).last == ()
    assert [action.role for action in waiting_notice(reminded.script, reminded.state) if isinstance(action, Say)] == [
        "hand_off"
    ]


def test_a_node_can_hand_over(start_talk: StartTalk) -> None:
    talk = start_talk("nodes: {first: {say: Соединяю., handoff: sales}}")
    assert talk.last[1:] == (
        Say("Соединяю.", "first", "hand_off", None, "Соединяю."),
        HandOff("sales", "script"),
    )


def test_wordings_are_picked_by_the_seed(start_talk: StartTalk) -> None:
    talk = start_talk("nodes: {first: {say: [а, б, в, г], hang_up: true}}")
    firsts = [begin(talk.script, {}, now=NOW, seed=seed).actions[1] for seed in range(20)]
    assert len({say.text for say in firsts if isinstance(say, Say)}) > 1
    assert firsts == [begin(talk.script, {}, now=NOW, seed=seed).actions[1] for seed in range(20)]


def test_a_text_that_cannot_be_filled_in_ends_the_call_politely(start_talk: StartTalk) -> None:
    talk = start_talk("""
    values: {people: {kind: number}}
    nodes:
      first: {say: "Сколько вас?", ask: people, then: share}
      share: {say: "Каждому {{ 10 / people }}.", hang_up: true}
    """)
    talk.send(Heard(Meaning("ноль", Candidate("number", Kind.VALUE, 0.9), value=Value("number", "0"))))
    assert talk.outcome == "script_error"
    assert talk.finish().hung_up


# --- whatever happens ------------------------------------------------------------------------------------------------

REACTIONS = ["operator", "never_call_again", "who_is_calling", "repeat", "hold_on", "call_back_later", "swearing"]
ENDING_REACTIONS = ["operator", "never_call_again", "call_back_later"]


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Make scripts in which every way on leads forward, so that a talk in which nobody speaks must end."""
    count = draw(st.integers(1, 4))
    nodes: dict[str, Any] = {"n0": draw(_nodes(0, count))}
    for number in range(1, count):
        nodes[f"n{number}"] = draw(_nodes(number, count))
    nodes[f"n{count}"] = {"say": "Всё.", "hang_up": True}
    return Script.model_validate(
        {
            "script": "random",
            "language": "ru",
            "kind": "survey",
            "values": {
                "when": {"kind": "datetime", "future": True, "confirm": draw(st.booleans())},
                "words": {"kind": "text"},
                "call_back_at": {"kind": "datetime", "confirm": draw(st.booleans())},
            },
            "reactions": draw(st.lists(st.sampled_from(REACTIONS), unique=True)),
            "handoff_failed": draw(st.sampled_from(["go_on", "call_back"])),
            "start": "n0",
            "nodes": nodes,
        }
    )


@st.composite
def _nodes(draw: st.DrawFn, number: int, count: int) -> dict[str, Any]:
    onward = st.one_of(
        st.integers(number + 1, count).map(lambda to: f"n{to}"),
        st.sampled_from(ENDING_REACTIONS),
    )
    anywhere = st.one_of(st.integers(0, count).map(lambda to: f"n{to}"), st.sampled_from(REACTIONS))
    node: dict[str, Any] = {"say": draw(st.sampled_from(["Вот вопрос?", "Раз. Два?", ["Один?", "Другой?"]]))}
    match draw(st.sampled_from(["answers", "ask", "goes_on", "quiet", "handoff", "keys"])):
        case "answers":
            node["on"] = {name: draw(anywhere) for name in draw(st.sets(st.sampled_from(["yes", "no"]), min_size=1))}
        case "ask":
            node |= {"ask": draw(st.sampled_from(["when", "words"])), "then": draw(onward)}
        case "goes_on":
            node["then"] = draw(onward)
        case "quiet":
            node = {"then": [{"when": "when == 1", "then": draw(onward)}, {"then": draw(onward)}]}
        case "handoff":
            node |= {"handoff": "sales", "then": draw(onward)}
        case _:
            node["keys"] = {"1": draw(anywhere)}
    for trouble in ("silence", "unclear"):
        if draw(st.booleans()):
            node[trouble] = {"say": "Простите?", "tries": draw(st.integers(0, 3)), "then": draw(onward)}
    return node


MEANINGS = st.builds(
    Meaning,
    text=st.sampled_from(["", "да", "что-то"]),
    best=st.builds(
        Candidate,
        name=st.sampled_from(["yes", "no", "when", "sales", *REACTIONS]),
        kind=st.sampled_from(list(Kind)),
        probability=st.just(0.9),
    ),
    value=st.none()
    | st.builds(
        Value, st.just("datetime"), st.sampled_from(["2026-11-24T15:00", "2020-01-01T10:00", "вздор", "2026-12-01"])
    ),
    confirm=st.booleans(),
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Heard, MEANINGS),
    st.builds(Silent),
    st.builds(Said, st.sampled_from([0.0, 0.5, 1.0])),
    st.builds(Key, st.sampled_from("12")),
    st.builds(HandOffEnded, st.booleans()),
)


@given(scripts(), st.lists(EVENTS, max_size=15), st.integers(0, 3))
def test_anything_may_happen(script: Script, happened: list[Event], seed: int) -> None:
    step = begin(script, {}, now=NOW, seed=seed)
    assert step == begin(script, {}, now=NOW, seed=seed)
    for event in happened:
        ended = step.state.ended
        after = advance(script, step.state, event)
        assert after == advance(script, step.state, event)
        expectation(script, after.state)
        assert all(action.text for action in after.actions if isinstance(action, Say))
        assert [i for i, action in enumerate(after.actions) if isinstance(action, HangUp)] in (
            [],
            [len(after.actions) - 1],
        )
        if ended:
            assert after.state == step.state
            assert not after.actions
        step = after


@given(
    scripts(),
    st.lists(EVENTS, max_size=6),
    st.sampled_from([Silent(), Said(), Heard(Meaning("м", Candidate("", Kind.UNCLEAR, 0)))]),
)
def test_a_person_who_says_nothing_useful_is_let_go(script: Script, happened: list[Event], only: Event) -> None:
    step = begin(script, {}, now=NOW)
    for event in happened:
        step = advance(script, step.state, event)
    outcomes = [action for action in step.actions if isinstance(action, SetOutcome)]
    for _ in range(80):
        for event in (only, Said(), HandOffEnded(bridged=False), Silent()):
            step = advance(script, step.state, event)
            outcomes += [action for action in step.actions if isinstance(action, SetOutcome)]
    assert step.state.ended
