import pytest

from voicebot.language.language import language
from voicebot.understanding.values.options import SURE, mentions, option_forms

COLOURS = (("красный", "бордовый"), ("синий",), ("белый",))


def named(text: str, options: tuple[tuple[str, ...], ...], code: str = "ru") -> list[tuple[tuple[int, ...], int, int]]:
    tongue = language(code)
    return [(one.options, one.first, one.last) for one in mentions(tongue.words(text), options, tongue)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("красный", [((0,), 0, 0)]),
        ("мне бордовую", [((0,), 1, 1)]),
        ("синенький", [((1,), 0, 0)]),
        ("карсный", [((0,), 0, 0)]),
        ("не красный а белый", [((0,), 1, 1), ((2,), 3, 3)]),
        ("зелёный", []),
        ("не знаю", []),
    ],
)
def test_names_inflected_and_misheard(text: str, found: list[tuple[tuple[int, ...], int, int]]) -> None:
    assert named(text, COLOURS) == found


def test_a_part_of_a_name_names_all_that_have_it() -> None:
    streets = (("проспект победы",), ("проспект мира",))
    assert named("на проспект", streets) == [((0, 1), 1, 1)]
    assert named("на мира", streets) == [((1,), 1, 1)]


def test_the_longest_whole_name_counts() -> None:
    assert named("картой рассрочки", (("карта",), ("карта рассрочки",))) == [((1,), 0, 1)]
    assert named("без сыра", (("с сыром",), ("без сыра",))) == [((1,), 0, 1)]


def test_what_is_only_like_a_name_is_not_sure() -> None:
    tongue = language("ru")
    (found,) = mentions(("телевизор",), (("телевидение",), ("интернет",)), tongue)
    assert found.strength < SURE


def test_other_languages() -> None:
    assert named("the red one", (("red",), ("blue",)), "en") == [((0,), 1, 1)]
    assert named("빨간 색으로 할게요", (("빨간색",), ("파란색",)), "ko") == [((0,), 0, 1)]


def test_a_grammar_holds_every_form_of_a_name() -> None:
    forms = option_forms((("синий", "голубой"), ("улица ленина",)), language("ru"))
    assert {"синий", "синюю", "голубого", "улица ленина", "улицу"} <= set(forms)
    assert option_forms((("red wine",),), language("en")) == ("red wine",)
