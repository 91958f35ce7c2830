"""The words that numbers, sums of money and marks are made of, as a lexicon lists them by their dictionary forms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from voicebot.language.checked import Checked, Phrase, Phrases


class NumeralWords(Checked):
    """Numerals, each in its dictionary form; the forms of its cases are derived."""

    cardinals: dict[Phrase, int] = Field(default_factory=dict, description="up to 999, collectives among them")
    scales: dict[Phrase, int] = Field(default_factory=dict, description="thousands and above")
    multipliers: dict[Phrase, int] = Field(default_factory=dict, description="multiply the number before: a dozen")
    digit_nouns: dict[Phrase, int] = Field(default_factory=dict, description="a digit's own name; they can be counted")
    hesitations: Phrases = Field(default=(), description="sounds between the words of a number: er")
    joints: Phrases = Field(default=(), description="inside a number: a hundred and five")
    decimal_joints: Phrases = Field(default=(), description="before the places after the point: two and five tenths")
    spelled_zeros: Phrases = Field(default=(), description="mean 0 only among other digits: oh")
    times: dict[Phrase, int] = Field(default_factory=dict, description="how often the next digit is said: double")
    how_often: Phrases = Field(default=(), description="after a number: the next digit is said so often")
    ordinals: dict[Phrase, int] = Field(default_factory=dict, description="up to the 900th")
    scale_ordinals: dict[Phrase, int] = Field(default_factory=dict, description="the thousandth and above")
    decimals: dict[Phrase, str] = Field(default_factory=dict, description="one word for a number with a fraction")
    half_prefixes: Phrases = Field(default=(), description="half of the scale after it")
    fractions: dict[Phrase, str] = Field(default_factory=dict, description="a half, a quarter")
    fraction_joints: Phrases = Field(default=(), description="between a number and a fraction: two and a half")
    wholes: Phrases = Field(default=(), description="name the places before the point")
    points: Phrases = Field(default=(), description="the point itself")
    places: dict[Phrase, int] = Field(default_factory=dict, description="how many places after the point: tenths 1")
    plus: Phrases = Field(default=(), description="before the code of a country")
    minus: Phrases = Field(default=(), description="before a negative number")
    below_zero: Phrases = Field(default=(), description="after a negative number")
    years: Phrases = Field(default=(), description="after an ordinal, it is a year")
    adverbs: Phrases = Field(default=(), description="look like ordinals and are not: in the first place")
    ahead: Phrases = Field(default=(), description="before a number of hours or days: a moment, not a number")
    rejections: Phrases = Field(default=(), description="turn down the number before them: five is no good")
    whole_withdrawals: Phrases = Field(default=(), description="take back all the digits that were said")
    starts_anew: Phrases = Field(default=(), description="all the digits are said again from the first")
    dashes: Phrases = Field(default=(), description="said between groups of digits, inside a word")
    extensions: Phrases = Field(default=(), description="what follows is inside a company, not the number")
    counters: Phrases = Field(default=(), description="count things after a number")
    endings: Phrases = Field(default=(), description="may follow a number that has no counter")
    standing: Phrases = Field(default=(), description="those of the cardinals that need no counter after them")
    pairs: dict[Phrase, tuple[int, int]] = Field(default_factory=dict, description="one word for two numbers: 2 or 3")
    last_of_all: Phrases = Field(default=(), description="the digits after it replace the last ones")


class Currency(Checked):
    """A currency, by the words for it."""

    names: Phrases = Field(description="dictionary forms")
    beginnings: Phrases = Field(default=(), description="how all forms of its name begin")
    adjectives: Phrases = Field(default=(), description="before or after a name of several: how they begin")
    symbols: tuple[str, ...] = Field(default=(), description="beside figures")
    parts: Phrases = Field(default=(), description="its hundredth, as dictionary forms")


class MoneyWords(Checked):
    """The words for sums of money."""

    default: Annotated[str, Field(pattern="^[A-Z]{3}$")] = Field(description="what a bare number is in")
    currencies: dict[Annotated[str, Field(pattern="^[A-Z]{3}$")], Currency] = Field(description="by ISO 4217")
    sums: dict[Phrase, int] = Field(default_factory=dict, description="a name for a sum, in its dictionary form")
    scales: dict[Phrase, int] = Field(default_factory=dict, description="slang for a thousand and above")
    typed_scales: dict[Phrase, int] = Field(default_factory=dict, description="letters after figures: 5k")
    thousands: Phrases = Field(default=(), description="alone, so many of thousands rather than of units")


class RatingWords(Checked):
    """The words for marks besides numbers."""

    highest: Phrases = Field(default=(), description="how a word for the best mark begins")
    lowest: Phrases = Field(default=(), description="how a word for the worst mark begins")
    marks: dict[Phrase, int] = Field(default_factory=dict, description="nouns for school marks, as dictionary forms")
    grades: dict[Phrase, int] = Field(default_factory=dict, description="words for school marks, as they are said")
    units: Phrases = Field(default=(), description="what a mark is counted in, as dictionary forms")
    out_of: Phrases = Field(default=(), description="before the highest mark of a scale: four of five")
