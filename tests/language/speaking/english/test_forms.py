import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("254", "two hundred fifty four"),
        ("1,234,567", "one million two hundred thirty four thousand five hundred sixty seven"),
        ("21st", "twenty first"),
        ("100th", "one hundredth"),
        ("3.14", "three point one four"),
        (".5", "point five"),
        ("12345678901234567", "one two three four five six seven eight nine zero one two three four five six seven"),
    ],
)
def test_a_number_is_said(written: str, said: str) -> None:
    assert speakable(written, language("en")).text == said
