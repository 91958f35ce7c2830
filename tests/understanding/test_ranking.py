from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.meaning import Candidate, Expected, Kind
from voicebot.understanding.polarity import canonical
from voicebot.understanding.ranking import Ranker

RUSSIAN = language("ru")
EXPECTED = (
    *(Expected(phrase, name) for name, phrases in RUSSIAN.lexicon.intents.items() for phrase in phrases),
    Expected("повторите", "repeat", Kind.REACTION),
    Expected("оператор", "sales", Kind.HAND_OFF, costly=True, not_when=("какой у вас оператор", "не надо оператора")),
)
RANKER = Ranker(EXPECTED, RUSSIAN)
WORDS = sorted({word for one in EXPECTED for word in one.text.split()} | {"погода", "не", "нет", "москве"})


def rank(text: str) -> tuple[Candidate, ...]:
    return RANKER.rank(canonical(text, RUSSIAN)).candidates


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))
def test_what_is_ranked_is_sorted_and_probable(text: str) -> None:
    sure = [one.probability for one in rank(text)]
    assert sure == sorted(sure, reverse=True)
    assert all(0 <= one <= 1 for one in sure)


def test_each_sense_is_ranked_once() -> None:
    senses = [(one.kind, one.name) for one in rank("да не могу сейчас говорить повторите")]
    assert len(senses) == len(set(senses))


def test_nothing_heard_or_expected_ranks_nothing() -> None:
    assert rank("") == ()
    assert Ranker([], RUSSIAN).rank(("да",)).candidates == ()


def test_phrases_of_one_sense_explain_an_utterance_together() -> None:
    best = rank("да я приду обязательно")[0]
    assert (best.name, best.stage) == ("yes", "fuzzy")
    assert best.probability > 0.9


def test_a_guard_wins_over_its_phrase() -> None:
    assert "sales" not in {one.name for one in rank("а какой у вас оператор") if one.probability > 0.5}
    assert rank("не надо оператора") == ()
    assert rank("оператора")[0].name == "sales"


def test_a_guard_of_other_polarity_guards_nothing() -> None:
    ranker = Ranker([Expected("нужен оператор", "sales", Kind.HAND_OFF, not_when=("не нужен оператор",))], RUSSIAN)
    assert ranker.rank(canonical("мне бы нужен оператор", RUSSIAN)).candidates[0].name == "sales"


def test_hand_off_comes_before_an_answer_and_that_before_a_reaction() -> None:
    kinds = [Kind.REACTION, Kind.INTENT, Kind.HAND_OFF]
    ranker = Ranker([Expected("подождите", kind.value, kind) for kind in kinds], RUSSIAN)
    assert [one.kind for one in ranker.rank(("подождите",)).candidates] == [Kind.HAND_OFF, Kind.INTENT, Kind.REACTION]
