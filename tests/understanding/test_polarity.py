import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.polarity import Polarity, agrees, canonical, denies_more, polarity


def same(one: str, other: str, code: str = "ru", *, long: bool = False) -> bool:
    tongue = language(code)
    return agrees(polarity(canonical(one, tongue), tongue), polarity(canonical(other, tongue), tongue), long=long)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("неудобно", "не удобно"),
        ("Неинтересно!", "не интересно"),
        ("нехочу", "не хочу"),
        ("на неделе немного", "на неделе немного"),
        ("нет", "нет"),
    ],
)
def test_a_glued_denial_is_set_apart(text: str, words: str) -> None:
    assert canonical(text, language("ru")) == tuple(words.split())


def test_english_contractions_are_written_out() -> None:
    assert canonical("I don't, I can't", language("en")) == ("i", "do", "not", "i", "can", "not")


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("не интересно", "интересно"),
        ("интересно", "не интересно"),
        ("неудобно", "удобно"),
        ("не надо оператора", "оператор"),
        ("не соединяйте с оператором", "соедините с оператором"),
        ("не перезвоните", "не звоните"),
        ("не то чтобы не интересно", "не интересно"),
        ("не то чтобы не интересно", "интересно"),
        ("не не интересно", "не интересно"),
        ("нет удобно", "удобно"),
        ("нет времени", "время"),
        ("хватит звонить", "звонить"),
    ],
)
def test_what_is_denied_differs(heard: str, listed: str) -> None:
    assert not same(heard, listed)
    assert not same(listed, heard)


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("нет не интересно", "не интересно"),
        ("никогда не звоните", "не звоните"),
        ("не мне звоните", "не звоните"),
        ("не интерестно", "не интересно"),
        ("не интересно не интересно", "не интересно"),
        ("да", "удобно"),
    ],
)
def test_what_is_denied_is_the_same(heard: str, listed: str) -> None:
    assert same(heard, listed)


def test_a_refusal_before_a_whole_sentence_is_a_sentence_of_its_own() -> None:
    assert same("нет соедините с оператором", "соедините с оператором", long=True)
    assert not same("соедините с оператором нет", "соедините с оператором", long=True)
    assert not same("нет приду", "приду", long=False)


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("안 좋습니다", "좋습니다"),
        ("못 갑니다", "갑니다"),
        ("아니요 좋습니다", "좋습니다"),
        ("전화하지 마세요", "전화하세요"),
        ("전화하지 않습니다", "전화합니다"),
        ("관심 없습니다", "관심 있습니다"),
    ],
)
def test_korean_denials(heard: str, listed: str) -> None:
    assert not same(heard, listed, "ko")


def test_korean_words_that_only_begin_like_a_denial() -> None:
    korean = language("ko")
    assert polarity(canonical("안녕하세요 안내해 주세요", korean), korean) == Polarity(leads=True)


@pytest.mark.parametrize(
    ("heard", "listed"),
    [("I'm not interested", "interested"), ("don't call me", "call me"), ("never call me", "call me")],
)
def test_english_denials(heard: str, listed: str) -> None:
    assert not same(heard, listed, "en")


def test_denying_more() -> None:
    operator, none, more = (
        polarity(tuple(text.split()), language("ru")) for text in ("не надо", "оператора", "нет не надо не хочу")
    )
    assert denies_more(operator, none)
    assert denies_more(more, operator)
    assert not denies_more(none, operator)
    assert not denies_more(operator, operator)


@given(
    st.lists(
        st.sampled_from(["да", "нет", "не", "ни", "удобно", "приду", "оператор", "звоните", "нельзя", "мне"]),
        max_size=6,
    )
)
def test_a_text_agrees_with_itself(words: list[str]) -> None:
    assert same(" ".join(words), " ".join(words))


PLAIN = ["да", "удобно", "приду", "оператор", "звоните"]


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=5), st.data())
def test_a_denial_more_is_another_text(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    assert not same(" ".join([*words[:at], "не", *words[at:]]), " ".join(words))
