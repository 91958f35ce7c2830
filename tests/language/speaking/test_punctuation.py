import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Это робот клиники «Здоровье» — вам удобно?", "Это робот клиники Здоровье, вам удобно?"),
        ("- Да (наверное)… нет", "Да, наверное, нет"),
        ("Подождите… Сейчас.", "Подождите. Сейчас."),
        ("Что?! Нет!!!", "Что? Нет!"),
        ("“Так”, — сказал он.", "Так, сказал он."),
        ("привет 😀 мир", "привет мир"),
        ("кто-то из-за угла", "кто-то из-за угла"),
        ("и/или", "и или"),
        ("а;б", "а; б"),
        ("замо́к", "замок"),
        ("½ и 2½", "одна вторая и две целых одна вторая"),
    ],
)
def test_marks_become_what_a_voice_can_say(written: str, said: str) -> None:
    assert speakable(written, language("ru")).text == said
