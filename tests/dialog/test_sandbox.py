from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError

from voicebot.dialog.sandbox import LONGEST_TEXT, MOST_BITS, Sandbox

SANDBOX = Sandbox()
HUGE = [
    "'a' * 10**10",
    "10**10 * 'a'",
    "[1] * 10**9",
    "'ab' * 501",
    "'' * 10**19",
    "'a' * -(10**19)",
    "10 ** 10 ** 10",
    "2 ** 65",
    "10**15 * 10**15",
    "'a' ~ 'b' * 10**10",
]


@pytest.mark.parametrize("expression", HUGE)
def test_what_is_too_long_or_too_large_is_refused(expression: str) -> None:
    with pytest.raises(SecurityError, match=r"too large|more than 1000"):
        SANDBOX.from_string("{{ " + expression + " }}").render()
    with pytest.raises(SecurityError, match=r"too large|more than 1000"):
        SANDBOX.compute_constants(SANDBOX.parse("Да. {% if x %}{{ " + expression + " }}{% endif %}"))


@pytest.mark.parametrize(
    ("expression", "value"),
    [("2 * 3", "6"), ("'да ' * 3", "да да да "), ("2 ** 10", "1024"), ("1.5 * 2", "3.0"), ("2 ** -1", "0.5")],
)
def test_what_is_small_is_computed(expression: str, value: str) -> None:
    assert SANDBOX.from_string("{{ " + expression + " }}").render() == value
    SANDBOX.compute_constants(SANDBOX.parse("{{ " + expression + " }}"))


def test_what_depends_on_a_variable_waits_for_it() -> None:
    SANDBOX.compute_constants(SANDBOX.parse("{{ x * 10**9 }}"))
    with pytest.raises(SecurityError):
        SANDBOX.from_string("{{ x * 10**9 }}").render(x="a")


def test_constants_that_do_not_suit_each_other_are_refused() -> None:
    with pytest.raises(TemplateError, match="multiply"):
        SANDBOX.compute_constants(SANDBOX.parse("{{ 'a' * 'b' }}"))


@pytest.mark.parametrize("name", ["range", "lipsum"])
def test_what_makes_long_things_is_not_there(name: str) -> None:
    with pytest.raises(UndefinedError, match=name):
        SANDBOX.from_string("{{ " + name + "(3) }}").render()


@given(st.integers(), st.integers() | st.text(max_size=30))
def test_no_product_passes_the_limits(one: int, other: int | str) -> None:
    try:
        product = SANDBOX.compile_expression("a * b")(a=one, b=other)
    except SecurityError:
        return
    assert isinstance(product, int | str)
    assert len(product) <= LONGEST_TEXT if isinstance(product, str) else product.bit_length() <= MOST_BITS
