from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import NOW

from voicebot.learning.changing import Addition, with_addition
from voicebot.learning.near import Near, near_phrases
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.learning.matching import Understanding

YES = (Kind.INTENT, "yes")


def near(understanding: Understanding, *phrases: str) -> tuple[Near, ...]:
    addition = Addition(YES, phrases)
    after = understanding.of_script(with_addition(understanding.script, addition))
    return near_phrases(understanding, after, addition, NOW)


def test_a_phrase_that_means_an_answer_or_a_reaction_already_is_refused(understanding: Understanding) -> None:
    answer = near(understanding, "перенесите запись")[0]
    assert (answer.sense, answer.nodes, answer.refused) == ((Kind.INTENT, "another_day"), ("remind",), True)
    reaction = near(understanding, "повторите пожалуйста ещё раз")[0]
    assert (reaction.sense, reaction.nodes, reaction.refused) == ((Kind.REACTION, "repeat"), ("greet", "remind"), True)


def test_a_phrase_near_a_hand_off_phrase_is_refused(understanding: Understanding) -> None:
    found = [one for one in near(understanding, "соедините с человеком") if one.sense[0] is Kind.HAND_OFF]
    assert [(one.listed, one.refused) for one in found] == [("соедините с человеком", True)]


def test_a_phrase_of_its_own_is_near_nothing(understanding: Understanding) -> None:
    assert near(understanding, "буду как штык") == ()
