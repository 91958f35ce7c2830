import pytest

from voicebot.language.word_forms import word_forms


@pytest.mark.parametrize(
    ("lemma", "form", "counted"),
    [
        ("тысяча", "тысяч", True),
        ("тысяча", "тысячи", True),
        ("тысяча", "тысячу", False),
        ("тысяча", "тыщ", True),
        ("нуль", "нуля", True),
        ("косарь", "косаря", True),
        ("семерка", "семерок", True),
        ("два", "двумя", False),
    ],
)
def test_forms_that_a_number_explains(lemma: str, form: str, *, counted: bool) -> None:
    assert word_forms(lemma)[form] is counted


def test_a_word_that_no_dictionary_has_is_its_only_form() -> None:
    assert word_forms("лямчик")["лямчик"] is False
    assert word_forms("euro") == {"euro": False}


def test_forms_have_no_yo() -> None:
    assert "трех" in word_forms("три")
    assert not any("ё" in form for form in word_forms("три"))
