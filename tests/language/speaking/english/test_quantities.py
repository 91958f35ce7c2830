import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("$4.69", "four dollars and sixty nine cents"),
        ("$0.01", "one cent"),
        ("$1", "one dollar"),
        ("$1,250", "one thousand two hundred fifty dollars"),
        ("$2.5 billion", "two point five billion dollars"),
        ("-$5", "minus five dollars"),
        ("£3.50", "three pounds and fifty pence"),
        ("100 USD", "one hundred dollars"),
        ("€20", "twenty euros"),
        ("5 km/h", "five kilometers per hour"),
        ("1 kg", "one kilogram"),
        ("6 ft", "six feet"),
        ("20 °C", "twenty degrees Celsius"),
        ("-5 °F", "minus five degrees Fahrenheit"),
        ("3.5%", "three point five percent"),
        ("10–15%", "ten to fifteen percent"),
        ("30kg", "thirty kilograms"),
        ("15 min", "fifteen minutes"),
        ("10k", "ten thousand"),
    ],
)
def test_a_quantity_is_said(written: str, said: str) -> None:
    assert speakable(written, language("en")).text == said
