from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.choice import ANY, choice_phrases, read_choice
from voicebot.understanding.values.value import Asked, Value, heard_in

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time
THREE = ("красный", "синий", "белый")
TWO = THREE[:2]


def read(text: str, options: tuple[str, ...] = THREE, code: str = "ru") -> Value | None:
    ways = tuple((option,) for option in options)
    return read_choice(heard_in(text, language(code)), Asked("choice", language(code), NOW, options=ways))


@pytest.mark.parametrize(
    ("text", "options", "chosen"),
    [
        ("давайте синенький", THREE, "синий"),
        ("второй вариант", THREE, "синий"),
        ("номер три", THREE, "белый"),
        ("2", THREE, "синий"),
        ("последний пожалуйста", THREE, "белый"),
        ("предпоследний", THREE, "синий"),
        ("не синий а красный", THREE, "красный"),
        ("только не синий", TWO, "красный"),
        ("не первый", TWO, "синий"),
        ("красный мне не нравится", TWO, "синий"),
        ("красный ой нет белый", THREE, "белый"),
        ("любой только не красный", TWO, "синий"),
        ("без разницы", THREE, ANY),
        ("на ваше усмотрение", THREE, ANY),
        ("без сыра", ("с сыром", "без сыра"), "без сыра"),
        ("одну четыре сыра", ("маргарита", "четыре сыра", "мясная", "морская"), "четыре сыра"),
    ],
)
def test_chosen(text: str, options: tuple[str, ...], chosen: str) -> None:
    found = read(text, options)
    assert found
    assert (found.text, found.doubtful) == (chosen, False)


@pytest.mark.parametrize(
    "text",
    ["только не синий", "пятый", "зелёный", "не знаю", "ни тот ни другой", "оба", "какие варианты", "мне два раза", ""],
)
def test_what_chooses_none_is_nothing(text: str) -> None:
    assert read(text) is None


def test_two_that_are_named_are_doubtful() -> None:
    found = read("красный или белый")
    assert found
    assert (found.text, found.alternatives, found.doubtful) == ("красный", ("белый",), True)
    streets = read("на проспект", ("проспект победы", "проспект мира"))
    assert streets
    assert (streets.alternatives, streets.doubtful) == (("проспект мира",), True)


def test_other_ways_to_say_an_option_give_its_name() -> None:
    asked = Asked("choice", language("ru"), NOW, options=(("окулист", "глазной"), ("хирург",)))
    found = read_choice(heard_in("мне к глазному", language("ru")), asked)
    assert found
    assert (found.text, found.span) == ("окулист", (6, 14))


@pytest.mark.parametrize(
    ("text", "code", "options", "chosen"),
    [
        ("the second one please", "en", ("red", "blue", "green"), "blue"),
        ("anything but red", "en", ("red", "blue"), "blue"),
        ("whatever", "en", ("red", "blue"), ANY),
        ("두 번째요", "ko", ("빨간색", "파란색"), "파란색"),
        ("빨간색 말고요", "ko", ("빨간색", "파란색"), "파란색"),
        ("아무거나요", "ko", ("빨간색", "파란색"), ANY),
    ],
)
def test_other_languages(text: str, code: str, options: tuple[str, ...], chosen: str) -> None:
    found = read(text, options, code)
    assert found
    assert found.text == chosen


@given(st.lists(st.sampled_from([*THREE, "не", "или", "второй", "последний", "любой", "два", "нет"]), max_size=6))
def test_any_words_choose_an_option_any_or_nothing(words: list[str]) -> None:
    found = read(" ".join(words))
    assert found is None or found.text in (*THREE, ANY)


def test_a_grammar_hears_names_places_and_denials() -> None:
    assert {"синего", "второй", "любой", "не", "кроме"} <= set(choice_phrases((("синий",),), language("ru")))
