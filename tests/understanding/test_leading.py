from __future__ import annotations

import pytest

from voicebot.language.language import language
from voicebot.understanding.leading import leading
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.ranking import Ranker

RUSSIAN = language("ru")
LEXICON = RUSSIAN.lexicon
YES_OR_NO = [
    Expected(phrase, name, not_when=LEXICON.doubts) for name in ("yes", "no") for phrase in LEXICON.intents[name]
]
ELSE = [Expected("перенесите запись", "another_day"), Expected("кто это", "who_is_calling", Kind.REACTION)]
RANKER = Ranker([*YES_OR_NO, *ELSE], RUSSIAN)


def taken_for(text: str, ranker: Ranker = RANKER) -> str | None:
    found = leading(RUSSIAN.words(text), ranker, 0.5)
    return found.name if found else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("да, заказывал", "yes"),
        ("да, это я", "yes"),
        ("да, это Ирина", "yes"),
        ("да да, я помню про запись", "yes"),
        ("нет, не заказывал", "no"),
        ("нет, я ничего не заказывал", "no"),
        ("нет, завтра я на даче", "no"),
    ],
)
def test_an_answer_that_goes_on(text: str, name: str) -> None:
    assert taken_for(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "да",
        "да нет",
        "да ну",
        "да ладно",
        "да, но",
        "да, не заказывал",
        "да, не знаю",
        "да, может быть",
        "да, а когда",
        "да как хотите",
        "да отмените",
        "да, перенесите запись",
        "да кто это",
        "нет, почему, да",
        "нет, подождите",
        "нет, приду",
        "нет, не",
        "да я в прошлый раз у вас просидел в очереди два часа",
        "заказывал",
    ],
)
def test_one_that_is_taken_back_or_unfinished_or_something_else(text: str) -> None:
    assert taken_for(text) is None


def test_only_where_yes_or_no_is_expected() -> None:
    assert taken_for("да, заказывал", Ranker(ELSE, RUSSIAN)) is None
