import pytest

from voicebot.errors import InputError
from voicebot.language.language import language


def test_a_language_is_made_once() -> None:
    assert language("ru") is language("ru")


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="ru"):
        language("tlh")


def test_words_are_in_normal_form() -> None:
    assert language("ru").words("Да, слушаю Вас!") == ("да", "слушаю", "вас")


def test_russian_lemmas() -> None:
    assert language("ru").lemmas("соедините с операторами ещё") == ("соединить", "с", "оператор", "еще")


@pytest.mark.parametrize("code", ["en", "ko"])
def test_elsewhere_a_word_is_its_own_lemma(code: str) -> None:
    assert language(code).lemmas("hello 네") == ("hello", "네")


def test_the_sound_key_takes_any_spelling() -> None:
    assert language("ru").sound_key("Оператор!") == language("ru").sound_key("аператор")


def test_the_dictionary_tells_words() -> None:
    russian = language("ru")
    assert russian.is_word("удобно", says_how=True)
    assert russian.is_word("неделя")
    assert not russian.is_word("неделя", says_how=True)
    assert not russian.is_word("нехочу")
    assert not language("en").is_word("word")


def test_the_dictionary_tells_orders() -> None:
    russian = language("ru")
    assert russian.is_order("отмените")
    assert not any(map(russian.is_order, ("заказывал", "три", "запись", "hello")))
    assert not language("en").is_order("cancel")
