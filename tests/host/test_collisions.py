from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicebot.dialog.loading import load_script
from voicebot.handoff.book import Phrase, load_book
from voicebot.host.collisions import Collision, collisions
from voicebot.settings import MatchSettings
from voicebot.understanding.meaning import Kind

DIALOGS = Path(__file__).parents[2] / "dialogs"
SCRIPTS = [load_script(DIALOGS / name) for name in ("meeting_invite", "visit_reminder", "visit_reminder_ko")]
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def found(say: str, **more: object) -> tuple[Collision, ...]:
    return collisions([Phrase.model_validate({"say": say, "group": "sales", **more})], SCRIPTS, MatchSettings(), NOW)


def refused(say: str, **more: object) -> set[tuple[str, str]]:
    return {(one.script, one.name) for one in found(say, **more) if one.refused}


def test_the_phrases_that_ship_are_told_apart_from_every_answer() -> None:
    book = load_book(DIALOGS / "handoff.yaml")
    assert [one for one in collisions(book.phrases, SCRIPTS, MatchSettings(), NOW) if one.refused] == []


def test_an_answer_of_a_node_collides_with_its_place() -> None:
    (first, *_) = found("интересно")
    assert first == Collision(
        "интересно", "meeting_invite", ("invite", "details"), Kind.INTENT, "interested", "интересно", 1.0
    )


def test_the_built_in_yes_collides_even_without_scripts() -> None:
    entry = Phrase(say=("да",), group="sales", languages=("ru",))
    (first, *_) = collisions([entry], [], MatchSettings(), NOW)
    assert (first.script, first.nodes, first.name, first.phrase) == ("", (), "yes", "да")


def test_a_reaction_collides_unless_it_calls_a_human_anyway() -> None:
    assert ("visit_reminder", "repeat") in refused("повторите пожалуйста")
    assert refused("переключите на оператора") == set()


def test_a_value_that_is_asked_for_collides() -> None:
    assert refused("завтра в три") == {("meeting_invite", "datetime"), ("visit_reminder", "datetime")}


def test_only_the_scripts_and_languages_of_the_phrase_are_compared() -> None:
    assert refused("завтра в три", scripts="visit_reminder") == {("visit_reminder", "datetime")}
    assert refused("интересно", languages="ko") == set()


@pytest.mark.parametrize("say", ["хочу менеджера", "позовите директора", "мне нужен живой человек"])
def test_what_is_told_apart_is_not_refused(say: str) -> None:
    assert refused(say) == set()


def test_what_is_only_near_is_told() -> None:
    near = [one for one in found("мне нужен живой человек") if one.name == "are_you_a_robot"]
    assert near
    assert all(0.5 <= one.near < 0.9 for one in near)
    assert found("позовите директора") == ()


def test_an_exception_takes_a_collision_away() -> None:
    asking = SCRIPTS[0].intents["tell_more"].model_copy(update={"phrases": ("кто менеджер",)})
    script = SCRIPTS[0].model_copy(update={"intents": {**SCRIPTS[0].intents, "tell_more": asking}})
    entry = Phrase(say=("менеджер",), group="sales", languages=("ru",))
    assert [one.phrase for one in collisions([entry], [script], MatchSettings(), NOW)] == ["кто менеджер"]
    excepting = entry.model_copy(update={"except_": ("кто менеджер",)})
    assert collisions([excepting], [script], MatchSettings(), NOW) == ()
