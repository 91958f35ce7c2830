import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("info@mail.ru", "инфо собака мейл точка ру"),
        ("Пишите на info@mail.ru.", "Пишите на инфо собака мейл точка ру."),
        ("ivan.petrov85@yandex.ru", "иван точка петров восемьдесят пять собака яндекс точка ру"),
        ("a.bc@gmail.com", "эй точка би си собака джимейл точка ком"),
        ("a123-v@abc.com", "эй один два три тире ви собака эй би си точка ком"),
        ("www.gosuslugi.ru", "вэ вэ вэ точка госуслуги точка ру"),
        ("https://ya.ru/", "я точка ру"),
        ("сайт клиника.рф", "сайт клиника точка рф"),
        ("на vk.com/shop", "на вэ ка точка ком слэш шоп"),
    ],
)
def test_an_address_is_said(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
