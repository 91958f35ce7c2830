"""The sandbox of templates and conditions: no way into the program, and no computing that takes long or much memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateRuntimeError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

if TYPE_CHECKING:
    from collections.abc import Sized

    from jinja2.runtime import Context

LONGEST_TEXT = 1000
"""What ``*`` may make: characters of a text, items of a list. Nobody listens to a prompt that is longer."""

MOST_BITS = 64
"""How large a whole number ``*`` and ``**`` may make."""

CANNOT_RENDER = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What rendering may raise: the values do not suit the template."""


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox without its ``range`` and other makers of long things, and with limits to ``*`` and ``**``.

    Raises:
        jinja2.exceptions.SecurityError: when rendering, where a limit is passed.
    """

    intercepted_binops = frozenset({"*", "**"})  # so they are not computed while a template is compiled either

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=False)
        self.globals.clear()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - any value
        """Compute ``left * right`` or ``left ** right`` within the limits."""
        if operator == "**":
            if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > MOST_BITS:
                raise SecurityError(f"{left} ** {right} is too large a number")
        else:
            for many, times in ((left, right), (right, left)):
                if isinstance(many, str | list | tuple) and isinstance(times, int):
                    _within(many, times)
                elif isinstance(many, int) and isinstance(times, int):
                    _small(many, times)
        return super().call_binop(context, operator, left, right)

    def compute_constants(self, template: nodes.Template) -> None:
        """Compute each product and power that depends on no variable: those that cannot be are found before a call.

        Raises:
            jinja2.TemplateError: one cannot be computed, or passes a limit.
        """
        for part in template.find_all((nodes.Mul, nodes.Pow)):
            if not any(part.find_all(nodes.Name)):
                self._compute(part)

    def _compute(self, part: nodes.Expr) -> None:
        template = nodes.Template([nodes.Output([part], lineno=part.lineno)], lineno=part.lineno)
        template.set_environment(self)
        try:
            self.template_class.from_code(self, self.compile(template), {}).render()
        except TemplateError:
            raise
        except CANNOT_RENDER as failed:
            raise TemplateRuntimeError(str(failed)) from failed


def _within(many: Sized, times: int) -> None:
    if max(len(many), 1) * abs(times) > LONGEST_TEXT:  # the number itself must fit, however short the text
        raise SecurityError(f"{len(many)} * {times} makes more than {LONGEST_TEXT} characters or items")


def _small(one: int, other: int) -> None:
    if one.bit_length() + other.bit_length() > MOST_BITS:
        raise SecurityError(f"{one} * {other} is too large a number")
