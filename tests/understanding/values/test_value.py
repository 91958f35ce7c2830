import pytest

from voicebot.language.language import language
from voicebot.understanding.values.value import heard_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("В пол-третьего, да!", ("в", "пол", "третьего", "да")),
        ("Ещё раз…", ("еще", "раз")),
        ("don’t call", ("don't", "call")),
        ("10:30", ("10", "30")),
        (" — ", ()),
    ],
)
def test_words_are_in_normal_form_and_keep_their_places(text: str, words: tuple[str, ...]) -> None:
    heard = heard_in(text, language("ru"))
    assert heard.words == words
    assert all(language("ru").normalise(text[one.start : one.end]) == one.word for one in heard.tokens)


def test_a_span_runs_over_what_lies_between() -> None:
    heard = heard_in("ну, в три часа!", language("ru"))
    first, last = heard.span(1, -1)
    assert heard.text[first:last] == "в три часа"
