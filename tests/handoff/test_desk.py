from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from voicebot.events import HandOffChanged
from voicebot.handoff.book import Book, Group
from voicebot.handoff.desk import Desk

if TYPE_CHECKING:
    from voicebot.events import CallEvent

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOOK = Book(groups={"sales": Group(to=("201", "202"))})


class Legs:
    """A line that writes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ring_operator(self, address: str) -> None:
        self.asked.append(f"ring {address}")

    def brief_operator(self, text: str) -> None:
        self.asked.append(f"brief {text}")

    def bridge(self) -> None:
        self.asked.append("bridge")

    def drop_operator(self) -> None:
        self.asked.append("drop")


def open_desk(book: Book = BOOK) -> tuple[Desk, Legs, list[HandOffChanged]]:
    legs, noted = Legs(), list[HandOffChanged]()

    def note(event: CallEvent) -> None:
        assert isinstance(event, HandOffChanged)
        noted.append(event)

    return Desk(book, legs, NOON, note), legs, noted


def test_hands_a_person_over_and_journals_every_state() -> None:
    desk, legs, noted = open_desk()
    assert not desk.at_work
    assert desk.begin("", "asked", "who and why", 1000) is None
    ends = [desk.step(leg, 1020 + i * 20) for i, leg in enumerate(["ringing", "ringing", "answered", "accepted"])]
    assert ends == [None] * 4
    assert desk.silent
    assert desk.step("bridged", 1200) is True
    assert legs.asked == ["ring 201", "brief who and why", "bridge"]
    assert [event.state for event in noted] == ["requested", "ringing", "briefing", "accepted", "bridged"]
    assert {event.group for event in noted} == {"sales"}
    assert [event.briefing for event in noted] == ["", "", "who and why", "", ""]
    assert desk.at_work


def test_the_next_operator_may_be_in_the_same_state_as_the_last() -> None:
    desk, legs, noted = open_desk()
    desk.begin("sales", "", "", 0)
    for at, leg in enumerate(["ringing", "busy", "ringing", "busy"]):
        end = desk.step(leg, at)
    assert end is False
    assert legs.asked == ["ring 201", "ring 202"]
    assert [event.state for event in noted].count("busy") == 2
    assert not desk.at_work


def test_nobody_to_ring() -> None:
    desk, legs, _ = open_desk(Book.empty())
    assert desk.begin("", "", "", 0) is False
    assert legs.asked == []
    assert not desk.at_work


def test_nobody_works_at_this_hour() -> None:
    closed = Group.model_validate({"to": "sip:201@pbx", "hours": "сб 9-18"})
    desk, _, noted = open_desk(Book(groups={"sales": closed}))
    assert desk.begin("sales", "", "", 0) is False
    assert noted[-1].state == "failed"


def test_a_person_who_hangs_up_leaves_no_operator_ringing() -> None:
    desk, legs, noted = open_desk()
    desk.begin("sales", "", "", 0)
    desk.step("ringing", 20)
    desk.person_gone(40)
    assert legs.asked[-1] == "drop"
    assert noted[-1].state == "caller_gone"


def test_a_word_to_the_person_is_due_every_ten_seconds_and_asked_for_once() -> None:
    desk, _, _ = open_desk()
    desk.begin("sales", "", "", 0)
    desk.step("ringing", 20)
    assert not desk.take_notice()
    desk.step("ringing", 10_000)
    assert desk.take_notice()
    assert not desk.take_notice()
