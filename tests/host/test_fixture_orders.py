from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.errors import UsageError
from voicebot.host.fixture_orders import named_after, of_case, of_file, of_texts
from voicebot.host.fixtures import Recipe

if TYPE_CHECKING:
    from pathlib import Path

USUAL = Recipe(text="-", language="ru")

CASE = """\
case: просит оператора
language: ru
voice: ru+f3
words_per_minute: 140
turns:
  - caller: {text: алло, wav: ru/hello.wav}
  - robot: greet
  - caller: {text: да, wav: ru/yes.wav, voice: {voice: ru+m1, words_per_minute: 200}}
  - caller: удобно
  - caller: {keys: "1"}
  - caller: {text: да, wav: ru/yes.wav}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "dialogs" / "s" / "cases" / "asks.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(CASE, encoding="utf-8")
    return file


def test_a_text_names_its_file() -> None:
    orders = of_texts(["Алло!", "Да, слушаю вас."], USUAL)
    assert [(order.name, order.recipe.text) for order in orders] == [
        ("алло.wav", "Алло!"),
        ("да_слушаю_вас.wav", "Да, слушаю вас."),
    ]


@given(st.text(min_size=1))
def test_a_name_is_one_file_in_its_folder(text: str) -> None:
    name = named_after(text)
    assert "/" not in name
    assert len(name) <= 64


def test_texts_that_make_the_same_name_are_told() -> None:
    with pytest.raises(UsageError, match=r"'да!' and 'Да' would both be да\.wav"):
        of_texts(["да!", "Да"], USUAL)


@pytest.mark.parametrize("text", ["", "  ", "...", "!"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="nothing to say"):
        of_texts([text], USUAL)


def test_a_file_has_a_text_and_perhaps_a_name_on_each_line(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("﻿# Russian\nалло\tru/hello\n\nда, слушаю\n нет \t no.wav \n", encoding="utf-8")
    orders = of_file(tmp_path / "a.tsv", USUAL)
    assert [(order.name, order.recipe.text) for order in orders] == [
        ("ru/hello.wav", "алло"),
        ("да_слушаю.wav", "да, слушаю"),
        ("no.wav", "нет"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"# nothing\n", "no texts"),
        (b"\xff\xfe\x00", "not in UTF-8"),
        ("алло\t../evil".encode(), r"a\.tsv:1: '\.\./evil\.wav' is no name"),
        ("алло\t/etc/evil".encode(), "no name of a file"),
        ("алло\ta\nда\ta".encode(), r"would both be a\.wav"),
    ],
)
def test_a_file_that_is_wrong(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.tsv").write_bytes(content)
    with pytest.raises(UsageError, match=words):
        of_file(tmp_path / "a.tsv", USUAL)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        of_file(tmp_path / "nowhere.tsv", USUAL)


def test_a_case_wants_the_files_that_are_missing(case: Path, tmp_path: Path) -> None:
    (tmp_path / "audio_fixtures" / "ru").mkdir(parents=True)
    (tmp_path / "audio_fixtures" / "ru" / "hello.wav").touch()
    loaded, orders = of_case(case, {}, USUAL, every=False)
    assert loaded.sound_folder() == tmp_path / "audio_fixtures"
    assert [(order.name, order.turn) for order in orders] == [("ru/yes.wav", None)]
    recipe = orders[0].recipe
    assert (recipe.text, recipe.voice, recipe.words_per_minute, recipe.language) == ("да", "ru+m1", 200, "ru")


def test_every_turn_of_a_case_gets_a_file_where_it_is_wished(case: Path) -> None:
    _, orders = of_case(case, {"engine": "pyttsx3", "voice": "ru"}, USUAL, every=True)
    assert [(order.name, order.turn) for order in orders] == [
        ("ru/hello.wav", None),
        ("ru/yes.wav", None),
        ("ru/asks_4.wav", 3),
    ]
    assert {(order.recipe.engine, order.recipe.voice) for order in orders} == {("pyttsx3", "ru")}
    assert [order.recipe.words_per_minute for order in orders] == [140, 200, 140]


def test_without_fixtures_a_case_keeps_its_files_beside_it(case: Path) -> None:
    loaded, _ = of_case(case, {}, USUAL, every=False)
    assert loaded.sound_folder() == case.parent
