"""The words of an utterance, looked up in a language's words of dates, times and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from voicebot.language.language import Language

_TEN = 10
_TWENTY = 20
T = TypeVar("T")


class ValueText:
    """Words and what they may mean in a value.

    Args:
        words: in normal form.
        language: whose words they are.
    """

    def __init__(self, words: Sequence[str], language: Language) -> None:
        self.words = tuple(words)
        self.lemmas = tuple(" ".join(language.lemmas(word)) for word in words)
        self.table = language.lexicon.values

    def is_one(self, index: int, among: Container[str]) -> bool:
        """Tell whether the word or its lemma is one of these; a word that is not there is none."""
        return 0 <= index < len(self.words) and (self.words[index] in among or self.lemmas[index] in among)

    def find(self, table: Mapping[str, T], index: int) -> T | None:
        """Look the word up, or else its lemma."""
        if not 0 <= index < len(self.words):
            return None
        found = table.get(self.words[index])
        return table.get(self.lemmas[index]) if found is None else found

    def means(self, index: int) -> bool:
        """Tell whether a word is one that values are made of."""
        table = self.table
        known = (
            table.numbers,
            table.ordinals,
            table.weekdays,
            table.months,
            table.days,
            table.day_parts,
            table.span_words,
        )
        return index < len(self.words) and (
            self.words[index].isdigit() or any(self.is_one(index, words) for words in known)
        )

    def numeral(self, at: int, *, single: bool = False) -> tuple[int, int]:
        """Read a number below 100 and tell how many words it took; a ten alone where ``single``."""
        if at < len(self.words) and self.words[at].isdigit():
            return int(self.words[at]), 1
        first = self.find(self.table.numbers, at)
        if first is None:
            return 0, 0
        second = self.find(self.table.numbers, at + 1)
        if not single and first >= _TWENTY and first % _TEN == 0 and second is not None and 0 < second < _TEN:
            return first + second, 2
        return first, 1
