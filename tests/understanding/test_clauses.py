import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.clauses import clauses
from voicebot.understanding.polarity import canonical


def parted(text: str, code: str = "ru") -> str:
    tongue = language(code)
    return " | ".join(" ".join(clause) for clause in clauses(canonical(text, tongue), tongue))


@pytest.mark.parametrize(
    "text",
    [
        "да | а кто это",
        "нет | и больше не звоните",
        "да | соедините с оператором",
        "не знаю | подумаю",
        "да | завтра в три",
        "нет времени | сейчас перезвоните",
        "я не понимаю | соедините с оператором",
        "не с роботом хочу говорить | а с человеком",
        "не подскажете | сколько стоит",
        "не хочу с вами разговаривать | человека позовите",
        "не буду говорить с роботом | соедините с человеком",
        "я за рулем | перезвоните позже",
        "я занят | больше не звоните",
        "алло | да | слушаю | кто это",
        "скажите | а с кем я говорю",
        "нет | нет | не надо",
        "да нет | не надо",
        "не | спасибо",
        "не думаю | что приду",
        "хорошо | а сколько это стоит",
    ],
)
def test_parted(text: str) -> None:
    assert parted(text.replace(" | ", " ")) == text


@pytest.mark.parametrize(
    "text",
    [
        "не надо меня соединять с оператором",
        "оператора мне не надо",
        "мне не нужен никакой человек",
        "почему бы и нет",
        "во сколько вы работаете",
        "времени нет",
        "вы не робот",
        "не звоните так рано",
        "",
    ],
)
def test_whole(text: str) -> None:
    assert parted(text) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "yes | but who is this"),
        ("en", "no | and stop calling me"),
        ("en", "i have no time | call me back"),
        ("en", "i do not want to speak to a robot | connect me to a human"),
        ("ko", "네 | 그런데 누구세요"),
        ("ko", "지금 바쁜데 | 나중에 전화해 주세요"),
    ],
)
def test_other_languages(code: str, text: str) -> None:
    assert parted(text.replace(" | ", " "), code) == text


@given(
    st.lists(st.sampled_from(["да", "нет", "не", "звоните", "я", "а", "оператора", "надо", "удобно", "с"]), max_size=8),
    st.sampled_from(["ru", "en", "ko"]),
)
def test_the_clauses_are_the_words(words: list[str], code: str) -> None:
    parts = clauses(tuple(words), language(code))
    assert [word for clause in parts for word in clause] == words
    assert all(parts)
