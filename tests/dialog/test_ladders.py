from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.moves import HandOff, Heard, Say, Silent

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

QUESTION = """
nodes:
  first: {say: "Это робот. Придёте?", on: {yes: done}}
  done: {say: "Спасибо!", hang_up: true}
"""
NOISE = "синий трактор едет по полю"


def test_the_nodes_own_ladder_is_climbed_step_by_step(visit: Talk) -> None:
    assert visit.send(Silent()).said == ["Алло, вы меня слышите?"]
    assert visit.send(Silent()).said == ["Алло, вы меня слышите?"]
    assert visit.send(Silent()).state.node == "goodbye"
    assert visit.outcome == "no_answer_given"


def test_each_try_has_its_wording_and_the_last_is_repeated(start_talk: StartTalk) -> None:
    script = QUESTION.replace("on:", "unclear: {say: [Раз?, Два?], tries: 3, then: done}, on:")
    talk = start_talk(script)
    assert [talk.hear(NOISE).said for _ in range(4)] == [["Раз?"], ["Два?"], ["Два?"], ["Спасибо!"]]


def test_without_a_ladder_the_question_is_asked_again_in_short(start_talk: StartTalk) -> None:
    talk = start_talk(QUESTION)
    assert talk.send(Silent()).said == ["Алло, вы меня слышите?", "Придёте?"]
    assert talk.roles == ["silence", "silence"]


def test_without_a_ladder_silence_ends_the_call(start_talk: StartTalk) -> None:
    talk = start_talk(QUESTION)
    for _ in range(3):
        talk.send(Silent())
    assert talk.outcome == "no_answer"
    assert talk.finish().hung_up


def test_without_a_ladder_what_is_unclear_goes_to_an_operator_where_there_is_one(start_talk: StartTalk) -> None:
    alone, helped = start_talk(QUESTION), start_talk("reactions: [operator]\n" + QUESTION)
    for _ in range(3):
        alone.hear(NOISE)
        helped.hear(NOISE)
    assert alone.outcome == "not_understood"
    assert helped.last[-1] == HandOff("", "script")


def test_the_script_can_say_what_its_nodes_do_not(start_talk: StartTalk) -> None:
    talk = start_talk("silence: {after: 2s, say: 'Ау?', tries: 1, then: done}\n" + QUESTION)
    assert talk.send(Silent()).said == ["Ау?"]
    assert talk.send(Silent()).said == ["Спасибо!"]


def test_entering_a_node_gives_all_tries_back(visit: Talk) -> None:
    visit.send(Silent()).send(Silent()).hear("да")
    assert (visit.state.silent, visit.state.unclear) == (0, 0)


def test_on_a_noisy_line_the_robot_says_so_slower_and_then_offers_to_call_back(start_talk: StartTalk) -> None:
    talk = start_talk(QUESTION.replace("on:", "unclear: {say: [Раз.], tries: 1, then: done}, on:"))
    heard = Heard(talk.meaning(NOISE), noisy=True)
    assert talk.send(heard).said == ["Плохо слышно, повторите, пожалуйста, громче.", "Придёте?"]
    assert talk.roles == ["unclear", "unclear"]
    assert all(say.slower for say in talk.last if isinstance(say, Say))
    assert talk.send(heard).said == ["Извините, мешает шум. Скажите ещё раз, пожалуйста.", "Придёте?"]
    assert talk.send(heard).said == ["К сожалению, вас очень плохо слышно.", "Перезвонить вам в другое время?"]
    talk.hear("нет")
    assert talk.send(heard).said == ["Раз."]


def test_what_is_understood_in_noise_is_no_trouble(start_talk: StartTalk) -> None:
    talk = start_talk(QUESTION)
    assert talk.send(Heard(talk.meaning("да"), noisy=True)).said == ["Спасибо!"]
