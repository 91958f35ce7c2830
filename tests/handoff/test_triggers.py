from hypothesis import given
from hypothesis import strategies as st

from voicebot.handoff.triggers import Counts, Triggers
from voicebot.understanding.meaning import Candidate, Kind, Meaning

UNCLEAR = Meaning("мгм", Candidate("", Kind.UNCLEAR, 0.1))
YES = Meaning("да", Candidate("yes", Kind.INTENT, 1.0))
SWEARING = Meaning("отвали", Candidate("swearing", Kind.REACTION, 1.0))


def run(triggers: Triggers, *meanings: Meaning) -> list[str | None]:
    counts = Counts()
    reasons: list[str | None] = []
    for meaning in meanings:
        counts, reason = triggers.count(counts, meaning)
        reasons.append(reason)
    return reasons


def test_unclear_turns_count_only_in_a_row() -> None:
    assert run(Triggers(), UNCLEAR, UNCLEAR, YES, UNCLEAR, UNCLEAR, UNCLEAR) == [None] * 5 + ["unclear_in_a_row"]


def test_swearing_counts_over_the_whole_call() -> None:
    assert run(Triggers(), SWEARING, YES, YES, SWEARING) == [None, None, None, "swearing"]


def test_a_trigger_begins_again_after_it_went_off() -> None:
    assert run(Triggers(unclear_in_a_row=2), *[UNCLEAR] * 4) == [None, "unclear_in_a_row"] * 2


@given(st.lists(st.sampled_from([UNCLEAR, YES, SWEARING])))
def test_zero_switches_off(meanings: list[Meaning]) -> None:
    assert not any(run(Triggers(0, 0), *meanings))


def test_what_is_out_of_scope_counts_as_unclear() -> None:
    elsewhere = Meaning("какая погода", Candidate("", Kind.OUT_OF_SCOPE, 0.0))
    counts, reason = Triggers(unclear_in_a_row=2).count(Counts(unclear_in_a_row=1), elsewhere)
    assert (counts.unclear_in_a_row, reason) == (0, "unclear_in_a_row")
