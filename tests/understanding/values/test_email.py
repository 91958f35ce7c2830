from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.values.email import read_email
from voicebot.understanding.values.value import Asked, Value, heard_in

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time
WORDS = ["анна", "собака", "точка", "нет", "мейл", "ру", "ком", "дефис", "восемь", "эй", "сначала", "почта", "яндекс"]


def read(text: str, code: str = "ru") -> Value | None:
    return read_email(heard_in(text, language(code)), Asked("email", language(code), NOW))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("пётр собака мейл ру", "petr@mail.ru"),
        ("записывайте ольга точка смирнова девяносто два собака джи мейл точка ком", "olga.smirnova92@gmail.com"),
        ("ай ви эй эн оу ви собака джимейл ком", "ivanov@gmail.com"),
        ("инфо собака эй би си точка ком", "info@abc.com"),
        ("эй собака хот мейл точка ди и", "a@hotmail.de"),
        ("бухгалтер собака завод минус сталь точка ру это всё", "buhgalter@zavod-stal.ru"),
        ("директор собака школа пять точка эду точка ру", "direktor@shkola5.edu.ru"),
        ("олег собака айклауд", "oleg@icloud.com"),
        ("кузя маленькими буквами кузя собака яндекс точка ру", "kuzya@yandex.ru"),
        ("рита рита сто собака маил ру", "ritarita100@mail.ru"),
        ("Мой адрес: Ivan.Petrov85@Yandex.RU, спасибо.", "ivan.petrov85@yandex.ru"),
        ("ivan собака mail точка ru", "ivan@mail.ru"),
    ],
)
def test_spelled(text: str, address: str) -> None:
    found = read(text)
    assert found
    assert found.text == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("марина собака мейл ру ой нет яндекс ру", "marina@yandex.ru"),
        ("марина собака мейл ру ой точка ком", "marina@mail.com"),
        ("марина нет ирина собака мейл ру", "irina@mail.ru"),
        ("анна точка нет анна дефис волкова собака бк ру", "anna-volkova@bk.ru"),
        ("борис точка точка нет одна точка громов собака мейл ру", "boris.gromov@mail.ru"),
        ("собака нет сначала вадим потом собака потом мейл точка ру", "vadim@mail.ru"),
        ("анна собака мейл нет анна собака яндекс ру", "anna@yandex.ru"),
    ],
)
def test_what_is_taken_back_is_left_out(text: str, address: str) -> None:
    found = read(text)
    assert found
    assert found.text == address


@pytest.mark.parametrize(
    "text",
    ["у меня нет почты", "да у меня собака лает подождите", "собака мейл ру", "анна собака", "анна собака ромашка", ""],
)
def test_what_is_no_address_is_nothing(text: str) -> None:
    assert read(text) is None


def test_other_spellings_are_alternatives() -> None:
    found = read("ну ахмедов собака мейл ру вот")
    assert found
    assert (found.text, found.alternatives[0], found.doubtful) == ("ahmedov@mail.ru", "akhmedov@mail.ru", True)
    assert "ну ахмедов собака мейл ру вот"[slice(*found.span)] == "ахмедов собака мейл ру"
    clear = read("анна собака мейл ру")
    assert clear
    assert not clear.doubtful


def test_english() -> None:
    found = read("it's john dot smith eighty five at g mail dot com", "en")
    assert found
    assert found.text == "john.smith85@gmail.com"
    assert read("i am at home", "en") is None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_any_words_give_one_valid_address_or_nothing(words: list[str]) -> None:
    found = read(" ".join(words))
    if found:
        local, _, domain = found.text.partition("@")
        assert local
        assert "." in domain
        assert found.span[0] < found.span[1]
