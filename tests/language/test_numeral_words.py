import pytest

from voicebot.language.lexicon import lexicon


@pytest.mark.parametrize("code", ["ru", "en"])
def test_units_tens_and_ordinals_are_complete(code: str) -> None:
    listed = lexicon(code).numerals
    assert set(range(21)) <= set(listed.cardinals.values())
    assert set(range(30, 100, 10)) <= set(listed.cardinals.values())
    assert set(range(20)) <= set(listed.ordinals.values())
    assert set(range(10)) <= set(listed.digit_nouns.values())


@pytest.mark.parametrize("code", ["ru", "en", "ko"])
def test_the_default_currency_is_one_of_those_named(code: str) -> None:
    money = lexicon(code).money
    assert money.default in money.currencies
