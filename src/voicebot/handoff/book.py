"""The supervisor's own file, ``handoff.yaml``: which phrases call a human, from which group, and how it is rung."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import to_jsonable_python

from voicebot.errors import HandoffFileError, InputError
from voicebot.handoff.hours import Hours, parse_hours
from voicebot.handoff.triggers import Triggers
from voicebot.understanding.meaning import Expected, Kind
from voicebot.yaml_file import YamlFile, YamlPath, faults_of, nearest, parse_yaml, read_text

if TYPE_CHECKING:
    from pathlib import Path

Order = Literal["listed", "longest_idle", "random"]
Language = Literal["ru", "en", "ko"]
"""Languages in which phrases can be heard."""

_ADDRESS = re.compile(r"(sips?:[^@\s]+@[^@\s]+|(tel:)?\+?\d{5,15})$")
_EXTENSION = re.compile(r"\d{2,4}$")


def _address(text: object) -> object:
    if isinstance(text, int):
        raise ValueError(f"put {text} in quotes: a number loses its plus and its zeros")  # noqa: TRY004 - for pydantic
    if isinstance(text, str) and _EXTENSION.match(text):
        raise ValueError(f"'{text}' is an extension: name its exchange too, as 'sip:{text}@pbx'")
    if isinstance(text, str) and not _ADDRESS.match(text):
        raise ValueError(f"'{text}' is no address: write it like 'sip:201@pbx' or '+74951234567'")
    return text


def _spoken(text: str) -> str:
    if not plain(text):
        raise ValueError("a phrase without words")
    return text


def plain(phrase: str) -> str:
    """Give a phrase without case, punctuation and extra spaces: two that are equal then are one phrase."""
    return " ".join(re.findall(r"\w+", phrase.casefold().replace("ё", "е")))


def _some(given: tuple[str, ...]) -> tuple[str, ...]:
    if not given:
        raise ValueError("the list is empty")
    return given


def _listed(given: object) -> object:
    return [given] if isinstance(given, str | int) else given


_OneOrMore = BeforeValidator(_listed, json_schema_input_type=str | list[str])
_Words = Annotated[tuple[Annotated[str, AfterValidator(_spoken)], ...], _OneOrMore]
_Names = Annotated[tuple[str, ...], _OneOrMore]
_Languages = Annotated[tuple[Language, ...], BeforeValidator(_listed, json_schema_input_type=Language | list[Language])]
_Address = Annotated[str, BeforeValidator(_address, json_schema_input_type=str)]
_Addresses = Annotated[tuple[_Address, ...], _OneOrMore]
_Hours = Annotated[Hours, BeforeValidator(lambda given: parse_hours(str(given)), json_schema_input_type=str)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Group(_Entry):
    """Operators who may take a call."""

    to: Annotated[_Addresses, AfterValidator(_some)] = Field(description="addresses: sip:201@pbx or a telephone number")
    hours: _Hours = Field(default_factory=Hours, description="пн-пт 9:00-18:00, сб 10-15; without them always")
    order: Order = "listed"


class Phrase(_Entry):
    """Phrases that call a group."""

    say: Annotated[_Words, AfterValidator(_some)] = Field(description="any of these calls the group")
    group: str
    scripts: _Names = Field(default=(), description="only in these scripts; empty: in all")
    languages: _Languages = Field(default=(), description="only in these languages; empty: in all")
    except_: _Words = Field(default=(), alias="except", description="phrases that contain one of them and do not count")
    enabled: bool = True

    def applies(self, script: str, language: str) -> bool:
        """Tell whether it is listened for in a script."""
        return (
            self.enabled
            and (not self.scripts or script in self.scripts)
            and (not self.languages or language in self.languages)
        )


class TriggersEntry(_Entry):
    """After how many times a human is called without being asked for; 0: never."""

    unclear_in_a_row: int = Field(default=Triggers().unclear_in_a_row, ge=0)
    swearing: int = Field(default=Triggers().swearing, ge=0)


class BookFile(_Entry):
    """The whole file, for its JSON Schema."""

    groups: dict[str, Group] = Field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    triggers: TriggersEntry = TriggersEntry()


def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


_KEYS: dict[YamlPath, Iterable[str]] = {
    (): _keys(BookFile),
    ("groups", "*"): _keys(Group),
    ("phrases", "*"): _keys(Phrase),
    ("triggers",): _keys(TriggersEntry),
}


@dataclass(frozen=True)
class Book:
    """Everything in ``handoff.yaml``, checked.

    Args:
        groups: by name, in the order of the file; the first is the default.
        phrases: also those that are not enabled.
        triggers: when a human is called without being asked for.
    """

    groups: Mapping[str, Group] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    triggers: Triggers = field(default_factory=Triggers)

    @classmethod
    def empty(cls) -> Book:
        """Give the book of a project without the file: no groups, no phrases, the usual triggers."""
        return cls()

    @cached_property
    def version(self) -> str:
        """A short hash of what the book says: the same for the same phrases, groups and triggers."""
        said = json.dumps(to_jsonable_python(self, by_alias=True), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    @property
    def default_group(self) -> str:
        """The group for a hand-off that names none; empty without groups."""
        return next(iter(self.groups), "")

    def group(self, name: str) -> Group | None:
        """Find a group; an empty name is the default group."""
        return self.groups.get(name or self.default_group)

    def expected(self, script: str, language: str) -> tuple[Expected, ...]:
        """List the phrases that call a human in a script."""
        return tuple(
            Expected(text, phrase.group, Kind.HAND_OFF, costly=True, not_when=phrase.except_, human=True)
            for phrase in self.phrases
            if phrase.applies(script, language)
            for text in phrase.say
        )


def load_book(path: Path) -> Book:
    """Read ``handoff.yaml``.

    Args:
        path: the file; one that does not exist is an empty book.

    Raises:
        HandoffFileError: something in it is wrong; all faults at once, each with its place.
    """
    return parse_book(read_text(path, HandoffFileError), path) if path.exists() else Book.empty()


def parse_book(text: str, path: Path) -> Book:
    """Read what is written, or is to be written, in ``handoff.yaml``.

    Args:
        text: YAML.
        path: the file that is named in errors.

    Raises:
        HandoffFileError: something in it is wrong; all faults at once, each with its place.
    """
    file = parse_yaml(text, path, HandoffFileError)
    data = {} if file.data is None else file.data
    if not isinstance(data, Mapping):
        raise HandoffFileError("the file must hold keys", place=file.place(), remedy="begin it with 'groups:'")
    faults: list[InputError] = []
    try:
        read = BookFile.model_validate(data)
    except ValidationError as refused:
        faults += faults_of(refused, file, HandoffFileError, _KEYS)
        read = BookFile()
    faults += _cross_check(file, data)
    if faults:
        raise InputError.gathered(
            sorted(faults, key=lambda fault: (fault.place.line, fault.place.column) if fault.place else (0, 0))
        )
    return Book(read.groups, read.phrases, Triggers(read.triggers.unclear_in_a_row, read.triggers.swearing))


def _cross_check(file: YamlFile, data: Mapping[str, object]) -> list[InputError]:
    """Find unknown groups and phrases listed twice for the same calls, also where other entries are wrong."""
    groups, entries = data.get("groups"), data.get("phrases")
    names = list(groups) if isinstance(groups, Mapping) else []
    faults: list[InputError] = []
    seen: list[tuple[str, Phrase, int]] = []
    for i, entry in enumerate(entries if isinstance(entries, list) else []):
        try:
            phrase = Phrase.model_validate(entry)
        except ValidationError:
            continue
        # a mistyped 'groups' is one fault, told already
        if phrase.group not in names and (groups is not None or not set(data) - set(_KEYS[()])):
            place = file.place(("phrases", i, "group"))
            faults.append(
                HandoffFileError(
                    f"unknown group '{phrase.group}'",
                    place=place,
                    remedy=nearest(phrase.group, names) or "list it under 'groups'",
                )
            )
        if phrase.enabled:
            faults += _duplicates(file, phrase, i, seen)
    return faults


def _duplicates(file: YamlFile, phrase: Phrase, index: int, seen: list[tuple[str, Phrase, int]]) -> list[InputError]:
    """Compare an entry's phrases with those ``seen`` before it, and add them there."""
    faults: list[InputError] = []
    for j, text in enumerate(phrase.say):
        place = file.place(("phrases", index, "say", j))
        first = next((line for words, other, line in seen if words == plain(text) and overlap(other, phrase)), None)
        if first is not None:
            remedy = f"line {first} has it already: remove one, or give them different scripts or languages"
            faults.append(HandoffFileError(f"duplicate phrase '{text}'", place=place, remedy=remedy))
        seen.append((plain(text), phrase, place.line))
    return faults


def overlap(one: Phrase, other: Phrase) -> bool:
    """Tell whether two entries are listened for in the same calls, were both enabled."""

    def meet(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        return not ours or not theirs or bool(set(ours) & set(theirs))

    return meet(one.scripts, other.scripts) and meet(one.languages, other.languages)
