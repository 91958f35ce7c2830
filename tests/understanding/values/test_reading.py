from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.understanding.values.reading import KINDS, read_part, read_value, value_phrases, why_nothing
from voicebot.understanding.values.value import Asked

NOW = datetime(2026, 11, 23, 13, 0)  # noqa: DTZ001 - a Monday, in the person's own time


def value(kind: str, text: str, code: str = "ru", *, future: bool = False) -> str | None:
    found = read_value(Asked(kind, language(code), NOW, future=future), text)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("сорок два", "42"),
        ("триста сорок пять рублей", "345"),
        ("две тысячи двадцать шесть", "2026"),
        ("сто тысяч", "100000"),
        ("ноль", "0"),
        ("42", "42"),
        ("пять или шесть", None),
        ("не пять", None),
        ("много", None),
    ],
)
def test_numbers(text: str, number: str | None) -> None:
    assert value("number", text) == number


@pytest.mark.parametrize(("text", "number"), [("two hundred five", "205"), ("twelve", "12")])
def test_english_numbers(text: str, number: str) -> None:
    assert value("number", text, "en") == number


@pytest.mark.parametrize(("text", "number"), [("이십오", "25"), ("천오백", "1500"), ("25", "25"), ("모르겠어요", None)])
def test_korean_numbers(text: str, number: str | None) -> None:
    assert value("number", text, "ko") == number


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("меня зовут Анна Петровна", "Анна Петровна"),
        ("Иван", "Иван"),
        ("да удобно", None),
        ("пять", None),
        ("я вам не скажу как меня зовут", None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert value("name", text) == name


@pytest.mark.parametrize(("text", "answer"), [("да конечно", "yes"), ("нет спасибо", "no"), ("может быть", None)])
def test_yes_or_no(text: str, answer: str | None) -> None:
    assert value("yes_no", text) == answer


def test_text_is_kept_as_it_is() -> None:
    assert value("text", " Болит зуб! ") == "Болит зуб!"
    assert value("text", "…") is None


def test_dates_and_times_are_iso_text() -> None:
    assert value("datetime", "завтра в три") == "2026-11-24T15:00"
    assert value("date", "завтра в три") == "2026-11-24"
    assert value("time", "завтра в три") == "15:00"


def test_the_zone_is_kept() -> None:
    moscow = NOW.replace(tzinfo=ZoneInfo("Europe/Moscow"))
    found = read_value(Asked("datetime", language("ru"), moscow), "через час")
    assert found is not None
    assert found.text == "2026-11-23T14:00+03:00"


def test_what_is_past_says_so_where_it_must_lie_ahead() -> None:
    assert value("datetime", "сегодня в десять") == "2026-11-23T10:00"
    asked = Asked("datetime", language("ru"), NOW, future=True)
    over = read_value(asked, "сегодня в десять")
    assert over is not None
    assert (over.text, over.past, over.doubtful) == ("2026-11-23T10:00", True, False)
    assert value("date", "сегодня", future=True) == "2026-11-23"


@pytest.mark.parametrize("text", ["завтра", "в три", "", "не завтра в три", "я подумаю"])
def test_half_a_moment_is_none(text: str) -> None:
    assert value("datetime", text) is None


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="datetime"):
        value("colour", "красный")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("завтра", ("date", "2026-11-24")),
        ("на следующей неделе во вторник", ("date", "2026-12-01")),
        ("в три", ("time", "15:00")),
        ("нет, без пятнадцати четыре", ("time", "15:45")),
        ("завтра в три", None),
        ("не в три", None),
        ("вчера", ("date", "2026-11-22")),
        ("я подумаю", None),
        ("без разницы", None),
    ],
)
def test_half_a_moment_is_a_part(text: str, part: tuple[str, str] | None) -> None:
    found = read_part(Asked("datetime", language("ru"), NOW, future=True), text)
    assert ((found.kind, found.text) if found else None) == part
    assert read_part(Asked("date", language("ru"), NOW), text) is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("code", ["ru", "en", "ko"])
def test_a_grammar_gets_each_phrase_once(kind: str, code: str) -> None:
    phrases = value_phrases(kind, language(code))
    assert len(set(phrases)) == len(phrases)
    heard = {"number", "date", "time", "datetime", "yes_no", *(("part_of_day", "duration") if code == "ru" else ())}
    assert phrases or kind not in heard


def test_why_nothing_was_read() -> None:
    asked = Asked("datetime", language("ru"), NOW)
    assert why_nothing(asked, "не завтра в три") == "denied"
    assert why_nothing(asked, "я подумаю") == ""
