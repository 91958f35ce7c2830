from __future__ import annotations

from importlib.util import find_spec

import pytest

from voicebot.bench.understanding.embedder import Embedder, is_installed
from voicebot.bench.understanding.plain_intents import tools
from voicebot.bench.understanding.sets import IntentSet, Utterance

SMALL = IntentSet(
    "small",
    "ru",
    (
        ("да", "yes"),
        ("да конечно", "yes"),
        ("нет", "no"),
        ("нет спасибо", "no"),
        ("позовите оператора", "operator"),
        ("соедините с человеком", "operator"),
    ),
    (Utterance("да да конечно", "yes"), Utterance("нет нет", "no"), Utterance("оператора позовите", "operator")),
)


@pytest.mark.parametrize("name", ["token sort", "WRatio", "n-gram SVM", "nearest e5", "e5 logistic"])
def test_each_tool_understands_what_is_easy(name: str) -> None:
    found, absent = tools(Embedder(lambda _: None) if is_installed() else None)
    if name not in found:
        assert absent
        pytest.skip(f"{name} is not installed")
    guesses = found[name](SMALL)
    assert guesses.intents == ("yes", "no", "operator")
    assert guesses.sure.shape == (3,)


@pytest.mark.skipif(not find_spec("sklearn"), reason="the extra 'bench' is not installed")
def test_two_intents_are_told_apart_too() -> None:
    two = IntentSet("two", "ru", SMALL.phrases[:4], SMALL.utterances[:2])
    found, _ = tools(None)
    assert found["n-gram SVM"](two).intents == ("yes", "no")
