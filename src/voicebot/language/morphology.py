"""Russian morphology: what a word form may be, and a word in another form.

Answers are kept: asking the dictionary costs 0.1 ms a word.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, NamedTuple

import pymorphy3

_WORD = re.compile("[а-яё]+(?:-[а-яё]+)*")
"""What the analyser is asked about; it fails on letters that Unicode has not named."""
_CASES = {
    "nomn": "n",
    "gent": "g",
    "gen2": "g",
    "datv": "d",
    "accs": "a",
    "ablt": "i",
    "loct": "p",
    "loc2": "p",
}
_GRAMMEMES = {"n": "nomn", "g": "gent", "d": "datv", "a": "accs", "i": "ablt", "p": "loct"}
_GENDERS = {"masc": "m", "femn": "f", "neut": "n"}
_SAYING_HOW = frozenset({"ADVB", "ADJF", "ADJS", "PRED", "COMP"})
_MASCULINE = frozenset({"евро", "кофе"})
"""Neuter in the dictionary, but not as people speak: "один евро"."""


class Reading(NamedTuple):
    """One thing that a word form may be.

    Args:
        part: part of speech, as pymorphy3 names it: NOUN, ADJF, VERB...
        case: n, g, d, a, i or p (as num2words names them); empty without one.
        plural: whether it is in the plural.
        gender: m, f or n; empty without one.
        animate: whether it names a living being.
        lemma: its dictionary form.
        takes_object: a verb that takes one.
        plural_only: a noun without a singular ("сутки").
    """

    part: str
    case: str
    plural: bool
    gender: str
    animate: bool
    lemma: str
    takes_object: bool
    plural_only: bool


@cache
def analyser() -> pymorphy3.MorphAnalyzer:
    """Load the dictionary, once."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def lemma(word: str) -> str:
    """Give the dictionary form of a word, with е for ё; what is not Russian stays as it is.

    Args:
        word: in normal form.
    """
    return _plain(analyser().parse(word)[0].normal_form) if _WORD.fullmatch(word) else word


@lru_cache(maxsize=20_000)
def is_known(word: str, *, says_how: bool = False) -> bool:
    """Tell whether the dictionary has a word.

    Args:
        word: in normal form.
        says_how: count only adverbs, adjectives and predicatives ("удобно", "верный", "надо").
    """
    if not _WORD.fullmatch(word) or not analyser().word_is_known(word):
        return False
    return not says_how or any(form.tag.POS in _SAYING_HOW for form in analyser().parse(word))


@lru_cache(maxsize=20_000)
def is_order(word: str) -> bool:
    """Tell whether a word tells someone to do something ("отмените").

    Args:
        word: in normal form.
    """
    if not _WORD.fullmatch(word):
        return False
    forms = analyser().parse(word)
    return forms[0].tag.POS == "VERB" and any("impr" in form.tag for form in forms)


_OTHERS = frozenset({"другой", "иной"})
"""Pronouns that say something by themselves."""


class Role(StrEnum):
    """What a word does in a sentence, as far as its form tells."""

    ORDER = "order"
    VERB = "verb"
    STATE = "state"
    """A predicate that is no verb: "надо", "занят", "удобно", "нет"."""
    INFINITIVE = "infinitive"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    SMALL = "small"


_ROLES = {
    "VERB": Role.VERB,
    "PRED": Role.STATE,
    "ADJS": Role.STATE,
    "PRTS": Role.STATE,
    "INFN": Role.INFINITIVE,
    "NOUN": Role.NOUN,
    "ADJF": Role.ADJECTIVE,
    "PRTF": Role.ADJECTIVE,
    "NUMR": Role.ADJECTIVE,
    "ADVB": Role.ADVERB,
    "COMP": Role.ADVERB,
    "GRND": Role.ADVERB,
    "NPRO": Role.PRONOUN,
    "PREP": Role.PREPOSITION,
    "CONJ": Role.SMALL,
    "PRCL": Role.SMALL,
    "INTJ": Role.SMALL,
}


@lru_cache(maxsize=20_000)
def role(word: str) -> Role:
    """Tell what a word does in a sentence, by its likeliest form; what is no Russian word is taken for a noun.

    Args:
        word: in normal form.
    """
    if not _WORD.fullmatch(word):
        return Role.NOUN
    forms = analyser().parse(word)
    tag = forms[0].tag
    if is_order(word):
        return Role.ORDER
    if tag.POS == "ADVB" and ("Prdx" in tag or not analyser().word_is_known(word)):
        return Role.STATE
    if "Apro" in tag and forms[0].normal_form not in _OTHERS:
        return Role.PRONOUN
    return _ROLES.get(str(tag.POS), Role.NOUN)


@lru_cache(maxsize=20_000)
def may_be(word: str, *grammemes: str) -> bool:
    """Tell whether a word can be a form with all these marks of pymorphy3 ("gent", "past").

    Args:
        word: in normal form.
        grammemes: the marks.
    """
    return bool(_WORD.fullmatch(word)) and any(set(grammemes) in form.tag for form in analyser().parse(word))


@lru_cache(maxsize=20_000)
def is_verb(word: str, *, perfective: bool | None = None) -> bool:
    """Tell whether a word is an infinitive that the dictionary has.

    Args:
        word: in normal form.
        perfective: count only this aspect.
    """
    if not is_known(word):
        return False
    tags = [form.tag for form in analyser().parse(word) if form.tag.POS == "INFN"]
    return bool(tags) if perfective is None else any((tag.aspect == "perf") is perfective for tag in tags)


@lru_cache(maxsize=20_000)
def readings(word: str) -> tuple[Reading, ...]:
    """List what a word may be, the likeliest first; nothing for what is not Russian.

    Args:
        word: in lower case.
    """
    if not _WORD.fullmatch(word):
        return ()
    return tuple(_reading(form.tag, form.normal_form) for form in analyser().parse(word))


def _reading(tag: Any, lemma: str) -> Reading:  # noqa: ANN401 - the library publishes no types
    return Reading(
        part=str(tag.POS or ""),
        case=_CASES.get(str(tag.case), ""),
        plural=tag.number == "plur",
        gender="m" if lemma in _MASCULINE else _GENDERS.get(str(tag.gender), ""),
        animate=tag.animacy == "anim",
        lemma=lemma,
        takes_object="tran" in tag,
        plural_only="Pltm" in tag,
    )


@lru_cache(maxsize=20_000)
def inflected(lemma: str, case: str, *, plural: bool = False, gender: str = "") -> str:
    """Give a noun or an adjective in another form; as it is where there is no such form.

    Args:
        lemma: dictionary form, in lower case.
        case: n, g, d, a, i or p; of living beings the accusative is that of things.
        plural: the plural.
        gender: m, f or n, of an adjective in the singular.
    """
    wanted = {_GRAMMEMES[case], "plur" if plural else "sing"}
    if gender and not plural:
        wanted.add({"m": "masc", "f": "femn", "n": "neut"}[gender])
    forms = [form for form in analyser().parse(lemma) if form.normal_form == lemma and form.tag.POS in {"NOUN", "ADJF"}]
    for form in forms:
        if case == "a" and form.tag.POS == "ADJF" and (plural or gender == "m"):
            wanted = wanted - {"accs"} | {"nomn"}
        changed = form.inflect(wanted)
        if changed is not None:
            return str(changed.word)
    return lemma


def _plain(word: str) -> str:
    return word.replace("ё", "е")
