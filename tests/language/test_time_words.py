from typing import get_args

import pytest
from pydantic import ValidationError

from voicebot.language.language import language
from voicebot.language.time_words import PartWords, Role, TimeWords


def test_every_role_has_its_words_in_russian() -> None:
    words = language("ru").lexicon.times
    assert set(words.roles) == set(get_args(Role))
    assert set(words.inflected) <= set(words.roles)


def test_a_language_may_have_none() -> None:
    assert language("en").lexicon.times == TimeWords()


def test_hours_and_days_are_checked() -> None:
    with pytest.raises(ValidationError):
        PartWords(part="noon", at="25:00", say=("обед",))
    with pytest.raises(ValidationError):
        TimeWords(holidays={"новый год": "1 января"})
