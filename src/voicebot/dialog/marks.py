"""Marks what the variables of a template come to while it is rendered, so that it is known afterwards.

The marks are characters that no text holds, before and after; what comes out tells what loops, conditions and filters
have made of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from voicebot.language.pieces import Piece, gathered

if TYPE_CHECKING:
    from collections.abc import Collection

    from voicebot.language.pieces import Filled

_FIRST, _LAST, _END = 0xF0000, 0xFFFFD, "\U0010fffd"  # of Unicode's areas for private use


@dataclass(slots=True)
class Marks:
    """The marks of one rendering.

    Args:
        heard: the variables that hang on what is said in the call.
    """

    heard: Collection[str] = ()
    _used: list[Piece] = field(default_factory=list)

    def mark(self, text: str, names: Collection[str]) -> str:
        """Mark what an expression with these variables came to."""
        return self._between(Piece(text, ", ".join(sorted(names)), any(name in self.heard for name in names)))

    def mark_again(self, text: Filled) -> str:
        """Mark a text that becomes a part of another as it is marked already."""
        return "".join(self._between(piece) if piece.value else piece.text for piece in text.pieces)

    def read(self, marked: str) -> Filled:
        """Tell what came from what; of marks within marks the inner ones count."""
        characters: list[tuple[str, Piece]] = []
        inside = [Piece("")]
        for char in marked:
            number = ord(char) - _FIRST
            if 0 <= number < len(self._used):
                inside.append(self._used[number])
            elif char == _END and len(inside) > 1:
                inside.pop()
            else:
                characters.append((char, inside[-1]))
        return gathered(characters)

    def _between(self, piece: Piece) -> str:
        number = _FIRST + len(self._used)
        if number > _LAST:
            return piece.text
        self._used.append(piece)
        return f"{chr(number)}{piece.text}{_END}"
