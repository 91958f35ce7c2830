from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.language.spoken import Sayable, counted, money, spoken

NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        ("2026-11-24T15:00", "datetime", "завтра, двадцать четвёртого ноября, в пятнадцать часов"),
        ("2026-12-01T10:00", "", "во вторник, первого декабря, в десять утра"),
        ("2026-11-23", "date", "сегодня, двадцать третьего ноября"),
        (date(2026, 11, 25), "", "послезавтра, двадцать пятого ноября"),
        ("2027-01-03", "", "в воскресенье, третьего января две тысячи двадцать седьмого года"),
        ("15:30", "time", "в пятнадцать тридцать"),
        (time(10, 5), "", "в десять ноль пять"),
        ("01:00", "", "в час ночи"),
        ("00:00", "", "в полночь"),
        ("12:00", "", "в двенадцать часов"),
        ("21:00", "", "в двадцать один час"),
        ("22:00", "", "в двадцать два часа"),
        ("18:31", "", "в восемнадцать тридцать одна"),
        ("31", "", "тридцать один"),
        (1500, "number", "тысяча пятьсот"),
        ("1,5", "", "одна целая пять десятых"),
        ("Здоровье", "", "Здоровье"),
        ("15", "text", "15"),
    ],
)
def test_russian(value: Sayable, kind: str, said: str) -> None:
    assert spoken(value, kind, language("ru"), NOW) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-24T15:00", "tomorrow, the twenty fourth of November, at three p m"),
        ("2027-01-03T12:05", "on Sunday, the third of January twenty twenty seven, at twelve oh five p m"),
        ("00:30", "at twelve thirty a m"),
    ],
)
def test_english(value: str, said: str) -> None:
    assert spoken(value, "", language("en"), NOW) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-24T15:00", "내일 십일월 이십사일 오후 세 시"),
        ("2026-12-01T10:30", "십이월 일일 화요일 오전 열 시 삼십 분"),
        ("2027-06-05", "이천이십칠년 유월 오일 토요일"),
        ("00:00", "오전 열두 시"),
    ],
)
def test_korean(value: str, said: str) -> None:
    assert spoken(value, "", language("ko"), NOW) == said


def test_a_moment_is_said_in_the_zone_of_now() -> None:
    now = NOW.astimezone(ZoneInfo("Europe/Moscow"))
    assert spoken(datetime(2026, 11, 23, 21, 30, tzinfo=UTC), "", language("ru"), now).startswith("завтра")


@pytest.mark.parametrize(("value", "kind"), [("вчера", "date"), ("25:00", "time"), ("много", "number")])
def test_a_value_of_another_kind_is_refused(value: str, kind: str) -> None:
    with pytest.raises(InputError, match=kind):
        spoken(value, kind, language("ru"), NOW)


@pytest.mark.parametrize(
    ("value", "currency", "case", "said"),
    [
        (1250.5, "RUB", "nominative", "тысяча двести пятьдесят рублей пятьдесят копеек"),
        ("1 000", "RUB", "accusative", "тысячу рублей"),
        (21, "RUB", "genitive", "двадцати одного рубля"),
        (0, "RUB", "nominative", "ноль рублей"),
        ("2,01", "USD", "nominative", "два доллара один цент"),
        (-5, "EUR", "nominative", "минус пять евро"),
    ],
)
def test_russian_money(value: Sayable, currency: str, case: str, said: str) -> None:
    assert money(value, language("ru"), currency, case) == said


@pytest.mark.parametrize(
    ("value", "noun", "case", "said"),
    [
        (1, "сообщение", "nominative", "одно сообщение"),
        (2, "новое сообщение", "nominative", "два новых сообщения"),
        ("21", "запись", "instrumental", "двадцатью одной записью"),
        (5, "год", "nominative", "пять лет"),
        (5, "день", "dative", "пяти дням"),
    ],
)
def test_russian_counts(value: Sayable, noun: str, case: str, said: str) -> None:
    assert counted(value, noun, language("ru"), case) == said


def test_money_and_counts_elsewhere() -> None:
    assert money("4.69", language("en"), "USD") == "four dollars and sixty nine cents"
    assert counted(1, "message", language("en")) == "one message"
    assert counted(21, "message", language("en")) == "twenty one messages"
    assert money(15, language("ko"), "USD") == "십오 달러"
    assert counted(3, "명", language("ko")) == "세 명"


def test_what_cannot_be_counted_is_refused() -> None:
    ru = language("ru")
    with pytest.raises(InputError, match="no currency"):
        money(1, ru, "XXX")
    with pytest.raises(InputError, match="no case"):
        money(1, ru, case="locative")
    with pytest.raises(InputError, match="sum of money"):
        money("много", ru)
    with pytest.raises(InputError, match="whole number"):
        counted("1,5", "час", ru)
    with pytest.raises(InputError, match="whole number"):
        counted("1e999999999", "час", ru)
