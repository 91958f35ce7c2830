"""What the words around a Russian number ask of it: case, gender, and whether it counts or names a place in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.language.morphology import readings
from voicebot.language.speaking.russian.forms import is_few, is_one

if TYPE_CHECKING:
    from voicebot.language.morphology import Reading

_GOVERNING = {
    "g": (
        "без безо до от ото из изо у около для после кроме против вместо среди ради возле менее более больше меньше "
        "свыше порядка сверх из-за из-под вплоть течение продолжение пределах протяжении размере количестве объёме "
        "старше младше раньше позже позднее дороже дешевле выше ниже длиннее короче дольше ближе дальше хватает хватит "
        "хватило хватать достиг достигла достигло достигает достигнет"
    ),
    "d": "к ко благодаря согласно равен равна равно равны равняется",
    "a": (
        "через про спустя сквозь стоит стоят стоило стоить стоил стоила составляет составит составил составила "
        "должен должна должны сумму"
    ),
    "i": "над надо перед передо владеет",
    "p": "при",
    "ig": "между",
    "ap": "в во на",
    "pa": "о об",
    "ai": "за под",
    "gi": "с со",
    "adp": "по",
}
GOVERNS = {word: cases for cases, words in _GOVERNING.items() for word in words.split()}
"""The cases that a word lets follow, the usual one first."""
_PASSED = frozenset(
    [
        "примерно",
        "почти",
        "ещё",
        "еще",
        "только",
        "всего",
        "лишь",
        "ровно",
        "уже",
        "приблизительно",
        "минимум",
        "максимум",
        "целых",
        "где-то",
        "даже",
        "не",
    ]
)
_JOINS = frozenset({"и", "или", "либо"})
_HOURS_OF = frozenset({"утра", "вечера", "ночи", "дня"})
_PLACES = frozenset(["число", "этаж", "подъезд", "класс", "курс", "квартал", "век", "разряд", "тур"])
"""Nouns that are numbered rather than counted."""
_LIKE_ADJECTIVES = ("ый", "ий", "ой", "ая", "ое")
"""Nouns that are declined so stand in the plural after 2, 3, 4: "два взрослых"."""
_NUMBERED = (
    "дом квартира корпус строение кабинет офис статья пункт номер глава часть том страница комната зал терминал выход "
    "путь вагон место рейс билет талон автобус школа палата версия код строка раздел приложение"
)
"""Nouns before a number that is their name: "дом 5"."""
_NAMED = re.compile(r"([А-ЯЁ]?[а-яё]+) $")
_LAST = re.compile(r"([а-яё]+) $")
_TOKEN = re.compile(r"[а-яё]+(?:-[а-яё]+)*|[0-9]+(?:[:.,][0-9]+)*|\S")
_BACK = 80
_AHEAD = 60
_FOLLOWING = re.compile(r" ([А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*)")
_OTHER = re.compile(r" (?:и|или|либо) \d{1,9}(?= )")
_MANY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Agreement:
    """The form a number takes.

    Args:
        case: n, g, d, a, i or p.
        gender: m, f or n.
        animate: it counts living beings.
        plural: it counts what has no singular.
        is_place: it says which one, not how many.
    """

    case: str = "n"
    gender: str = "m"
    animate: bool = False
    plural: bool = False
    is_place: bool = False


def cases_after(before: str, *, objects: bool = True) -> str:
    """Give the cases that a text lets a number after it take, the usual one first; empty when it asks for none.

    Args:
        before: the text up to the number.
        objects: a verb before the number makes it its object ("оплатите тысячу"); not so of dates.
    """
    tokens = _TOKEN.findall(before[-_BACK:].lower())
    of_adjectives: frozenset[str] = frozenset()
    while tokens:
        token = tokens.pop()
        if token in _PASSED:
            continue
        if token in GOVERNS:
            allowed = GOVERNS[token]
            common = "".join(case for case in allowed if case in of_adjectives)
            return common or allowed
        if token in _JOINS and tokens and tokens[-1][0].isdigit():
            tokens.pop()
            continue
        described = _adjective_cases(token)
        if not described:
            return _asked(of_adjectives) or (_object_case(token) if objects else "")
        of_adjectives = of_adjectives & described or described
    return _asked(of_adjectives)


def case_after(before: str, usual: str = "n", *, objects: bool = True) -> str:
    """Give the usual one of the cases that a text asks for, see `cases_after`."""
    return cases_after(before, objects=objects)[:1] or usual


def noun_after(after: str) -> tuple[Reading, ...]:
    """Read the noun that a text begins with, its adjectives before it; nothing where there is none.

    Args:
        after: the text from the number's end; the noun is after a space.
    """
    place = 0
    for _ in range(_MANY_WORDS):
        found = _FOLLOWING.match(after, place, place + _AHEAD)
        if found is None:
            return ()
        place = found.end()
        word = found.group(1).lower()
        if word in _HOURS_OF or (found.group(1).isupper() and len(word) > 1):
            return ()
        every = readings(word)
        if not every or every[0].part in {"PREP", "CONJ", "PRCL"}:
            return ()
        nouns = tuple(reading for reading in every if reading.part == "NOUN" and reading.case)
        describes = any(reading.part in {"ADJF", "PRTF"} for reading in every)
        if nouns and not (describes and _begins_with_noun(after[place : place + _AHEAD])):
            return nouns
        if not describes:
            return ()
    return ()


def is_name(before: str) -> bool:
    """Tell whether a number is the name of what is before it: "дом 5", "статья 15"."""
    found = _LAST.search(before[-_BACK:].lower())
    every = readings(found.group(1)) if found is not None else ()
    return bool(every) and every[0].lemma in _NUMBERED.split()


def name_before(before: str) -> tuple[Reading, ...]:
    """Read the word before a Roman numeral, where such a numeral names it: "Пётр I", "глава IV"."""
    found = _NAMED.search(before)
    nouns = [reading for reading in readings(found.group(1).lower()) if reading.part == "NOUN"] if found else []
    person = found is not None and found.group(1)[0].isupper()
    return tuple(noun for noun in nouns if (person if noun.animate else noun.lemma in _NUMBERED.split()))


def agreement(number: int, before: str, after: str) -> Agreement:
    """Find the form of a whole number from the text on both sides.

    Args:
        number: not negative.
        before: up to the number.
        after: from its end.
    """
    if is_name(before):
        return Agreement()
    allowed = cases_after(before)
    nouns = noun_after(after)
    if not nouns:
        return _shared(allowed, after) or Agreement(allowed[:1] or "n")
    counting = [agreed for noun in nouns if (agreed := _as_count(number, noun, allowed)) is not None]
    placing = [_as_place(noun) for noun in nouns if not noun.plural and (not allowed or noun.case in allowed)]
    if placing and (not counting or _is_numbered(number, nouns)):
        return next((place for case in allowed for place in placing if place.case == case), placing[0])
    if not counting:
        return Agreement(allowed[:1] or "n", nouns[0].gender or "m")
    order = allowed or "nagdip"
    return min(counting, key=lambda agreed: order.index(agreed.case))


def _shared(allowed: str, after: str) -> Agreement | None:
    """Find the form of the first of two numbers before one noun: "с двумя или тремя друзьями"."""
    other = _OTHER.match(after)
    nouns = noun_after(after[other.end() :]) if other is not None else ()
    fits = [noun for noun in nouns if noun.plural and noun.case in "dip" and noun.case in (allowed or "dip")]
    return Agreement(fits[0].case, fits[0].gender or "m", fits[0].animate) if fits else None


def _as_count(number: int, noun: Reading, allowed: str) -> Agreement | None:
    """Tell the form in which the number counts this noun; None when it does not fit."""
    direct = "a" if "a" in allowed else "" if allowed else "n"
    gender = noun.gender or "m"
    if is_one(number) and not (noun.plural and noun.plural_only):
        fits = not noun.plural and noun.case in (allowed or "nagdip")
        return Agreement(noun.case, gender, noun.animate) if fits else None
    only = noun.plural_only
    if is_few(number) and not only:
        governed = noun.case == "g" and (not noun.plural or noun.lemma.endswith(_LIKE_ADJECTIVES))
    else:
        governed = noun.plural and noun.case == ("n" if only and is_one(number) else "g")
    if governed and direct:
        return Agreement(direct, gender, plural=only)
    agrees = noun.plural and noun.case in (allowed or "gdip") and noun.case not in "na"
    return Agreement(noun.case, gender, noun.animate, plural=only) if agrees else None


def _as_place(noun: Reading) -> Agreement:
    return Agreement(noun.case, noun.gender or "m", noun.animate, is_place=True)


def _is_numbered(number: int, nouns: tuple[Reading, ...]) -> bool:
    numbered = [noun for noun in nouns if noun.lemma in _PLACES and not noun.plural]
    return bool(numbered) and (is_one(number) or (numbered[0].lemma == "число" and numbered[0].case == "g"))


def _begins_with_noun(after: str) -> bool:
    found = _FOLLOWING.match(after)
    return found is not None and any(reading.part == "NOUN" for reading in readings(found.group(1).lower()))


def _adjective_cases(word: str) -> frozenset[str]:
    every = readings(word)
    if not every or every[0].part not in {"ADJF", "PRTF"}:
        return frozenset()
    return frozenset(reading.case for reading in every if reading.plural and reading.case)


def _asked(of_adjectives: frozenset[str]) -> str:
    return "" if "n" in of_adjectives else "".join(case for case in "gdip" if case in of_adjectives)


def _object_case(word: str) -> str:
    every = readings(word)
    return "a" if every and every[0].part in {"VERB", "INFN"} and every[0].takes_object else ""
