import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Иванов & Петров", "Иванов и Петров"),
        ("вода + газ", "вода плюс газ"),
        ("x = 5", "икс равно пять"),
        ("§ 5", "параграф пять"),
        ("%", "процент"),
        ("Нажмите *, чтобы повторить", "Нажмите звёздочку, чтобы повторить"),
        ("сто %", "сто процентов"),
        ("м²", "квадратный метр"),
        ("к 2 часам, со 2 числа", "к двум часам, со второго числа"),
        ("с 100 рублями", "со ста рублями"),
        ("в 2-й раз", "во второй раз"),
    ],
)
def test_signs_are_said(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
