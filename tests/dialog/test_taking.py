"""What a value in an answer does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.dialog.moves import Heard, Silent
from voicebot.dialog.walk import expectation
from voicebot.understanding.meaning import Candidate, Kind, Meaning
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from tests.dialog.conftest import StartTalk, Talk

ASKS = """
values: {{when: {{kind: {kind}}}}}
nodes:
  first: {{say: "Когда?", ask: when, on: {{no: done}}, then: done}}
  done: {{say: "Записал {{{{ when | spoken }}}}.", hang_up: true}}
"""
EIGHT = Value("datetime", "2026-11-24T08:00", alternatives=("2026-11-24T20:00",), doubtful=True)


def heard(value: Value, text: str = "") -> Heard:
    return Heard(Meaning(text, Candidate(value.kind, Kind.VALUE, 0.9), value=value))


def intent(name: str, text: str = "") -> Heard:
    return Heard(Meaning(text or name, Candidate(name, Kind.INTENT, 1.0)))


MUMBLE = Heard(Meaning("мм", Candidate("", Kind.UNCLEAR, 0.0)))


@pytest.fixture
def doubted(start_talk: StartTalk) -> Talk:
    return start_talk(ASKS.format(kind="datetime, future: true")).send(heard(EIGHT, "завтра в восемь"))


def test_which_of_two_was_meant_is_asked(doubted: Talk) -> None:
    assert doubted.said == ["В восемь утра или в восемь вечера?"]
    assert doubted.roles == ["confirm"]
    assert doubted.state.unclear == 0


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("утра", "08"),
        ("вечером", "20"),
        ("в восемь вечера", "20"),
        ("второе", "20"),
        ("первый вариант", "08"),
        ("давайте вечером", "20"),
        ("все равно", "08"),
    ],
)
def test_the_answer_may_name_either(doubted: Talk, text: str, hour: str) -> None:
    assert doubted.hear(text).state.values == {"when": f"2026-11-24T{hour}:00"}


def test_the_value_may_be_said_again(doubted: Talk) -> None:
    again = Value("datetime", "2026-11-24T20:00")
    assert doubted.send(heard(again)).state.values == {"when": "2026-11-24T20:00"}


def test_another_value_takes_the_place_of_both(doubted: Talk) -> None:
    assert doubted.send(heard(Value("datetime", "2026-11-25T09:00"), "в среду в девять утра")).state.values == {
        "when": "2026-11-25T09:00"
    }


def test_neither_is_asked_for_again(doubted: Talk) -> None:
    assert doubted.send(intent("no", "нет")).said == ["Хорошо, давайте ещё раз.", "Когда?"]
    assert doubted.state.choosing == ()


def test_who_does_not_choose_is_asked_a_few_times(doubted: Talk) -> None:
    assert doubted.send(Silent()).said == ["В восемь утра или в восемь вечера?"]
    assert doubted.send(MUMBLE).said == ["Простите, не расслышал.", "В восемь утра или в восемь вечера?"]
    doubted.send(heard(EIGHT, "в восемь")).send(MUMBLE)
    assert doubted.outcome == "not_understood"


def test_a_part_that_is_doubtful_is_asked_about_before_the_rest(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="datetime, confirm: true"))
    talk.send(heard(Value("time", "08:00", alternatives=("20:00",), doubtful=True), "в восемь"))
    assert talk.said == ["В восемь утра или в восемь вечера?"]
    assert talk.hear("вечера").said == ["В какой день?"]
    assert talk.send(heard(Value("date", "2026-11-24"), "завтра")).roles == ["confirm"]
    assert talk.hear("да").state.values == {"when": "2026-11-24T20:00"}


def test_a_confirmation_covers_the_first_reading_and_a_no_offers_the_other(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="datetime, confirm: true")).send(heard(EIGHT, "завтра в восемь"))
    assert talk.said == ["Правильно понял: завтра, двадцать четвёртого ноября, в восемь утра?"]
    assert talk.send(intent("no", "нет")).said == ["Может быть, в восемь вечера?"]
    assert talk.send(intent("yes", "да")).state.values == {"when": "2026-11-24T20:00"}


def test_whoever_denies_both_readings_is_asked_anew(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="datetime, confirm: true")).send(heard(EIGHT))
    assert talk.send(intent("no", "нет")).send(intent("no", "нет")).said == ["Хорошо, давайте ещё раз.", "Когда?"]


def test_the_other_reading_may_be_named_at_once(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="datetime, confirm: true")).send(heard(EIGHT))
    assert talk.hear("вечера").state.values == {"when": "2026-11-24T20:00"}


def test_nobody_means_three_at_night(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="time, confirm: true"))
    talk.send(heard(Value("time", "15:00", alternatives=("03:00",)))).send(intent("no", "нет"))
    assert talk.said == ["Хорошо, давайте ещё раз.", "Когда?"]


def test_what_is_over_is_not_taken_and_said_so(start_talk: StartTalk) -> None:
    talk = start_talk(ASKS.format(kind="datetime, future: true"))
    talk.send(heard(Value("datetime", "2026-11-23T09:00", past=True), "сегодня в девять"))
    assert talk.said == ["Это время уже прошло.", "Когда?"]
    assert (talk.state.unclear, talk.state.values) == (1, {})
    for _ in range(2):
        talk.send(heard(Value("date", "2026-11-20"), "в прошлую пятницу"))
    assert talk.outcome == "not_understood"


ACCOUNT = """
values: {{account: {{kind: digits{more}}}}}
nodes:
  first: {{say: "Номер счёта?", ask: account, then: done}}
  done: {{say: "Записал.", hang_up: true}}
"""


def piece(figures: str, text: str = "цифры") -> Heard:
    return heard(Value("digits", figures), text)


def test_digits_are_dictated_in_pieces(start_talk: StartTalk) -> None:
    talk = start_talk(ACCOUNT.format(more=", length: 10, confirm: true")).send(piece("4817"))
    assert talk.said[0] in {"Так.", "Да, дальше.", "Так, слушаю."}
    asked = expectation(talk.script, talk.state).asked
    assert asked is not None
    assert asked.known == "4817"
    talk.send(piece("4817003")).send(piece("4817003512"))
    assert talk.said == ["Правильно понял: четыре восемь один, семь ноль ноль, три пять один два?"]
    assert talk.send(intent("yes", "да")).state.values == {"account": "4817003512"}


def test_a_wrong_total_is_told_and_asked_for_again(start_talk: StartTalk) -> None:
    talk = start_talk(ACCOUNT.format(more=", length: [10, 12]")).send(piece("4817")).send(piece("4817003512999"))
    assert talk.said == ["Получилось тринадцать цифр, а нужно 10 или 12. Давайте с начала.", "Номер счёта?"]
    assert (talk.state.part, talk.state.unclear) == ("", 1)
    talk.send(piece("48")).hear("это всё")
    assert talk.said[0].startswith("Получилось две цифры")


def test_between_two_lengths_the_person_says_when_it_is_all(start_talk: StartTalk) -> None:
    talk = start_talk(ACCOUNT.format(more=", length: [4, 6]"))
    assert talk.send(piece("4817")).state.values == {}
    assert talk.hear("всё").state.values == {"account": "4817"}


@pytest.mark.parametrize("end", [Silent(), piece("48170", "ноль, вот и всё")])
def test_digits_of_any_length_end_with_a_silence_or_a_word(start_talk: StartTalk, end: Silent | Heard) -> None:
    talk = start_talk(ACCOUNT.format(more="")).send(piece("4817"))
    assert talk.state.values == {}
    assert expectation(talk.script, talk.state).silence_ms == 2000
    assert talk.send(end).state.values["account"].startswith("4817")


def test_an_unclear_piece_is_asked_for_alone(start_talk: StartTalk) -> None:
    talk = start_talk(ACCOUNT.format(more=", length: 10")).send(piece("4817"))
    assert talk.send(MUMBLE).said == ["Последние цифры не расслышал. Повторите их, пожалуйста."]
    assert talk.send(Silent()).said == ["Слушаю дальше."]
    assert talk.state.part == "4817"
