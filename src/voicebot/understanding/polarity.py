"""What a text denies. Polarity is exact: a denial that the other side lacks makes two texts different, however near.

In Russian and English a negator denies the word after it ("не интересно", "not interested"), pronouns passed over.
In Korean it is a part of the word ("하지 마세요", "없어요") or stands before it ("안 됩니다").
A refusal ("нет", "никогда") denies by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

if TYPE_CHECKING:
    from voicebot.language.language import Language

_SAME_WORD = 82.0
"""Two denied words are the same one from this similarity on (0 to 100): inflection and slips of recognition."""
_SHORTEST_GLUED = 5
"""Shorter Russian words that begin with "не" are words of their own."""
_STANDING = ("안", "못")
"""Korean negators that deny the word after them."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a text denies.

    Args:
        denied: pairs of the negator and the word it denies (its lemma).
        refusals: how many refusals there are.
        leads: refusals stand only at the beginning ("нет, соедините с оператором").
    """

    denied: frozenset[tuple[str, str]] = frozenset()
    refusals: int = 0
    leads: bool = False

    @property
    def denies(self) -> bool:
        """Whether anything is denied at all."""
        return bool(self.denied or self.refusals)


def canonical(text: str, language: Language) -> tuple[str, ...]:
    """Split a text into words with every denial apart: "неудобно" → "не удобно", "don't" → "do not".

    Args:
        text: any text.
        language: whose words they are.
    """
    words: list[str] = []
    for word in language.words(text):
        if word in language.lexicon.contractions:
            words.extend(language.lexicon.contractions[word].split())
        elif _is_glued(word, language):
            words.extend((word[:2], word[2:]))
        else:
            words.append(word)
    return tuple(words)


def _is_glued(word: str, language: Language) -> bool:
    """Tell "неудобно" and the misspelt "нехочу" from "неделя" and "немного"."""
    if not word.startswith("не") or len(word) < _SHORTEST_GLUED or word in language.lexicon.not_negated:
        return False
    rest = word[2:]
    if language.is_word(word):
        return language.is_word(word, says_how=True) and language.is_word(rest, says_how=True)
    return language.is_word(rest)


def polarity(words: tuple[str, ...], language: Language) -> Polarity:
    """Read what is denied.

    Args:
        words: as `canonical` gives them.
        language: whose words they are.
    """
    return _korean(words, language) if language.code == "ko" else _prefixed(words, language)


def _prefixed(words: tuple[str, ...], language: Language) -> Polarity:
    negators, refusals = set(language.lexicon.negators), set(language.lexicon.refusals)
    passed_over = set(language.lexicon.polite)
    denied: set[tuple[str, str]] = set()
    pending: list[str] = []
    for word in words:
        if word in negators:
            pending.append(word)
        elif pending and word not in passed_over:
            denied.add((" ".join(pending), " ".join(language.lemmas(word))))
            pending = []
    if pending:
        denied.add((" ".join(pending), ""))
    at = [index for index, word in enumerate(words) if word in refusals]
    whole = all(words[index] in language.lexicon.whole_refusals for index in at)
    return Polarity(frozenset(denied), len(at), leads=whole and at == list(range(len(at))))


def _korean(words: tuple[str, ...], language: Language) -> Polarity:
    lexicon = language.lexicon
    denied: set[tuple[str, str]] = set()
    pending = ""
    refusing: list[int] = []
    for index, word in enumerate(words):
        if word.startswith(lexicon.refusals):
            refusing.append(index)
            continue
        standing = word.startswith(_STANDING) and not word.startswith(lexicon.not_negated)
        if standing and len(word) == 1:
            pending += word
            continue
        inner = "".join(mark for mark in lexicon.negators if mark not in _STANDING and mark in _joined(words, index))
        mark = pending + (word[0] if standing else "") + inner
        if mark:
            denied.add((mark, word))
        pending = ""
    if pending:
        denied.add((pending, ""))
    return Polarity(frozenset(denied), len(refusing), leads=refusing == list(range(len(refusing))))


def _joined(words: tuple[str, ...], index: int) -> str:
    """Give the word with the last syllable of the one before it, for "하지 마세요" written apart."""
    before = words[index - 1][-1] if index else ""
    return before + words[index] if before == "지" else words[index]


def agrees(heard: Polarity, listed: Polarity, *, long: bool) -> bool:
    """Tell whether what was heard denies exactly what the listed phrase denies.

    A refusal may come on top of a denial ("нет, не интересно"), and before a phrase of several words that is said in
    full ("нет, соедините с оператором").

    Args:
        heard: of the utterance.
        listed: of the phrase.
        long: the listed phrase has several words and affirms nothing, so that a refusal before it is another sentence.
    """
    if not (_all_in(heard.denied, listed.denied) and _all_in(listed.denied, heard.denied)):
        return False
    if listed.refusals:
        return heard.denies
    if heard.refusals:
        return bool(listed.denied) or (long and heard.leads)
    return True


def denies_more(one: Polarity, other: Polarity) -> bool:
    """Tell whether one text denies something that the other does not."""
    return not _all_in(one.denied, other.denied) or bool(one.refusals and not other.denies)


def affirms(listed: Polarity, lemmas: tuple[str, ...], heard: Polarity) -> bool:
    """Tell whether a phrase says plainly a word that the utterance denies.

    Args:
        listed: of the phrase.
        lemmas: its words.
        heard: of the utterance.
    """
    denied = {word for _, word in heard.denied} - {word for _, word in listed.denied}
    return not denied.isdisjoint(lemmas)


def _all_in(some: frozenset[tuple[str, str]], others: frozenset[tuple[str, str]]) -> bool:
    return all(any(_same(one, other) for other in others) for one in some)


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one == other or (one[0] == other[0] and ratio(one[1], other[1]) >= _SAME_WORD)
