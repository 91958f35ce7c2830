import pytest

from voicebot.language.language import language
from voicebot.language.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call (555) 123-4567 ext. 12", "Call five five five, one two three, four five six seven extension one two"),
        ("+44 123 456 7890", "plus four four, one two three, four five six, seven eight nine zero"),
        ("Your code is 0482.", "Your code is zero four eight two."),
        ("I have 1 message and 21 dogs", "I have one message and twenty one dogs"),
        ("Dr. Smith lives on Main St. Come in.", "Doctor Smith lives on Main Street. Come in."),
        ("St. John", "Saint John"),
        ("bread, milk, etc.", "bread, milk, et cetera."),
        ("info@mail.com", "info at mail dot com"),
        ("1/2, 3/4, 2/3", "one half, three quarters, two thirds"),
        ("1 1/2", "one and a half"),
        ("5-7 minutes", "five to seven minutes"),
        ("#5 & 24/7", "number five and twenty four seven"),
        ("192.168.0.1", "one nine two dot one six eight dot zero dot one"),
        ("-5", "minus five"),
        ("yes/no", "yes or no"),
        ("“Hello” — he said…", "Hello, he said."),
    ],
)
def test_a_text_is_said(written: str, said: str) -> None:
    assert speakable(written, language("en")).text == said
