"""A value as a script declares it: its kind, and what that kind needs to be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from voicebot.dialog.faults import Fault
from voicebot.language.language import language
from voicebot.understanding.values.value import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from voicebot.language.language import Language
    from voicebot.yaml_file import YamlPath

ValueKind = Literal[
    "datetime",
    "date",
    "time",
    "part_of_day",
    "duration",
    "number",
    "ordinal",
    "money",
    "telephone",
    "digits",
    "email",
    "yes_no",
    "choice",
    "rating",
    "name",
    "text",
]
ANY = "any"
"""A choice of which the person says that they do not mind."""
_LONGEST = 40
"""Digits of the longest number that can be asked for."""
_FEWEST = 2
"""Options of a choice."""
_SCALE = re.compile(r"\s*(\d{1,3})\s*[-–—]\s*(\d{1,3})\s*")
_OWNERS: dict[str, tuple[str, ...]] = {
    "options": ("choice",),
    "scale": ("rating",),
    "length": ("digits",),
    "future": ("datetime", "date", "time"),
    "rough": ("datetime",),
}
"""Keys that say something of some kinds only."""

Options = tuple[tuple[str, ...], ...]


def _as_text(written: object) -> object:
    return str(written) if isinstance(written, int | float) and not isinstance(written, bool) else written


def _option(name: object, ways: object) -> tuple[object, ...]:
    more = ways if isinstance(ways, list) else () if ways is None else (ways,)
    return tuple(map(_as_text, (name, *more)))


def _as_options(written: object) -> object:
    """Take a list of names and of ``name: [other ways]``, or a mapping of such."""
    if isinstance(written, dict):
        return tuple(_option(name, ways) for name, ways in written.items())
    if not isinstance(written, list):
        return written
    found: list[tuple[object, ...]] = []
    for one in written:
        found += [_option(name, ways) for name, ways in one.items()] if isinstance(one, dict) else [_option(one, None)]
    return tuple(found)


def _as_scale(written: object) -> object:
    if not isinstance(written, str):
        return tuple(written) if isinstance(written, list) else written
    found = _SCALE.fullmatch(written)
    if found is None:
        raise ValueError(f"{written!r} is no scale: write 1-5, or [0, 10]")
    return int(found[1]), int(found[2])


def _as_lengths(written: object) -> object:
    if isinstance(written, int):
        return (written,)
    return tuple(written) if isinstance(written, list) else written


class Value(BaseModel):
    """Something the person is asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: ValueKind
    future: bool = Field(default=False, description="a date or time before now is not taken")
    confirm: bool = Field(default=False, description="repeat it and ask whether it is right")
    rough: bool = Field(
        default=False, description="of a datetime an hour alone is enough (the next such hour), and so is a day alone"
    )
    open: bool = Field(default=False, description="anybody may say it in their own words, as a text or a name")
    options: Annotated[
        Options,
        BeforeValidator(
            _as_options,
            json_schema_input_type=list[str | dict[str, str | list[str] | None]] | dict[str, str | list[str] | None],
        ),
    ] = Field(default=(), description="of a choice: the names, each with other ways to say it or without")
    scale: Annotated[tuple[int, int], BeforeValidator(_as_scale, json_schema_input_type=str | list[int])] = Field(
        default=(1, 5), description="of a rating: the lowest and the highest mark, 1-5 or [0, 10]"
    )
    length: Annotated[
        tuple[Annotated[int, Field(ge=1, le=_LONGEST)], ...],
        BeforeValidator(_as_lengths, json_schema_input_type=int | list[int]),
    ] = Field(
        default=(),
        description="of digits: how many there must be, or a list of such; without it they end when the person says so,"
        " or falls silent",
    )

    def asked(self, code: str, now: datetime, known: str = "") -> Asked:
        """Give what the matcher is asked to find.

        Args:
            code: of the call's language.
            now: the present moment, where the person is.
            known: of digits, those that were said before.
        """
        return Asked(
            self.kind,
            language(code),
            now,
            future=self.future,
            options=self.options,
            scale=self.scale,
            length=self.length,
            known=known if self.kind == "digits" else "",
        )


def value_faults(values: Mapping[str, Value], spoken: Language) -> Iterator[Fault]:
    """List what is wrong with the values of a script whose form is right.

    Args:
        values: by name.
        spoken: the script's language.
    """
    for name, value in values.items():
        at: YamlPath = ("values", name)
        for key in sorted(value.model_fields_set & _OWNERS.keys()):
            if value.kind not in _OWNERS[key] and getattr(value, key):
                kinds = " or ".join(_OWNERS[key])
                message = f"{key!r} says nothing of the value {name!r}: it is a {value.kind}"
                yield Fault((*at, key), message, f"make it `kind: {kinds}`, or remove {key!r}", at_key=True)
        if value.kind == "choice":
            yield from _option_faults(name, value, spoken)
        low, high = value.scale
        if low >= high:
            message = f"the scale of {name!r} runs from {low} to {high}"
            yield Fault((*at, "scale"), message, "give the lowest mark first: 1-5")
        if value.open and value.kind == "yes_no":
            message = f"the value {name!r} is a yes or no, which is no open question"
            yield Fault((*at, "open"), message, "remove `open`, or make it a `text`", at_key=True)


def _option_faults(name: str, value: Value, spoken: Language) -> Iterator[Fault]:
    at: YamlPath = ("values", name, "options")
    if len(value.options) < _FEWEST:
        message = f"the choice {name!r} has {'no' if not value.options else 'only one'} option"
        where = at if value.options else at[:-1]
        yield Fault(where, message, "list what may be chosen: `options: [one, another]`", at_key=True)
    owner: dict[str, str] = {}
    for place, option in enumerate(value.options):
        if option[0] == ANY:
            yield Fault((*at, place), f"{ANY!r} is what a person chooses who does not mind", "give it another name")
        for way in option:
            normal = spoken.normalise(way)
            if not normal:
                yield Fault((*at, place), f"{way!r} has no words", "write how it is said")
            elif owner.setdefault(normal, option[0]) != option[0]:
                message = f"{way!r} is a way to say both {owner[normal]!r} and {option[0]!r}"
                yield Fault((*at, place), message, "keep it in one of them")
