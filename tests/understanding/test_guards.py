from voicebot.language.language import language
from voicebot.understanding.guards import Guards, contains, guard_said
from voicebot.understanding.listing import listing, read
from voicebot.understanding.meaning import Expected
from voicebot.understanding.polarity import canonical

RUSSIAN = language("ru")
OPERATOR, PLAIN = listing(
    [Expected("оператор", "human", not_when=("какой у вас оператор", "не надо оператора")), Expected("да", "yes")],
    RUSSIAN,
)
GUARDS = Guards([OPERATOR.guards, PLAIN.guards], [0, 1])


def mean_else(index: int, text: str, likeness: float) -> bool:
    return GUARDS.mean_else(index, read(canonical(text, RUSSIAN), RUSSIAN), likeness)


def test_a_guard_that_is_said_word_for_word_wins_over_any_likeness() -> None:
    assert mean_else(0, "слушайте а какой у вас оператор", 0.98)


def test_a_guard_wins_where_it_is_nearer_than_the_phrase() -> None:
    assert mean_else(0, "оператора мне не надо", 0.5)
    assert not mean_else(0, "оператора мне", 0.9)


def test_a_phrase_without_guards_means_what_it_says() -> None:
    assert not mean_else(1, "какой у вас оператор", 0.0)


def test_words_are_contained_one_after_the_other() -> None:
    assert contains(("а", "не", "надо", "его"), ("не", "надо"))
    assert not contains(("не", "очень", "надо"), ("не", "надо"))
    assert guard_said(OPERATOR, ("не", "надо", "оператора"))
    assert not guard_said(PLAIN, ("не", "надо", "оператора"))
