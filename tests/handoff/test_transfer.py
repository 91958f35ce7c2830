from hypothesis import given
from hypothesis import strategies as st

from voicebot.handoff.transfer import (
    Bridge,
    Brief,
    Changed,
    DropOperator,
    Finished,
    LegChanged,
    Notice,
    Patience,
    PersonGone,
    Ring,
    Tick,
    Transfer,
    TransferAction,
    TransferEvent,
    advance,
    begin,
)

LEGS = ["ringing", "answered", "accepted", "bridged", "rejected", "busy", "no_answer", "failed", "ended", "nonsense"]
EVENTS = st.one_of(st.sampled_from(LEGS).map(LegChanged), st.just(PersonGone()), st.just(Tick()))
OPERATORS = ("201", "202", "203")


def run(
    *events: TransferEvent, operators: tuple[str, ...] = OPERATORS, step_ms: int = 20
) -> tuple[Transfer, list[TransferAction]]:
    transfer, actions = begin("sales", "asked", operators, "who and why", 0)
    done = list(actions)
    for i, event in enumerate(events, 1):
        transfer, actions = advance(transfer, event, i * step_ms)
        done += actions
    return transfer, done


def legs(*states: str) -> list[LegChanged]:
    return [LegChanged(state) for state in states]


def states(actions: list[TransferAction]) -> list[str]:
    return [action.state for action in actions if isinstance(action, Changed)]


def test_a_transfer_that_comes_off() -> None:
    transfer, actions = run(*legs("ringing", "answered", "accepted", "bridged"))
    assert actions == [
        Changed("requested", "201", "asked"),
        Ring("201"),
        Changed("ringing", "201"),
        Changed("briefing", "201"),
        Brief("who and why"),
        Changed("accepted", "201"),
        Bridge(),
        Changed("bridged", "201"),
        Finished(bridged=True),
    ]
    assert transfer.finished


def test_the_next_operator_is_rung_when_one_cannot() -> None:
    _, actions = run(*legs("ringing", "busy", "ringing", "answered", "rejected", "ringing", "no_answer"))
    assert [action.address for action in actions if isinstance(action, Ring)] == list(OPERATORS)
    assert states(actions) == [
        *("requested", "ringing", "busy"),
        *("requested", "ringing", "briefing", "rejected"),
        *("requested", "ringing", "no_answer", "failed"),
    ]
    assert actions[-1] == Finished(bridged=False)


def test_nobody_to_ring() -> None:
    transfer, actions = run(operators=())
    assert actions == [
        Changed("requested", reason="asked"),
        Changed("failed", reason="nobody to ring"),
        Finished(bridged=False),
    ]
    assert transfer.finished


def test_who_does_not_answer_is_dropped_and_the_next_is_rung_a_tick_later() -> None:
    transfer, actions = begin("sales", "", OPERATORS, "", 0)
    transfer, _ = advance(transfer, LegChanged("ringing"), 20)
    transfer, actions = advance(transfer, Tick(), 20_000)
    assert actions == (DropOperator(), Changed("no_answer", "201", "too long"))
    transfer, actions = advance(transfer, LegChanged("ended"), 20_020)
    assert actions == ()
    transfer, actions = advance(transfer, Tick(), 20_040)
    assert actions == (Changed("requested", "202"), Ring("202"))


def test_who_never_accepts_is_dropped() -> None:
    transfer, _ = begin("sales", "", ("201",), "", 0, patience=Patience(accept_ms=5000))
    transfer, _ = advance(transfer, LegChanged("answered"), 1000)
    assert advance(transfer, Tick(), 5999)[1] == ()
    _, actions = advance(transfer, Tick(), 6000)
    assert actions[0] == DropOperator()
    assert actions[-1] == Finished(bridged=False)


def test_an_operator_who_hangs_up_after_accepting_is_no_bridge() -> None:
    _, actions = run(*legs("answered", "accepted", "ended"), operators=("201",))
    assert states(actions)[-2:] == ["failed", "failed"]
    assert actions[-1] == Finished(bridged=False)


def test_a_person_who_hangs_up_while_it_rings_leaves_no_operator_alone() -> None:
    transfer, actions = run(LegChanged("ringing"), PersonGone())
    assert actions[-3:] == [DropOperator(), Changed("caller_gone", "201"), Finished(bridged=False)]
    assert transfer.finished


def test_the_person_is_told_every_ten_seconds_that_somebody_is_looked_for() -> None:
    _, actions = run(*[Tick()] * 900, operators=("201", "202"))
    assert actions.count(Notice()) == 1
    _, actions = run(*[Tick()] * 1600, operators=("201", "202"))
    assert actions.count(Notice()) == 3


@given(st.lists(EVENTS, max_size=60), st.integers(0, 3), st.sampled_from([20, 3000]))
def test_whatever_happens_the_promises_hold(events: list[TransferEvent], operators: int, step_ms: int) -> None:
    transfer, actions = begin("sales", "", OPERATORS[:operators], "briefing", 0)
    done = list(actions)
    for i, event in enumerate(events, 1):
        before = transfer
        transfer, actions = advance(transfer, event, i * step_ms)
        done += actions
        # one leg at a time: a leg is only rung when none is open, or when the open one just ended by itself
        if any(isinstance(action, Ring) for action in actions):
            assert not before.leg_open or (isinstance(event, LegChanged) and event.state in LEGS[4:9])
            assert DropOperator() not in actions
        if event == PersonGone():
            assert (DropOperator() in actions) == before.leg_open
            assert transfer.finished
            assert not transfer.leg_open
        if Changed("bridged", transfer.operator) in actions:
            assert before.state == "accepted"
    assert [action for action in done if isinstance(action, Finished)] == [
        Finished(bridged=transfer.state == "bridged")
    ] * transfer.finished
    assert not transfer.finished or transfer.state in {"bridged", "failed", "caller_gone"}


@given(st.lists(EVENTS, max_size=30))
def test_every_transfer_ends_by_itself_in_the_end(events: list[TransferEvent]) -> None:
    transfer, _ = run(*events)
    at = len(events) * 20
    for _ in range(40):
        at += 5000
        transfer, _ = advance(transfer, Tick(), at)
    assert transfer.finished
