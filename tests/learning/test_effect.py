from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import call, enters, robot, said

from voicebot.learning.changing import Addition, with_addition
from voicebot.learning.effect import Effect, lines_of, measure
from voicebot.learning.said import said_in
from voicebot.learning.unclear import unclear_answers
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.journal.record import CallRecord
    from voicebot.learning.matching import Understanding

YES, NO = (Kind.INTENT, "yes"), (Kind.INTENT, "no")


def effect(
    understanding: Understanding, addition: Addition, *records: CallRecord, case: CallRecord | None = None
) -> Effect:
    heard = [said_in(record, understanding.script) for record in records]
    cases = said_in(case, understanding.script, case="x.yaml") if case else ()
    unclear = [one for each in heard for one in unclear_answers(each)]
    lines = lines_of([*(one for each in heard for one in each), *cases], unclear)
    after = understanding.of_script(with_addition(understanding.script, addition))
    return measure(understanding, after, addition, lines)


def greeted(*texts: str, then: str = "", name: str = "c") -> CallRecord:
    events = [event for at, text in enumerate(texts) for event in said(text, at=at)]
    meant = said("так", then, at=99) if then else ()
    return call(enters("greet"), robot(), *events, *meant, name=name)


def test_what_was_unclear_and_is_understood_then_is_counted_as_often_as_it_was_said(
    understanding: Understanding,
) -> None:
    found = effect(
        understanding, Addition(YES, ("минутка найдётся",)), greeted("минутка найдётся", "минутка найдётся", "да")
    )
    assert [(one.line.said.text, one.line.count, one.before, one.after) for one in found.matches] == [
        ("минутка найдётся", 2, None, YES)
    ]
    assert (found.lines, found.collides, found.refused) == (3, (), False)


def test_what_would_change_its_meaning_collides(understanding: Understanding) -> None:
    found = effect(understanding, Addition(YES, ("нет",)), greeted("нет", "да"))
    assert [(one.before, one.after) for one in found.collides] == [(NO, YES)]
    assert found.refused


def test_what_is_known_to_mean_something_else_collides(understanding: Understanding) -> None:
    addition = Addition(YES, ("ну вот прямо сейчас",))
    right = effect(understanding, addition, greeted("ну вот прямо сейчас", then="intent yes"))
    wrong = effect(understanding, addition, greeted("ну вот прямо сейчас", then="intent no"))
    assert (len(right.matches), len(right.collides)) == (1, 0)
    assert (len(wrong.matches), len(wrong.collides)) == (0, 1)


def test_what_a_case_counts_on_not_being_understood_collides(understanding: Understanding) -> None:
    found = effect(understanding, Addition(YES, ("бу бу бу",)), greeted("бу бу бу"), case=greeted("бу бу бу"))
    assert (len(found.matches), [one.line.said.source.is_case for one in found.collides]) == (1, [True])


def test_only_places_where_the_phrase_may_be_said_are_read(understanding: Understanding) -> None:
    found = effect(understanding, Addition((Kind.INTENT, "cancel"), ("снесите всё",)), greeted("снесите всё", "да"))
    assert (found.lines, found.matches) == (0, ())
