from __future__ import annotations

from voicebot.bench.understanding.ours import Deed, expected, guesses, read
from voicebot.bench.understanding.sets import IntentSet, Utterance
from voicebot.settings import MatchSettings
from voicebot.understanding.meaning import Kind

PHRASES = (
    ("да", "yes"),
    ("соедините с оператором", "operator"),
    ("больше не звоните", "never_call"),
    ("какой у вас адрес", "address"),
)


def test_requests_with_a_consequence_are_costly() -> None:
    made = {one.name: one for one in expected(PHRASES, "ru")}
    assert {name: one.kind for name, one in made.items() if one.costly} == {
        "operator": Kind.HAND_OFF,
        "never_call": Kind.REACTION,
    }
    assert made["yes"].not_when
    assert not made["address"].costly


def test_what_the_robot_does_with_a_reading() -> None:
    said = ("соедините с оператором", "какой у вас адрес", "лошади кушают овёс и сено")
    data = IntentSet("small", "ru", PHRASES, tuple(Utterance(text, "") for text in said))
    told = []
    readings = read(data, MatchSettings(), lambda: told.append(1))
    assert [one.acted for one in readings] == ["operator", "address", ""]
    assert [one.deed for one in readings] == [Deed.ACT, Deed.ACT, Deed.ASK]
    assert len(told) == 3
    assert guesses(readings).intents[:2] == ("operator", "address")
    assert guesses(readings).sure[0] > 0.9
