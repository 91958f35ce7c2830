"""Finds the translation of what was said: also of a text whose template was filled in. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_VARIABLE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
# what stands in quotes, else a sentence, else a label before a colon: never a part of one
_PIECE = re.compile(r"(?<=«)[^«»]+(?=»)|[^«»;\s][^«»;]*?(?:[.!?:](?=\s|$)|(?=\s*[«;]|\s*$))")


def translator(texts: Mapping[str, Mapping[str, str]], into: str) -> Callable[[str], str | None]:
    """Make what translates the texts of a script.

    Args:
        texts: for each text or template its translations by language code.
        into: the language code.

    Returns:
        A function from a text as it was said to its translation, None where it has none. Of a value in it, whole
        quotes and sentences that are known are translated; the rest is left as it was said.
    """
    known = {_squeezed(text): ways[into] for text, ways in texts.items() if into in ways}
    patterns = [(_pattern(text), translation) for text, translation in known.items() if _VARIABLE.search(text)]

    def inside(value: str) -> str:
        return known[value] if value in known else _PIECE.sub(lambda piece: _whole(piece[0], known), value)

    def translate(said: str) -> str | None:
        plain = _squeezed(said)
        if plain in known:
            return known[plain]
        for (pattern, variables), translation in patterns:
            found = pattern.fullmatch(plain)
            if found:
                values = {name: inside(value) for name, value in zip(variables, found.groups(), strict=True)}
                return "".join(_filled(translation, values))
        return None

    return translate


def _whole(piece: str, known: Mapping[str, str]) -> str:
    """Translate a piece that is known as it stands, or but for its full stop."""
    if piece in known:
        return known[piece]
    bare = piece.removesuffix(".")
    return f"{known[bare].removesuffix('.')}." if bare in known and bare != piece else piece


def _filled(template: str, values: Mapping[str, str]) -> Iterator[str]:
    for place, part in enumerate(_VARIABLE.split(template)):
        yield values.get(part, part) if place % 2 else part


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _pattern(template: str) -> tuple[re.Pattern[str], list[str]]:
    """Make of a template what recognises it filled in, and the variables in their order."""
    parts = _VARIABLE.split(template)
    fixed = [re.escape(part) for part in parts[::2]]
    return re.compile("(.+?)".join(fixed)), parts[1::2]
