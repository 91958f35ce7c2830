from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.events import Progress
from voicebot.floor import Decision, Do, Floor, Moment, Phase, answered, step, taken_by_a_key
from voicebot.settings import FloorSettings

SETTINGS = FloorSettings()
TICK = 20


@dataclass
class Talk:
    """Drives the floor tick by tick, with an utterance and a prompt as the rest of the call would present them."""

    floor: Floor = field(default_factory=lambda: answered(0))
    at: int = 0
    moment: Moment = field(default_factory=lambda: Moment(at=0))
    done: list[tuple[int, Decision]] = field(default_factory=list)

    def run(self, ms: int, **changes: object) -> Talk:
        self.moment = replace(self.moment, **changes)  # type: ignore[arg-type] # names and values of Moment
        for _ in range(ms // TICK):
            self.floor, decisions = step(self.floor, replace(self.moment, at=self.at), SETTINGS)
            for decision in decisions:
                self.done.append((self.at, decision))
                self._settle(decision.do)
            self.at += TICK
        return self

    def _settle(self, do: Do) -> None:
        if do in {Do.TAKE, Do.KEEP, Do.DROP}:
            self.moment = replace(
                self.moment, onset=None, offset=None, speaking=False, over=False, progress=Progress.NOTHING
            )
        if do in {Do.GREET, Do.TAKE, Do.SILENCE}:
            self.moment = replace(self.moment, playing=True, remaining_ms=3000)
        if do is Do.STOP:
            self.moment = replace(self.moment, playing=False)

    def what(self) -> list[str]:
        return [decision.do.value for _, decision in self.done]

    def when(self, do: Do) -> int:
        return next(at for at, decision in self.done if decision.do is do)


def speaking_robot(**changes: object) -> Talk:
    """A robot in the middle of a long prompt, well after the opening."""
    talk = Talk(Floor(Phase.ROBOT, answered=0), at=5000)
    return talk.run(TICK, playing=True, remaining_ms=3000, **changes)


def test_greets_after_half_a_second_of_silence() -> None:
    talk = Talk().run(1000)
    assert talk.what() == ["greet"]
    assert talk.when(Do.GREET) == 500


def test_greets_at_the_end_of_the_first_utterance() -> None:
    talk = Talk().run(200).run(600, speaking=True, onset=200).run(400, speaking=False, offset=800)
    assert talk.what() == ["drop", "greet"]
    assert talk.when(Do.GREET) - 800 <= 300


def test_words_that_are_no_greeting_are_kept_and_the_robot_greets() -> None:
    talk = Talk().run(200).run(600, speaking=True, onset=200, progress=Progress.UNKNOWN)
    talk.run(400, speaking=False, offset=800)
    assert talk.what() == ["keep", "greet"]


def test_a_yes_after_the_whole_first_prompt_is_an_answer_however_soon() -> None:
    talk = Talk().run(600).run(20, playing=False).run(100)
    talk.run(300, speaking=True, onset=talk.at, progress=Progress.ANSWER, is_greeting=True)
    talk.run(200, speaking=False, offset=talk.at).run(20, over=True)
    assert talk.what() == ["greet", "take"]


def test_a_key_ends_whatever_was_said_and_heard() -> None:
    talk = speaking_robot().run(200, speaking=True, onset=5020)
    assert taken_by_a_key(talk.floor, talk.at) == Floor(Phase.LISTENING, answered=0, quiet_since=talk.at)


def test_greets_at_last_however_long_somebody_speaks() -> None:
    talk = Talk().run(200).run(9000, speaking=True, onset=200)
    assert talk.when(Do.GREET) == SETTINGS.opening_limit_ms


def test_a_greeting_in_the_first_two_seconds_neither_interrupts_nor_answers() -> None:
    talk = Talk().run(1000).run(300, speaking=True, onset=1000)
    talk.run(200, progress=Progress.ANSWER, is_greeting=True).run(300, speaking=False, offset=1500).run(20, over=True)
    assert talk.what() == ["greet", "drop"]


def test_real_words_in_the_first_two_seconds_do_interrupt() -> None:
    talk = Talk().run(1000).run(300, speaking=True, onset=1000).run(200, progress=Progress.ANSWER, stable_ms=250)
    assert talk.what() == ["greet", "stop"]


def test_any_pauses_within_200_ms_of_the_onset_and_resumes_after_a_back_channel() -> None:
    talk = speaking_robot().run(300, speaking=True, onset=5020)
    assert talk.when(Do.PAUSE) - 5020 <= 200
    talk.run(100, progress=Progress.EXTENDABLE, is_back_channel=True, speaking=False, offset=5320)
    assert talk.what() == ["pause", "resume", "drop"]


def test_any_answers_a_phrase_that_was_said_over_the_robot() -> None:
    talk = speaking_robot().run(400, speaking=True, onset=5020).run(200, progress=Progress.ANSWER)
    talk.run(100, speaking=False, offset=5620)
    assert talk.what() == ["pause"]
    talk.run(20, over=True)
    assert talk.what() == ["pause", "stop", "take"]


def test_a_slip_of_the_recogniser_does_not_make_an_interruption_of_a_back_channel() -> None:
    talk = speaking_robot().run(200, speaking=True, onset=5020).run(60, progress=Progress.ANSWER)
    talk.run(60, progress=Progress.BACK_CHANNEL, is_back_channel=True, speaking=False, offset=5280)
    assert talk.what() == ["pause", "resume", "drop"]


def test_a_cough_lets_the_robot_go_on() -> None:
    talk = speaking_robot().run(160, speaking=True, onset=5020).run(500, speaking=False, offset=5180)
    assert talk.what() == ["pause", "resume", "drop"]
    assert talk.done[1][1].because == "noise"


def test_unknown_words_take_the_floor_by_700_ms() -> None:
    talk = speaking_robot().run(1000, speaking=True, onset=5020, progress=Progress.UNKNOWN)
    assert talk.what() == ["pause", "stop"]
    assert talk.when(Do.STOP) - 5020 <= 700


def test_after_a_resume_the_same_sound_does_not_pause_again() -> None:
    talk = speaking_robot().run(800, speaking=True, onset=5020, progress=Progress.BACK_CHANNEL, is_back_channel=True)
    talk.run(1000)
    assert talk.what() == ["pause", "resume"]


def test_a_yes_over_the_last_words_of_the_question_answers_it() -> None:
    talk = speaking_robot().run(20, remaining_ms=400).run(300, speaking=True, onset=5040)
    talk.run(20, progress=Progress.EXTENDABLE, is_back_channel=True, speaking=False, offset=5340).run(20, over=True)
    assert talk.what() == ["pause", "stop", "take"]


def test_phrases_goes_on_until_a_phrase() -> None:
    talk = speaking_robot(barge_in="phrases").run(1500, speaking=True, onset=5020, progress=Progress.UNKNOWN)
    assert talk.what() == []
    talk.run(200, progress=Progress.ANSWER, stable_ms=200)
    assert talk.what() == [], "a partial that may still change is no phrase yet"
    talk.run(20, stable_ms=250)
    assert talk.what() == ["stop"]


def test_never_finishes_and_keeps_what_was_said() -> None:
    talk = speaking_robot(barge_in="never").run(600, speaking=True, onset=5020, progress=Progress.ANSWER)
    talk.run(20, speaking=False, offset=5600, over=True).run(400)
    assert talk.what() == ["keep"]


def test_silence_is_told_again_and_again_but_not_while_somebody_speaks() -> None:
    talk = Talk(Floor(Phase.LISTENING, answered=0, quiet_since=0)).run(4100, silence_ms=4000)
    assert talk.what() == ["silence"]
    talk.run(40, playing=False).run(3900).run(2000, speaking=True, onset=talk.at)
    assert talk.what() == ["silence"]


def test_a_noise_while_listening_is_dropped_and_the_silence_goes_on() -> None:
    talk = Talk(Floor(Phase.LISTENING, answered=0, quiet_since=0), at=5000 - 2000)
    talk.run(200, speaking=True, onset=3000).run(100, speaking=False, offset=3200).run(20, over=True).run(900)
    assert talk.what() == ["drop", "silence"]
    assert talk.when(Do.SILENCE) == 4000


def test_speech_without_a_recognised_word_is_answered_and_no_noise() -> None:
    talk = Talk(Floor(Phase.LISTENING, answered=0, quiet_since=2500), at=3000)
    talk.run(1000, speaking=True, onset=3000).run(300, speaking=False, offset=4000).run(20, over=True)
    assert talk.what() == ["take"]


utterances = st.tuples(
    st.integers(0, 1500),
    st.integers(40, 2500),
    st.sampled_from(list(Progress)),
    st.booleans(),
    st.booleans(),
)


def live(turns: list[tuple[int, int, Progress, bool, bool]], barge_in: str) -> Talk:
    """Play random utterances, each after a gap, ended 300 ms after their last sound."""
    talk = Talk().run(0, barge_in=barge_in)
    for gap, length, progress, greeting, back_channel in turns:
        talk.run(gap)
        talk.run(length, speaking=True, onset=talk.at, is_greeting=greeting, is_back_channel=back_channel)
        if talk.moment.onset is not None:
            talk.run(20, progress=progress)
        if talk.moment.onset is not None:
            talk.run(300, speaking=False, offset=talk.at)
        if talk.moment.onset is not None:
            talk.run(20, over=True)
    return talk.run(8000)


@pytest.mark.parametrize("barge_in", ["any", "phrases", "never"])
@given(turns=st.lists(utterances, max_size=6))
def test_whatever_is_said_the_floor_keeps_its_promises(
    barge_in: str, turns: list[tuple[int, int, Progress, bool, bool]]
) -> None:
    talk = live(turns, barge_in)
    paused_at: int | None = None
    for at, decision in talk.done:
        if decision.do is Do.PAUSE:
            assert paused_at is None, "a pause in a pause"
            paused_at = at
        if decision.do is Do.RESUME:
            assert paused_at is not None, "a resume without a pause"
        if decision.do in {Do.RESUME, Do.STOP} and paused_at is not None:
            assert at - paused_at <= SETTINGS.decide_within_ms, "a pause must become a decision"
            paused_at = None
    assert paused_at is None or talk.at - paused_at <= SETTINGS.decide_within_ms
    assert talk.what().count("greet") == 1
    if barge_in == "never":
        assert not {"pause", "stop"} & set(talk.what())
    if barge_in == "phrases":
        assert "pause" not in talk.what()


@given(turns=st.lists(utterances, max_size=4))
def test_the_same_moments_give_the_same_decisions(turns: list[tuple[int, int, Progress, bool, bool]]) -> None:
    assert live(turns, "any").done == live(turns, "any").done


@given(turns=st.lists(utterances, max_size=4))
def test_nothing_is_decided_before_the_greeting_but_the_greeting(
    turns: list[tuple[int, int, Progress, bool, bool]],
) -> None:
    done = live(turns, "any").what()
    assert [what for what in done[: done.index("greet")] if what not in {"drop", "keep"}] == []
