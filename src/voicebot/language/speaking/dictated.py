"""What is dictated to be written down, in parts that an ear can check: digits, durations, e-mail addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

_BY_FOURS = 4
_BY_THREES = 3
_LONG = 16
"""From so many digits on they are said by fours, as on a card."""
_SHORTEST = 2
_DURATION = re.compile(
    r"P(?=\w)(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
_PART = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+|[^\w\s]|_")


def groups(figures: str) -> list[str]:
    """Split digits into groups of three or four, none of them a single digit.

    Args:
        figures: the digits.
    """
    size = _BY_FOURS if len(figures) % _BY_FOURS == 0 or len(figures) >= _LONG else _BY_THREES
    found = [figures[start : start + size] for start in range(0, len(figures), size)]
    if len(found) > 1 and len(found[-1]) < _SHORTEST:
        found[-2:] = [found[-2] + found[-1]]
    return found


def duration_parts(text: str) -> list[tuple[int, str]]:
    """Split a duration into its parts.

    Args:
        text: as ISO 8601 writes it.

    Returns:
        How many of which unit: year, month, week, day, hour, minute, second; those of which there are none left out.

    Raises:
        ValueError: it is no duration.
    """
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(text)
    parts = [(int(many), unit) for unit, many in found.groupdict().items() if many]
    return [part for part in parts if part[0]] or parts[-1:]


def spelled(  # noqa: PLR0913 - how a language says each sort of part
    address: str,
    *,
    signs: Mapping[str, str],
    known: Container[str],
    digits: Callable[[str], str],
    word: Callable[[str], str],
    letters: Callable[[str], str],
    by_letters: str,
) -> str:
    """Say an e-mail address so that whoever hears it can check every letter.

    Args:
        address: lower case.
        signs: what the signs are called.
        known: words that everybody writes alike: they are not spelled.
        digits: says digits one by one.
        word: says Latin letters as a word.
        letters: says them one by one.
        by_letters: what is said between the two.
    """
    said: list[str] = []
    for part in _PART.findall(address):
        if part.isdecimal():
            said.append(digits(part))
        elif not part.isascii() or part in known:
            said.append(word(part))
        elif part.isalpha():
            said.append(f"{word(part)}, {by_letters} {letters(part)}," if len(part) > _SHORTEST else letters(part))
        else:
            said.append(signs.get(part, ""))
    return " ".join(filter(None, said)).rstrip(",")
