"""What the robot says, with its values filled in.

A variable is a column of the contact, a value of the script, or ``introduction``: who is calling, which is the start
node's prompt without its question. ``spoken`` writes a value of any kind as it is said, ``money`` a sum
("{{ sum | money }}", "{{ sum | money('USD') }}"), ``counted`` how many of what ("{{ many | counted('сообщение') }}");
the last two take a case, "{{ many | counted('запись', case='instrumental') }}".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from jinja2 import Template, TemplateRuntimeError, meta, nodes, pass_context

from voicebot.dialog.marks import Marks
from voicebot.dialog.reactions import ready_made, value_named
from voicebot.dialog.sandbox import CANNOT_RENDER, Sandbox
from voicebot.dialog.typed import ContactValue, Place, Sum, Words, typed
from voicebot.errors import InputError, ScriptError
from voicebot.language.language import language
from voicebot.language.pieces import Filled, Piece, join
from voicebot.language.spoken import counted, money, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context

    from voicebot.dialog.script import Script

INTRODUCTION = "introduction"
_SAY = "_say"
_LANGUAGE = "_language"
_MARKS = "_marks"
# a datetime is a date too, so it comes first
_KINDS = ((datetime, "datetime"), (date, "date"), (time, "time"), ((int, float), "number"))


@dataclass(frozen=True)
class Filler:
    """Fills in the texts of one call.

    Args:
        script: the script.
        contact: the contact, checked.
        values: what the person said so far, as text of each value's kind.
        now: when the call is.
    """

    script: Script
    contact: Mapping[str, ContactValue]
    values: Mapping[str, str]
    now: datetime

    @cached_property
    def _variables(self) -> dict[str, object]:
        made = ready_made(self.script.language).values
        known: dict[str, object] = dict.fromkeys((*made, *self.script.contact, *self.script.values), "")
        known |= self.contact
        for name, text in self.values.items():
            declared = value_named(self.script, name)
            known[name] = typed(text, declared.kind if declared is not None else "text")
        return known

    def fill(self, template: str, **more: str) -> str:
        """Fill in one text; runs of blanks become one.

        Args:
            template: a Jinja template.
            more: variables besides the contact's and the values.

        Raises:
            ScriptError: it cannot be filled in with these values.
        """
        variables = self._with(template, more)
        try:
            return " ".join(_template(template).render(variables).split())
        except CANNOT_RENDER as failed:
            raise ScriptError(f"cannot fill in {template!r}: {failed}") from failed

    def fill_in_pieces(self, template: str, **more: str) -> Filled:
        """Fill in one text that is said, and tell which parts of it came from variables.

        Args:
            template: a Jinja template.
            more: variables besides the contact's and the values: known only in the call.

        Raises:
            ScriptError: it cannot be filled in with these values.
        """
        text = self.fill(template, **more)
        used = variables_of(template)
        if not used:
            return Filled.of(text)
        marks = Marks(self._heard | more.keys() - {INTRODUCTION})
        variables = self._with(template, more)
        if INTRODUCTION in used and INTRODUCTION not in more:
            variables[INTRODUCTION] = marks.mark_again(self.introduction)
        try:
            found = marks.read(_marked_template(template).render({**variables, _MARKS: marks}))
        except CANNOT_RENDER:
            found = Filled()
        # what counts or compares the letters of a value sees its marks too: then nothing is known of the parts
        return (
            found
            if found.text == text
            else Filled((Piece(text, ", ".join(sorted(used)), not used.isdisjoint(marks.heard)),))
        )

    def _with(self, template: str, more: Mapping[str, str]) -> dict[str, object]:
        variables = {**self._variables, _SAY: self.say_value, _LANGUAGE: language(self.script.language), **more}
        if INTRODUCTION in template and INTRODUCTION not in more:
            variables[INTRODUCTION] = self.introduction.text
        return variables

    @cached_property
    def _heard(self) -> set[str]:
        return heard_values(self.script)

    def holds(self, condition: str) -> bool:
        """Tell whether a condition holds; one that cannot be computed with these values does not."""
        try:
            return bool(_environment().compile_expression(condition)(self._variables))
        except CANNOT_RENDER:
            return False

    def say_value(self, value: ContactValue) -> str:
        """Write a value as it is said; a text stays."""
        if isinstance(value, Sum | Place | Words):
            return self._say_as(value.kind, str(value))
        if isinstance(value, str | bool):
            return str(value)
        kind = next((kind for sort, kind in _KINDS if isinstance(value, sort)), "text")
        return spoken(str(value) if kind == "text" else value, kind, language(self.script.language), self.now)

    def _say_as(self, kind: str, text: str) -> str:
        """Say a value; what is no value of its kind, as one that is not known yet, stays as it is."""
        try:
            return spoken(text, kind, language(self.script.language), self.now)
        except InputError:
            return text

    def say_named(self, name: str, text: str) -> str:
        """Write the text of the value ``name`` as it is said."""
        declared = value_named(self.script, name)
        return self.say_value(typed(text, declared.kind if declared is not None else "text"))

    @cached_property
    def introduction(self) -> Filled:
        """Who is calling: the start node's first prompt without its questions and, where more is told, its greeting."""
        said = self.script.nodes[self.script.start].say
        if not said:
            return Filled()
        prompt = self.fill_in_pieces(said[0], **{INTRODUCTION: ""})
        told = [sentence for sentence in prompt.sentences() if not sentence.text.endswith("?")]
        greets = set(language(self.script.language).lexicon.greetings)
        matter = [one for one in told if greets.isdisjoint(language(self.script.language).words(one.text))]
        return join(matter or told) if told else prompt


def heard_values(script: Script) -> set[str]:
    """Name the variables that are known only in a call: what is asked for, and what nodes set."""
    made = ready_made(script.language).values
    return {*made, *script.values, *(name for node in script.nodes.values() for deed in node.do for name in deed.set)}


def typed_contact_value(value: ContactValue) -> ContactValue:
    """Read a date, time or both out of a text that is nothing else; other values stay as they are."""
    if not isinstance(value, str) or not re.match(r"\d{4}-\d\d-\d\d|\d\d:\d\d", value):
        return value
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            return read(value)
        except ValueError:
            continue
    return value


def variables_of(template: str) -> set[str]:
    """List the variables that a template uses.

    Raises:
        jinja2.TemplateError: it is no template, or holds something that cannot be computed.
    """
    tree = parsed(template)
    used = meta.find_undeclared_variables(tree)
    _environment().compute_constants(tree)
    return used


def parsed(template: str) -> nodes.Template:
    """Read a template.

    Raises:
        jinja2.TemplateError: it is none.
    """
    return _environment().parse(template)


def condition_variables(condition: str) -> set[str]:
    """List the variables that a condition uses.

    Raises:
        jinja2.TemplateError: it is no expression, or holds something that cannot be computed.
    """
    _environment().compile_expression(condition)
    return variables_of("{{ " + condition + " }}")


@cache
def _environment() -> Sandbox:
    environment = Sandbox()
    environment.filters["spoken"] = _spoken_filter
    environment.filters["money"] = _money_filter
    environment.filters["counted"] = _counted_filter
    environment.filters[_MARKS] = _mark_filter
    return environment


@lru_cache(maxsize=10_000)
def _template(text: str) -> Template:
    return _environment().from_string(text)


@lru_cache(maxsize=10_000)
def _marked_template(text: str) -> Template:
    """Make a template that marks what comes from variables; a name of its own (of a loop) hangs on all of them."""
    environment, tree = _environment(), parsed(text)
    known = meta.find_undeclared_variables(tree)
    for output in tree.find_all(nodes.Output):
        output.nodes = [_marking(part, known) for part in output.nodes]
    tree.set_environment(environment)
    return environment.template_class.from_code(environment, environment.compile(tree), {})


def _marking(part: nodes.Expr, known: set[str]) -> nodes.Expr:
    used = {name.name for name in (part, *part.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
    if not used or used == {INTRODUCTION}:
        return part
    names = tuple(used) if used <= known else tuple(known)
    return nodes.Filter(part, _MARKS, [nodes.Const(names)], [], None, None, lineno=part.lineno)


@pass_context
def _mark_filter(context: Context, value: object, names: tuple[str, ...]) -> str:
    marks: Marks = context[_MARKS]
    return marks.mark(str(value), names)


@pass_context
def _spoken_filter(context: Context, value: object) -> str:
    return str(context[_SAY](value))


@pass_context
def _money_filter(context: Context, value: ContactValue, currency: str = "", case: str = "nominative") -> str:
    own = value.currency if isinstance(value, Sum) else ""
    amount = float(value) if isinstance(value, Sum) else value
    try:
        return money(amount, context[_LANGUAGE], currency or own or "RUB", case) if value != "" else ""
    except InputError as wrong:
        raise TemplateRuntimeError(str(wrong)) from wrong


@pass_context
def _counted_filter(context: Context, value: ContactValue, noun: str, case: str = "nominative") -> str:
    try:
        return counted(value, noun, context[_LANGUAGE], case) if value != "" else ""
    except InputError as wrong:
        raise TemplateRuntimeError(str(wrong)) from wrong
