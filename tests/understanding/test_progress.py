from datetime import datetime

import pytest

from voicebot.language.language import language
from voicebot.settings import MatchSettings
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind, Partial, Progress
from voicebot.understanding.values.value import Asked

RUSSIAN = language("ru")
EXPECTED = (
    *(Expected(phrase, name) for name, phrases in RUSSIAN.lexicon.intents.items() for phrase in phrases),
    Expected("соедините с оператором", "sales", Kind.HAND_OFF, costly=True),
)
MATCHER = Matcher(EXPECTED, RUSSIAN, MatchSettings())


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("", Progress.NOTHING),
        ("…", Progress.NOTHING),
        ("понятно", Progress.BACK_CHANNEL),
        ("так так", Progress.FILLER),
        ("погода", Progress.UNKNOWN),
        ("ну", Progress.FILLER),
        ("да но", Progress.FILLER),
        ("соедините с", Progress.FILLER),
        ("соедините", Progress.UNFINISHED),
        ("девушка соедините", Progress.UNFINISHED),
        ("не могу сейчас", Progress.UNFINISHED),
        ("да", Progress.EXTENDABLE),
        ("нет", Progress.EXTENDABLE),
        ("не могу", Progress.EXTENDABLE),
        ("слушаю", Progress.ANSWER),
        ("соедините с оператором", Progress.ANSWER),
        ("угу хорошо", Progress.ANSWER),
    ],
)
def test_how_far(text: str, progress: Progress) -> None:
    assert MATCHER.progress(text).progress == progress


def test_an_answer_is_named() -> None:
    assert MATCHER.progress("соедините с оператором") == Partial(Progress.ANSWER, "sales", Kind.HAND_OFF)


@pytest.mark.parametrize("text", ["алло", "алло да", "да слушаю вас", "здравствуйте слушаю"])
def test_greetings(text: str) -> None:
    assert MATCHER.progress(text).is_greeting


def test_yes_is_an_answer_and_a_back_channel_and_a_greeting() -> None:
    partial = MATCHER.progress("да")
    assert (partial.name, partial.is_back_channel, partial.is_greeting) == ("yes", True, True)


def test_an_answer_is_neither() -> None:
    partial = MATCHER.progress("приду обязательно")
    assert not partial.is_back_channel
    assert not partial.is_greeting


def test_korean_yes_may_go_on() -> None:
    korean = language("ko")
    matcher = Matcher([Expected("네", "yes"), Expected("네 좋습니다", "yes")], korean, MatchSettings())
    assert matcher.progress("네").progress is Progress.EXTENDABLE
    assert matcher.progress("네 좋습니다").progress is Progress.ANSWER


def test_a_value_that_was_asked_for() -> None:
    now = datetime(2026, 11, 23, 13)  # noqa: DTZ001 - local
    matcher = Matcher([], RUSSIAN, MatchSettings(), asked=Asked("datetime", RUSSIAN, now))
    assert matcher.progress("завтра").progress is Progress.UNFINISHED
    assert matcher.progress("завтра в").progress is Progress.FILLER
    assert matcher.progress("завтра в три") == Partial(Progress.EXTENDABLE, "datetime", Kind.VALUE)
