"""What a Russian word may be as a person's name: first name, patronymic or surname, in which case, of a man or a woman.

pymorphy3 knows names and the usual surnames, pytrovich tells the gender of those that it does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Gender

from voicebot.language.morphology import analyser

if TYPE_CHECKING:
    from collections.abc import Iterable

NamePart = Literal["first", "patronymic", "last"]
_WORD = re.compile("[а-яё]{2,}(?:-[а-яё]{2,})*")
_PARTS: dict[str, NamePart] = {"Name": "first", "Patr": "patronymic", "Surn": "last"}
_CASES = {"nomn": "n", "gent": "g", "gen2": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "p", "voct": "n"}
_GENDERS = {"masc": "m", "femn": "f", "ms-f": ""}
_FIXED_ADJECTIVE = re.compile("[а-яё]{3,}(?:ых|их)")
_POSSESSIVE = re.compile("([а-яё]{2,}(?:ов|ев|ёв|ин|ын))(а|у|ым|е|ой|)")
_POSSESSIVE_ENDINGS = {
    "": (("m", "n"),),
    "а": (("f", "n"), ("m", "a"), ("m", "g")),
    "у": (("m", "d"), ("f", "a")),
    "ым": (("m", "i"),),
    "е": (("m", "p"),),
    "ой": (("f", "g"), ("f", "d"), ("f", "i"), ("f", "p")),
}
_SHORT_FORMS = re.compile(
    "(.{2,}?)(?:очк|ечк|еньк|оньк|ушк|юшк|ишк|к|ул|ус|юш|уш|иш|ух|юх|х)[ая]|(.{2,}?)(?:ик|ян|ан|он|ёк|ек)"
)
_FULL_ENDINGS = ("а", "я", "ша", "")
_GUESSED = 0.05
"""The weight of what only its form, or nothing at all, speaks for."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One thing that a word may be as a name.

    Args:
        part: first name, patronymic or surname.
        gender: m or f; empty: of either.
        case: n, g, d, a, i or p; empty: it is the same in all.
        nominative: in lower case, with ё where the word has one.
        weight: how likely the word is this, from 0 to 1.
        known: the dictionary has it as a name, or it has the form of one.
    """

    part: NamePart
    gender: str
    case: str
    nominative: str
    weight: float
    known: bool = True


@lru_cache(maxsize=20_000)
def name_forms(word: str) -> tuple[NameForm, ...]:
    """List what a word may be as a name, what is known first.

    Nouns of living beings, adjectives and words that no dictionary has may be surnames: these are not known.

    Args:
        word: in lower case; a double name has its hyphen.
    """
    if not _WORD.fullmatch(word):
        return ()
    if "-" in word:
        return _double(word)
    parses = analyser().parse(word)
    named = [form for parse in parses for form in _named(parse)]
    unsure = not named or (not analyser().word_is_known(word) and all(form.part == "first" for form in named))
    forms = _merged(tuple(_short(word, parses) if unsure else ()) or named)
    if not any(form.part == "last" for form in forms):
        forms = (*forms, *_possible(word, parses))
    return tuple(_spelt(form, word) for form in forms)


def _double(word: str) -> tuple[NameForm, ...]:
    first, _, rest = word.partition("-")
    pairs = ((one, other) for one in name_forms(first) for other in name_forms(rest) if one.known)
    return tuple(
        replace(one, nominative=f"{one.nominative}-{other.nominative}")
        for one, other in pairs
        if (one.part, one.case) == (other.part, other.case) and other.gender in {one.gender, ""}
    )


def _named(parse: Any) -> Iterable[NameForm]:  # noqa: ANN401 - the library publishes no types
    tag = parse.tag
    part = next((name for grammeme, name in _PARTS.items() if grammeme in tag), None)
    if part is None or tag.number == "plur" or str(tag.case) not in _CASES:
        return
    nominative = parse.word if "Fixd" in tag else _nominative(parse)
    gender = _GENDERS.get("ms-f" if "ms-f" in tag else str(tag.gender), "")
    yield NameForm(part, gender, _CASES[str(tag.case)], nominative, float(parse.score))


def _nominative(parse: Any) -> str:  # noqa: ANN401 - the library publishes no types
    changed = parse.inflect({"nomn", "sing"})
    return str(changed.word if changed else parse.normal_form)


def _merged(forms: Iterable[NameForm]) -> tuple[NameForm, ...]:
    """Put forms together that differ in weight only."""
    weights: dict[NameForm, float] = {}
    for form in forms:
        bare = replace(form, weight=0.0)
        weights[bare] = weights.get(bare, 0.0) + form.weight
    return tuple(replace(form, weight=weight) for form, weight in weights.items())


def _short(word: str, parses: Iterable[Any]) -> Iterable[NameForm]:
    """Read short and fond forms that no dictionary lists by the names that they come from: "маринка", "вован"."""
    lemmas = {str(parse.normal_form): parse for parse in parses if parse.tag.POS == "NOUN"} | {word: None}
    for lemma, parse in lemmas.items():
        found = _SHORT_FORMS.fullmatch(lemma)
        stem = found and (found[1] or found[2])
        genders = [gender for ending in _FULL_ENDINGS if stem and (gender := _first_name(stem + ending)) is not None]
        if genders:
            case = _CASES.get(str(parse.tag.case), "") if parse is not None else "n"
            yield NameForm("first", genders[0], case, lemma, 1.0)
            return


@lru_cache(maxsize=5_000)
def _first_name(word: str) -> str | None:
    """Tell the gender of a first name in the nominative; None for any other word."""
    for parse in analyser().parse(word) if analyser().word_is_known(word) else ():
        if "Name" in parse.tag and parse.tag.case == "nomn" and parse.tag.number == "sing":
            return _GENDERS.get("ms-f" if "ms-f" in parse.tag else str(parse.tag.gender), "")
    return None


def _possible(word: str, parses: Iterable[Any]) -> Iterable[NameForm]:
    """List what a word may be as a name though nothing says that it is one."""
    by_form = (*_by_form(parses), *_possessive(word))
    if _FIXED_ADJECTIVE.fullmatch(word):
        yield NameForm("last", "", "", word, _GUESSED, known=False)
    yield from by_form
    if not analyser().word_is_known(word):
        yield NameForm("first", _gender(word, "first"), "", word, _GUESSED, known=False)
        if not by_form:
            yield NameForm("last", _gender(word, "last"), "", word, _GUESSED, known=False)


def _possessive(word: str) -> Iterable[NameForm]:
    """Read the usual surnames by their endings, where the dictionary has only another word: "кириллов"."""
    found = _POSSESSIVE.fullmatch(word)
    if not found:
        return
    for gender, case in _POSSESSIVE_ENDINGS[found[2]]:
        yield NameForm("last", gender, case, found[1] + ("а" if gender == "f" else ""), _GUESSED, known=False)


def _by_form(parses: Iterable[Any]) -> Iterable[NameForm]:
    """List adjectives and nouns of living beings as surnames."""
    for parse in parses:
        tag = parse.tag
        surname = tag.POS == "ADJF" or (tag.POS == "NOUN" and tag.animacy == "anim")
        gender = _GENDERS.get(str(tag.gender), "")
        if not surname or tag.number == "plur" or str(tag.case) not in _CASES or (tag.POS == "ADJF" and not gender):
            continue
        wanted = {"nomn", "sing"} | ({str(tag.gender)} if tag.POS == "ADJF" else set())
        changed = parse.inflect(wanted)
        of_either = tag.POS == "NOUN" and str(tag.case) == "nomn"
        nominative = str(changed.word if changed else parse.normal_form)
        yield NameForm("last", "" if of_either else gender, _CASES[str(tag.case)], nominative, _GUESSED, known=False)


@cache
def _detector() -> PetrovichGenderDetector:
    return PetrovichGenderDetector()


def _gender(word: str, part: str) -> str:
    """Guess a gender by the ending of an unknown name."""
    named = {"firstname" if part == "first" else "lastname": word}
    found: Gender = _detector().detect(**named)  # type: ignore[no-untyped-call]  # the library has no types
    return {Gender.MALE: "m", Gender.FEMALE: "f"}.get(found, "")


def _spelt(form: NameForm, word: str) -> NameForm:
    """Write е for ё where the word was written without it."""
    return form if "ё" in word else replace(form, nominative=form.nominative.replace("ё", "е"))
