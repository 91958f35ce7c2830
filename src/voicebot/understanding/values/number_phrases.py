"""The words that a grammar must hold to hear a number, an ordinal, a sum of money, a mark or digits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.currencies import sums_of_money
from voicebot.understanding.values.numeral_table import Role, forms_of, numeral_table

if TYPE_CHECKING:
    from voicebot.language.language import Language

_WHOLE = (Role.CARDINAL, Role.SCALE, Role.MULTIPLIER, Role.DIGIT)
_ORDINAL = (Role.ORDINAL, Role.SCALE_ORDINAL)


@cache
def number_phrases(kind: str, language: Language) -> tuple[str, ...]:
    """List the words; none for a kind that is not made of numbers.

    Args:
        kind: ``number``, ``ordinal``, ``money``, ``rating``, ``telephone`` or ``digits``.
        language: in which.
    """
    listed, table = language.lexicon.numerals, numeral_table(language)
    whole = (*language.lexicon.values.numbers, *table.forms(*_WHOLE))
    parts = forms_of((*listed.decimals, *listed.fractions, *listed.places, *listed.wholes), language)
    joints = (*listed.fraction_joints, *listed.decimal_joints, *listed.points, *listed.minus, *listed.below_zero)
    digits = (*whole, *listed.spelled_zeros, *listed.times, *listed.plus, *listed.last_of_all)
    by_kind = {
        "number": (*whole, *parts, *joints),
        "ordinal": (*whole, *table.forms(*_ORDINAL)),
        "money": (*whole, *parts, *joints, *_money(language)),
        "rating": (*whole, *_marks(language)),
        "telephone": digits,
        "digits": digits,
    }
    return tuple(dict.fromkeys(by_kind.get(kind, ())))


def _money(language: Language) -> tuple[str, ...]:
    currencies = language.lexicon.money.currencies.values()
    names = tuple(name for one in currencies for name in (*one.names, *one.parts))
    return (*forms_of(names, language), *sums_of_money(language))


def _marks(language: Language) -> tuple[str, ...]:
    listed = language.lexicon.ratings
    return (*forms_of((*listed.marks, *listed.units), language), *listed.grades, *listed.out_of)
