from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.frame import FRAME_MS, Frame
from voicebot.clock import Stopwatch
from voicebot.dialog.moves import Expectation
from voicebot.language.language import language
from voicebot.line.line import LineState, Tick
from voicebot.listener import Listener
from voicebot.recognition.ears import Utterance
from voicebot.recognition.typed_ears import TypedEars
from voicebot.settings import EndpointSettings, RecognitionSettings, Settings
from voicebot.understanding.meaning import Candidate, Expected, Kind, Meaning, Progress
from voicebot.understanding.values.value import Asked
from voicebot.understood import FinishedTurn, Understood

if TYPE_CHECKING:
    from voicebot.events import CallEvent

EXPECTED = Expectation("ask", (Expected("да, приду", "yes"), Expected("оператор", "operator", costly=True)))


class Misheard(TypedEars):
    """Ears whose free decoding hears something else."""

    def __init__(self, free_text: str | None) -> None:
        super().__init__()
        self.free_text = free_text
        self.decoded = 0

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        del utterance
        self.decoded += 1
        if self.free_text is None:
            return None
        decoding: Future[str] = Future()
        decoding.set_result(self.free_text)
        return decoding


def listener(
    ears: TypedEars | None = None,
    told: list[CallEvent] | None = None,
    *,
    typed: bool = True,
    settings: Settings | None = None,
) -> Listener:
    made = Listener(
        ears or TypedEars(),
        language("ru"),
        settings or Settings(),
        typed,
        (told if told is not None else []).append,
        Stopwatch(),
    )
    made.expect(EXPECTED, ())
    return made


def tick(number: int, text: str = "") -> Tick:
    return Tick(number * FRAME_MS, LineState.ANSWERED, Frame.silence(), text=text)


def until_over(one: Listener, text: str, *, paused: bool = False) -> int:
    """Type a text and give the time at which the utterance was over."""
    for number in range(500):
        _, over = one.hear(tick(number, text if number == 0 else ""), None, paused=paused)
        if over:
            return number * FRAME_MS
    raise AssertionError("the utterance never ended")


def test_an_utterance_begins_ends_and_is_taken() -> None:
    told: list[CallEvent] = []
    one = listener(told=told)
    until_over(one, "да, приду")
    before = one.partial.progress
    turn = one.end()
    assert (turn.utterance.text, turn.reason) == ("да, приду", "answer")
    assert [before, one.partial.progress] == [Progress.ANSWER, Progress.NOTHING]
    assert [event.type for event in told] == ["speech_started", "speech_ended"]


def test_over_stays_over_until_it_is_taken() -> None:
    one = listener()
    at = until_over(one, "да, приду")
    hearing, over = one.hear(tick(at // FRAME_MS + 1), None, paused=False)
    assert over
    assert hearing.onset is not None
    assert one.end().utterance.text == "да, приду"


def test_what_is_unfinished_is_waited_for_longer() -> None:
    plain, hanging = listener(), listener()
    assert until_over(plain, "да, приду") < until_over(hanging, "да, но")


def test_the_node_says_how_long() -> None:
    patient = listener()
    patient.expect(Expectation("ask", EXPECTED.phrases, patience_ms=3000), ())
    assert until_over(patient, "да, но") - until_over(listener(), "да, но") == 3000 - Settings().endpoint.unfinished_ms


def test_a_short_word_over_a_paused_robot_is_over_in_time_for_the_decision() -> None:
    assert until_over(listener(), "угу", paused=True) <= Settings().floor.decide_within_ms


def test_what_is_being_said_when_the_line_ends_is_kept_and_nothing_else_is() -> None:
    one = listener()
    one.keep_open()
    assert one.recall() == (None, ())
    one.hear(tick(0, "оператор"), None, paused=False)
    one.keep_open()
    chosen, rest = one.recall()
    assert chosen is None
    assert rest[0].turn.reason == "line_ended"


def finished(text: str) -> FinishedTurn:
    return FinishedTurn(Utterance(text, 0, 500), "answer")


def answered(one: Listener, turn: FinishedTurn) -> Understood:
    """Take a turn as the answer."""
    one.keep(turn, "answer")
    chosen, rest = one.recall()
    assert chosen is not None
    assert rest == ()
    return chosen


def test_of_what_was_kept_the_most_important_counts_and_of_equals_the_last() -> None:
    one = listener()
    one.expect(EXPECTED, (Expected("позовите начальника", "seniors", Kind.HAND_OFF, costly=True),))
    for text in ("позовите начальника", "да, приду", "зелёные занавески"):
        one.keep(finished(text), "meanwhile")
    chosen, rest = one.recall()
    assert chosen is not None
    assert chosen.meaning.best.name == "seniors"
    assert [other.turn.utterance.text for other in rest] == ["да, приду", "зелёные занавески"]
    assert one.recall() == (None, ())


def test_what_was_said_before_the_greeting_is_no_consent() -> None:
    one = listener()
    one.keep(finished("да, приду"), "aside")
    chosen, rest = one.recall()
    assert chosen is None
    assert len(rest) == 1


def test_a_key_forgets_what_was_kept_and_what_is_being_said() -> None:
    one = listener()
    one.keep(finished("да, приду"), "meanwhile")
    one.hear(tick(0, "нет"), None, paused=False)
    assert [turn.utterance.text for turn in one.forget()] == ["да, приду", "нет"]
    assert one.recall() == (None, ())


def test_only_what_is_costly_is_decoded_again() -> None:
    ears = Misheard("не надо оператора")
    one = listener(ears, typed=False)
    answered(one, finished("да приду"))
    assert ears.decoded == 0
    read = answered(one, finished("оператор"))
    assert ears.decoded == 1
    assert read.free_text == "не надо оператора"
    assert read.meaning.best.kind is Kind.UNCLEAR, "free decoding heard a denial that the grammar could not hear"


def test_without_audio_a_costly_meaning_is_confirmed() -> None:
    read = answered(listener(Misheard(None), typed=False), finished("оператор"))
    assert read.meaning.confirm
    assert read.free_text == ""


def test_the_supervisors_phrases_count_beside_the_scripts() -> None:
    one = listener()
    one.expect(EXPECTED, (Expected("позовите начальника", "seniors", Kind.HAND_OFF, costly=True),))
    best = answered(one, finished("позовите начальника")).meaning.best
    assert (best.kind, best.name) == (Kind.HAND_OFF, "seniors")


def test_the_journal_gets_every_reading() -> None:
    yes, no = (Candidate(name, Kind.INTENT, p, phrase=name, stage="fuzzy") for name, p in (("yes", 0.8), ("no", 0.1)))
    event = Understood(finished("да"), Meaning("да", yes, (yes, no))).reading(500, "ask")
    assert (event.intent, event.probability, [reading.name for reading in event.ranked]) == ("yes", 0.8, ["yes", "no"])


def with_free(how: str, ears: Misheard) -> Listener:
    """Make a listener that doubts as much as the settings say."""
    settings = Settings(recognition={"ru": RecognitionSettings.model_validate({"free": how})})
    return listener(ears, typed=False, settings=settings)


@pytest.mark.parametrize(
    ("how", "said", "decoded"),
    [
        ("off", "зелёные занавески", 0),
        ("doubt", "зелёные занавески", 1),
        ("doubt", "да приду", 0),
        ("always", "да приду", 1),
        ("off", "оператор", 1),
    ],
)
def test_a_setting_says_how_readily_an_answer_is_heard_a_second_time(how: str, said: str, decoded: int) -> None:
    ears = Misheard("да приду")
    answered(with_free(how, ears), finished(said))
    assert ears.decoded == decoded


def test_the_second_hearing_of_a_doubtful_answer_may_decide_and_the_event_says_so() -> None:
    read = answered(with_free("doubt", Misheard("да приду")), finished("зелёные занавески"))
    event = read.event(500)
    assert read.meaning.best.name == "yes"
    assert (event.text, event.free_text, event.decided_by, event.words) == (
        "зелёные занавески",
        "да приду",
        "free",
        "да приду",
    )
    assert read.reading(500, "ask").stage == "free"


def test_a_cough_is_not_heard_a_second_time() -> None:
    ears = Misheard("да приду")
    one = with_free("doubt", ears)
    until_over(one, "угу")
    one.end()
    assert ears.decoded == 0


OPEN = Expectation(
    "ask",
    EXPECTED.phrases,
    asked=Asked("text", language("ru"), datetime(2026, 11, 23, 12, tzinfo=UTC)),
    open_question=True,
)


def test_the_answer_to_an_open_question_is_what_was_heard_freely() -> None:
    one = with_free("off", Misheard("было очень шумно"))
    one.expect(OPEN, ())
    read = answered(one, finished("оператор"))
    assert (read.meaning.best.kind, read.meaning.value and read.meaning.value.text) == (Kind.VALUE, "было очень шумно")


def test_who_answers_an_open_question_may_think_while_talking() -> None:
    one = listener()
    one.expect(OPEN, ())
    assert until_over(one, "было шумно") - until_over(listener(), "да, приду") > 500


class Elsewhere(Misheard):
    """Ears whose second hearing takes place beside the call, until the test lets it be done."""

    def __init__(self) -> None:
        super().__init__("да приду")
        self.decoding: Future[str] = Future()

    def decode_freely(self, utterance: Utterance) -> Future[str] | None:
        del utterance
        return self.decoding


def test_in_a_live_call_the_floor_goes_on_until_the_second_hearing_is_done() -> None:
    ears = Elsewhere()
    one = with_free("always", ears)
    for number in range(70):
        hearing, over = one.hear(tick(number, "да, приду" if number == 0 else ""), None, paused=False)
        assert not over, "it is under way"
    assert hearing.offset is not None
    ears.decoding.set_result("да приду")
    assert one.hear(tick(70), None, paused=False)[1]
    assert answered(one, one.end()).free_text == "да приду"


def test_a_second_hearing_that_takes_too_long_is_not_waited_for() -> None:
    one = with_free("always", Elsewhere())
    since = next(
        tick(number).at - hearing.offset
        for number in range(200)
        for hearing, over in [one.hear(tick(number, "да, приду" if number == 0 else ""), None, paused=False)]
        if over and hearing.offset is not None
    )
    assert since == EndpointSettings().second_hearing_ms
    assert answered(one, one.end()).free_text == ""
