"""Values that the person will check by ear."""

from __future__ import annotations

import pytest

from voicebot.errors import InputError
from voicebot.language.language import language
from voicebot.language.read_back import hour_of_day, read_back


@pytest.mark.parametrize(
    ("code", "kind", "value", "said"),
    [
        ("ru", "telephone", "+79031200045", "плюс семь, девятьсот три, сто двадцать, ноль ноль, сорок пять"),
        ("en", "telephone", "+79031200045", "plus seven, nine zero three, one two zero, zero zero four five"),
        ("ko", "telephone", "+821012345678", "공일공, 일이삼사, 오육칠팔"),
        ("ru", "digits", "40817810", "четыре ноль восемь один, семь восемь один ноль"),
        ("ru", "digits", "12345", "один два три, четыре пять"),
        ("en", "digits", "1234567", "one two three, four five six seven"),
        ("ko", "digits", "102", "일공이"),
        ("ru", "duration", "PT1H30M", "один час тридцать минут"),
        ("ru", "duration", "P7D", "семь дней"),
        ("ru", "duration", "PT0M", "ноль минут"),
        ("en", "duration", "P1DT2H", "one day and two hours"),
        ("ko", "duration", "PT1H30M", "한 시간 삼십 분"),
        ("ru", "email", "ivan85@mail.ru", "иван, по буквам ай ви эй эн, восемь пять собака мейл точка ру"),
        ("en", "email", "ivan_p@gmail.com", "ivan, spelled i v a n, underscore p at gmail dot com"),
        ("ko", "email", "a@naver.com", "에이 골뱅이 네이버 점 컴"),
        ("ru", "ordinal", "21", "двадцать первый"),
        ("ko", "ordinal", "1", "첫 번째"),
        ("ru", "part_of_day", "morning", "утром"),
        ("en", "yes_no", "yes", "yes"),
        ("ko", "choice", "any", "아무거나"),
        ("ru", "choice", "центр", "центр"),
    ],
)
def test_what_is_read_back(code: str, kind: str, value: str, said: str) -> None:
    assert read_back(value, kind, language(code)) == said


@pytest.mark.parametrize(("kind", "value"), [("telephone", "8903"), ("duration", "P1Q"), ("digits", "12a")])
def test_what_is_not_of_its_kind_is_refused_with_an_example(kind: str, value: str) -> None:
    with pytest.raises(InputError, match=kind) as refused:
        read_back(value, kind, language("ru"))
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("code", "value", "said"),
    [
        ("ru", "08:00", "в восемь утра"),
        ("ru", "20:30", "в восемь тридцать вечера"),
        ("ru", "00:00", "в двенадцать ночи"),
        ("ru", "13:00", "в час дня"),
        ("en", "20:00", "at eight p m"),
        ("ko", "20:00", "오후 여덟 시"),
    ],
)
def test_the_hour_tells_morning_from_evening(code: str, value: str, said: str) -> None:
    assert hour_of_day(value, language(code)) == said
