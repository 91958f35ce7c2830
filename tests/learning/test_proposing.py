from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.learning.conftest import call, enters, robot, said

from voicebot.language.language import language
from voicebot.learning.changing import Addition
from voicebot.learning.grouping import matchers_similarity
from voicebot.learning.proposing import Teacher
from voicebot.learning.said import said_in
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.journal.record import CallRecord
    from voicebot.learning.matching import Understanding
    from voicebot.learning.proposal import Proposal

YES = (Kind.INTENT, "yes")


def unclear(text: str, then: str = "", *, kind: str = "", name: str = "") -> CallRecord:
    """Make a call in which something was not understood, and then perhaps something was."""
    meant = (robot("unclear"), *said("так", then, at=9)) if then else ()
    return call(enters("greet"), robot(), *said(text, kind), *meant, name=name or text)


def teacher(understanding: Understanding, *records: CallRecord) -> Teacher:
    similarity = matchers_similarity(language("ru"), understanding.settings.match)
    return Teacher(understanding, similarity, [said_in(record, understanding.script) for record in records])


def proposed(understanding: Understanding, *records: CallRecord) -> list[Proposal]:
    return list(teacher(understanding, *records).findings().proposals)


def test_answers_that_are_alike_are_one_proposal_for_what_people_meant(understanding: Understanding) -> None:
    texts = ("минутка найдётся", "найдётся минутка", "ну минутка найдётся")
    (one,) = proposed(understanding, *(unclear(text, "intent yes") for text in texts))
    assert (one.action, one.because, one.sense, one.sure, one.calls) == ("add", "later", YES, 1.0, 3)
    assert one.phrases == ("минутка найдётся",), "the others are near to it"
    assert one.effect
    assert len(one.effect.matches) == 3


def test_what_people_meant_comes_before_what_is_nearest(understanding: Understanding) -> None:
    (one,) = proposed(understanding, unclear("ну это удобства всякие", "intent busy_now"))
    assert (one.because, one.sense) == ("later", (Kind.INTENT, "busy_now"))


def test_people_who_meant_different_things_tell_nothing(understanding: Understanding) -> None:
    records = (unclear("бу бу бу", "intent yes", name="1"), unclear("бу бу бу", "intent no", name="2"))
    (one,) = proposed(understanding, *records)
    assert (one.action, one.because) == ("new_intent", "several")


def test_what_nobody_explained_goes_to_the_nearest(understanding: Understanding) -> None:
    record = call(
        enters("remind"), robot(node="remind"), *said("на другой там какой-то день недели может", node="remind")
    )
    (one,) = proposed(understanding, record)
    assert (one.action, one.because, one.sense) == ("add", "near", (Kind.INTENT, "another_day"))


@pytest.mark.parametrize(
    ("records", "action", "because"),
    [
        ([unclear("кошка на дереве", name="1"), unclear("кошка на дереве", name="2")], "new_intent", "several"),
        ([unclear("кошка на дереве")], "leave", "alone"),
        ([unclear("кошка на дереве", "intent yes", kind="out_of_scope ")], "leave", "elsewhere"),
        ([unclear("кошка на дереве", "value date")], "leave", "value"),
    ],
)
def test_what_is_near_nothing_is_a_new_intent_or_left(
    understanding: Understanding, records: list[CallRecord], action: str, because: str
) -> None:
    (one,) = proposed(understanding, *records)
    assert (one.action, one.because, one.effect) == (action, because, None)


def test_what_is_understood_by_now_or_decided_is_not_proposed(understanding: Understanding) -> None:
    records = (unclear("да удобно"), unclear("кошка на дереве"), unclear("буду как штык"))
    found = teacher(understanding, *records).findings(lambda one: one.said.text == "кошка на дереве")
    assert (found.calls, found.said, found.unclear, found.known, found.decided) == (3, 3, 3, 1, 1)
    assert [one.phrases for one in found.proposals] == [("буду как штык",)]


def test_a_node_that_is_no_more_is_passed_over(understanding: Understanding) -> None:
    assert proposed(understanding, call(enters("old"), robot(node="old"), *said("буду", node="old"))) == []


def test_what_was_accepted_counts_for_what_comes_after(understanding: Understanding) -> None:
    records = (unclear("буду как штык", "intent yes"), unclear("кошка на дереве", "intent yes"))
    taught = teacher(understanding, *records)
    first, second = taught.findings().proposals
    taught.learn(Addition(YES, first.phrases))
    assert taught.reviewed(first) is None
    assert taught.reviewed(second) is not None
