import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.vocabulary import vocabulary

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("date", "в следующую пятницу через неделю двадцать пятого декабря"),
        ("time", "в половине третьего без четверти шесть полтретьего утра около трех"),
        ("datetime", "послезавтра часиков в шесть вечера"),
        ("part_of_day", "после обеда вечерком"),
        ("duration", "полтора часа полчаса недельку"),
    ],
)
def test_what_a_grammar_hears(kind: str, text: str) -> None:
    heard = {word for phrase in vocabulary(kind, RUSSIAN) for word in phrase.split()}
    assert set(text.split()) <= heard
    assert all(phrase == RUSSIAN.normalise(phrase) for phrase in vocabulary(kind, RUSSIAN))


def test_other_kinds_have_their_own() -> None:
    assert vocabulary("number", RUSSIAN) == ()
