import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Wi-Fi", "вай-фай"),
        ("e-mail", "имейл"),
        ("WhatsApp и Telegram", "вотсап и телеграм"),
        ("iPhone 15", "айфон пятнадцать"),
        ("USB, VPN", "ю эс би, ви пи эн"),
        ("SMS", "эс эм эс"),
        ("Google", "гугл"),
        ("Delivery Club", "деливери клуб"),
        ("Shell", "шел"),
        ("рейс SU 1234", "рейс эс ю тысяча двести тридцать четыре"),
        ("A4", "эй четыре"),
        ("BMW X5", "бэ эм вэ икс пять"),
        ("Cбербанк и мoй дoм", "Сбербанк и мой дом"),
        ("Café Noir", "кафе ноир"),
        ("IT-отдел", "ай-ти-отдел"),
    ],
)
def test_a_latin_word_is_read(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
