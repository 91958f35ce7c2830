import pytest

from voicebot.language.language import language
from voicebot.understanding.values.russian.parts import part
from voicebot.understanding.values.russian.pieces import Part
from voicebot.understanding.values.russian.words import words_of
from voicebot.understanding.values.value import heard_in

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("утром", Part("morning", "09:00")),
        ("до обеда", Part("morning", "10:00")),
        ("обеду", Part("noon", "13:00")),
        ("после обеда", Part("afternoon", "14:00")),
        ("второй половине дня", Part("afternoon", "14:00")),
        ("вечерком", Part("evening", "18:00")),
        ("поздно вечером", Part("evening", "21:00")),
        ("полуночи", Part("night", "00:00")),
        ("ночью", Part("night")),
        ("день", None),
    ],
)
def test_parts_of_the_day(text: str, said: Part | None) -> None:
    found = part(words_of(heard_in(text, RUSSIAN), RUSSIAN), 0, RUSSIAN)
    assert (found.said if found else None) == said
