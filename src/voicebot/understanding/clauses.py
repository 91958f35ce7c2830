"""Parts an utterance into clauses that could each mean something: "да, а кто это" → "да", "а кто это".

Nothing that is heard has commas. A clause begins at a conjunction or question word, at a word that is a sentence by
itself ("да", "спасибо"), and at a second predicate: "не понимаю соедините с оператором". In Russian the dictionary
tells what a predicate is; in English a list of orders does; in Korean a verb's ending ends its clause.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from voicebot.language.morphology import Role, may_be, role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language

Words = tuple[str, ...]
_PREDICATES = (Role.ORDER, Role.VERB, Role.STATE)
_ATTACHED = (Role.PRONOUN, Role.ADVERB, Role.SMALL)
"""What stands before its predicate rather than after another one's."""
_AFTERWARDS = ("больше", "никогда")
"""Adverbs that go with a denial, on whichever side of it."""
_SUBJECTS = ("я", "мы", "он", "она", "они")
_LACKING = ("ни", "у", "никакого", "никакой", "никаких")
_PLACES = ("за", "на", "в")
_MORE = "да"


@lru_cache(maxsize=5000)
def clauses(words: Words, language: Language) -> tuple[Words, ...]:
    """Part an utterance into clauses.

    Args:
        words: as `canonical` gives them.
        language: whose words they are.

    Returns:
        the clauses in their order; together they are the words.
    """
    plain = {0, *_sentence_edges(words, language), *_conjunctions(words, language)}
    starts = plain | {at for before, at in _later_cores(words, language) if plain.isdisjoint(range(before + 1, at + 1))}
    edges = [*sorted(starts - _inside(words, language) - {len(words)}), len(words)]
    return tuple(words[start:end] for start, end in pairwise(edges))


def _sentence_edges(words: Words, language: Language) -> list[int]:
    """Find where words that are a sentence by themselves begin and end."""
    found: list[int] = []
    anywhere, opening = phrase_words(language.lexicon.clauses.sentences), phrase_words(language.lexicon.clauses.opening)
    at = 0
    while at < len(words):
        length = said(words, at, anywhere) or (said(words, at, opening) if at in {0, *found[-1:]} else 0)
        if length and not _goes_on(words, at, at + length):
            found += [at, at + length]
        at += length or 1
    return found


def _inside(words: Words, language: Language) -> set[int]:
    """Find the words inside of set phrases that deny or seem to: "почему бы и нет"."""
    known = language.lexicon.denials
    whole = phrase_words((*known.affirming, *known.doubting, *known.hedging, *known.raising, *known.asking))
    return {at + step for at in range(len(words)) for step in range(1, said(words, at, whole))}


def _goes_on(words: Words, at: int, end: int) -> bool:
    """Tell whether what looks like a sentence is none: "да нет", "нет времени", "не удобно"."""
    after = words[end] if end < len(words) else ""
    if words[at:end] == (_MORE,):
        return after in {"нет", "неа", "не"}
    if words[at:end] == ("не",):
        return after not in ("", "не", "нет", "спасибо")
    return words[at:end] in (("нет",), ("нету",)) and (after in _LACKING or is_lacked(after))


def is_lacked(word: str) -> bool:
    """Tell whether "нет" before this word says that it is lacking: "нет времени".

    Args:
        word: in normal form.
    """
    return role(word) in (Role.NOUN, Role.ADJECTIVE) and may_be(word, "gent") and not may_be(word, "ADVB")


def _conjunctions(words: Words, language: Language) -> list[int]:
    begin = phrase_words(language.lexicon.clauses.conjunctions)
    found: list[int] = []
    for at in range(1, len(words)):
        if not said(words, at, begin) or words[at - 1] in (*language.lexicon.negators, "вы", "ты"):
            continue
        first = at - 1 if language.has_dictionary and role(words[at - 1]) is Role.PREPOSITION else at
        if words[first - 1 : first] not in begin:
            found.append(first)
    return found


def _later_cores(words: Words, language: Language) -> list[tuple[int, int]]:
    """Find where the second predicate and those after it begin, with what belongs to them.

    Returns:
        where the predicate before it stands, and the beginning.
    """
    known = language.lexicon.clauses
    if language.code == "ko":
        ended = [at for at, word in enumerate(words) if len(word) > 1 and word.endswith(known.endings)]
        return [(at, at + 1) for at in ended if words[at] not in (*known.conjunctions, *known.no_predicates)]
    if not language.has_dictionary:
        orders = [at for at, word in enumerate(words) if at and word in known.orders]
        return [(at - 1, at) for at in orders if words[at - 1] not in {*known.governors, *known.conjunctions}]
    cores = [at for at in range(len(words)) if _is_core_at(words, at, language)]
    wholes = [at for at in range(cores[0] if cores else 0) if role(words[at]) is Role.INFINITIVE]
    if wholes and role(words[cores[0]]) is Role.ORDER:  # "не буду говорить | соедините"
        cores.insert(0, wholes[0])
    return [(before, _begin(words, at, before, language)) for before, at in pairwise(cores)]


def _is_core_at(words: Words, at: int, language: Language) -> bool:
    """Tell whether a clause has its core here; "я" that nobody orders about is one: "я за рулем | перезвоните"."""
    if words[at] not in _SUBJECTS:
        return is_core(words[at], language)
    after = next((index for index in range(at + 1, len(words)) if is_core(words[index], language)), at)
    if after == at:  # "не могу | я на встрече"
        return words[at + 1 : at + 2] != () and words[at + 1] in _PLACES
    placed = not set(words[at + 1 : at + 3]).isdisjoint(_PLACES)
    return after > at + 1 and (role(words[after]) is Role.ORDER or placed)


def _begin(words: Words, core: int, before: int, language: Language) -> int:
    """Find the beginning of the clause of a predicate, between it and the one before it."""
    at = core
    while at - 1 > before and _leads(words, at - 1, core, language):
        at -= 1
    ends = core + 1 == len(words) or is_small(words[core + 1])
    if (
        at == core
        and ends
        and role(words[core]) is Role.ORDER
        and may_be(words[core], "tran")
        and words[before] != "нет"
    ):
        while at - 1 > before and role(words[at - 1]) in (Role.NOUN, Role.ADJECTIVE, Role.PREPOSITION):
            at -= 1
    return at


def _leads(words: Words, at: int, core: int, language: Language) -> bool:
    word = words[at]
    if word in _AFTERWARDS:
        return not set(language.lexicon.negators).isdisjoint(words[at:core])
    return (
        word in language.lexicon.negators or role(word) in _ATTACHED or word in language.lexicon.clauses.no_predicates
    )


def is_small(word: str) -> bool:
    """Tell whether a Russian word says nothing by itself: a particle, a pronoun, an adverb.

    Args:
        word: in normal form.
    """
    return role(word) in _ATTACHED


@lru_cache(maxsize=20_000)
def is_core(word: str, language: Language) -> bool:
    """Tell whether a Russian word is the core of a sentence: a verb in a person, "надо", "занят", "нет".

    Args:
        word: in normal form.
        language: Russian.
    """
    return role(word) in _PREDICATES and word not in language.lexicon.clauses.no_predicates


@cache
def phrase_words(phrases: tuple[str, ...]) -> frozenset[Words]:
    """Split phrases of the lexicon into words, once."""
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def said(words: Sequence[str], at: int, phrases: frozenset[Words]) -> int:
    """Give the length of the longest phrase that is said here; 0 for none.

    Args:
        words: any words.
        at: where.
        phrases: as words.
    """
    longest = max(map(len, phrases), default=0)
    return next((n for n in range(min(longest, len(words) - at), 0, -1) if tuple(words[at : at + n]) in phrases), 0)
