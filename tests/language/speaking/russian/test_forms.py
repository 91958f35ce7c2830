import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("без 40 рублей", "без сорока рублей"),
        ("с 90 рублями", "с девяноста рублями"),
        ("к 200 рублям", "к двумстам рублям"),
        ("с 300 рублями", "с тремястами рублями"),
        ("о 500 рублях", "о пятистах рублях"),
        ("с 1000 рублей", "с тысячи рублей"),
        ("к 1000 рублям", "к тысяче рублям"),
        ("с 2 тысячами", "с двумя тысячами"),
        ("без 11 минут", "без одиннадцати минут"),
        ("с 8 гостями", "с восемью гостями"),
    ],
)
def test_every_case_and_gender_is_said(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
