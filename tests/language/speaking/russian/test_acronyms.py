import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ООО «Ромашка»", "о о о Ромашка"),
        ("АО и ИП", "а о и и пэ"),
        ("МФЦ", "эм эф цэ"),
        ("СМС", "эс эм эс"),
        ("НДС", "эн дэ эс"),
        ("ИНН", "и эн эн"),
        ("СНИЛС", "снилс"),
        ("ОСАГО", "осаго"),
        ("УЗИ, МРТ, ЭКГ", "УЗИ, эм эр тэ, э ка гэ"),
        ("ЕГЭ", "ЕГЭ"),
        ("ГИБДД", "ги бэ дэ дэ"),
        ("РФ и США", "эр эф и сэ шэ а"),
        ("МГУ", "эм гэ у"),
        ("НЕТ, ДА", "НЕТ, ДА"),
        ("ВНИМАНИЕ! ЗВОНИТЕ НАМ", "ВНИМАНИЕ! ЗВОНИТЕ НАМ"),
        ("А. С. Пушкин", "а эс Пушкин"),
        ("Иванов И. П.", "Иванов и пэ"),
        ("А. Иванов", "а Иванов"),
        ("Я и ты", "Я и ты"),
    ],
)
def test_an_acronym_is_said(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
