import numpy as np
import pytest

from voicebot.language.language import language
from voicebot.understanding.evidence import Evidence, Sure
from voicebot.understanding.learned import Learned, Told
from voicebot.understanding.listing import listing, read
from voicebot.understanding.meaning import Expected, Kind
from voicebot.understanding.polarity import canonical

RUSSIAN = language("ru")
EXPECTED = (
    Expected("это слишком дорого", "too_expensive"),
    Expected("дороговато", "too_expensive"),
    Expected("мне интересно", "interesting"),
    Expected("соедините с оператором", "operator", Kind.REACTION, costly=True, whole=True),
)
ELSEWHERE = (Expected("перенесите на другой день", "reschedule"), Expected("давайте в другой день", "reschedule"))
LISTED = listing(EXPECTED, RUSSIAN)
SENSES = list(dict.fromkeys(one.sense for one in LISTED))
LEARNED = Learned((*EXPECTED, *ELSEWHERE), RUSSIAN)
EVIDENCE = Evidence(LISTED, SENSES, RUSSIAN, LEARNED)
LIKENESS = Evidence(LISTED, SENSES, RUSSIAN)


def weighed(text: str, evidence: Evidence = EVIDENCE) -> Sure:
    heard = read(canonical(text, RUSSIAN), RUSSIAN)
    return evidence.weigh(evidence.likeness(heard, heard), 0.0)


def sure_of(text: str, name: str, evidence: Evidence = EVIDENCE) -> float:
    return float(weighed(text, evidence).senses[[known for _, known in SENSES].index(name)])


def test_senses_and_none_of_them_are_one_together() -> None:
    sure = weighed("ну и цены у вас")
    assert sure.senses.sum() + sure.none == pytest.approx(1.0, abs=1e-4)


def test_what_is_meant_in_other_words_is_found_by_what_was_learned() -> None:
    assert sure_of("ого ну и цены у вас", "too_expensive") > 0.5
    assert sure_of("ого ну и цены у вас", "too_expensive", LIKENESS) < 0.1


def test_what_is_expected_elsewhere_in_the_script_is_none_of_these() -> None:
    assert weighed("а на другой день перенести нельзя").none > 0.5


def test_what_denies_a_sense_is_not_that_sense() -> None:
    assert sure_of("мне не интересно", "interesting") < 0.05


def test_a_request_that_costs_dearly_is_not_one_that_is_only_talked_about() -> None:
    assert sure_of("я вчера с оператором говорила", "operator") < 0.1
    assert sure_of("с оператором меня соедините ка", "operator") > 0.3


def test_a_sense_that_the_script_does_not_list_is_as_likely_as_any() -> None:
    evidence = Evidence(LISTED, SENSES, RUSSIAN, Learned(ELSEWHERE, RUSSIAN))
    heard = read(("дороговато", "как", "то"), RUSSIAN)
    near = evidence.likeness(heard, heard)
    nothing = np.zeros(1, np.float32)
    told = Told(np.log(np.array([0.5, 0.5], np.float32)), shown=nothing, near=nothing, foreign=0.0)
    gathered, _ = evidence.gathered(near, told)
    assert len(set(gathered[:, 0].tolist())) == 1


def test_the_nearest_phrase_of_each_sense_is_named() -> None:
    nearest = weighed("дорого это слишком для меня").nearest[0]
    assert LISTED[nearest].expected.text == "это слишком дорого"
