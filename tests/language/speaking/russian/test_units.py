import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("5 мм", "пять миллиметров"),
        ("5 ккал", "пять килокалорий"),
        ("5 л. с.", "пять лошадиных сил."),
        ("120 мм рт. ст.", "сто двадцать миллиметров ртутного столба."),
        ("5 кВт·ч", "пять киловатт-часов"),
        ("2 экз.", "два экземпляра."),
        ("100 BYN", "сто белорусских рублей"),
        ("500 ₸", "пятьсот тенге"),
        ("цена за кг", "цена за килограмм"),
    ],
)
def test_every_unit_has_a_form(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
