"""What is left of an utterance when what carries nothing is taken away: the form in which words are compared.

"э я я хотел бы пере перенести запись на двадцать пятое" → ``я хотеть перенести запись на 25``. In turn: colloquial
spellings, denials apart, false starts, words that carry nothing, repeated words, lemmas with one verb for both aspects
and one noun for its diminutives, numerals as digits. Negations always stay.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from voicebot.language import aspects, morphology, stems
from voicebot.language.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Words = tuple[str, ...]
_LONGEST_AGAIN = 3
"""So many words are said again at once."""
_NO_WORDS = frozenset({"пере", "пре", "раз", "рас"})
"""The dictionary has them; before a word that begins so they are nothing but its beginning."""
_INDEFINITE = ("то", "нибудь", "либо")
_ASKING = frozenset(
    {"кто", "что", "где", "когда", "куда", "какой", "какая", "какие", "как", "чей", "сколько", "откуда"}
)
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_SHORTEST_GLUED = 5
"""Shorter Russian words that begin with "не" are words of their own."""


@lru_cache(maxsize=20_000)
def essence(words: Words, code: str) -> Words:
    """Give what is compared of an utterance, see the head of the file.

    Args:
        words: in normal form.
        code: the language's.

    Returns:
        words in their basic forms; only if nothing else was said, those that carry nothing.
    """
    apart = denials_apart(words, code)
    started = _indefinite(without_false_starts(apart, code))
    telling = _without_empty(started, code) or started
    return _once(digits(tuple(basic(word, code) for word in telling), code))


def denials_apart(words: Iterable[str], code: str) -> Words:
    """Write colloquial spellings as usual and every denial apart: "щас неудобно" → "сейчас не удобно".

    Args:
        words: in normal form.
        code: the language's.
    """
    found: list[str] = []
    for word in words:
        found.extend(_spelt_out(word, code))
    return tuple(found)


@lru_cache(maxsize=20_000)
def _spelt_out(word: str, code: str) -> Words:
    known = lexicon(code)
    if word in known.contractions:
        return tuple(known.contractions[word].split())
    return (word[:2], word[2:]) if code == "ru" and word not in known.not_negated and _is_glued(word) else (word,)


def _is_glued(word: str) -> bool:
    """Tell "неудобно" and the misspelt "нехочу" from "неделя" and "немного"."""
    if not word.startswith("не") or len(word) < _SHORTEST_GLUED:
        return False
    rest = word[2:]
    if morphology.is_known(word):
        return morphology.is_known(word, says_how=True) and morphology.is_known(rest, says_how=True)
    return morphology.is_known(rest)


def without_false_starts(words: Words, code: str) -> Words:
    """Leave out beginnings of words that are then said in full: "пере перенести" → "перенести".

    Args:
        words: in normal form.
        code: the language's.
    """
    return (*(one for one, after in pairwise(words) if not _is_start(one, after, code)), *words[-1:])


def _is_start(word: str, after: str, code: str) -> bool:
    if word == after or not after.startswith(word):
        return False
    return code == "ru" and len(word) > 1 and (word in _NO_WORDS or not morphology.is_known(word))


def _indefinite(words: Words) -> Words:
    """Write an indefinite pronoun as one word: "что то", "кто нибудь"."""
    found: list[str] = []
    for word in words:
        if word in _INDEFINITE and found and found[-1] in _ASKING:
            found[-1] += f"-{word}"
        else:
            found.append(word)
    return tuple(found)


def _without_empty(words: Words, code: str) -> Words:
    longest, phrases = _empty(code)
    kept: list[str] = []
    at = 0
    while at < len(words):
        taken = next((length for length in range(longest, 0, -1) if words[at : at + length] in phrases), 0)
        if not taken:
            kept.append(words[at])
        at += taken or 1
    return tuple(kept)


@cache
def _empty(code: str) -> tuple[int, frozenset[Words]]:
    phrases = frozenset(tuple(phrase.split()) for phrase in lexicon(code).empty)
    return max(map(len, phrases)), phrases


@lru_cache(maxsize=20_000)
def basic(word: str, code: str) -> str:
    """Give the word that stands for all forms of a word: its lemma, its perfective, what its diminutive is made of.

    Args:
        word: in normal form.
        code: the language's.
    """
    variants = _variants(code)
    if word in variants:
        return variants[word]
    if code == "ko":
        form = stems.korean(word)
    elif code == "en":
        form = stems.english(word)
    else:
        form = morphology.lemma(word)
        if form not in variants and morphology.is_verb(form):
            form = aspects.perfective(form)
    return variants.get(form, form)


@cache
def _variants(code: str) -> Mapping[str, str]:
    known = lexicon(code).variants
    return {one: head for head, others in known.items() for one in (*others, head)}


def digits(words: Words, code: str) -> Words:
    """Write numerals as digits, one number for those that make one: "двадцать пятый" → "25".

    Args:
        words: lemmas.
        code: the language's.
    """
    values = _numerals(code)
    found: list[str] = []
    total: int | None = None
    last = 0
    for word in words:
        value = values.get(word)
        if total is not None and (value is None or not _joins(last, value)):
            found.append(str(total))
            total = None
        if value is None:
            found.append(word)
        elif total is None:
            total = value
        else:
            total = total * value if value >= _THOUSAND else total + value
        last = value or 0
    return (*found, str(total)) if total is not None else tuple(found)


def _joins(last: int, value: int) -> bool:
    """Tell whether a numeral goes on with the number that the one before it belongs to."""
    if value >= _THOUSAND or last >= _THOUSAND:
        return value != last
    return (last >= _HUNDRED > value) or (last >= _TWENTY and last < _HUNDRED and 0 < value < _TEN)


@cache
def _numerals(code: str) -> Mapping[str, int]:
    if code == "ko":  # its numerals are other words too
        return {}
    values = lexicon(code).values
    return values.numbers if code == "en" else {**values.ordinals, **values.numbers}


def _once(words: Words) -> Words:
    """Leave out what is said again at once, a word or several: "я хотел я хотел" → "я хотел"; numbers stay."""
    kept: list[str] = []
    for word in words:
        kept.append(word)
        for length in range(1, _LONGEST_AGAIN + 1):
            again = kept[-length:]
            if kept[-2 * length : -length] == again and not any(one.isdigit() for one in again):
                del kept[-length:]
                break
    return tuple(kept)
