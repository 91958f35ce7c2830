from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicebot.dialog.loading import load_script
from voicebot.dialog.moves import Said, Say, Silent
from voicebot.dialog.prompts import fixed_prompts
from voicebot.dialog.walk import advance, begin
from voicebot.errors import ContactError
from voicebot.language.pieces import Filled

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.dialog.conftest import StartTalk, Talk

SAID = [
    "да",
    "нет",
    "я занят",
    "кто это",
    "вы робот",
    "повторите",
    "подождите",
    "больше мне не звоните",
    "оператора",
    "м",
]


def test_what_the_contact_tells_is_known(visit: Talk, now: datetime) -> None:
    known = "Напоминаю: вы записаны во вторник, первого декабря, в десять утра. Вы придёте?"
    (found,) = (prompt for prompt in fixed_prompts(visit.script, visit.contact, now) if prompt.text == known)
    assert [piece.value for piece in found.pieces] == ["", "visit_at", ""]
    assert not Filled(found.pieces).heard


def test_a_text_that_waits_for_a_value_has_an_example_in_its_place(visit: Talk, now: datetime) -> None:
    waiting = [
        prompt.pieces for prompt in fixed_prompts(visit.script, visit.contact, now) if Filled(prompt.pieces).heard
    ]
    assert [[piece.text for piece in pieces if not piece.heard] for pieces in waiting] == [
        ["Записал: ", ". Если что-то изменится, позвоните нам. Всего доброго!"],
        ["Записал: ", ". Если что-то изменится, позвоните нам. Всего доброго!"],
        ["Правильно понял: ", "?"],
        ["Может быть, ", "?"],
        [" или ", "?"],
    ]


def test_conditions_on_what_is_not_known_yet_are_taken_both_ways(start_talk: StartTalk, now: datetime) -> None:
    talk = start_talk("""
    values: {n: {kind: number}}
    nodes: {first: {say: "{% if n %}Да, {{ n }}.{% else %}Нет.{% endif %}", hang_up: true}}
    """)
    assert [prompt.text for prompt in fixed_prompts(talk.script, {}, now)][:2] == ["Нет.", "Да, 2."]


def test_each_text_is_there_once(visit: Talk, now: datetime) -> None:
    texts = [prompt.text for prompt in fixed_prompts(visit.script, visit.contact, now)]
    assert len(texts) == len(set(texts))


def test_needs_a_whole_contact(visit: Talk, now: datetime) -> None:
    with pytest.raises(ContactError):
        fixed_prompts(visit.script, {}, now)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SAID), st.none(), st.just(Said())), max_size=8))
def test_whatever_is_said_without_a_value_was_foreseen(
    visit: Talk, now: datetime, heard: list[str | Said | None]
) -> None:
    foreseen = {prompt.text for prompt in fixed_prompts(visit.script, visit.contact, now)}
    step = begin(visit.script, visit.contact, now=now)
    for one in heard:
        visit.state = step.state
        if isinstance(one, str):
            said = visit.hear(one)
            step = type(step)(said.state, said.last)
        else:
            step = advance(visit.script, step.state, one or Silent())
        assert {action.text for action in step.actions if isinstance(action, Say)} <= foreseen


def test_costly_answers_bring_their_question(start_talk: StartTalk, now: datetime) -> None:
    talk = start_talk("""
    intents: {pay: {phrases: [заплачу], costly: true}}
    nodes: {first: {say: "Когда?", on: {pay: done}}, done: {say: Да., hang_up: true}}
    """)
    assert "Правильно понял: заплачу?" in {prompt.text for prompt in fixed_prompts(talk.script, {}, now)}


def test_shipped_scripts_have_their_prompts(dialogs: Path, now: datetime) -> None:
    contact = {"name": "Олег", "company": "Ромашка", "topic": "Налоги"}
    assert len(fixed_prompts(load_script(dialogs / "meeting_invite"), contact, now)) > 20
