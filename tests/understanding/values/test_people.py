from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.people import read_person
from voicebot.understanding.values.value import Asked, Value, heard_in

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time
RUSSIAN = language("ru")
WORDS = ["анна", "анну", "петров", "петрова", "саша", "иванович", "мельник", "не", "на", "это", "нет", "жена", "завтра"]


def read(text: str) -> Value | None:
    return read_person(heard_in(text, RUSSIAN), Asked("name", RUSSIAN, NOW))


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("меня зовут иван петрович сидоров", "Иван Петрович Сидоров", "m"),
        ("сидоров иван петрович", "Иван Петрович Сидоров", "m"),
        ("запишите на кузнецову анну", "Анна Кузнецова", "f"),
        ("на петрова запишите", "Петров", "m"),
        ("петрова", "Петрова", "f"),
        ("для сидоровой", "Сидорова", "f"),
        ("я саша", "Саша", ""),
        ("женя шевченко", "Женя Шевченко", ""),
        ("вера", "Вера", "f"),
        ("мельник ирина", "Ирина Мельник", "f"),
        ("фамилия заяц имя олег", "Олег Заяц", "m"),
        ("толстых михаил", "Михаил Толстых", "m"),
        ("цой виктор", "Виктор Цой", "m"),
        ("дочку записываю соню лебедеву", "Соня Лебедева", "f"),
        ("анна-мария шульц", "Анна-Мария Шульц", "f"),
        ("Иванов Иван Иванович.", "Иван Иванович Иванов", "m"),
        ("это его жена марина", "Марина", "f"),
        ("хомутовченко", "Хомутовченко", ""),
    ],
)
def test_names(text: str, name: str, gender: str) -> None:
    found = read(text)
    assert found
    assert (found.text, found.parts.get("gender", "")) == (name, gender)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("не иван а пётр", "Пётр"),
        ("виктор нет не виктория а виктор", "Виктор"),
        ("анна ой инна", "Инна"),
        ("катя екатерина", "Екатерина"),
        ("иван иван", "Иван"),
        ("иван дурак", "Иван"),
    ],
)
def test_what_is_denied_taken_back_or_said_twice_is_left_out(text: str, name: str) -> None:
    found = read(text)
    assert found
    assert found.text == name


@pytest.mark.parametrize(
    "text",
    [
        "не скажу",
        "какая разница",
        "сам дурак",
        "это жена ивана",
        "не анна",
        "завтра утром",
        "пятого мая",
        "мельник подождёт",
        "улица ленина дом пять",
        "подождите минутку",
        "да",
        "",
    ],
)
def test_what_is_no_name_is_nothing(text: str) -> None:
    assert read(text) is None


def test_parts_and_span() -> None:
    text = "запишите на белову татьяну сергеевну пожалуйста"
    found = read(text)
    assert found
    assert dict(found.parts) == {"first": "Татьяна", "patronymic": "Сергеевна", "last": "Белова", "gender": "f"}
    assert text[slice(*found.span)] == "белову татьяну сергеевну"


@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_any_words_give_a_capitalised_name_or_nothing(words: list[str]) -> None:
    found = read(" ".join(words))
    if found:
        assert found.text == found.text.title()
        assert set(found.parts) <= {"first", "patronymic", "last", "gender"}
