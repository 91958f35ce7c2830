from __future__ import annotations

from concurrent.futures import Future

import pytest

from voicebot.recognition.ears import Utterance
from voicebot.understanding.meaning import Candidate, Kind, Meaning
from voicebot.understanding.values.value import Value
from voicebot.understood import FinishedTurn, Understood


def understood(text: str, stage: str, *, free_text: str = "", followed: str | None = None) -> Understood:
    turn = FinishedTurn(Utterance(text, 100, 500, free_text=followed), "answer")
    best = Candidate("yes", Kind.INTENT, 0.9, phrase="да", stage=stage)
    return Understood(turn, Meaning(free_text or text, best, (best,)), free_text)


@pytest.mark.parametrize(
    ("one", "decided_by", "words"),
    [
        (understood("да", "exact"), "grammar", "да"),
        (understood("на", "exact", free_text="ну да"), "grammar", "на"),
        (understood("на", "free", free_text="ну да"), "free", "ну да"),
        (understood("ну да", "fuzzy", free_text="ну да", followed="ну да"), "free", "ну да"),
    ],
)
def test_the_event_says_which_hearing_decided(one: Understood, decided_by: str, words: str) -> None:
    event = one.event(700)
    assert (event.decided_by, event.words, event.onset, event.offset) == (decided_by, words, 100, 500)
    assert one.reading(700, "ask").stage == one.meaning.best.stage


def test_a_turn_is_decided_when_its_second_hearing_is_done() -> None:
    decoding: Future[str] = Future()
    turn = FinishedTurn(Utterance("да", 0, 500), "answer", decoding)
    assert not turn.decided
    decoding.set_result("да")
    assert turn.decided


def test_the_journal_gets_what_was_said_besides_and_the_value_with_its_place() -> None:
    value = Value("time", "08:00", (2, 10), alternatives=("20:00",), doubtful=True)
    best, also = Candidate("time", Kind.VALUE, 0.9, stage="value"), Candidate("who", Kind.REACTION, 0.8)
    meaning = Meaning("в восемь а кто это", best, (best, also), value=value, also=(also,), confirm=True)
    event = Understood(understood("", "").turn, meaning).reading(500, "ask")
    assert event.value is not None
    assert (event.value.text, event.value.span) == ("08:00", (2, 10))
    assert (event.value.alternatives, event.value.doubtful, event.value.past) == (("20:00",), True, False)
    assert ([one.name for one in event.also], event.confirm) == (["who"], True)


def test_what_is_out_of_scope_is_noted_as_that() -> None:
    meaning = Meaning("какая погода", Candidate("", Kind.OUT_OF_SCOPE, 0.0))
    event = Understood(understood("", "").turn, meaning).reading(500, "ask")
    assert (event.kind, event.intent) == ("out_of_scope", None)
