from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.recognition.nearness import NearSpeech
from voicebot.settings import VoiceActivitySettings

SETTINGS = VoiceActivitySettings(near_db=14, near_forget_db_per_s=2)


def heard(*levels: float) -> NearSpeech:
    near = NearSpeech(SETTINGS)
    for level in levels:
        near.learn(level)
    return near


def bound(near: NearSpeech) -> int:
    """Find the quietest level that is still taken for the person, once the last loud sound is forgotten."""
    for _ in range(50):
        near.step(-90, speaking=True, waiting=False)
    return next(level for level in range(-90, 1) if near.step(level, speaking=False, waiting=False))


def test_until_somebody_spoke_everybody_may_be_the_person() -> None:
    assert NearSpeech(SETTINGS).step(-80, speaking=False, waiting=True)
    assert heard(*[-20.0] * 5).step(-80, speaking=False, waiting=True), "a syllable says nothing yet"


def test_who_is_much_quieter_than_the_person_is_somebody_else() -> None:
    assert bound(heard(*[-20.0] * 30)) == -34


def test_pauses_inside_an_utterance_do_not_count() -> None:
    assert bound(heard(*[-20.0, -60.0] * 30)) == -34


def test_a_louder_person_raises_the_bound_and_a_quieter_one_does_not_lower_it() -> None:
    near = heard(*[-30.0] * 30)
    for louder_or_quieter in (-20.0, -28.0):
        near.over()
        for _ in range(30):
            near.learn(louder_or_quieter)
    assert bound(near) == -34


def test_the_weak_end_of_a_phrase_is_still_the_person() -> None:
    near = heard(*[-20.0] * 30)
    near.step(-20, speaking=True, waiting=True)
    assert [near.step(-40, speaking=True, waiting=True) for _ in range(20)] == [True] * 15 + [False] * 5


def test_while_the_robot_waits_in_vain_the_bound_comes_down() -> None:
    near = heard(*[-20.0] * 30)
    for _ in range(50):
        near.step(-90, speaking=False, waiting=True)
    assert bound(near) in {-36, -35}


@given(st.lists(st.floats(-90, 0), min_size=1, max_size=200))
def test_the_person_is_never_too_quiet_for_themselves(levels: list[float]) -> None:
    assert heard(*levels).step(max(levels), speaking=False, waiting=False)
