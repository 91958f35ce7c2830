"""Russian numerals and counted nouns in every case and gender. Cases are named as num2words names them: n g d a i p."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from num2words import num2words

from voicebot.language.morphology import inflected, readings

LONGEST = 15
"""Digits of the longest number that is said as one."""
DIRECT = frozenset("na")
"""The cases in which a number governs its noun ("пять минут"); in others they agree ("пятью минутами")."""

_THOUSANDS = ("одна ", "одну ", "одной ")
_FEW = {2, 3, 4}
_TEENS = range(11, 15)
_AFTER_MANY = {
    "год": "лет",
    "человек": "человек",
    "грамм": "граммов",
    "килограмм": "килограммов",
    "вольт": "вольт",
    "ватт": "ватт",
    "киловатт": "киловатт",
    "ампер": "ампер",
    "герц": "герц",
    "байт": "байт",
    "килобайт": "килобайт",
    "мегабайт": "мегабайт",
    "гигабайт": "гигабайт",
    "терабайт": "терабайт",
    "мегабит": "мегабит",
}
"""Genitives that are used after numbers."""
_PARTS = {1: "десятый", 2: "сотый", 3: "тысячный", 4: "десятитысячный", 5: "стотысячный", 6: "миллионный"}
_COLLECTIVE = {2: ("двое", "двух"), 3: ("трое", "трёх"), 4: ("четверо", "четырёх")}


class Noun(NamedTuple):
    """What is counted: "квадратный метр", "километр в час".

    Args:
        word: dictionary form.
        adjective: before it, dictionary form; may be empty.
        tail: after it, always the same; may be empty.
    """

    word: str
    adjective: str = ""
    tail: str = ""

    @property
    def gender(self) -> str:
        """m, f or n."""
        return next((reading.gender for reading in readings(self.word) if reading.part == "NOUN"), "m") or "m"

    def form(self, case: str, *, plural: bool) -> str:
        """Give the whole in a case."""
        word = _AFTER_MANY.get(self.word, "") if plural and case == "g" else ""
        word = word or inflected(self.word, case, plural=plural)
        adjective = inflected(self.adjective, case, plural=plural, gender=self.gender) if self.adjective else ""
        return " ".join(part for part in (adjective, word, self.tail) if part)

    def after(self, number: int, case: str) -> str:
        """Give the whole as it stands after a number that is said in a case."""
        if is_one(number):
            return self.form(case, plural=False)
        if case not in DIRECT:
            return self.form(case, plural=True)
        if not is_few(number):
            return self.form("g", plural=True)
        adjective = inflected(self.adjective, "g", plural=True) if self.adjective else ""
        return " ".join(part for part in (adjective, inflected(self.word, "g"), self.tail) if part)


def is_one(number: int) -> bool:
    """Tell whether a noun stays in the singular after a number: 1, 21, 101."""
    return number % 10 == 1 and number % 100 not in _TEENS


def is_few(number: int) -> bool:
    """Tell whether a number asks for the genitive singular: 2, 33, 104."""
    return number % 10 in _FEW and number % 100 not in _TEENS


@lru_cache(maxsize=20_000)
def cardinal(number: int, case: str = "n", gender: str = "m", *, animate: bool = False, plural: bool = False) -> str:
    """Say how many; a number longer than `LONGEST` digit by digit.

    Args:
        number: may be negative.
        case: n, g, d, a, i or p.
        gender: m, f or n, of what is counted.
        animate: living beings are counted.
        plural: of nouns without a singular ("одни сутки").
    """
    if number < 0:
        return f"минус {cardinal(-number, case, gender, animate=animate, plural=plural)}"
    if len(str(number)) > LONGEST:
        return digits(str(number))
    gender = "p" if plural and is_one(number) else gender
    words = str(num2words(number, lang="ru", case=case, gender=gender, animate=animate))
    return _plain_thousand(words) if 1000 <= number < 2000 else words  # noqa: PLR2004 - "тысяча", not "одна тысяча"


@lru_cache(maxsize=20_000)
def ordinal(number: int, case: str = "n", gender: str = "m", *, animate: bool = False, plural: bool = False) -> str:
    """Say which one; a number longer than `LONGEST` digit by digit."""
    if len(str(number)) > LONGEST:
        return digits(str(number))
    form = {"case": case, "gender": gender, "animate": animate, "plural": plural}
    return _plain_thousand(str(num2words(number, lang="ru", to="ordinal", **form)))


def counted(number: int, noun: Noun, case: str = "n") -> str:
    """Say how many of what."""
    return f"{cardinal(number, case, noun.gender)} {noun.after(number, case)}"


def collective(number: int, case: str) -> str:
    """Say 2, 3 or 4 of what has no singular: "двое суток"."""
    direct, other = _COLLECTIVE[number]
    if case in DIRECT:
        return direct
    return other if case in "gp" else cardinal(number, case)


def decimal(whole: str, part: str, case: str = "n") -> str:
    """Say a decimal fraction in full: "три целых пять десятых".

    Args:
        whole: digits before the comma.
        part: digits after it.
        case: n, g, d, a, i or p.
    """
    if len(part) not in _PARTS or len(whole) > LONGEST:
        return f"{digits(whole)} запятая {digits(part)}"
    left, right = int(whole), int(part)
    return f"{_share(left, 'целый', case)} {_share(right, _PARTS[len(part)], case)}"


def fraction(part: int, whole: int, case: str = "n") -> str:
    """Say a common fraction: "три четвёртых"."""
    one = is_one(part)
    share = ordinal(whole, _shared_case(part, case), "f", plural=not one)
    return f"{cardinal(part, case, 'f')} {share}"


def digits(text: str) -> str:
    """Say digits one by one."""
    return " ".join(cardinal(int(digit)) for digit in text)


def _share(number: int, of: str, case: str) -> str:
    share = inflected(of, _shared_case(number, case), plural=not is_one(number), gender="f")
    return f"{cardinal(number, case, 'f')} {share}"


def _shared_case(number: int, case: str) -> str:
    return "g" if case in DIRECT and not is_one(number) else case


def _plain_thousand(words: str) -> str:
    for one in _THOUSANDS:
        if words.startswith(one + "тысяч"):
            return words.removeprefix(one)
    return words
