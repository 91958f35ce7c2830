"""Which of two hearings of one utterance counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.hearings import decided_freely, found, is_doubtful, openly, surer
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Candidate, Expected, Kind, Meaning
from voicebot.understanding.values.value import Asked

RUSSIAN = language("ru")
NOW = datetime(2026, 11, 23, 13, tzinfo=UTC)
EXPECTED = [
    Expected("да, приду", "yes"),
    Expected("нет, не приду", "no"),
    Expected("давайте на другой день", "another_day"),
    Expected("соедините с оператором", "sales", Kind.HAND_OFF, costly=True),
    Expected("кто это", "who", Kind.REACTION),
]


def meaning(name: str, probability: float, kind: Kind = Kind.INTENT, text: str = "слова") -> Meaning:
    best = Candidate(name, kind, probability, stage="fuzzy")
    return Meaning(text, best, (best,) if name else ())


UNCLEAR = meaning("", 0.0, Kind.UNCLEAR)


def test_what_is_unclear_or_barely_sure_is_in_doubt() -> None:
    assert is_doubtful(UNCLEAR, 0.6)
    assert is_doubtful(meaning("yes", 0.59), 0.6)
    assert not is_doubtful(meaning("yes", 0.6), 0.6)


@pytest.mark.parametrize(
    ("heard", "freely", "name", "stage"),
    [
        (meaning("yes", 0.9), UNCLEAR, "yes", "fuzzy"),
        (UNCLEAR, meaning("no", 0.6), "no", "free"),
        (meaning("yes", 0.6), meaning("no", 0.9), "no", "free"),
        (meaning("yes", 0.9), meaning("no", 0.9), "yes", "fuzzy"),
        (UNCLEAR, UNCLEAR, "", "fuzzy"),
    ],
)
def test_the_surer_reading_counts_and_of_equals_the_grammars(
    heard: Meaning, freely: Meaning, name: str, stage: str
) -> None:
    best = surer(heard, freely).best
    assert (best.name, best.stage) == (name, stage)


def test_to_an_open_question_the_grammar_counts_only_where_free_decoding_half_agrees() -> None:
    heard = meaning("sales", 1.0, Kind.HAND_OFF)
    value = meaning("text", 0.55, Kind.VALUE)
    agreeing = Meaning("слова", value.best, (value.best, Candidate("sales", Kind.HAND_OFF, 0.3)))
    assert openly(heard, value, 0.3).best.name == "text"
    assert openly(heard, agreeing, 0.3).best.name == "sales"
    assert found(agreeing, heard.best) == 0.3
    assert openly(UNCLEAR, meaning("who", 0.7, Kind.REACTION), 0.3).best.stage == "free"


def test_what_free_decoding_decided_is_noted_among_the_readings_too() -> None:
    noted = decided_freely(meaning("yes", 0.9))
    assert noted.ranked == (noted.best,)
    assert decided_freely(UNCLEAR) is UNCLEAR


def matcher(*, open_question: bool = False, value: str = "") -> Matcher:
    return Matcher(
        EXPECTED,
        RUSSIAN,
        MatchSettings(),
        asked=Asked(value, RUSSIAN, NOW) if value else None,
        open_question=open_question,
    )


def test_an_answer_that_the_grammar_could_not_hear_is_understood_in_the_second_hearing() -> None:
    read = matcher().meaning("кто", free_text="давайте лучше на другой день")
    assert (read.best.name, read.best.stage, read.text) == ("another_day", "free", "давайте лучше на другой день")


def test_a_value_too() -> None:
    read = matcher(value="date").meaning("кто", free_text="двадцать пятого декабря")
    assert (read.best.kind, read.best.stage, read.value and read.value.text) == (Kind.VALUE, "free", "2026-12-25")


def test_the_whole_free_text_answers_an_open_question() -> None:
    read = matcher(open_question=True, value="text").meaning("да приду", free_text="долго ждал и никто не подошёл")
    assert (read.best.kind, read.value and read.value.text) == (Kind.VALUE, "долго ждал и никто не подошёл")


def test_a_hand_off_phrase_at_an_open_question_is_one() -> None:
    read = matcher(open_question=True, value="text").meaning(
        "соедините с оператором", free_text="соедините с оператором"
    )
    assert (read.best.kind, read.confirm) == (Kind.HAND_OFF, False)


def test_a_hand_off_phrase_that_only_free_decoding_heard_is_asked_back() -> None:
    for heard in ("", "кто это"):
        read = matcher(open_question=True, value="text").meaning(heard, free_text="соедините с оператором")
        assert (read.best.kind, read.confirm) == (Kind.HAND_OFF, True)


def test_what_only_the_grammar_made_of_an_open_answer_is_nothing() -> None:
    read = matcher(open_question=True, value="text").meaning("соедините с оператором", free_text="мне всё понравилось")
    assert (read.best.kind, read.value and read.value.text) == (Kind.VALUE, "мне всё понравилось")


def test_an_open_question_among_intents_takes_what_was_said_freely() -> None:
    read = matcher(open_question=True).meaning("кто это", free_text="ну давайте на другой день тогда")
    assert read.best.name == "another_day"


def test_typed_words_are_what_they_are() -> None:
    read = matcher(open_question=True, value="text").meaning("всё понравилось", typed=True)
    assert read.value is not None
    assert read.value.text == "всё понравилось"
