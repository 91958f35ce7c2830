from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.value import Asked, Value, heard_in
from voicebot.understanding.values.yes_no import read_yes_no, yes_no_phrases

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time
RUSSIAN = language("ru")
WORDS = sorted({word for phrases in (RUSSIAN.lexicon.yes_no.yes, RUSSIAN.lexicon.yes_no.no) for word in phrases})


def read(text: str) -> Value | None:
    return read_yes_no(heard_in(text, RUSSIAN), Asked("yes_no", RUSSIAN, NOW))


@pytest.mark.parametrize(
    "text",
    [
        "да",
        "Ну да, конечно!",
        "да да слушаю вас",
        "нет проблем приходите",
        "а почему бы и нет",
        "я не против",
        "не не против",
        "ещё бы",
        "а то",
        "не возражаю",
        "я не могу не согласиться",
        "не хочу отказываться",
        "не отменяйте",
        "нет я согласна",
        "нет нет всё верно",
        "нет погодите да",
        "да я приду завтра обязательно",
        "меня всё устраивает",
        "нет то есть да извините оговорился",
    ],
)
def test_yes(text: str) -> None:
    found = read(text)
    assert found
    assert found.text == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "нет",
        "не-а",
        "да нет",
        "да нет наверное",
        "да не надо мне ничего",
        "конечно нет",
        "неудобно",
        "не очень удобно",
        "не думаю",
        "вряд ли",
        "мне это не интересно",
        "меня не устраивает",
        "отменяйте",
        "да погодите нет",
        "хорошо но не сегодня",
        "вы неправильно записали",
        "нет я за рулём",
        "ни в коем случае",
    ],
)
def test_no(text: str) -> None:
    found = read(text)
    assert found
    assert found.text == "no"


@pytest.mark.parametrize(
    "text",
    [
        "не знаю",
        "может быть",
        "и да и нет",
        "нет да",
        "да не то чтобы",
        "не то чтобы нет",
        "если недорого то да",
        "не расслышала",
        "а сколько это стоит",
        "да подождите",
        "да я занят сейчас",
        "да у меня собака лает подождите",
        "я согласна но не приду",
        "",
    ],
)
def test_doubts_contradictions_and_other_things_are_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("слушайте, да, удобно мне", "удобно"),
        ("Ой, нет. Мне неудобно завтра", "неудобно"),
        ("нет то есть да", "да"),
    ],
)
def test_span_is_what_decided(text: str, piece: str) -> None:
    found = read(text)
    assert found
    assert text[slice(*found.span)] == piece


@given(st.lists(st.sampled_from([*WORDS, "да", "нет", "не", "но", "завтра"]), min_size=1, max_size=6))
def test_any_answer_is_yes_no_or_nothing(words: list[str]) -> None:
    found = read(" ".join(words))
    assert found is None or (found.text in ("yes", "no") and found.span[0] < found.span[1])


def test_a_grammar_hears_what_is_neither_too() -> None:
    assert {"да", "не против", "вряд ли", "не", "смотря", "согласный"} <= set(yes_no_phrases(RUSSIAN))
