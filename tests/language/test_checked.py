import pytest
from pydantic import ValidationError

from voicebot.language.checked import Checked, Phrase


class _Words(Checked):
    word: Phrase


def test_a_phrase_is_in_normal_form() -> None:
    assert _Words(word="еще раз").word == "еще раз"
    with pytest.raises(ValidationError, match="write 'Ещё' as 'еще'"):
        _Words(word="Ещё")


def test_unknown_keys_are_mistakes() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        _Words.model_validate({"word": "раз", "words": "два"})
