from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from voicebot.events import HandOffChanged
from voicebot.handoff.book import Book, Group
from voicebot.handoff.desk import Desk
from voicebot.understanding.meaning import Candidate, Kind, Meaning

if TYPE_CHECKING:
    from voicebot.events import CallEvent

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOOK = Book({"sales": Group(to=("sip:201@pbx", "sip:202@pbx"))})


class Legs:
    """Writes down what is done with operators."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def ring_operator(self, address: str) -> None:
        self.done.append(f"ring {address}")

    def brief_operator(self, text: str) -> None:
        self.done.append(f"brief {text}")

    def bridge(self) -> None:
        self.done.append("bridge")

    def drop_operator(self) -> None:
        self.done.append("drop")


class Transfer:
    def __init__(self, book: Book = BOOK) -> None:
        self.legs = Legs()
        self.told: list[CallEvent] = []
        self.desk = Desk(book, self.legs, NOW, self.told.append, {})
        self.at = 0

    def states(self) -> list[str]:
        return [event.state for event in self.told if isinstance(event, HandOffChanged)]

    def legs_say(self, *states: str) -> list[bool | None]:
        answers = []
        for state in states:
            self.at += 20
            answers.append(self.desk.step(state, self.at))
        return answers


def test_an_operator_who_accepts_is_briefed_and_joined() -> None:
    transfer = Transfer()
    assert transfer.desk.begin("sales", "оператор", "На линии Ирина.", 0) is None
    assert transfer.legs_say("ringing", "answered", "answered", "accepted", "bridged") == [None] * 4 + [True]
    assert transfer.legs.done == ["ring sip:201@pbx", "brief На линии Ирина.", "bridge"]
    assert transfer.states() == ["requested", "ringing", "briefing", "accepted", "bridged"]
    assert transfer.desk.silent
    briefed = next(event for event in transfer.told if isinstance(event, HandOffChanged) and event.state == "briefing")
    assert briefed.briefing == "На линии Ирина."


def test_a_busy_operator_is_followed_by_the_next() -> None:
    transfer = Transfer()
    transfer.desk.begin("", "оператор", "", 0)
    transfer.legs_say("busy", "", "ringing", "answered", "accepted", "bridged")
    assert [done for done in transfer.legs.done if done.startswith("ring")] == ["ring sip:201@pbx", "ring sip:202@pbx"]
    assert transfer.states()[-1] == "bridged"


def test_nobody_at_all_is_told_at_once() -> None:
    transfer = Transfer(Book.empty())
    assert transfer.desk.begin("", "оператор", "", 0) is False
    assert not transfer.desk.at_work
    assert transfer.states() == ["requested", "failed"]


def test_a_person_who_hangs_up_leaves_no_operator_ringing() -> None:
    transfer = Transfer()
    transfer.desk.begin("sales", "оператор", "", 0)
    transfer.legs_say("ringing")
    transfer.desk.person_gone(40)
    assert transfer.legs.done[-1] == "drop"
    assert transfer.states()[-1] == "caller_gone"


def test_a_long_wait_is_worth_a_word_to_the_person() -> None:
    transfer = Transfer()
    transfer.desk.begin("sales", "оператор", "", 0)
    assert not transfer.desk.take_notice()
    transfer.desk.step("ringing", 20)
    transfer.desk.step("", 10_020)
    assert transfer.desk.take_notice()
    assert not transfer.desk.take_notice()


def test_a_trigger_makes_a_hand_off_of_a_turn_where_there_is_somebody_to_ring() -> None:
    unclear = Meaning("мгм", Candidate("", Kind.UNCLEAR, 0.1))
    desk, nobody = Transfer().desk, Transfer(Book.empty()).desk
    turns = [desk.triggered(unclear) for _ in range(4)]
    assert [turn.best.kind for turn in turns] == [Kind.UNCLEAR, Kind.UNCLEAR, Kind.HAND_OFF, Kind.UNCLEAR]
    assert (turns[2].best.name, turns[2].best.phrase) == ("sales", "unclear_in_a_row")
    assert [nobody.triggered(unclear) for _ in range(4)] == [unclear] * 4
