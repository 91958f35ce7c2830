"""Who is talked to in ``chat`` and ``talk``: columns from the command line or a file, else the script's first case."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from voicebot.clock import ZONE
from voicebot.dialog.script import Script
from voicebot.dialog.templates import typed_contact_value
from voicebot.errors import ContactError, Place, UsageError
from voicebot.trial.case import load_case
from voicebot.trial.run import find_cases
from voicebot.yaml_file import nearest, read_yaml


def given_columns(script: Script, written: Sequence[str], *, example: str) -> dict[str, str]:
    """Read what was given of the contact.

    Args:
        script: what the talk is about.
        written: ``name=value`` each, or a YAML file with the columns, or with a ``contact:`` that holds them.
        example: the command, rightly used.

    Raises:
        UsageError: something is neither.
        ContactError: the script has no such column, or says the column as a date, and it is none; or a file holds no
            columns.
    """
    given: dict[str, str] = {}
    for each in written:
        given |= _columns_of(Path(each)) if Path(each).is_file() else dict([_pair(each, example)])
    for name, value in given.items():
        if name not in (*script.contact, ZONE):
            raise ContactError(f"the script has no column '{name}'", remedy=nearest(name, script.contact))
        if re.search(rf"\b{re.escape(name)}\s*\|\s*spoken\b", script.model_dump_json()) and not _can_be_spoken(value):
            remedy = f"write it like {name}=2026-12-01T10:00, 2026-12-01, 10:00 or 5"
            raise ContactError(
                f"{name}='{value}' is no date, time or number, and the script says it as one", remedy=remedy
            )
    return given


def choose_contact(script: Script, folder: Path, given: dict[str, str], *, option: str) -> dict[str, str]:
    """Fill up what was given from the script's first case.

    Args:
        script: what the talk is about.
        folder: where it is, with its cases.
        given: columns that are known.
        option: how the command is told of others.

    Raises:
        ContactError: something that the script requires is known from neither.
    """
    required = {name for name, need in script.contact.items() if need == "required"}
    if required <= set(given):
        return given
    cases = find_cases(folder)
    contact = {**(load_case(cases[0]).file.contact if cases else {}), **given}
    missing = sorted(required - set(contact))
    if missing:
        raise ContactError(f"the contact lacks {', '.join(missing)}", remedy=f"give it: {option} {missing[0]}=...")
    return contact


def _columns_of(file: Path) -> dict[str, str]:
    data = read_yaml(file, ContactError).data
    columns = data.get("contact", data) if isinstance(data, Mapping) else None
    if not isinstance(columns, Mapping) or not all(isinstance(value, str | int | float) for value in columns.values()):
        raise ContactError(
            "this is no contact", place=Place(file), remedy="write a line for each column, as name: Анна"
        )
    return {str(name): str(value) for name, value in columns.items()}


def _can_be_spoken(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() or not isinstance(typed_contact_value(value), str)


def _pair(written: str, example: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign or not name.strip():
        raise UsageError(f"'{written}' is not name=value", remedy=example)
    return name.strip(), value.strip()
