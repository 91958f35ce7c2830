import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("write to a.b@c.com, please", "write to a dot b at c dot com, please"),
        ("see https://example.com/a?b=1.", "see example dot com slash a question mark b equals one."),
        ("end.Next", "end. Next"),
    ],
)
def test_an_address_is_found(written: str, said: str) -> None:
    assert speakable(written, language("en")).text == said
