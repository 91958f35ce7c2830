from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from voicebot.handoff.book import Group
from voicebot.handoff.operators import ring_order

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
THREE = ("sip:201@pbx", "sip:202@pbx", "sip:203@pbx")


def group(**more: str) -> Group:
    return Group.model_validate({"to": THREE, **more})


def test_listed_is_the_order_of_the_file() -> None:
    assert ring_order(group(), NOON, {}) == THREE


def test_longest_idle_first_and_who_never_talked_before_all() -> None:
    idle = {THREE[0]: NOON, THREE[1]: NOON - timedelta(minutes=5)}
    assert ring_order(group(order="longest_idle"), NOON, idle) == (THREE[2], THREE[1], THREE[0])


@given(st.datetimes())
def test_random_is_everybody_and_the_same_for_the_same_moment(moment: datetime) -> None:
    order = ring_order(group(order="random"), moment, {})
    assert sorted(order) == sorted(THREE)
    assert order == ring_order(group(order="random"), moment, {})


def test_random_is_not_always_the_same() -> None:
    moments = [NOON + timedelta(seconds=after) for after in range(20)]
    assert len({ring_order(group(order="random"), moment, {}) for moment in moments}) > 1


def test_nobody_is_rung_outside_the_hours() -> None:
    assert ring_order(group(hours="пн-пт 9-11"), NOON, {}) == ()
