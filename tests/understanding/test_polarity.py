import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.polarity import (
    Agreement,
    affirms,
    agreement,
    agrees,
    canonical,
    denies_more,
    polarity,
    together,
)


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
        ("не не интересно", "не интересно"),
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
    assert not polarity(canonical("안녕하세요 안내해 주세요", korean), korean).denies


@pytest.mark.parametrize(
    ("heard", "listed"),
    [("I'm not interested", "interested"), ("don't call me", "call me"), ("never call me", "call me")],
)
def test_english_denials(heard: str, listed: str) -> None:
    assert not same(heard, listed, "en")


def agree(heard: str, listed: str, code: str = "ru") -> Agreement:
    tongue = language(code)
    words = canonical(listed, tongue)
    return agreement(polarity(canonical(heard, tongue), tongue), polarity(words, tongue), long=len(words) > 1)


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("совсем не интересно", "интересно"),
        ("мне не очень удобно", "удобно"),
        ("не надо меня соединять с оператором", "соедините с оператором"),
        ("не надо меня соединять с оператором", "оператор"),
        ("не надо оператора соединять", "соедините с оператором"),
        ("оператора мне не надо", "дайте оператора"),
        ("мне не нужен никакой человек", "нужен человек"),
        ("не с роботом хочу говорить а с человеком", "хочу поговорить с роботом"),
        ("не перезванивайте", "перезвоните"),
        ("больше не звоните", "позвоните завтра"),
        ("не звоните раньше десяти", "позвоните"),
        ("я не против", "против"),
        ("нет проблем", "проблема"),
        ("вряд ли приду", "приду"),
        ("ни разу не звонил", "звонил"),
        ("никакого оператора", "оператор"),
        ("не хочу ничего переносить", "хочу перенести"),
        ("хватит звонить", "звоните"),
        ("не звоните а приезжайте", "звоните"),
        ("не думаю что приду", "приду"),
        ("не сказал бы что удобно", "удобно"),
        ("интернет работает", "не работает интернет"),
        ("приду", "я не приду"),
        ("нельзя переключить", "можно переключить"),
        ("без оператора", "оператор"),
        ("не удаляйте мой номер", "удалите мой номер"),
    ],
)
def test_what_is_turned_round(heard: str, listed: str) -> None:
    assert agree(heard, listed) is Agreement.OPPOSITE


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("не то чтобы не интересно", "интересно"),
        ("не то чтобы не интересно", "не интересно"),
        ("не знаю удобно ли", "удобно"),
        ("почему бы и нет", "нет"),
        ("кто же не хочет", "хочу"),
        ("не звоните", "перезвоните"),
        ("мне это время не подходит", "можно на другое время"),
        ("соедините с оператором нет", "соедините с оператором"),
        ("нет удобно", "удобно"),
        ("удобно", "нет удобно"),
        ("да нет", "да"),
    ],
)
def test_what_is_neither(heard: str, listed: str) -> None:
    assert agree(heard, listed) is Agreement.UNEQUAL


@pytest.mark.parametrize(
    ("heard", "listed"),
    [
        ("мне не очень удобно", "не удобно"),
        ("не с роботом хочу говорить а с человеком", "хочу поговорить с человеком"),
        ("я не против", "не против"),
        ("не могу не согласиться", "согласиться"),
        ("едва ли приду", "не приду"),
        ("да нет", "нет"),
        ("хватит звонить", "не звоните"),
        ("не звоните а приезжайте", "приезжайте"),
        ("не подскажете сколько стоит", "сколько стоит"),
        ("вы не робот", "вы робот"),
        ("почему бы и нет", "почему бы и нет"),
        ("нет времени сейчас перезвоните", "перезвоните"),
        ("нет времени сейчас перезвоните", "нет времени"),
        ("я не понимаю соедините с оператором", "соедините с оператором"),
        ("не буду разговаривать с роботом соедините с человеком", "соедините с человеком"),
        ("не не не надо", "не надо"),
        ("не думаю что приду", "не приду"),
        ("нельзя сказать что не интересно", "интересно"),
        ("не могу говорить перезвоните", "перезвоните позже"),
        ("не забудьте мне перезвонить", "перезвоните мне"),
        ("почему не работает интернет", "не работает интернет"),
        ("денег нет вообще", "нет денег"),
        ("не только оператор но и человек", "оператор"),
        ("не звоните сюда больше пожалуйста", "больше не звоните"),
    ],
)
def test_another_clause_denies_nothing_here(heard: str, listed: str) -> None:
    assert agree(heard, listed) is Agreement.SAME


def test_both_deny_different_words() -> None:
    assert agree("не перезвоните", "не звоните") is Agreement.OTHER


@pytest.mark.parametrize(
    ("code", "heard", "listed", "found"),
    [
        ("en", "i have no time call me back", "call me back", Agreement.SAME),
        ("en", "no problem call me back", "call me back", Agreement.SAME),
        ("en", "i do not want a robot connect me to a human", "connect me to a human", Agreement.SAME),
        ("en", "stop calling me", "do not call me", Agreement.SAME),
        ("en", "stop calling me", "call me", Agreement.OPPOSITE),
        ("en", "i do not need an operator", "operator", Agreement.OPPOSITE),
        ("ko", "지금 바빠서 못 가요 나중에 전화해 주세요", "나중에 전화해 주세요", Agreement.SAME),
        ("ko", "상담원 연결하지 마세요", "상담원 연결해 주세요", Agreement.OPPOSITE),
    ],
)
def test_clauses_in_other_languages(code: str, heard: str, listed: str, found: Agreement) -> None:
    assert agree(heard, listed, code) is found


def test_several_phrases_in_one_utterance() -> None:
    tongue = language("ru")
    no, busy, all_of_it = (polarity(canonical(text, tongue), tongue) for text in ("нет", "не удобно", "нет не удобно"))
    assert agrees(all_of_it, together([no, busy]), long=True)
    assert affirms(polarity(("удобно",), tongue), all_of_it)
    assert not affirms(busy, all_of_it)


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


LISTED = [
    (code, one) for code in ("ru", "en", "ko") for some in language(code).lexicon.intents.values() for one in some
]


@pytest.mark.parametrize(("code", "phrase"), LISTED)
def test_what_is_listed_agrees_with_itself(code: str, phrase: str) -> None:
    assert same(phrase, phrase, code, long=True)
    assert same(phrase, phrase, code, long=False)


PLAIN = ["да", "удобно", "приду", "оператор", "звоните"]


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=5), st.data())
def test_a_denial_more_is_another_text(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words)))
    assert not same(" ".join([*words[:at], "не", *words[at:]]), " ".join(words))
