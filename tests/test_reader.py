from __future__ import annotations

from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicebot.clock import Stopwatch
from voicebot.dialog.loading import load_script
from voicebot.dialog.moves import Expectation
from voicebot.handoff.book import Book, Group, Phrase
from voicebot.language.language import language
from voicebot.reader import Reader, matcher_at
from voicebot.recognition.ears import Utterance
from voicebot.settings import Settings
from voicebot.understanding.meaning import Expected, Kind, Progress
from voicebot.understood import FinishedTurn

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ASK = Expectation("ask", (Expected("да, приду", "yes"), Expected("оператор", "operator", costly=True)))


class Decoder:
    """Hears every utterance anew, by and by."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.decoding: Future[str] = Future()

    def __call__(self, utterance: Utterance) -> Future[str]:
        self.asked.append(utterance.text)
        return self.decoding


def reader(decoder: Decoder | None = None) -> Reader:
    made = Reader(language("ru"), Settings(), decoder, Stopwatch())
    assert made.expect(ASK, ())
    return made


def turn(text: str, decoding: Future[str] | None = None) -> FinishedTurn:
    return FinishedTurn(Utterance(text, 0, 500), "answer", decoding)


def test_what_is_expected_already_is_nothing_new() -> None:
    one = reader()
    assert not one.expect(ASK, ())
    assert one.expect(ASK, (Expected("начальник", "seniors", Kind.HAND_OFF),))
    assert "начальник" in one.to_hear()


def test_before_anything_is_expected_nothing_is_understood() -> None:
    one = Reader(language("ru"), Settings(), None, Stopwatch())
    assert one.progress("да, приду").progress is not Progress.ANSWER
    assert one.understood(turn("да, приду")).meaning.best.kind is Kind.UNCLEAR
    assert (one.open_question, one.patience_ms) == (False, None)


@pytest.mark.parametrize(("said", "asked"), [("да, приду", False), ("оператор", True), ("зелёные занавески", True)])
def test_only_what_is_costly_or_in_doubt_is_worth_a_second_hearing(said: str, asked: bool) -> None:  # noqa: FBT001 - pytest gives it
    decoder = Decoder()
    assert (reader(decoder).second_hearing(turn(said).utterance) is not None) is asked
    assert decoder.asked == [said] * asked


def test_typed_words_are_never_worth_one() -> None:
    assert reader().second_hearing(turn("оператор").utterance) is None


def test_a_second_hearing_is_read_beside_the_first() -> None:
    decoder = Decoder()
    decoder.decoding.set_result("не надо оператора")
    read = reader(decoder).understood(turn("оператор", decoder.decoding))
    assert (read.free_text, read.meaning.best.kind) == ("не надо оператора", Kind.UNCLEAR)


def test_a_node_is_read_with_the_supervisors_phrases() -> None:
    script = load_script(Path(__file__).parents[1] / "dialogs" / "visit_reminder")
    book = Book({"seniors": Group(to=("sip:1@pbx",))}, (Phrase(say=("позовите начальника",), group="seniors"),))
    matcher = matcher_at(script, "greet", book, Settings(), NOW)
    assert matcher.meaning("позовите начальника", typed=True).best.name == "seniors"
    assert matcher.meaning("да", typed=True).best.name == "yes"
