"""A text is cut where it sounds right, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.pieces import Filled, Piece, gathered
from voicebot.speech.phrasing import Stretch, cut, recordable

FILE = Path("x.wav")


def heard(text: str) -> Piece:
    return Piece(text, "at", heard=True)


def sounds(filled: Filled, *recorded: str) -> list[tuple[str, str]]:
    """Give each sound's words, and whether it is recorded, known or made in the call."""

    def kind(stretch: Stretch) -> str:
        return "recorded" if stretch.recording else "known" if stretch.known else "heard"

    return [(one.text, kind(one)) for one in cut(filled, lambda text: FILE if text in recorded else None)]


NOTED = Filled((Piece("Спасибо. Записал: "), heard("во вторник, в десять"), Piece(". Всего доброго!")))
NAMED = Filled((Piece("Олег", "name"), Piece(", здравствуйте! Вам удобно?")))


def test_what_is_known_is_one_sound() -> None:
    assert sounds(NAMED) == [("Олег, здравствуйте! Вам удобно?", "known")]
    assert sounds(Filled.of("Да. Нет.")) == [("Да. Нет.", "known")]


def test_what_was_not_prepared_is_made_sentence_by_sentence() -> None:
    assert [one.text for one in cut(NAMED, by_sentence=True)] == ["Олег, здравствуйте!", "Вам удобно?"]


def test_a_sentence_with_something_heard_begins_with_what_is_known() -> None:
    assert sounds(NOTED) == [
        ("Спасибо.", "known"),
        ("Записал:", "known"),
        ("во вторник, в десять.", "heard"),
        ("Всего доброго!", "known"),
    ]


@pytest.mark.parametrize(
    ("pieces", "texts"),
    [
        ((Piece("Приходите к нам в "), heard("пять"), Piece(" часов, да?")), ["Приходите к нам", "в пять часов, да?"]),
        ((Piece("Вы о «"), heard("Ромашке"), Piece("»?")), ["Вы о «Ромашке»?"]),
        ((Piece("Вы сказали «"), heard("да"), Piece("»?")), ["Вы сказали", "«да»?"]),
        ((heard("Пять"), Piece(", верно?")), ["Пять, верно?"]),
        ((Piece("Ну, "), heard("пять"), Piece(".")), ["Ну, пять."]),
        ((Piece("Олег", "name"), Piece(", запишу на "), heard("пять"), Piece(".")), ["Олег, запишу", "на пять."]),
        ((Piece("Добро"), heard("пять")), ["Добропять"]),
    ],
)
def test_cut_at_a_word_and_only_where_it_is_worth_it(pieces: tuple[Piece, ...], texts: list[str]) -> None:
    assert [one.text for one in cut(Filled(pieces))] == texts


def test_recordings_are_used_wherever_there_are_some() -> None:
    assert sounds(NOTED, NOTED.text) == [(NOTED.text, "recorded")]
    assert sounds(NOTED, "Записал:", "Всего доброго!") == [
        ("Спасибо.", "known"),
        ("Записал:", "recorded"),
        ("во вторник, в десять.", "heard"),
        ("Всего доброго!", "recorded"),
    ]
    assert sounds(NAMED, "здравствуйте!") == [
        ("Олег", "known"),
        (", здравствуйте!", "recorded"),
        ("Вам удобно?", "known"),
    ]
    ask = Filled((Piece("Записать на "), heard("пять"), Piece(", хорошо? Или нет?")))
    assert sounds(ask, "хорошо?") == [
        ("Записать", "known"),
        ("на пять", "heard"),
        (", хорошо?", "recorded"),
        ("Или нет?", "known"),
    ]


def test_a_stretch_knows_its_place() -> None:
    stretches = cut(NOTED)
    assert [one.offset for one in stretches] == [0, 9, 18, 40]
    assert [one.before for one in stretches] == ["", "", "Записал: ", ""]
    assert [one.pause_ms(350) for one in stretches] == [350, 250, 350, 0]


def test_what_may_be_recorded() -> None:
    assert recordable(Filled.of("Да. Нет.")) == ("Да. Нет.",)
    assert recordable(NAMED) == ("здравствуйте!", "Вам удобно?")
    assert recordable(NOTED) == ("Спасибо.", "Записал:", "Всего доброго!")
    assert recordable(Filled((Piece("Олег", "name"), Piece(".")))) == ()
    assert recordable(Filled()) == ()


pieces = st.lists(st.tuples(st.text(st.sampled_from("абв .?,:«"), max_size=9), st.sampled_from(["", "name", "at"])))


@given(pieces, st.sets(st.sampled_from(["аб", "а", "б", "в?"])))
def test_nothing_is_lost(parts: list[tuple[str, str]], recorded: set[str]) -> None:
    filled = gathered((char, Piece("", value, value == "at")) for text, value in parts for char in text)
    found = cut(filled, lambda text: FILE if text in recorded else None)
    assert " ".join(one.text for one in found).replace(" ", "") == filled.text.replace(" ", "")
    assert all(filled.text[one.offset :].startswith(one.text) for one in found)
    assert [one.last for one in found][:-1] == [False] * (len(found) - 1)
    assert {one.known for one in found} <= {True, not filled.heard}
