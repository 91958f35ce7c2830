"""The words of an utterance, each with what it is in a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_table import Atom, forms_of, numeral_table, numerals_of
from voicebot.understanding.values.value import Heard, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from voicebot.language.language import Language

_PART = re.compile(r"\d+|[^\W\d]+")


class NumeralText:
    """The words of an utterance and what they are in a number.

    Figures and the letters beside them are apart ("1500р"), and each numeral is a word of its own: of "двадцатьпять"
    both have the same place in the text; "пять сот" is one. Sounds of hesitation are left out.

    Args:
        heard: the utterance.
        language: Russian or English.
        also: words that are numerals here besides: slang for sums of money.
        meant: words that mean something here, though they sound like hesitation: the letter "эм".

    Attributes:
        heard: the utterance with those words.
        words: in normal form.
        atoms: of each word what it is in a number, None for another word.
    """

    def __init__(
        self, heard: Heard, language: Language, also: Mapping[str, Atom] | None = None, meant: Iterable[str] = ()
    ) -> None:
        self.language = language
        self.listed = language.lexicon.numerals
        tokens: list[Token] = []
        atoms: list[Atom | None] = []
        silent = frozenset(self.listed.hesitations).difference(meant)
        heard_tokens = (token for token in heard.tokens if token.word not in silent)
        for token in _joined(_parted(heard_tokens), language):
            here = (also or {}).get(token.word)
            for word, atom in numerals_of(token.word, language) or ((token.word, here),):
                tokens.append(Token(word, token.start, token.end))
                atoms.append(atom)
        self.heard = Heard(heard.text, tuple(tokens))
        self.words = self.heard.words
        self.atoms = tuple(atoms)

    def __len__(self) -> int:
        return len(self.words)

    def atom(self, index: int) -> Atom | None:
        """Give what a word is in a number; None outside the text."""
        return self.atoms[index] if 0 <= index < len(self.atoms) else None

    def word(self, index: int) -> str:
        """Give a word; nothing outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def between(self, index: int) -> str:
        """Give the characters between a word and the next, or the end of the text; before the first word nothing."""
        tokens = self.heard.tokens
        if index < 0:
            return ""
        end = tokens[index + 1].start if index + 1 < len(tokens) else len(self.heard.text)
        return self.heard.text[tokens[index].end : end]

    def phrase(self, at: int, phrases: Iterable[str]) -> int:
        """Tell how many words the longest of some phrases takes at a place; 0 for none."""
        found = 0
        for phrase in phrases:
            words = tuple(phrase.split())
            if len(words) > found and self.words[at : at + len(words)] == words:
                found = len(words)
        return found

    def form_of(self, at: int, words: Iterable[str]) -> str | None:
        """Tell of which of some words, given by their dictionary forms, a word is a form.

        Args:
            at: index of the word.
            words: a tuple or a mapping.
        """
        return forms_of(tuple(words), self.language).get(self.word(at))

    def found(self, at: int, words: Mapping[str, str]) -> str | None:
        """Look a word up by its dictionary form."""
        word = self.form_of(at, words)
        return None if word is None else words[word]


def _parted(tokens: Iterable[Token]) -> Iterable[Token]:
    for token in tokens:
        found = () if token.word.isalpha() or token.word.isdecimal() else tuple(_PART.finditer(token.word))
        if len(found) < 2 or len(token.word) != token.end - token.start:  # noqa: PLR2004 - a part beside another
            yield token
            continue
        for part in found:
            yield Token(part[0], token.start + part.start(), token.start + part.end())


def _joined(tokens: Iterable[Token], language: Language) -> Sequence[Token]:
    """Put numerals together that were spelt apart: "пять сот"."""
    table = numeral_table(language)
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before is not None and table.has(before.word + token.word):
            joined[-1] = Token(before.word + token.word, before.start, token.end)
        else:
            joined.append(token)
    return joined
