import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.language.speakable import speakable

SIGNS = "абвгдйёАБСДМ0123456789 .,:;-–—/()%№$₽€+*#@&=°²'\"«»гсврубмлнтыс.XIVabcWs한일시개\n\t\u00a0😀½²٣\u0301"
TEXTS = st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=30)
LANGUAGES = st.sampled_from(["ru", "en", "ko"])
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*[.,?!:;]?")


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_only_words_are_left(text: str, code: str) -> None:
    said = speakable(text, language(code)).text
    plain = "".join(sign for sign in said if unicodedata.category(sign)[0] != "M")
    assert all(WORD.fullmatch(word) for word in plain.split())
    assert said == " ".join(said.split())


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_every_word_comes_from_a_word_of_the_source(text: str, code: str) -> None:
    said = speakable(text, language(code))
    assert len(said.origins) == len(said.text.split())
    assert list(said.origins) == sorted(said.origins)
    words = {match.start() for match in re.finditer(r"\S+", text)}
    assert set(said.origins) <= words


@settings(deadline=None)
@given(TEXTS, LANGUAGES)
def test_saying_it_twice_is_saying_it_once(text: str, code: str) -> None:
    said = speakable(text, language(code)).text
    assert speakable(said, language(code)).text == said


@pytest.mark.parametrize("code", ["ru", "en", "ko"])
@pytest.mark.parametrize(
    "filling",
    ["1", "1 ", "1-", "1.", "1,", "1:", "+7", "а1", "a.", "@", "*", "12 34-", ".", " ", "(", "111 ", "111,", "111."],
)
def test_long_texts_take_time_in_proportion(code: str, filling: str) -> None:
    speakable(filling * (20_000 // len(filling)), language(code))


def test_ordinary_words_stay() -> None:
    text = "Алло, здравствуйте! Вам удобно сейчас говорить? Хорошо, я перезвоню: кто-нибудь ответит."
    assert speakable(text, language("ru")).text == text


def test_where_each_word_came_from() -> None:
    text = "Ждём вас 24.11.2026 в 15:30, с 2 млн руб."
    said = speakable(text, language("ru"))
    expected = {"Ждём": "Ждём", "ноября": "24.11.2026", "в": "в", "тридцать,": "15:30,", "двумя": "2", "двух": "2"}
    for word, place in zip(said.text.split(), said.origins, strict=True):
        if word in expected:
            assert text[place:].startswith(expected[word])


@pytest.mark.parametrize(("code", "text"), [("ru", "Здравствуйте!"), ("en", "Hello there"), ("ko", "안녕하세요")])
def test_each_language_has_its_rules(code: str, text: str) -> None:
    assert speakable(text, language(code)).text == text


def test_nothing_to_say() -> None:
    assert speakable(" … — 😀 ", language("ru")) == speakable("", language("ru"))
