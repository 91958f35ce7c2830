import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicebot.line.line import LegState
from voicebot.line.operator import FINAL, OperatorLeg, SimulatedOperator

OPERATORS = st.builds(
    SimulatedOperator,
    ring_ms=st.integers(0, 400),
    answer=st.sampled_from(["accepts", "rejects", "busy", "no_answer", "fails", "hangs_up"]),
    think_ms=st.integers(0, 400),
    ring_limit_ms=st.integers(0, 400),
    talk_ms=st.integers(0, 400),
)


def lived(leg: OperatorLeg, limit: int = 1000) -> list[tuple[LegState, int]]:
    """Step to the end; give each state with how many ticks it lasted."""
    states: list[tuple[LegState, int]] = []
    for _ in range(limit):
        state = leg.step()
        if states and states[-1][0] is state:
            states[-1] = (state, states[-1][1] + 1)
        else:
            states.append((state, 1))
        if state in FINAL:
            break
    return states


@pytest.mark.parametrize(
    ("answer", "states"),
    [
        ("rejects", [(LegState.RINGING, 5), (LegState.ANSWERED, 10), (LegState.REJECTED, 1)]),
        ("busy", [(LegState.RINGING, 5), (LegState.BUSY, 1)]),
        ("fails", [(LegState.RINGING, 5), (LegState.FAILED, 1)]),
        ("no_answer", [(LegState.RINGING, 20), (LegState.NO_ANSWER, 1)]),
        ("hangs_up", [(LegState.RINGING, 5), (LegState.ANSWERED, 10), (LegState.ACCEPTED, 1), (LegState.ENDED, 1)]),
    ],
)
def test_every_answer_takes_its_time(answer: str, states: list[tuple[LegState, int]]) -> None:
    operator = SimulatedOperator(ring_ms=100, answer=answer, think_ms=200, ring_limit_ms=400)  # type: ignore[arg-type]  # parametrised
    assert lived(OperatorLeg(operator)) == states


def test_who_accepts_waits_to_be_bridged() -> None:
    assert lived(OperatorLeg(SimulatedOperator(ring_ms=0, think_ms=0)), 100)[-1] == (LegState.ACCEPTED, 98)


def test_nobody_is_rung_longer_than_the_limit() -> None:
    leg = OperatorLeg(SimulatedOperator(ring_ms=1000, ring_limit_ms=100))
    assert lived(leg) == [(LegState.RINGING, 5), (LegState.NO_ANSWER, 1)]


def test_thinking_begins_anew_with_the_briefing() -> None:
    leg = OperatorLeg(SimulatedOperator(ring_ms=0, think_ms=100))
    assert [leg.step() for _ in range(5)] == [LegState.RINGING, *[LegState.ANSWERED] * 4]
    leg.brief()
    assert lived(leg, 20)[0] == (LegState.ANSWERED, 5)


def test_a_blind_hand_over_needs_no_acceptance() -> None:
    leg = OperatorLeg(SimulatedOperator(ring_ms=0, talk_ms=60))
    leg.step()
    leg.step()
    before = leg.can_talk
    leg.join()
    assert (before, leg.can_talk) == (True, False)
    assert lived(leg) == [(LegState.BRIDGED, 3), (LegState.ENDED, 1)]
    assert leg.talked


def test_who_hangs_up_after_accepting_is_never_bridged() -> None:
    leg = OperatorLeg(SimulatedOperator(ring_ms=0, think_ms=0, answer="hangs_up"))
    while leg.step() is not LegState.ACCEPTED:
        pass
    leg.join()
    assert leg.step() is LegState.ENDED
    assert not leg.talked


@given(OPERATORS, st.integers(1, 50), st.integers(1, 50))
def test_dropping_ends_any_leg_and_every_leg_keeps_the_order(operator: SimulatedOperator, join: int, drop: int) -> None:
    leg = OperatorLeg(operator)
    order = [LegState.RINGING, LegState.ANSWERED, LegState.ACCEPTED, LegState.BRIDGED]
    before = LegState.RINGING
    for number in range(60):
        state = leg.step()
        assert state in FINAL or order.index(state) >= order.index(before)
        if state in FINAL:
            break
        before = state
        if number >= join and leg.can_talk:
            leg.join()
        if number == drop:
            leg.drop()
    assert state in FINAL or drop > number
    assert number <= drop + 1
