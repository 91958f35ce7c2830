from __future__ import annotations

import pytest

from voicebot.dialog.reactions import intent_phrases, ready_made
from voicebot.dialog.script import Script
from voicebot.dialog.templates import INTRODUCTION, variables_of
from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind

SAMPLE_LIST = {
    "operator", "never_call_again", "who_is_calling", "are_you_a_robot", "repeat", "hold_on", "call_back_later",
    "cannot_hear", "wrong_person", "swearing", "answering_machine",
}  # fmt: skip
LANGUAGES = pytest.mark.parametrize("code", ["ru", "en", "ko"])


@LANGUAGES
def test_every_reaction_of_the_sample_is_there_in_every_language(code: str) -> None:
    assert set(ready_made(code).reactions) >= SAMPLE_LIST


@LANGUAGES
def test_what_is_expensive_asks_back(code: str) -> None:
    costly = {name: reaction for name, reaction in ready_made(code).reactions.items() if reaction.costly}
    assert set(costly) == {"operator", "never_call_again"}
    assert all(reaction.confirm and reaction.not_when for reaction in costly.values())


@LANGUAGES
def test_each_phrase_belongs_to_one_reaction(code: str) -> None:
    normal = language(code).normalise
    phrases = [normal(phrase) for reaction in ready_made(code).reactions.values() for phrase in reaction.phrases]
    assert len(phrases) == len(set(phrases))


@LANGUAGES
def test_each_phrase_is_understood_as_its_reaction_and_each_exception_is_not(code: str) -> None:
    reactions = ready_made(code).reactions
    expected = [
        Expected(text, name, Kind.REACTION, reaction.costly, reaction.not_when)
        for name, reaction in reactions.items()
        for text in reaction.phrases
    ]
    matcher = Matcher(expected, language(code), MatchSettings())
    for name, reaction in reactions.items():
        assert {matcher.meaning(text, typed=True).best.name for text in reaction.phrases} == {name}
        assert name not in {matcher.meaning(text, typed=True).best.name for text in reaction.not_when}


@LANGUAGES
def test_texts_use_only_what_the_walk_gives(code: str) -> None:
    made = ready_made(code)
    said = [text for reaction in made.reactions.values() for text in (*reaction.say, reaction.confirm)]
    assert set().union(*map(variables_of, said)) == {INTRODUCTION}
    assert variables_of(made.texts.confirm_value) == {"value"}
    assert variables_of(made.texts.confirm_answer) == {"phrase"}


def test_a_scripts_phrases_are_added_to_the_built_in_ones() -> None:
    script = Script.model_validate(
        {"script": "s", "language": "ru", "kind": "survey", "start": "a", "intents": {"yes": ["ещё бы"]},
         "nodes": {"a": {"say": "а", "hang_up": True}}}
    )  # fmt: skip
    assert {"ещё бы", "да"} <= set(intent_phrases(script, "yes"))
