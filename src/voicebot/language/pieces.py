"""A text whose variables are filled in, and which knows which parts of it came from them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from voicebot.language.sentences import STAND_IN, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: fixed words, or what a variable came to.

    Args:
        text: with its blanks: the pieces of a text, one after the other, are the text.
        value: the variables it came from, separated by commas; empty for fixed words.
        heard: it hangs on what is said in the call, so it is not known before.
    """

    text: str
    value: str = ""
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A text in pieces."""

    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, text: str, pieces: tuple[Piece, ...] = ()) -> Filled:
        """Take a text with its pieces; one without is all fixed words."""
        return cls(pieces or ((Piece(text),) if text else ()))

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def varies(self) -> bool:
        """Whether a part of it came from a variable."""
        return any(piece.value for piece in self.pieces)

    @property
    def heard(self) -> bool:
        """Whether a part of it is known only once the person has said something."""
        return any(piece.heard for piece in self.pieces)

    @property
    def characters(self) -> list[tuple[str, Piece]]:
        """Every character with the piece that it is of."""
        return [(char, piece) for piece in self.pieces for char in piece.text]

    def sentences(self) -> list[Filled]:
        """Split it after its sentences; what a variable came to stays whole."""
        characters, found, begin = self.characters, [], 0
        masked = "".join(STAND_IN if piece.value else char for char, piece in characters)
        for sentence in sentences(masked):
            found.append(gathered(characters[begin : begin + len(sentence)]))
            begin += len(sentence) + 1
        return found


def gathered(characters: Iterable[tuple[str, Piece]]) -> Filled:
    """Make a text of characters with what they came from; runs of blanks become one, as do pieces alike.

    Args:
        characters: each with a piece whose own text does not matter.
    """
    kept: list[tuple[str, Piece]] = []
    for char, piece in characters:
        if not char.isspace():
            kept.append((char, piece))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", piece))
    if kept and kept[-1][0] == " ":
        kept.pop()
    alike = groupby(kept, key=lambda one: (one[1].value, one[1].heard))
    return Filled(tuple(Piece("".join(char for char, _ in run), value, heard) for (value, heard), run in alike))


def join(texts: Iterable[Filled]) -> Filled:
    """Put texts one after the other, with blanks between them."""
    return gathered(one for text in texts for one in (*text.characters, (" ", _FIXED)))


_FIXED = Piece("")
