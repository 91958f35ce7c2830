import pytest

from voicebot.language.language import language
from voicebot.understanding.values.number_phrases import number_phrases


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("number", {"двести", "двухсот", "полтора", "целых", "минус"}),
        ("ordinal", {"пятого", "сороковая"}),
        ("money", {"тысяч", "рублей", "косаря", "копеек"}),
        ("rating", {"пятерочку", "балла"}),
        ("telephone", {"плюс", "нуля", "дважды"}),
        ("digits", {"семерки"}),
    ],
)
def test_a_grammar_holds_the_forms_that_people_say(kind: str, words: set[str]) -> None:
    assert words <= set(number_phrases(kind, language("ru")))


def test_other_kinds_have_none() -> None:
    assert number_phrases("date", language("ru")) == ()
    assert "십" in number_phrases("number", language("ko"))
