import pytest

from voicebot.language.language import language
from voicebot.understanding.values.moment_phrases import moment_phrases


@pytest.mark.parametrize("code", ["en", "ko"])
@pytest.mark.parametrize("kind", ["date", "time", "datetime", "part_of_day", "duration"])
def test_each_word_is_listed_once(kind: str, code: str) -> None:
    phrases = moment_phrases(kind, language(code))
    assert phrases
    assert len(set(phrases)) == len(phrases)


def test_what_is_read_can_be_heard() -> None:
    english = language("en")
    assert {"tomorrow", "christmas eve", "next week", "twenty"} <= set(moment_phrases("date", english))
    assert {"midday", "morning", "half past"} <= set(moment_phrases("time", english))
    assert {"시간", "하루", "한"} <= set(moment_phrases("duration", language("ko")))
    assert moment_phrases("text", english) == ()
