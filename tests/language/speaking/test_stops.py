import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5 руб. за штуку", "пять рублей за штуку"),
        ("5 руб. За штуку", "пять рублей. За штуку"),
        ("5 руб.", "пять рублей."),
        ("5 руб., 6 руб.", "пять рублей, шесть рублей."),
    ],
)
def test_a_shortening_may_end_the_sentence(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
