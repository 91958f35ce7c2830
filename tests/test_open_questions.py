"""Open questions in whole calls: what is said is the answer, in their own words; what matters more is heard too."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from tests.recognition.conftest import recording

from voicebot.audio.channel import telephone
from voicebot.dialog.script import Script
from voicebot.errors import MissingError
from voicebot.events import HandOffChanged, RobotFinished, RobotStarted, UnderstoodAs, UtteranceEnded, ValueSet
from voicebot.handoff.book import Book, Group, Phrase
from voicebot.handoff.following import Edition
from voicebot.host.studio import Studio, Wish
from voicebot.line.callee import Pickup, Reply
from voicebot.line.operator import SimulatedOperator
from voicebot.line.simulated import SimulatedLine
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from voicebot.audio.frame import Frame
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
E = TypeVar("E")
RUSSIAN: dict[str, Any] = {
    "script": "opinion",
    "language": "ru",
    "kind": "survey",
    "reactions": ["operator", "never_call_again", "repeat"],
    "values": {"opinion": {"kind": "text"}, "who": {"kind": "name", "confirm": True}},
    "start": "opinion",
    "nodes": {
        "opinion": {"say": "Что вам понравилось, а что нет?", "ask": "opinion", "then": "who"},
        "who": {"say": "Как вас зовут?", "ask": "who", "then": "end"},
        "end": {"say": "Спасибо, {{ who }}!", "outcome": "answered", "hang_up": True},
    },
}
KOREAN: dict[str, Any] = {
    "script": "opinion",
    "language": "ko",
    "kind": "survey",
    "reactions": ["operator", "never_call_again"],
    "values": {"opinion": {"kind": "text"}},
    "start": "opinion",
    "nodes": {
        "opinion": {"say": "어떠셨어요?", "ask": "opinion", "then": "end"},
        "end": {"say": "감사합니다.", "outcome": "answered", "hang_up": True},
    },
}
BOOK = Book({"sales": Group(to=("sip:201@pbx",))}, (Phrase(say=("соедините с человеком",), group="sales"),))


@dataclass
class Answerer:
    """Says one thing after the other, each half a second after the robot has finished speaking."""

    said: deque[str | Sequence[Frame]]
    frames: deque[Frame] = field(default_factory=deque)
    due: int | None = None
    at: int = 0

    def notice(self, event: CallEvent) -> None:
        if isinstance(event, RobotFinished) and self.said:
            self.due = event.at + 500

    def step(self, at: int, robot: Frame | None) -> Reply:
        del robot
        if self.due is not None and at >= self.due:
            self.due = None
            one = self.said.popleft()
            if isinstance(one, str):
                return Reply(text=one)
            self.frames.extend(one)
        return Reply(frame=self.frames.popleft()) if self.frames else Reply()


def call(script: dict[str, Any], *said: str | Sequence[Frame], studio: Studio, typed: bool = True) -> CallRecord:
    person = Answerer(deque(said))
    operators = {"sip:201@pbx": SimulatedOperator()}
    line = SimulatedLine(person, pickup=Pickup(ring_ms=200), operators=operators, longest_ms=60_000)
    wish = Wish(typed=typed, seed=0, now=NOW, listeners=[person.notice])
    return asyncio.run(studio.run(Script.model_validate(script), {}, line, wish))


def all_of(record: CallRecord, kind: type[E]) -> list[E]:
    return [event for event in record.events if isinstance(event, kind)]


@pytest.fixture
def typing() -> Studio:
    studio = Studio(load_settings())
    studio.phrases = lambda: Edition(BOOK)
    return studio


def test_the_whole_answer_is_the_value_and_a_name_is_asked_back(typing: Studio) -> None:
    record = call(RUSSIAN, "долго ждал, но врач хороший", "меня зовут ирина", "да", studio=typing)
    assert [(event.name, event.value) for event in all_of(record, ValueSet)] == [
        ("opinion", "долго ждал, но врач хороший"),
        ("who", "Ирина"),
    ]
    assert record.outcome == "answered"


def test_a_hand_off_phrase_at_an_open_question_is_no_opinion(typing: Studio) -> None:
    record = call(RUSSIAN, "соедините с человеком", studio=typing)
    assert record.outcome == "handed_off"
    assert all_of(record, HandOffChanged)[-1].state == "bridged"
    assert not all_of(record, ValueSet)


def test_a_reaction_at_an_open_question_returns_to_it(typing: Studio) -> None:
    record = call(RUSSIAN, "повторите пожалуйста", "всё понравилось", "ирина", "да", studio=typing)
    assert all_of(record, UnderstoodAs)[0].intent == "repeat"
    assert all_of(record, ValueSet)[0].value == "всё понравилось"


@pytest.fixture(scope="module")
def speaking() -> Iterator[Studio]:
    studio = Studio(load_settings())
    try:
        studio.model("ko")
    except MissingError as error:
        pytest.skip(str(error))
    yield studio
    studio.close()


@pytest.mark.model
@pytest.mark.voice
@pytest.mark.recordings
@pytest.mark.parametrize("to_spare", [True, False])
def test_in_sound_the_value_is_what_was_heard_freely(speaking: Studio, to_spare: bool) -> None:  # noqa: FBT001 - pytest gives it
    pool = speaking.model("ko").free_recognisers(16_000)
    spoken = telephone(recording("ko/fv01_t01_s01.wav"))
    taken = None if to_spare else pool.borrow()
    try:
        record = call(KOREAN, spoken.frames(), studio=speaking, typed=False)
    finally:
        if taken is not None:
            pool.give_back(taken)
    heard = next(event for event in all_of(record, UtteranceEnded) if event.used == "answer")
    assert (heard.decided_by, heard.words) == ("free", all_of(record, ValueSet)[0].value)
    assert heard.words
    reply = all_of(record, RobotStarted)[-1]
    assert reply.gap is not None
    assert reply.gap <= speaking.settings.endpoint.open_ms + 300
    again = pool.borrow()
    assert again is not None, "it was given back"
    pool.give_back(again)
