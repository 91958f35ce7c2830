from __future__ import annotations

from concurrent.futures import Future

import pytest

from voicebot.recognition.ears import Utterance
from voicebot.understanding.meaning import Candidate, Kind, Meaning
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
