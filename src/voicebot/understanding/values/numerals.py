"""Numbers in what was said, with the words that they were said in: Russian and English.

Whole numbers (`voicebot.understanding.values.whole_numbers`) and those with a sign or a fraction: "две целых пять
десятых", "три с половиной", "полтора миллиона", "полтыщи", "семь точка три", "1 500,50", "минус пять".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_table import Role
from voicebot.understanding.values.whole_numbers import Numeral, cardinal, ordinal

if TYPE_CHECKING:
    from voicebot.understanding.values.numeral_text import NumeralText

_GROUP = 3
_THOUSAND = 1000
_MARKS = frozenset({",", "."})
_LARGE = frozenset({Role.SCALE, Role.MULTIPLIER})


def numerals(text: NumeralText, *, ordinals: bool = False) -> tuple[Numeral, ...]:
    """List the numbers in a text in their order.

    Args:
        text: the utterance.
        ordinals: ordinals of several words are among them: "квартира двадцать пятая".
    """
    found: list[Numeral] = []
    at = 0
    while at < len(text):
        one = numeral(text, at)
        place = ordinal(text, at) if one is not None else None
        if one is not None and place is not None and place.last > one.last:
            # "пять тысяч двадцатого" is a sum and its day
            one = place if ordinals or one.scale == 1 else one
        if one is not None and (ordinals or not one.ordinal):
            found.append(one)
        at = at + 1 if one is None else one.last + 1
    return tuple(found)


def numeral(text: NumeralText, at: int) -> Numeral | None:
    """Read the number that begins at a word.

    Args:
        text: the utterance.
        at: index of the word; of "минус пять" that of "минус".
    """
    start = at + text.phrase(at, text.listed.minus)
    found = _typed(text, start) or _half(text, start) or _fraction_alone(text, start) or _number(text, start)
    if found is None:
        return None
    below = _below_zero(text, found.last + 1)
    negative = start > at or below or _has_sign(text, start)
    return replace(found, value=-found.value if negative else found.value, first=at, last=found.last + below)


def _below_zero(text: NumeralText, at: int) -> int:
    """Tell how many words say that the number before is negative: "градусов ниже нуля"."""
    for between in (0, 1):
        taken = text.phrase(at + between, text.listed.below_zero)
        if taken:
            return between + taken
    return 0


def _has_sign(text: NumeralText, at: int) -> bool:
    atom = text.atom(at)
    before = text.heard.text[: text.heard.tokens[at].start] if atom and atom.figures else ""
    return before.endswith(("-", "−")) and (len(before) == 1 or before[-2].isspace())


def _scaled(text: NumeralText, value: Decimal, first: int, last: int) -> Numeral:
    """Multiply by what is after a number with a fraction: "полтора миллиона", "полтора десятка"."""
    scale = text.atom(last + 1)
    if scale is not None and scale.role in _LARGE:
        return Numeral(value * scale.value, first, last + 1, scale=scale.value)
    return Numeral(value, first, last)


def _typed(text: NumeralText, at: int) -> Numeral | None:
    """Read "1500,50" and "3.5"; of "25.12.2026" nothing."""
    first = text.atom(at)
    whole = cardinal(text, at) if first is not None and first.figures else None
    if whole is None or whole.scale != 1 or text.between(whole.last) not in _MARKS or text.between(at - 1) in _MARKS:
        return None
    places = text.atom(whole.last + 1)
    after = text.between(whole.last + 1) if places is not None else ""
    if places is None or not places.figures or after in _MARKS:
        return None
    if text.language.code == "en" and text.between(whole.last) == "," and len(places.figures) == _GROUP:
        return _scaled(text, whole.value * _THOUSAND + places.value, at, whole.last + 1)  # "1,500"
    return _scaled(text, Decimal(f"{whole.value}.{places.figures}"), at, whole.last + 1)


def _half(text: NumeralText, at: int) -> Numeral | None:
    """Read "полтора", "пол тысячи", "half a million", "тысячи полторы"."""
    first, after = text.atom(at), text.found(at + 1, text.listed.decimals)
    if first is not None and first.role in _LARGE and first.counted and after is not None:
        return Numeral(Decimal(after) * first.value, at, at + 1, scale=first.value)
    decimal = text.found(at, text.listed.decimals)
    if decimal is not None:
        return _scaled(text, Decimal(decimal), at, at)
    taken = text.phrase(at, text.listed.half_prefixes)
    scaled = _scaled(text, Decimal("0.5"), at, at + taken - 1)
    return scaled if taken and scaled.scale != 1 else None


def _fraction(text: NumeralText, at: int) -> Decimal | None:
    """Give the fraction that a word is, unless it tells an hour: "половина третьего"."""
    found = text.found(at, text.listed.fractions)
    after = text.atom(at + 1)
    return None if found is None or (after is not None and after.role is Role.ORDINAL) else Decimal(found)


def _fraction_alone(text: NumeralText, at: int) -> Numeral | None:
    """Read "четверть", but not "без четверти"."""
    found = _fraction(text, at)
    if found is None or text.word(at - 1) in text.language.lexicon.values.before_words:
        return None
    return _scaled(text, found, at, at)


def _number(text: NumeralText, at: int) -> Numeral | None:
    """Read a whole number and the fraction after it."""
    whole = cardinal(text, at)
    if whole is None:
        return _pointed(text, Numeral(Decimal(0), at, at - 1))
    return _with_fraction(text, whole) or _with_places(text, whole) or _pointed(text, whole) or whole


def _with_fraction(text: NumeralText, whole: Numeral) -> Numeral | None:
    """Read the rest of "три с половиной тысячи", "миллион с четвертью", "три четверти"."""
    joint = text.phrase(whole.last + 1, text.listed.fraction_joints)
    last = whole.last + 1 + joint
    part = _fraction(text, last)
    if part is None or (not joint and whole.scale != 1):
        return None
    value = whole.value + part * whole.scale if joint else whole.value * part
    return _scaled(text, value, whole.first, last)


def _with_places(text: NumeralText, whole: Numeral) -> Numeral | None:
    """Read the rest of "две целых пять десятых", "три и две десятых", "пять десятых"."""
    after = whole.last + 1
    places = _places(text, after)
    if places:
        return _scaled(text, whole.value.scaleb(-places), whole.first, after)
    named = text.form_of(after, text.listed.wholes) is not None
    start = after + named
    start += text.phrase(start, text.listed.decimal_joints)
    part = cardinal(text, start) if start > after else None
    places = _places(text, part.last + 1) if part is not None else 0
    if part is not None and places:
        return _scaled(text, whole.value + part.value.scaleb(-places), whole.first, part.last + 1)
    if not named:
        return None
    if part is not None:
        return _scaled(text, Decimal(f"{whole.value}.{part.value}"), whole.first, part.last)
    return replace(whole, last=after)


def _places(text: NumeralText, at: int) -> int:
    """Tell how many places after the point a word names: "десятых" one."""
    word = text.form_of(at, text.listed.places)
    return text.listed.places[word] if word else 0


def _pointed(text: NumeralText, whole: Numeral) -> Numeral | None:
    """Read the rest of "семь точка три", "three point oh five"."""
    at = whole.last + 1
    taken = text.phrase(at, text.listed.points)
    at += taken
    figures = ""
    while taken and ((part := cardinal(text, at, below=0)) is not None or text.phrase(at, text.listed.spelled_zeros)):
        atom = text.atom(at)
        figures += (atom.figures if atom else "") or (str(part.value) if part else "0")
        at = part.last + 1 if part else at + 1
    return _scaled(text, Decimal(f"{whole.value}.{figures}"), whole.first, at - 1) if figures else None
