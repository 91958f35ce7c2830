"""A text that was changed to be searched, whose characters know where they were in the text as given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text to be searched.

    Args:
        text: as it is searched.
        places: where each of its characters was in the text as given, first character and the one after the last.
        starts: indices at which a word of the text as given begins.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    starts: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a part in the text as given.

        Args:
            start: index of its first character.
            end: index after its last.
        """
        return self.places[start][0], self.places[end - 1][1]
