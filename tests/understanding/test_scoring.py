import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.understanding.scoring import COVERAGE, SOUNDS, WORDS, Curve, Scorer, Text, coverage


def text(words: str) -> Text:
    return Text(words, language("ru").sound_key(words))


PHRASES = ("да", "нет", "соедините с оператором", "перенесите запись", "сейчас не удобно")
SCORER = Scorer([text(phrase) for phrase in PHRASES])


@pytest.mark.parametrize("index", range(len(PHRASES)))
def test_a_phrase_is_nearest_to_itself(index: int) -> None:
    sure = SCORER.probabilities(text(PHRASES[index]))
    assert int(sure.argmax()) == index
    assert sure[index] == pytest.approx(0.98, abs=0.001)


def test_a_slip_weighs_more_in_a_short_phrase() -> None:
    short, long = SCORER.probabilities(text("два"))[0], SCORER.probabilities(text("соедините с аператорам"))[2]
    assert short < 0.5
    assert long > 0.9


def test_word_order_matters_little() -> None:
    assert SCORER.probabilities(text("запись перенесите"))[3] > 0.7


def test_other_words_are_far() -> None:
    assert SCORER.probabilities(text("какая завтра погода в москве")).max() < 0.2


@pytest.mark.parametrize("curve", [WORDS, SOUNDS, COVERAGE])
def test_the_curves_are_monotone(curve: Curve) -> None:
    assert all((np.diff(points) > 0).all() for points in curve)


@given(st.text(alphabet="аднет сори", max_size=30))
def test_probabilities_are_probabilities(words: str) -> None:
    sure = SCORER.probabilities(text(" ".join(words.split())))
    assert sure.shape == (len(PHRASES),)
    assert ((sure >= 0) & (sure <= 1)).all()


def test_coverage_counts_what_is_explained() -> None:
    heard = ("соединить", "я", "с", "оператор")
    assert coverage(heard, [("соединить", "с", "оператор")]) > 0.9
    assert coverage(heard, [("оператор", "соединить")]) == 0
    assert coverage(("да", "а", "сколько", "это", "стоить"), [("да",)]) < 0.2
    assert coverage(("да", "да"), [("да",)]) == pytest.approx(0.98)
    assert coverage((), [("да",)]) == 0
