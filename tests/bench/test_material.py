from __future__ import annotations

import pytest

from voicebot.bench.material import languages, material
from voicebot.errors import InputError
from voicebot.language.language import language

LANGUAGES = languages()


def test_there_is_material_for_every_language_of_the_calls() -> None:
    assert LANGUAGES == ("en", "ko", "ru")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_answer_is_one_of_its_script_and_in_normal_form(code: str) -> None:
    made = material(code)
    normal = language(code).normalise
    for name, answers in made.whole.items():
        for text, sense in answers:
            assert text in made.scripts[name][sense]
            assert text == normal(text)
    for name, parts in made.inside.items():
        for first, second, sense in parts:
            assert f"{first} {second}" in made.scripts[name][sense]
    assert set(made.ordinary) <= set(made.costly["yes"])
    assert made.costly_answer in made.costly["operator"]
    assert set(made.interruptions) <= {phrase for several in made.greeting.values() for phrase in several}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_goes_on_after_a_bare_answer_means_what_it_says_whole(code: str) -> None:
    made = material(code)
    for name, answers in made.goes_on.items():
        for first, second, sense in answers:
            assert any(first in phrases for phrases in made.scripts[name].values())
            assert {f"{first} {second}", second} & set(made.scripts[name][sense])


def test_a_language_without_material_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="nothing to say in 'de'") as refused:
        material("de")
    assert "en, ko, ru" in str(refused.value)
