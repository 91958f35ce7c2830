"""What people say around their names, looked up by the words of an utterance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from voicebot.language.language import Language

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """What people say around their names, ready to be looked up.

    Args:
        phrases: by kind; each phrase as words.
        longest: how many words the longest has, by kind.
        cases: that words ask for.
        fillers: what stands between the parts of a name.
        relatives: lemmas of those whom a name belongs to.
        never: words and lemmas that are no names.
        short: short forms of names.
    """

    phrases: Mapping[str, frozenset[Words]]
    longest: Mapping[str, int]
    cases: Mapping[Words, str]
    fillers: frozenset[str]
    relatives: frozenset[str]
    never: frozenset[str]
    short: frozenset[str]

    @staticmethod
    @cache
    def of(language: Language) -> PeopleTable:
        """Gather what a language lists."""
        lexicon, listed = language.lexicon, language.lexicon.people
        around = (*listed.around, *listed.surname_leads, *listed.cases, *lexicon.fillers, *lexicon.polite)
        lists = {
            "around": (*around, *lexicon.greetings),
            "surname_leads": listed.surname_leads,
            "denials": listed.denials,
            "corrections": listed.corrections,
        }
        phrases = {kind: frozenset(tuple(one.split()) for one in words) for kind, words in lists.items()}
        return PeopleTable(
            phrases=phrases,
            longest={kind: max(map(len, words), default=0) for kind, words in phrases.items()},
            cases={tuple(phrase.split()): case for phrase, case in listed.cases.items()},
            fillers=frozenset((*lexicon.fillers, *listed.linking)),
            relatives=frozenset(listed.relatives),
            never=frozenset((*listed.never, *lexicon.values.numbers, *lexicon.numerals.cardinals)),
            short=frozenset(listed.short),
        )

    def is_never(self, word: str, lemma: str) -> bool:
        """Tell whether a word is no name, and none of those said around names."""
        return word in self.never or lemma in self.never or lemma in self.relatives

    def starts(self, kind: str, words: Words, at: int) -> int:
        """Tell how many words the longest phrase of a kind takes at a place; 0 for none."""
        lengths = range(min(self.longest[kind], len(words) - at), 0, -1)
        return next((length for length in lengths if words[at : at + length] in self.phrases[kind]), 0)

    def covers(self, kind: str, words: Words, at: int) -> bool:
        """Tell whether a word is in a phrase of a kind."""
        starts = range(max(0, at - self.longest[kind] + 1), at + 1)
        return any(self.starts(kind, words, start) > at - start for start in starts)

    def is_around(self, words: Words, at: int) -> bool:
        """Tell whether a word is such as people say around their names."""
        return self.covers("around", words, at)

    def case(self, words: Words) -> str:
        """Give the case that the last of some words ask for; empty for none."""
        found = (self.cases.get(words[-length:], "") for length in (3, 2, 1) if length <= len(words))
        return next((case for case in found if case), "")
