from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicebot.recognition.nearness import NearSpeech
from voicebot.settings import VoiceActivitySettings

SETTINGS = VoiceActivitySettings(near_db=14, near_forget_db_per_s=2)


def heard(*levels: float, talk: bool = True) -> NearSpeech:
    """Hear a person, and then others who talk far away."""
    near = NearSpeech(SETTINGS)
    for level in levels:
        speak(near, level)
    near.over()
    for _ in range(200 if talk else 0):
        near.step(-70, speech=True, speaking=False, waiting=False)
    return near


def speak(near: NearSpeech, level: float) -> None:
    near.step(level, speech=True, speaking=True, waiting=True)
    near.learn()


def bound(near: NearSpeech) -> int:
    """Find the quietest steady level that is taken for the person."""
    return next(level for level in range(-90, 1) if steadily(near, level))


def steadily(near: NearSpeech, level: float) -> bool:
    return [near.step(level, speech=False, speaking=False, waiting=False) for _ in range(10)][-1]


def test_until_somebody_spoke_everybody_may_be_the_person() -> None:
    assert NearSpeech(SETTINGS).step(-80, speech=True, speaking=False, waiting=True)
    assert steadily(heard(*[-20.0] * 5), -80), "a syllable says nothing yet"


def test_who_is_much_quieter_than_the_person_is_somebody_else() -> None:
    assert bound(heard(*[-20.0] * 30)) == -34


def test_where_nobody_else_talks_a_person_may_whisper() -> None:
    assert steadily(heard(*[-20.0] * 30, talk=False), -60)


def test_a_louder_person_raises_the_bound_and_a_quieter_one_does_not_lower_it() -> None:
    near = heard(*[-30.0] * 30)
    for louder_or_quieter in (-20.0, -28.0):
        near.over()
        for _ in range(30):
            speak(near, louder_or_quieter)
    for _ in range(200):
        near.step(-70, speech=True, speaking=False, waiting=False)
    assert bound(near) == -34


def test_a_single_loud_frame_of_somebody_else_is_not_the_person() -> None:
    near = heard(*[-20.0] * 30)
    assert not steadily(near, -60)
    assert not near.step(-30, speech=True, speaking=False, waiting=True)


def test_the_weak_end_of_a_phrase_is_still_the_person() -> None:
    near = heard(*[-20.0] * 30)
    assert steadily(near, -20)
    believed = [near.step(-60, speech=True, speaking=True, waiting=True) for _ in range(40)]
    assert believed == sorted(believed, reverse=True), "once it is not, it stays so"
    assert 300 <= believed.count(True) * 20 <= 480


def test_while_the_robot_waits_in_vain_the_bound_comes_down() -> None:
    near = heard(*[-20.0] * 30)
    for _ in range(50):
        near.step(-90, speech=False, speaking=False, waiting=True)
    assert bound(near) in {-36, -35}


@given(st.lists(st.floats(-90, 0), min_size=1, max_size=200), st.booleans())
def test_the_person_is_never_too_quiet_for_themselves(levels: list[float], talk: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    assert steadily(heard(*levels, talk=talk), max(levels))
