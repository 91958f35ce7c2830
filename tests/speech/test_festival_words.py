"""What Festival is given: nothing it fails on, and nothing that could be a command."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.speech.festival_words import to_read


def read(text: str, language: str = "ru") -> str:
    return " ".join(word.text for word in to_read(text, language))


@pytest.mark.parametrize(
    ("text", "given_to_festival"),
    [
        ("Здравствуйте, это робот.", "Здравствуйте, это робот."),
        ("Клиника «Здоровье», “первая”.", "Клиника Здоровье, первая."),
        ("Да — конечно… Ждём", "Да, конечно. Ждём"),
        ("кто-то из-за угла", "кто-то из-за угла"),
        ("Вы придёте?!", "Вы придёте?"),
        ("за́мок", "замок"),
        ("№ 5, скидка 50 %", "номер 5, скидка 50 процентов"),
        ("3,5 кг", "3 5 кг"),
        ("89161234567", "891 612 345 67"),
        ("SMS от Shop", "смс от шоп"),
        ("да(нет)", "да нет,"),
        ("\\ \" ' ( ) ;", ""),
    ],
)
def test_russian(text: str, given_to_festival: str) -> None:
    assert read(text) == given_to_festival


def test_english_keeps_its_apostrophes() -> None:
    assert read("It's “fine”, isn't it?", "en") == "It's fine, isn't it?"


def test_each_word_knows_where_it_came_from() -> None:
    text = "№5 —  «Ёж»"
    assert [(one.text, one.offset) for one in to_read(text, "ru")] == [("номер", 0), ("5,", 0), ("Ёж", 6)]


@given(st.text(max_size=80), st.sampled_from(["ru", "en"]))
def test_no_text_is_a_command(text: str, language: str) -> None:
    words = to_read(text, language)
    assert all(re.fullmatch(r"[\w'-]+[.,:;!?]?", word.text) for word in words)
    assert all(0 <= word.offset < len(text) and not text[word.offset].isspace() for word in words)
    assert [word.offset for word in words] == sorted(word.offset for word in words)
