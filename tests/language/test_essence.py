import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.essence import basic, denials_apart, digits, essence, without_false_starts
from voicebot.language.language import language

RUSSIAN = language("ru")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("э я э я хотел бы пере перенести запись на двадцать пятое", "я хотеть перенести запись на 25"),
        ("не не не", "не"),
        ("ну это самое, щас чё-то неудобно", "сейчас что-то не удобно"),
        ("минуточку, подождите, пожалуйста", "минута ждать"),
        ("я хотел я хотел узнать", "я хотеть узнать"),
        ("удобно ли вам", "удобно вы"),
        ("не звоните больше", "не звонить больше"),
        ("ноль ноль сорок пять", "0 0 45"),
        ("две тысячи пятьсот двадцать пять рублей", "2525 рубль"),
        ("девятьсот три, сто двадцать", "903 120"),
        ("нетушки", "нет"),
        ("ну", "ну"),
        ("", ""),
    ],
)
def test_what_is_left_of_russian(text: str, left: str) -> None:
    assert RUSSIAN.essence(text) == tuple(left.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("перезвоните попозже", "перезванивайте позже"),
        ("соедините с оператором", "соединяй с операторами"),
        ("переключите на оператора", "соединить на оператор"),
        ("запишите", "записываться"),
        ("удобно", "удобен"),
        ("неинтересно", "не интересно"),
        ("двадцать пятого", "25"),
        ("позвонить на телефончик", "звоните на телефон"),
        ("подсказать", "скажите"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert RUSSIAN.essence(one) == RUSSIAN.essence(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("удобно", "неудобно"),
        ("звоните", "не звоните"),
        ("звоните", "перезвоните"),
        ("кто звонил", "кто-то звонил"),
        ("раз в неделю", "неделя"),
    ],
)
def test_what_stays_apart(one: str, other: str) -> None:
    assert RUSSIAN.essence(one) != RUSSIAN.essence(other)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I don't want to talk to the operators", "i do not want to speak to operator"),
        ("well, you know, I was calling about stopping my bills", "i was call about stop my bill"),
        ("twenty five minutes, please", "25 minute"),
    ],
)
def test_what_is_left_of_english(text: str, left: str) -> None:
    assert language("en").essence(text) == tuple(left.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("상담원을 연결해 주세요", "상담원 연결해주세요"),
        ("못 갑니다", "못 가요"),
        ("괜찮습니다", "음 괜찮아요"),
        ("내일 할게요", "내일 하겠습니다"),
    ],
)
def test_the_same_in_korean(one: str, other: str) -> None:
    korean = language("ko")
    assert korean.essence(one)[:2] == korean.essence(other)[:2]


def test_a_denial_is_never_lost_in_korean() -> None:
    korean = language("ko")
    assert korean.essence("전화하지 마세요") != korean.essence("전화하세요")
    assert korean.essence("안 갑니다") != korean.essence("갑니다")


def test_denials_and_colloquial_spellings() -> None:
    assert denials_apart(("щас", "нехочу", "на", "неделе"), "ru") == ("сейчас", "не", "хочу", "на", "неделе")
    assert denials_apart(("i", "don't"), "en") == ("i", "do", "not")


def test_false_starts_are_no_words() -> None:
    assert without_false_starts(("пере", "перенести", "по", "понедельникам"), "ru") == (
        "перенести",
        "по",
        "понедельникам",
    )


def test_numbers_that_follow_each_other_stay_apart() -> None:
    assert digits(("двадцать", "пять", "семь", "сто", "двести", "десять"), "ru") == ("25", "7", "100", "210")


def test_basic_words() -> None:
    assert [basic(word, "ru") for word in ("часик", "забывайте", "ждите", "qwerty")] == [
        "час",
        "забыть",
        "ждать",
        "qwerty",
    ]


@given(st.text(max_size=40), st.sampled_from(["ru", "en", "ko"]))
def test_some_words_are_always_left(text: str, code: str) -> None:
    tongue = language(code)
    assert bool(tongue.essence(text)) == bool(tongue.words(text))


@given(st.lists(st.sampled_from(["не", "нет", "ни", "нельзя", "удобно", "ну", "вот", "я"]), max_size=8).map(tuple))
def test_denials_stay(words: tuple[str, ...]) -> None:
    marks = {"не", "нет", "ни", "нельзя"}
    assert marks.intersection(words) == marks.intersection(essence(words, "ru"))
