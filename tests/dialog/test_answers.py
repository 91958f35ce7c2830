from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.moves import Effect, HandOff, Heard, SetValue, Silent
from voicebot.understanding.meaning import Candidate, Kind, Meaning
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

OPERATOR = Meaning("оператора", Candidate("operator", Kind.REACTION, 0.6), confirm=True)
SUPERVISOR = Meaning("начальника", Candidate("seniors", Kind.HAND_OFF, 0.6), confirm=True)
NEVER = Meaning("не звоните", Candidate("never_call_again", Kind.REACTION, 0.6), confirm=True)
MUMBLE = Meaning("мм", Candidate("", Kind.UNCLEAR, 0.0))
ASKS = """
values: {when: {kind: datetime, future: true, confirm: true}}
nodes:
  first: {say: "Когда?", ask: when, then: done}
  done: {say: "Записал {{ when | spoken }}.", hang_up: true}
"""


@pytest.mark.parametrize("text", ["не приду", "нет, не смогу", "нет"])
def test_a_refusal_is_not_consent(reminded: Talk, text: str) -> None:
    assert reminded.hear(text).state.node == "reschedule"


def test_the_answer_leads_on_whether_or_not_the_prompt_is_over(visit: Talk) -> None:
    assert visit.hear("да, удобно").state.node == "remind"


def test_a_target_may_be_a_reaction(visit: Talk) -> None:
    visit.hear("я занят")
    assert visit.said[0] in {"Когда вам перезвонить?", "В какое время вам удобно поговорить?"}
    visit.hear("через час").hear("да")
    assert visit.outcome == "call_back"
    assert [action.effect for action in visit.actions if isinstance(action, Effect)] == ["call_back"]


def test_a_costly_meaning_that_is_not_certain_is_confirmed(reminded: Talk) -> None:
    assert reminded.send(Heard(OPERATOR)).said == ["Соединить вас с оператором?"]
    assert reminded.roles == ["confirm"]
    reminded.hear("да")
    assert reminded.handed_to == ""


@pytest.mark.parametrize(("first", "again", "group"), [(OPERATOR, OPERATOR, ""), (SUPERVISOR, OPERATOR, "seniors")])
def test_saying_the_same_again_confirms_it(reminded: Talk, first: Meaning, again: Meaning, group: str) -> None:
    assert reminded.send(Heard(first)).send(Heard(again)).handed_to == group


def test_a_refused_confirmation_returns_to_the_question(reminded: Talk) -> None:
    reminded.send(Heard(OPERATOR)).hear("нет")
    assert reminded.handed_to is None
    assert reminded.said == ["Хорошо, продолжим.", "Вы придёте?"]
    assert reminded.hear("приду").state.node == "confirmed"


@pytest.mark.parametrize("trouble", [Silent(), Heard(MUMBLE)])
def test_who_asked_for_a_human_gets_one_when_they_do_not_answer(reminded: Talk, trouble: Silent | Heard) -> None:
    reminded.send(Heard(SUPERVISOR)).send(trouble)
    assert reminded.said == ["Соединить вас с оператором?"]
    reminded.send(trouble)
    assert HandOff("seniors", "начальника") in reminded.last


def test_never_call_again_is_not_taken_from_silence(reminded: Talk) -> None:
    reminded.send(Heard(NEVER)).send(Silent()).send(Silent())
    assert reminded.outcome == ""
    assert reminded.said[-1] == "Вы придёте?"


def test_something_else_understood_takes_the_place_of_a_confirmation(reminded: Talk) -> None:
    assert reminded.send(Heard(OPERATOR)).hear("давайте на другой день").state.node == "reschedule"


def test_a_costly_answer_is_confirmed_by_its_first_phrase(start_talk: StartTalk) -> None:
    talk = start_talk("""
    intents: {pay: {phrases: [заплачу сегодня, оплачу], costly: true}}
    nodes: {first: {say: "Когда заплатите?", on: {pay: done}}, done: {say: Хорошо., hang_up: true}}
    """)
    talk.send(Heard(Meaning("оплачу", Candidate("pay", Kind.INTENT, 0.6), confirm=True)))
    assert talk.said == ["Правильно понял: заплачу сегодня?"]
    assert talk.hear("да").said == ["Хорошо."]


def test_a_value_is_repeated_and_kept_when_confirmed(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS).hear("завтра в пятнадцать часов")
    assert talk.roles == ["confirm"]
    assert talk.said[0].startswith("Правильно понял: завтра")
    assert talk.said[0].endswith("в пятнадцать часов?")
    assert talk.state.values == {}
    talk.hear("да, верно")
    assert [action.value for action in talk.last if isinstance(action, SetValue)] == ["2026-11-24T15:00"]
    assert talk.said[0].startswith("Записал завтра")


def test_a_value_that_was_heard_wrongly_is_asked_again(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS).hear("завтра в пятнадцать часов").hear("нет")
    assert talk.said == ["Хорошо, давайте ещё раз.", "Когда?"]


def test_a_value_can_be_corrected_at_its_confirmation(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS).hear("завтра в пятнадцать часов").hear("завтра в шестнадцать часов").hear("да")
    assert talk.state.values == {"when": "2026-11-24T16:00"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("нет, в четыре", "2026-11-24T16:00"),
        ("в четыре", "2026-11-24T16:00"),
        ("да, в четыре", "2026-11-24T16:00"),
        ("нет, в половине пятого", "2026-11-24T16:30"),
        ("нет, послезавтра", "2026-11-25T15:00"),
        ("нет, послезавтра в пять", "2026-11-25T17:00"),
    ],
)
def test_a_correction_keeps_what_it_does_not_say(start_talk: StartTalk, text: str, value: str) -> None:
    talk = start_talk(ASKS).hear("завтра в пятнадцать часов").hear(text)
    assert talk.roles == ["confirm"]
    assert talk.hear("да").state.values == {"when": value}


def test_the_same_value_again_confirms_it_unless_with_a_no(start_talk: StartTalk) -> None:
    assert start_talk(ASKS).hear("завтра в три").hear("да, завтра в три").state.values == {"when": "2026-11-24T15:00"}
    assert start_talk(ASKS).hear("завтра в три").hear("нет, в три").roles == ["confirm"]


@pytest.mark.parametrize(
    ("first", "question", "then"),
    [("во вторник", "В котором часу?", "в десять"), ("в десять", "В какой день?", "во вторник")],
)
def test_the_rest_of_a_moment_is_asked_for(start_talk: StartTalk, first: str, question: str, then: str) -> None:
    talk = start_talk(ASKS).hear(first)
    assert talk.said == [question]
    talk.hear(then)
    assert talk.roles == ["confirm"]
    assert talk.hear("верно").state.values == {"when": "2026-11-24T10:00"}


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("давайте на другой день", "Понимаю. На какой день и час вас записать?"),
        ("давайте в пятницу", "В котором часу?"),
        ("перенесите на завтра в три", "Правильно понял: завтра, двадцать четвёртого ноября, в пятнадцать часов?"),
        ("перезвоните завтра в три", "Правильно понял: завтра, двадцать четвёртого ноября, в пятнадцать часов?"),
    ],
)
def test_what_is_said_at_once_is_not_asked_for(reminded: Talk, answer: str, said: str) -> None:
    assert reminded.hear(answer).said == [said]


def test_a_call_back_is_asked_for_once(reminded: Talk) -> None:
    talk = reminded.hear("я за рулём").hear("перезвоните через час")
    assert talk.said == ["Правильно понял: сегодня, двадцать третьего ноября, в тринадцать часов?"]
    assert talk.hear("да").state.outcome == "call_back"


def test_what_was_refused_is_not_kept_in_part(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS).hear("завтра").hear("в три").hear("нет").hear("в пять")
    assert talk.said == ["В какой день?"]


def test_the_rest_is_not_asked_for_for_ever(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS)
    for _ in range(4):
        talk.hear("завтра")
    assert talk.outcome == "not_understood"


def test_a_value_cannot_be_refused_for_ever(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS)
    for _ in range(3):
        talk.hear("завтра в пятнадцать часов").hear("нет")
    assert talk.outcome == "not_understood"


def test_a_time_that_is_past_is_not_taken(start_talk: StartTalk) -> None:
    past = Meaning("вчера", Candidate("datetime", Kind.VALUE, 0.9), value=Value("datetime", "2026-11-22T15:00"))
    assert start_talk(ASKS).send(Heard(past)).roles == ["unclear", "unclear"]


def test_an_open_question_takes_any_words(start_talk: StartTalk) -> None:
    talk = start_talk("""
    values: {opinion: {kind: text}}
    nodes: {first: {say: "Что думаете?", ask: opinion, then: done}, done: {say: Спасибо., hang_up: true}}
    """)
    assert talk.hear("дорого и далеко").state.values == {"opinion": "дорого и далеко"}


def test_the_goodbye_is_broken_off_only_by_what_matters(reminded: Talk) -> None:
    reminded.hear("да, приду")
    assert reminded.hear("спасибо").last == ()
    reminded.hear("больше мне не звоните")
    assert [action.effect for action in reminded.last if isinstance(action, Effect)] == ["stop_list"]
    assert reminded.hear("больше мне не звоните").last == ()
    assert reminded.finish().hung_up
