from datetime import datetime

from voicebot.language.language import language
from voicebot.understanding.values.days import Day
from voicebot.understanding.values.english.between import between
from voicebot.understanding.values.english.plain import plain
from voicebot.understanding.values.forms import Form, Forms, any_of
from voicebot.understanding.values.mentions import Clock, Mention, Sign

ENGLISH = language("en")
NOW = datetime(2026, 11, 25, 12, 0)  # noqa: DTZ001 - in the person's own time
FORMS = Forms(
    (
        Form(r"\b(?P<day>today|tomorrow)\b", lambda found, _: Day(ahead=int(found["day"] == "tomorrow"))),
        Form(r"\b(?P<hour>\d+)\b", lambda found, _: Clock(int(found["hour"])) if found["hour"] != "0" else None),
    ),
    between(ENGLISH),
)


def mentions(text: str) -> list[Mention | Sign]:
    return FORMS.mentions(plain(text, ENGLISH), NOW)


def test_mentions_are_found_in_order_with_their_places() -> None:
    assert mentions("Tomorrow, at 3!") == [Mention(Day(ahead=1), (0, 8)), Mention(Clock(3), (13, 14))]
    assert mentions("0 dogs") == []


def test_signs_between_them() -> None:
    assert mentions("3 or 4")[1] == Sign("either")
    assert mentions("3 no sorry 4")[1] == Sign("correction")


def test_denials_reach_one_mention_or_the_clause() -> None:
    def denied(text: str) -> list[bool]:
        return [bool(mention.denied) for mention in mentions(text) if isinstance(mention, Mention)]

    assert denied("not today tomorrow at 3") == [True, False, False]
    assert denied("tomorrow at 3 does not work") == [True, True]
    assert denied("tomorrow is fine but 3 does not work") == [False, True]
    assert denied("i can not do tomorrow at 3 but 4 is fine") == [True, True, False]


def test_the_longest_word_is_tried_first() -> None:
    assert any_of(("a", "a.b")) == r"a\.b|a"
    assert any_of(()) == "(?!)"
