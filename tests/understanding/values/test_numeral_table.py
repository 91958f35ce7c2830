import pytest

from voicebot.language.language import language
from voicebot.understanding.values.numeral_table import Role, counted_forms, forms_of, numeral_table, numerals_of

RU = language("ru")


def values(word: str) -> list[int | None]:
    return [atom.value if atom else None for _, atom in numerals_of(word, RU)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("двумястами", [200]),
        ("шестнацать", [16]),
        ("двацать", [20]),
        ("пятсот", [500]),
        ("девеносто", [90]),
        ("тыщу", [1000]),
        ("двадцатьпять", [20, 5]),
        ("стодвадцатьтри", [100, 20, 3]),
        ("полмиллиона", [None, 1000000]),
        ("двухтысячный", [2000]),
        ("двадцатипятитысячного", [25000]),
        ("007", [7]),
        ("опять", []),
        ("сторона", []),
        ("доволен", []),
        ("место", []),
        ("стопка", []),
    ],
)
def test_what_a_word_is_in_a_number(word: str, expected: list[int | None]) -> None:
    assert values(word) == expected


def test_figures_keep_their_zeros() -> None:
    ((_, atom),) = numerals_of("007", RU)
    assert atom is not None
    assert (atom.role, atom.figures) == (Role.TYPED, "007")


def test_forms() -> None:
    assert forms_of(("год",), RU)["года"] == "год"
    assert counted_forms("seven", language("en")) == {"seven": False}
    assert numeral_table(RU).has("семьюдесятью")
    assert "третьего" in numeral_table(RU).forms(Role.ORDINAL)
