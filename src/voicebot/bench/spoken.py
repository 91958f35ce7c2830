"""Something that was said, to be recognised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.bench.figures import Source


@dataclass(frozen=True, slots=True)
class Spoken:
    """An utterance and its words.

    Args:
        text: what is said, in normal form.
        sound: how it sounds.
        source: who says it.
    """

    text: str
    sound: Sound
    source: Source

    def wrong(self, heard: str) -> float:
        """Give the part of its characters that was heard wrong; spaces do not count."""
        said = self.text.replace(" ", "")
        return Levenshtein.distance(heard.replace(" ", ""), said) / len(said)
