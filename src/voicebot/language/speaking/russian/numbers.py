"""Russian numbers in a sentence: counts, ordinals, Roman numerals, fractions, what is left of digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from voicebot.language.morphology import inflected, readings
from voicebot.language.speaking.russian.acronyms import spelled
from voicebot.language.speaking.russian.context import (
    Agreement,
    agreement,
    case_after,
    is_name,
    name_before,
    noun_after,
)
from voicebot.language.speaking.russian.forms import (
    LONGEST,
    Noun,
    cardinal,
    collective,
    decimal,
    digits,
    fraction,
    is_one,
    ordinal,
)
from voicebot.language.speaking.russian.quantities import NUMBER, SIGN, START, measured, parts

if TYPE_CHECKING:
    from voicebot.language.speaking.traced import Rule, Said

_SIGNS = {"-": "минус ", "+": "плюс ", "": ""}
_FEW = {2, 3, 4}
_ENDINGS = {
    "й": ("m", "nagdip"),
    "ый": ("m", "na"),
    "ой": ("m", "nagdip"),
    "ий": ("m", "na"),
    "я": ("f", "n"),
    "ая": ("f", "n"),
    "ья": ("f", "n"),
    "е": ("n", "na"),
    "ое": ("n", "na"),
    "ье": ("n", "na"),
    "го": ("m", "ga"),
    "ого": ("m", "ga"),
    "его": ("m", "ga"),
    "му": ("m", "d"),
    "ому": ("m", "d"),
    "ему": ("m", "d"),
    "м": ("m", "pi"),
    "ом": ("m", "p"),
    "ем": ("m", "p"),
    "ым": ("m", "i"),
    "им": ("m", "i"),
    "ю": ("f", "a"),
    "ую": ("f", "a"),
    "ью": ("f", "a"),
    "ей": ("f", "gdip"),
}
"""What an ending after a number tells: gender and cases; "5-й" is also "пятой" before a feminine noun."""
_PLURAL_ENDINGS = {
    "е": "na",
    "ые": "na",
    "ие": "na",
    "х": "gp",
    "ых": "gp",
    "их": "gp",
    "ми": "i",
    "ыми": "i",
    "м": "d",
    "ым": "d",
}
_COUNT_ENDINGS = {
    "ти": "g",
    "и": "g",
    "х": "g",
    "ёх": "g",
    "ех": "g",
    "ух": "g",
    "мя": "i",
    "тью": "i",
    "ью": "i",
    "ум": "d",
    "ём": "d",
}
_ENDING = "|".join(sorted({*_ENDINGS, *_PLURAL_ENDINGS, *_COUNT_ENDINGS}, key=len, reverse=True))
_PRESSURE = re.compile("давлени", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_JOINED = {1: "одно", 90: "девяносто", 100: "сто", 1000: "тысяче"}


def _ending(match: re.Match[str]) -> Said:
    """Say "5-й", "21-я", "1950-е", "4-х"."""
    number, ending = int(match["number"]), match["ending"].lower()
    before, after = match.string[: match.start()], match.string[match.end() :]
    nouns = noun_after(after)
    counts = ending in _COUNT_ENDINGS and (number in _FEW or ending not in _PLURAL_ENDINGS)
    if counts and not (ending in _ENDINGS and nouns and not any(noun.plural for noun in nouns)):
        return cardinal(number, _COUNT_ENDINGS[ending])
    several = any(noun.plural and noun.case in _PLURAL_ENDINGS.get(ending, "") for noun in nouns)
    decade = number % 10 == 0 and number and ending in _PLURAL_ENDINGS and ending != "м" and not nouns
    if ending in _PLURAL_ENDINGS and (several or decade or ending not in _ENDINGS):
        asked = case_after(before, "")
        cases = _PLURAL_ENDINGS[ending]
        known = next((noun.case for noun in nouns if noun.plural and noun.case in cases), cases[0])
        return ordinal(number, asked if asked and asked in cases else known, plural=True)
    gender, cases = _ENDINGS[ending]
    for noun in nouns:
        if not noun.plural and noun.case in (
            cases if noun.gender != "f" else "gdip" if ending in {"й", "ой"} else cases
        ):
            return ordinal(number, noun.case, noun.gender or gender, animate=noun.animate)
    return ordinal(number, cases[0], gender)


def _joined(match: re.Match[str]) -> Said:
    """Say "5-летний", "2-комнатная": the number in the genitive, in one word with what follows."""
    whole, part, rest = int(match["number"]), match["part"], match["rest"]
    if part:
        return f"полутора{rest}" if (whole, part) == (1, "5") else f"{decimal(match['number'], part, 'g')} {rest}"
    if whole in _JOINED:
        return _JOINED[whole] + rest
    words = f"{cardinal(whole - 1, 'g')} одно" if is_one(whole) else cardinal(whole, "g")
    return (
        "".join("сто" if word == "ста" else "девяносто" if word == "девяноста" else word for word in words.split())
        + rest
    )


def _roman(match: re.Match[str]) -> Said:
    """Say "XIX век", "Пётр I", "II квартал"; a letter that is no number stays."""
    number = _roman_number(match["number"].replace("Х", "X"))
    before, after = match.string[: match.start()], match.string[match.end() :]
    nouns = [noun for noun in noun_after(after) if not noun.plural]
    if number and nouns:
        form = agreement(number + 10 if is_one(number) else number, before, after)
        case = form.case if form.is_place else nouns[0].case
        return ordinal(number, case, nouns[0].gender or "m", animate=nouns[0].animate)
    named = [reading for reading in name_before(before) if not reading.plural]
    return ordinal(number, named[0].case or "n", named[0].gender or "m") if number and named else None


def _roman_number(letters: str) -> int:
    """Read a Roman numeral; 0 when it is none."""
    values = [_ROMAN[letter] for letter in letters]
    number = sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return number if letters == _to_roman(number) else 0


def _to_roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        written += sign * (number // value)
        number %= value
    return written


def _fraction(match: re.Match[str]) -> Said:
    part, whole = int(match["part"]), int(match["of"])
    if not 0 < part < whole:
        across = match.group() == "24/7" or _PRESSURE.search(match.string, 0, match.start()) is not None
        return f"{cardinal(part)} {'на' if across else 'дробь'} {cardinal(whole)}"
    case = case_after(match.string[: match.start()])
    before = (
        f"{cardinal(int(match['whole']), case, 'f')} {'целая' if is_one(int(match['whole'])) else 'целых'} "
        if match["whole"]
        else ""
    )
    return before + fraction(part, whole, case)


def _number(match: re.Match[str]) -> Said:
    """Say a number as the words around it ask."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    sign = _SIGNS[match["sign"]]
    blank = " " if after[:1].isalpha() else ""
    whole, part = parts(match["number"])
    if part:
        if is_name(before) and "." in match["number"]:
            return f"{cardinal(int(whole))} точка {zeros_first(part)}{blank}"
        return sign + decimal(whole, part, case_after(before)) + blank
    if len(whole) > LONGEST:
        return sign + long_digits(whole) + blank
    if whole.startswith("0") and len(whole) > 1 and not sign:
        return zeros_first(whole) + blank
    return sign + in_form(int(whole), agreement(int(whole), before, after)) + blank


def in_form(number: int, form: Agreement) -> str:
    """Say a whole number in the form that was found for it."""
    if form.is_place:
        return ordinal(number, form.case, form.gender, animate=form.animate)
    if form.plural and number in _FEW:
        return collective(number, form.case)
    return cardinal(number, form.case, form.gender, animate=form.animate, plural=form.plural)


def zeros_first(figures: str) -> str:
    """Say "0482" with its zeros: a number that begins with them is a code, a telephone number or a minute."""
    rest = figures.lstrip("0")
    zeros = " ".join(["ноль"] * (len(figures) - len(rest)))
    return f"{zeros} {cardinal(int(rest))}" if rest else zeros


def long_digits(figures: str) -> str:
    """Say what is too long for one number, three digits at a time."""
    return ", ".join(digits(figures[place : place + 3]) for place in range(0, len(figures), 3))


def _half(match: re.Match[str]) -> Said:
    """Say "5,5 часа" with its noun, whose form changes: "пять с половиной часов"."""
    every = readings(match["noun"])
    nouns = [
        noun
        for noun in every
        if every[0].part == "NOUN" and noun.part == "NOUN" and noun.case == "g" and not noun.plural
    ]
    if not nouns:
        return None
    words = measured(match["number"], Noun(nouns[0].lemma), case_after(match.string[: match.start()])).rsplit(" ", 1)
    return [(words[0], match.start()), (words[-1] if len(words) > 1 else "", match.start("noun"))]


def _numbers_sign(match: re.Match[str]) -> Said:
    several = len(match["sign"]) > 1
    return inflected("номер", case_after(match.string[: match.start()]), plural=several) + " "


def _version(match: re.Match[str]) -> Said:
    """Say "2.0.1"."""
    return " точка ".join(
        zeros_first(part) if part[0] == "0" and part != "0" else cardinal(int(part))
        for part in match.group().split(".")
    )


def _lettered(match: re.Match[str]) -> Said:
    """Say the letter of "5Б" and "10-в" by its name."""
    return f"{match['number']} {spelled(match['letter'] or match['capital'])}"


_KIND = (
    "летн(?:ий|его|ему|им|ем|яя|ей|юю|ее|ие|их|ими)|лети(?:е|я|ю|ем|и|й)"
    "|(?:комнатн|дневн|часов|минутн|процентн|этажн|месячн|местн|кратн|килограммов|метров|литров|рубл[её]в|значн|недельн"
    "|зв[её]здочн|зв[её]здн)(?:ый|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми)"
)
FORMED: list[Rule] = [
    (re.compile(r"(?<=[^\W\d_])-(?=\d)"), " "),
    (re.compile(r"(?<![\w.,])\d{1,5}(?:\.\d{1,5}){2,4}(?![\w]|\.\d)"), _version),
    (re.compile(rf"{START}(?P<number>\d{{1,4}})(?:-(?P<letter>[абвгджз])|(?P<capital>[АБВГДЖЗ]))(?![\w-])"), _lettered),
    (re.compile(r"(?P<sign>№№?|N°|#(?=\d)) ?"), _numbers_sign),
    (re.compile(rf"{START}(?:(?P<whole>\d{{1,3}}) )?(?P<part>\d{{1,4}})/(?P<of>\d{{1,4}})(?![\w/])"), _fraction),
    (
        re.compile(
            rf"(?i){START}(?P<number>\d{{1,4}})(?:,(?P<part>\d{{1,3}}))?"
            rf"(?:-|-?(?:х|ти)[ -]?| (?=лет))?(?P<rest>{_KIND})"
        ),
        _joined,
    ),
    (re.compile(rf"(?i){START}(?P<number>\d{{1,6}})-?(?P<ending>{_ENDING})(?![\w])"), _ending),
]
"""Numbers whose form is written: by a sign, an ending, Roman letters."""
COUNTED: list[Rule] = [
    (re.compile(rf"{START}(?P<number>\d{{1,12}},5) (?P<noun>[а-яё]+)"), _half),
    (re.compile(rf"{START}(?P<sign>{SIGN})(?P<number>{NUMBER})(?![\d])"), _number),
    (
        re.compile(r"\d+"),
        lambda match: (
            f" {zeros_first(match.group()) if len(match.group()) <= LONGEST else long_digits(match.group())} "
        ),
    ),
]
"""All other figures."""
ROMAN: list[Rule] = [
    (re.compile(r"(?<!\w)(?P<number>[IVXLХ]+)(?![\w.])(?:-?(?:й|го|м|му|е|я)(?!\w))?"), _roman),
]
"""Roman numerals."""
