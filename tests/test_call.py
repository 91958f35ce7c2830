"""Whole calls in virtual time: a person who types, the real floor, matcher, script, desk and journal."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from voicebot.call import converse
from voicebot.call_parts import Parts
from voicebot.dialog.script import Script
from voicebot.effects import MemoryEffects
from voicebot.errors import EffectError, SynthesisError
from voicebot.events import (
    EffectRequested,
    FaultNoted,
    HandOffChanged,
    LineChanged,
    NodeEntered,
    OutcomeSet,
    RobotFinished,
    RobotPaused,
    RobotResumed,
    RobotStarted,
    RobotStopped,
    UtteranceEnded,
    ValueSet,
)
from voicebot.handoff.book import Book, Group, Phrase
from voicebot.handoff.following import Edition
from voicebot.host.studio import Studio, Wish
from voicebot.journal.journal import Journal
from voicebot.journal.record import CallHeader
from voicebot.language.language import language
from voicebot.line.callee import Pickup, Reply
from voicebot.line.operator import SimulatedOperator
from voicebot.line.simulated import SimulatedLine
from voicebot.recognition.typed_ears import TypedEars
from voicebot.settings import LineSettings, RecognitionSettings, Settings
from voicebot.speech.mouth import TextMouth

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from voicebot.audio.frame import Frame
    from voicebot.effects import Asking, Message
    from voicebot.events import CallEvent
    from voicebot.journal.record import CallRecord
    from voicebot.language.pieces import Filled
    from voicebot.line.line import Tick
    from voicebot.recognition.ears import Hearing, Utterance

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANSWER = 1000
E = TypeVar("E")
LONG = "Напоминаю, что приём начинается в десять утра, просим не опаздывать и взять с собой паспорт. Вы придёте?"

SCRIPT: dict[str, Any] = {
    "script": "test",
    "language": "ru",
    "kind": "service",
    "reactions": ["operator", "never_call_again", "repeat"],
    "values": {"new_time": {"kind": "datetime"}},
    "start": "greet",
    "nodes": {
        "greet": {"say": "Здравствуйте! Это робот. Удобно говорить?", "on": {"yes": "remind", "no": "goodbye"}},
        "remind": {"say": LONG, "on": {"yes": "goodbye", "no": "reschedule"}, "keys": {"1": "goodbye"}},
        "reschedule": {"say": "На какой день и час вас записать?", "ask": "new_time", "then": "goodbye"},
        "goodbye": {"say": "Спасибо, до свидания!", "outcome": "talked", "hang_up": True},
    },
}
BOOK = Book(
    {"sales": Group(to=("sip:201@pbx", "sip:202@pbx"))},
    (Phrase(say=("соедините с человеком",), group="sales"),),
)


@dataclass
class Person:
    """Does each thing at its time after the answer."""

    lines: list[tuple[int, Reply]] = field(default_factory=list)
    heard: list[tuple[int, Frame | None]] = field(default_factory=list)

    def step(self, at: int, robot: Frame | None) -> Reply:
        self.heard.append((at, robot))
        if self.lines and at - ANSWER >= self.lines[0][0]:
            return self.lines.pop(0)[1]
        return Reply()


@dataclass
class Told:
    """A call that was made."""

    record: CallRecord
    line: SimulatedLine
    person: Person

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.record.events if isinstance(event, kind)]


def call(  # noqa: PLR0913 - each is one thing that a test may want otherwise
    *said: tuple[int, str | Reply],
    nodes: dict[str, object] | None = None,
    operators: dict[str, SimulatedOperator] | None = None,
    pickup: Pickup | None = None,
    book: Book = BOOK,
    studio: Studio | None = None,
    seed: int | None = 0,
) -> Told:
    """Make a call; what is said is given with its time after the answer, ms."""
    script = Script.model_validate({**SCRIPT, "nodes": {**SCRIPT["nodes"], **(nodes or {})}})
    person = Person([(at, one if isinstance(one, Reply) else Reply(text=one)) for at, one in said])
    line = SimulatedLine(
        person,
        pickup=pickup or Pickup(ring_ms=ANSWER),
        operators={"sip:201@pbx": SimulatedOperator(), "sip:202@pbx": SimulatedOperator()} | (operators or {}),
    )
    studio = studio or Studio(Settings())
    studio.phrases = lambda: Edition(book)
    record = asyncio.run(studio.run(script, {}, line, Wish(typed=True, now=NOW, seed=seed)))
    return Told(record, line, person)


HANG_UP = Reply(hang_up=True)
GREETED = 3500
"""After this long the greeting is over and the person may answer."""


def test_a_call_from_the_answer_to_the_goodbye() -> None:
    told = call((200, "алло"), (GREETED, "да, удобно"), (12_000, "да, приду"))
    assert [event.node for event in told.all(NodeEntered)] == ["greet", "remind", "goodbye"]
    assert [event.state for event in told.all(LineChanged)] == ["dialing", "answered", "ended"]
    assert told.record.outcome == "talked"
    assert told.record.line.cause == "robot_hung_up"
    assert told.all(UtteranceEnded)[0].used == "greeting"


def test_the_robot_says_nothing_before_the_answer() -> None:
    told = call((GREETED, HANG_UP))
    assert told.all(RobotStarted)[0].at >= ANSWER


def test_without_a_word_the_greeting_comes_after_half_a_second() -> None:
    told = call((GREETED, HANG_UP))
    assert told.all(RobotStarted)[0].at == ANSWER + 500


def test_the_greeting_follows_the_first_word_within_300_ms() -> None:
    told = call((100, "алло"), (GREETED, HANG_UP))
    assert told.all(RobotStarted)[0].at - told.all(UtteranceEnded)[0].offset <= 300


def test_a_yes_in_the_first_two_seconds_is_no_consent() -> None:
    told = call((100, "да"), (1500, "слушаю"), (GREETED + 1000, HANG_UP))
    assert [event.node for event in told.all(NodeEntered)] == ["greet"]
    assert {event.used for event in told.all(UtteranceEnded)} == {"greeting"}
    assert not told.all(RobotPaused)


def test_an_answer_is_answered_within_300_ms() -> None:
    told = call((GREETED, "да, удобно"), (8000, HANG_UP))
    gap = told.all(RobotStarted)[1].gap
    assert gap is not None
    assert gap <= 300


def test_a_back_channel_pauses_and_the_robot_goes_on() -> None:
    told = call((GREETED, "да, удобно"), (7000, "угу"), (20_000, HANG_UP))
    assert [event.because for event in told.all(RobotResumed)] == ["back_channel"]
    assert told.all(RobotPaused)[0].at - told.all(RobotPaused)[0].onset <= 200
    assert told.all(UtteranceEnded)[-1].used == "back_channel"
    assert not [event for event in told.all(RobotStopped) if event.because != "hang_up"]


def test_an_interruption_takes_the_floor_and_is_answered() -> None:
    told = call((GREETED, "да, удобно"), (7000, "нет, не приду"), (14_000, HANG_UP))
    stopped = told.all(RobotStopped)[0]
    assert 0 < stopped.fraction < 1
    assert LONG.startswith(stopped.heard)
    assert told.all(NodeEntered)[-1].node == "reschedule"


def test_while_paused_nothing_is_on_the_line() -> None:
    told = call((GREETED, "да, удобно"), (7000, "подождите, я не понимаю"), (9000, HANG_UP))
    paused = told.all(RobotPaused)[0].at
    after = [frame for at, frame in told.person.heard if paused + 40 < at <= paused + 500]
    assert after
    assert all(frame is None for frame in after)


def test_never_finishes_its_sentence_and_then_answers() -> None:
    node = {"say": LONG, "barge_in": "never", "on": {"yes": "goodbye", "no": "reschedule"}}
    told = call((GREETED, "да, удобно"), (7000, "нет, не приду"), (30_000, HANG_UP), nodes={"remind": node})
    assert not told.all(RobotPaused)
    assert "reschedule" in [event.node for event in told.all(NodeEntered)]
    finished = [event.at for event in told.all(RobotFinished)]
    assert told.all(RobotStarted)[2].at >= finished[1]


NOTICE = {"say": LONG, "barge_in": "never", "then": "consent"}
CONSENT = {"say": "Вы согласны?", "on": {"yes": "goodbye", "no": "reschedule"}}


def test_what_is_said_over_a_notice_is_no_answer_to_the_next_question() -> None:
    nodes = {"remind": NOTICE, "consent": CONSENT}
    told = call((GREETED, "да, удобно"), (7000, "да, да, конечно"), (30_000, HANG_UP), nodes=nodes)
    assert "goodbye" not in [event.node for event in told.all(NodeEntered)]
    assert told.all(UtteranceEnded)[-1].used == "ignored"


def test_a_cry_for_a_human_over_a_notice_is_kept_whatever_follows() -> None:
    said = ((GREETED, "да, удобно"), (6000, "соедините с человеком"), (9000, "хорошая погода"))
    told = call(*said, nodes={"remind": NOTICE, "consent": CONSENT})
    assert told.record.outcome == "handed_off"
    used = {event.text: event.used for event in told.all(UtteranceEnded)}
    assert (used["соедините с человеком"], used["хорошая погода"]) == ("answer", "ignored")


def test_never_call_again_counts_even_from_one_who_hangs_up_over_it() -> None:
    said = ((GREETED, "да, удобно"), (6000, "больше мне не звоните"), (8500, HANG_UP))
    told = call(*said, nodes={"remind": NOTICE, "consent": CONSENT})
    assert [event.effect for event in told.all(EffectRequested)] == ["stop_list"]
    assert told.record.outcome == "do_not_call"


def test_never_call_again_counts_with_the_receiver_on_its_way_down() -> None:
    told = call((GREETED, "больше мне не звоните"), (GREETED + 1050, HANG_UP))
    assert told.all(UtteranceEnded)[-1].reason == "line_ended"
    assert told.record.outcome == "do_not_call"


def test_never_call_again_instead_of_a_hello_is_no_greeting() -> None:
    told = call((100, "больше мне не звоните"), (9000, HANG_UP))
    assert [event.effect for event in told.all(EffectRequested)] == ["stop_list"]


def test_a_key_before_the_greeting_is_no_answer() -> None:
    told = call((100, Reply(keys="1")), (GREETED, "да, удобно"), (6000, HANG_UP))
    assert [event.node for event in told.all(NodeEntered)] == ["greet", "remind"]


def test_three_odd_remarks_during_the_goodbye_call_nobody() -> None:
    goodbye = {"say": LONG, "outcome": "talked", "hang_up": True, "barge_in": "any"}
    odd = [(8000 + 2500 * n, text) for n, text in enumerate(("трактор в поле", "ёлки зелёные", "берёзы шумят"))]
    told = call((GREETED, "нет"), *odd, nodes={"goodbye": goodbye})
    assert not told.all(HandOffChanged)
    assert told.record.outcome == "talked"


def test_a_transfer_goes_on_while_the_person_is_on_hold() -> None:
    hold = [(GREETED + 2200 + 20 * tick, Reply(hold=True)) for tick in range(400)]
    desks = {"sip:201@pbx": SimulatedOperator(answer="busy", ring_ms=1000)}
    told = call((GREETED, "соедините с человеком"), *hold, operators=desks)
    rung = [event.at for event in told.all(HandOffChanged) if event.state == "requested"]
    assert rung[1] - rung[0] < 2000


def test_a_robot_that_loses_its_voice_hangs_up_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: TextMouth, filled: Filled, node: str = "", *, slower: bool = False) -> None:
        raise SynthesisError(f"cannot say '{filled.text}' at {node}{' slower' if slower else ''}")

    monkeypatch.setattr(TextMouth, "say", fail)
    told = call((GREETED, "да, удобно"))
    assert told.record.outcome == "speech_failed"
    assert told.all(FaultNoted)[0].code == "synthesis"
    assert told.record.line.cause == "robot_hung_up"


def test_phrases_goes_on_until_a_phrase_is_heard() -> None:
    node = {"say": LONG, "barge_in": "phrases", "on": {"yes": "goodbye", "no": "reschedule"}}
    told = call(
        (GREETED, "да, удобно"), (6000, "погода хорошая"), (8000, "соедините с человеком"), nodes={"remind": node}
    )
    assert not told.all(RobotPaused)
    assert told.all(RobotStopped)[0].because == "phrase"
    assert told.record.outcome == "handed_off"


def test_silence_is_asked_about_and_ends() -> None:
    told = call()
    assert [event.role for event in told.all(RobotStarted)].count("silence") >= 2
    assert told.record.outcome == "no_answer"
    assert told.record.line.cause == "robot_hung_up"


def test_a_key_answers_and_interrupts() -> None:
    told = call((GREETED, "да, удобно"), (7000, Reply(keys="1")))
    assert told.all(RobotStopped)[0].because == "key"
    assert told.record.outcome == "talked"


def test_a_value_is_asked_for_and_kept() -> None:
    told = call((GREETED, "да, удобно"), (12_500, "нет"), (16_500, "завтра в три"))
    assert [(event.name, event.value[:16]) for event in told.all(ValueSet)] == [("new_time", "2026-11-24T15:00")]


def test_never_call_again_is_written_down_before_the_goodbye() -> None:
    told = call((GREETED, "больше мне не звоните"))
    effect = told.all(EffectRequested)[0]
    goodbye = told.all(RobotStarted)[-1]
    assert effect.effect == "stop_list"
    assert told.record.events.index(effect) < told.record.events.index(goodbye)
    assert told.record.outcome == "do_not_call"


def test_a_hand_off_phrase_reaches_an_operator_who_is_told_why() -> None:
    told = call((GREETED, "соедините с человеком"))
    states = [event.state for event in told.all(HandOffChanged)]
    assert states == ["requested", "ringing", "briefing", "accepted", "bridged"]
    assert "соедините с человеком" in told.line.briefings[0].text
    assert told.record.outcome == "handed_off"
    bridged = told.all(HandOffChanged)[-1].at
    assert not [event for event in told.all(RobotStarted) if event.at > bridged], "the robot is silent from here on"


def test_the_next_operator_is_rung_when_one_is_busy() -> None:
    told = call((GREETED, "соедините с человеком"), operators={"sip:201@pbx": SimulatedOperator(answer="busy")})
    assert told.line.rung == ["sip:201@pbx", "sip:202@pbx"]
    assert told.record.outcome == "handed_off"


def test_the_operator_who_has_been_idle_longest_is_rung_first_in_the_next_call() -> None:
    book = Book({"sales": Group(to=("sip:201@pbx", "sip:202@pbx"), order="longest_idle")}, BOOK.phrases)
    studio = Studio(Settings())
    first, second = (call((GREETED, "соедините с человеком"), book=book, studio=studio, seed=None) for _ in range(2))
    assert (first.line.rung, second.line.rung) == (["sip:201@pbx"], ["sip:202@pbx"])


@pytest.mark.parametrize("answer", ["busy", "rejects", "no_answer", "fails"])
def test_when_nobody_takes_it_a_call_back_is_promised(answer: str) -> None:
    desk = SimulatedOperator(answer=answer, ring_limit_ms=5000)  # type: ignore[arg-type] # one of the literals
    told = call((GREETED, "соедините с человеком"), operators={"sip:201@pbx": desk, "sip:202@pbx": desk})
    assert told.record.outcome == "handoff_failed"
    assert [event.effect for event in told.all(EffectRequested)] == ["call_back"]
    assert told.record.line.cause == "robot_hung_up"


def test_a_person_who_hangs_up_while_the_operator_rings_leaves_nobody_in_an_empty_room() -> None:
    told = call((GREETED, "соедините с человеком"), (GREETED + 3000, HANG_UP))
    assert told.all(HandOffChanged)[-1].state == "caller_gone"
    assert told.record.line.cause == "person_hung_up"


def test_three_unclear_answers_call_a_human() -> None:
    told = call(
        (GREETED, "зелёные занавески"), (9000, "трактор в поле"), (15_000, "ёлки зелёные"), (20_000, "берёзы шумят")
    )
    assert told.all(HandOffChanged)[0].reason == "unclear_in_a_row"


def test_a_person_who_hangs_up_in_the_middle_ends_the_call_tidily() -> None:
    told = call((GREETED, "да, удобно"), (7000, HANG_UP))
    assert told.all(RobotStopped)[-1].because == "hang_up"
    assert told.all(OutcomeSet)[-1].outcome == "person_hung_up"


@pytest.mark.parametrize("cause", ["busy", "no_answer", "rejected"])
def test_a_call_that_nobody_answers_has_its_cause_as_outcome(cause: str) -> None:
    pickup = Pickup(ring_ms=3000, answers=False, cause=cause)  # type: ignore[arg-type] # one of the literals
    told = call(pickup=pickup)
    assert told.record.outcome == cause
    assert not told.all(RobotStarted)


def test_on_hold_no_timer_runs() -> None:
    hold = [(GREETED + 20 * tick, Reply(hold=True)) for tick in range(500)]
    told = call(*hold, (GREETED + 12_000, HANG_UP))
    assert "held" in [event.state for event in told.all(LineChanged)]
    assert "silence" not in [event.role for event in told.all(RobotStarted) if event.at < ANSWER + GREETED + 10_000]


def test_the_same_call_is_made_of_the_same_milliseconds() -> None:
    said = ((200, "алло"), (GREETED, "да, удобно"), (7000, "угу"), (9000, "соедините с человеком"))
    assert call(*said).record.events == call(*said).record.events


NEVER_AGAIN = "больше мне не звоните"


def with_effects(effects: MemoryEffects) -> Studio:
    return Studio(Settings(), effects=effects)


def test_the_stop_list_is_told_before_the_goodbye() -> None:
    effects = MemoryEffects()
    told = call((GREETED, NEVER_AGAIN), studio=with_effects(effects))
    asked = next(event for event in told.all(EffectRequested) if event.effect == "stop_list")
    goodbye = next(event for event in told.all(RobotStarted) if event.reaction == "never_call_again")
    assert told.record.events.index(asked) < told.record.events.index(goodbye)
    asking, reason = effects.stopped[told.record.id]
    assert (asking.script, reason, asked.taken) == ("test", NEVER_AGAIN, True)
    assert asking.at > NOW


def test_the_stop_list_is_told_also_when_the_line_drops_with_the_words() -> None:
    effects = MemoryEffects()
    told = call((GREETED, NEVER_AGAIN), (GREETED + 1300, HANG_UP), studio=with_effects(effects))
    assert told.record.line.cause == "person_hung_up"
    assert told.record.id in effects.stopped
    assert told.record.outcome == "do_not_call"


def test_what_the_robot_still_wanted_to_know_is_done_when_the_line_drops() -> None:
    effects = MemoryEffects()
    nodes: dict[str, object] = {
        "greet": {"say": "Это робот. Удобно говорить?", "on": {"yes": "remind", "no": "call_back_later"}}
    }
    told = call((GREETED, "нет, неудобно"), (GREETED + 6000, HANG_UP), nodes=nodes, studio=with_effects(effects))
    assert effects.call_backs[told.record.id][1].startswith("2026-11-24T")
    assert told.record.outcome == "call_back"


class Refusing(MemoryEffects):
    def stop_list(self, asking: Asking, reason: str) -> None:
        raise EffectError(f"the store is locked: {reason} of {asking.call}")

    def send(self, asking: Asking, message: Message, data: Mapping[str, str]) -> None:
        raise EffectError(f"no {message} for {asking.script}: {data}")


def test_a_port_that_refuses_is_noted_and_the_call_goes_on() -> None:
    told = call((GREETED, NEVER_AGAIN), studio=with_effects(Refusing()))
    assert [event.taken for event in told.record.effects] == [False]
    assert [event.code for event in told.all(FaultNoted)] == ["effect"]
    assert told.record.outcome == "do_not_call"
    assert any(event.reaction == "never_call_again" for event in told.all(RobotStarted))


def test_a_person_who_never_comes_back_to_the_line_is_hung_up_on() -> None:
    held = [(GREETED + at, Reply(hold=True)) for at in range(0, 6000, 20)]
    settings = Settings(line=LineSettings(longest_hold_ms=3000))
    told = call(*held, studio=Studio(settings))
    assert told.record.outcome == "held_too_long"
    assert told.record.line.cause == "robot_hung_up"
    since = next(event.at for event in told.all(LineChanged) if event.state == "held")
    assert told.all(OutcomeSet)[0].at - since == 3000


def test_who_takes_the_line_up_again_is_talked_to() -> None:
    held = [(GREETED + at, Reply(hold=True)) for at in range(0, 2000, 20)]
    told = call(*held, (GREETED + 4000, HANG_UP), studio=Studio(Settings(line=LineSettings(longest_hold_ms=3000))))
    assert told.record.outcome == "person_hung_up"


class LateEars(TypedEars):
    """Ears whose second hearing takes a while beside the call, as in a live one."""

    def __init__(self, takes_ms: int) -> None:
        super().__init__()
        self.takes_ms = takes_ms
        self.at = 0
        self.under_way: list[tuple[int, Future[str], str]] = []

    def hear(self, at: int, heard: Frame, text: str, said: Frame | None) -> Hearing:
        self.at = at
        for due, decoding, free_text in self.under_way:
            if at >= due and not decoding.done():
                decoding.set_result(free_text)
        return super().hear(at, heard, text, said)

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        decoding: Future[str] = Future()
        self.under_way.append((self.at + self.takes_ms, decoding, utterance.text))
        return decoding


class LateLine(SimulatedLine):
    """A line after whose last tick every second hearing comes to its end."""

    def __init__(self, person: Person, ears: LateEars) -> None:
        super().__init__(person, pickup=Pickup(ring_ms=ANSWER))
        self.ears = ears

    async def ticks(self) -> AsyncIterator[Tick]:
        async for tick in super().ticks():
            yield tick
        loop = asyncio.get_running_loop()
        for _, decoding, free_text in self.ears.under_way:
            if not decoding.done():
                loop.call_soon(decoding.set_result, free_text)


def late_call(*said: tuple[int, Reply], takes_ms: int = 800) -> tuple[list[CallEvent], MemoryEffects]:
    """Make a call in which everything is heard a second time, by and by."""
    ears, effects = LateEars(takes_ms), MemoryEffects()
    settings = Settings(recognition={"ru": RecognitionSettings(free="always")})
    header = CallHeader(id="a", script="test", language="ru", started_at=NOW, contact={}, versions={}, settings={})
    parts = Parts(
        line=LateLine(Person(list(said)), ears),
        ears=ears,
        mouth=TextMouth(8000),
        journal=Journal(header),
        script=Script.model_validate(SCRIPT),
        contact={},
        phrases=lambda: Edition(BOOK),
        language=language("ru"),
        settings=settings,
        now=NOW,
        effects=effects,
        id="a",
    )
    asyncio.run(converse(parts))
    return list(parts.journal.events), effects


def test_no_tick_waits_for_a_second_hearing_and_what_was_said_meanwhile_is_answered_after_it() -> None:
    events, _ = late_call((GREETED - 600, Reply(text="да, удобно")), (14_000, HANG_UP))
    over = next(event.at for event in events if isinstance(event, RobotFinished))
    answer = next(event for event in events if isinstance(event, UtteranceEnded) and event.used == "answer")
    assert answer.free_text == "да, удобно"
    assert answer.at > over
    assert [event.node for event in events if isinstance(event, NodeEntered)] == ["greet", "remind"]


def test_the_end_of_a_call_waits_for_the_second_hearing_of_its_last_words() -> None:
    events, effects = late_call((GREETED + 500, Reply(text=NEVER_AGAIN)), (GREETED + 1900, HANG_UP), takes_ms=60_000)
    assert effects.stopped["a"][1] == NEVER_AGAIN
    assert next(event.outcome for event in events if isinstance(event, OutcomeSet)) == "do_not_call"
