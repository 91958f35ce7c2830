from __future__ import annotations

from typing import TYPE_CHECKING

from tests.learning.conftest import NOW, call, enters, robot, said

from voicebot.learning.matching import sense_of
from voicebot.learning.said import Place, said_in
from voicebot.understanding.meaning import Kind

if TYPE_CHECKING:
    from voicebot.events import CallEvent
    from voicebot.learning.matching import Understanding
    from voicebot.learning.said import Sense


def read(understanding: Understanding, *events: CallEvent) -> Sense | None:
    return sense_of(understanding.of(said_in(call(enters("greet"), robot(), *events), understanding.script)[-1]))


def test_an_utterance_is_read_as_at_its_place(understanding: Understanding) -> None:
    assert read(understanding, *said("на другой день")) is None
    assert read(understanding, enters("remind"), *said("на другой день", node="remind")) == (Kind.INTENT, "another_day")
    assert read(understanding, *said("соедините с человеком")) == (Kind.HAND_OFF, "sales")


def test_yes_answers_a_confirmation_wherever_it_is_asked(understanding: Understanding) -> None:
    asked = (*said("оператор", "hand_off sales"), robot("confirm", "operator"), *said("да", at=5))
    assert read(understanding, *asked) == (Kind.INTENT, "yes")


def test_what_is_expected_depends_on_the_place(understanding: Understanding) -> None:
    cancel = (Kind.INTENT, "cancel")
    assert understanding.expects(cancel, Place("remind"), NOW)
    assert not understanding.expects(cancel, Place("greet"), NOW)
    assert understanding.expects((Kind.REACTION, "repeat"), Place("greet"), NOW)
