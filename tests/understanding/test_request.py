from itertools import chain
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from voicebot.language.language import Language, language
from voicebot.understanding.polarity import canonical
from voicebot.understanding.request import UNSURE, Topic, is_request, topic

RUSSIAN = language("ru")
MATERIAL = YAML(typ="safe", pure=True).load(Path(__file__).with_name("requests_ru.yaml"))
PHRASES = {
    "operator": [
        "оператор",
        "соедините с оператором",
        "соедините с живым человеком",
        "соедините с кем нибудь из сотрудников",
        "переведите на специалиста",
        "хочу поговорить с человеком",
        "есть у вас живые люди",
        "пусть мне позвонит человек",
        "позовите оператора",
        "дайте человека",
    ],
    "never_call": [
        "больше не звоните",
        "не надо мне звонить",
        "хватит мне звонить",
        "не беспокойте меня",
        "не хочу получать ваши звонки",
        "не хочу чтобы вы мне звонили",
        "удалите мой номер из базы",
        "уберите меня из списка",
        "вычеркните мой телефон",
        "сотрите мой номер",
        "исключите меня из рассылки",
        "забудьте этот номер",
        "внесите меня в черный список",
    ],
}


def about(name: str, tongue: Language = RUSSIAN) -> Topic:
    return topic([canonical(phrase, tongue) for phrase in PHRASES[name]], tongue)


def asked(name: str, text: str) -> bool:
    return is_request(canonical(text, RUSSIAN), RUSSIAN, about(name)) >= 0.5


def cases(which: str) -> list[tuple[str, str]]:
    return list(chain.from_iterable([(name, text) for text in MATERIAL[name][which]] for name in PHRASES))


@pytest.mark.parametrize(("name", "text"), cases("requests"))
def test_requests(name: str, text: str) -> None:
    assert asked(name, text)


@pytest.mark.parametrize(("name", "text"), cases("lookalikes"))
def test_lookalikes(name: str, text: str) -> None:
    assert not asked(name, text)


def test_without_a_topic_every_clause_counts() -> None:
    assert is_request(("дайте", "оператора"), RUSSIAN) > 0.5
    assert is_request(("какой", "у", "вас", "оператор"), RUSSIAN) < 0.5
    assert is_request((), RUSSIAN) == UNSURE


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "connect me to an operator", True),
        ("en", "i want to speak to a human", True),
        ("en", "operator", True),
        ("en", "is there a human there", True),
        ("en", "who is your operator", False),
        ("en", "i already spoke to an operator", False),
        ("en", "my operator is verizon", False),
        ("en", "are you an operator", False),
        ("en", "do not call me again", True),
        ("en", "stop calling me", True),
        ("en", "do not call me before ten", False),
        ("ko", "상담원 연결해 주세요", True),
        ("ko", "상담원은 누구예요", False),
        ("ko", "상담원과 이야기했어요", False),
    ],
)
def test_other_languages(code: str, text: str, *, expected: bool) -> None:
    tongue = language(code)
    assert (is_request(canonical(text, tongue), tongue) >= 0.5) is expected
