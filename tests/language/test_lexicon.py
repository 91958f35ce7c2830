import pytest
from pydantic import ValidationError

from voicebot.errors import InputError
from voicebot.language.lexicon import Lexicon, codes, lexicon
from voicebot.language.normal import normalise


@pytest.mark.parametrize("code", codes())
def test_every_lexicon_loads_and_has_the_built_in_intents(code: str) -> None:
    words = lexicon(code)
    assert words.code == code
    assert {"yes", "no", "busy_now"} <= set(words.intents)
    assert words.greetings


@pytest.mark.parametrize("code", codes())
def test_no_phrase_means_two_things(code: str) -> None:
    phrases = [phrase for listed in lexicon(code).intents.values() for phrase in listed]
    assert len(phrases) == len(set(phrases))


def test_the_design_languages_are_there() -> None:
    assert set(codes()) >= {"ru", "en", "ko"}


def test_russian_knows_how_people_answer_a_telephone() -> None:
    assert {"алло", "да", "слушаю", "слушаю вас", "говорите"} <= set(lexicon("ru").greetings)


def test_a_korean_grammar_gets_few_extras() -> None:
    assert len(lexicon("ko").extras) <= 10
    assert len(lexicon("ru").extras) > 50


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="en, ko, ru"):
        lexicon("xx")


def test_a_phrase_that_is_not_in_normal_form_is_refused() -> None:
    data = lexicon("en").model_dump()
    data["greetings"] = ["Hello!"]
    with pytest.raises(ValidationError, match="write 'Hello!' as 'hello'"):
        Lexicon.model_validate(data)
    assert normalise("Hello!") == "hello"
