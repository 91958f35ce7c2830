"""The words of a language that a telephone robot must know, read from ``lexicon/<code>.yaml`` in the package."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from ruamel.yaml import YAML

from voicebot.errors import InputError, Place
from voicebot.language.answer_words import AddressWords, ChoiceWords, PeopleWords, YesNoWords
from voicebot.language.checked import Checked, Phrase, Phrases
from voicebot.language.clause_words import ClauseWords, DenialWords
from voicebot.language.moment_words import MomentWords
from voicebot.language.numeral_words import MoneyWords, NumeralWords, RatingWords
from voicebot.language.request_words import RequestWords
from voicebot.language.time_words import TimeWords

_FOLDER = resources.files("voicebot.language") / "lexicon"
_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


class ValueWords(Checked):
    """The words of dates, times and numbers; weekdays count from Monday as 0, day parts are ``HH:MM``."""

    weekdays: dict[Phrase, int]
    months: dict[Phrase, int]
    days: dict[Phrase, int] = Field(description="days from today")
    day_parts: dict[Phrase, Annotated[str, Field(pattern=_TIME)]]
    clock_parts: dict[Phrase, Literal["am", "day", "pm", "night"]] = Field(description="said with an hour")
    minute_words: Phrases
    span_words: dict[Phrase, int] = Field(description="how many minutes from now: an hour, a day, a week")
    before_words: Phrases = Field(default=(), description="before so many minutes, these are counted back from an hour")
    after_words: Phrases = Field(description="say that a span counts from now")
    name_leads: Phrases = Field(description="said before one's name")
    numbers: dict[Phrase, int]
    ordinals: dict[Phrase, int] = Field(description="days of a month; in Korean the native numerals that count hours")
    spoken_forms: Phrases = Field(description="their inflected forms that a grammar needs")


class Lexicon(Checked):
    """Everything listed about one language; see the comments in the files."""

    code: str
    name: str
    greetings: Phrases
    back_channels: Phrases
    fillers: Phrases
    polite: Phrases = Field(description="said around an answer without changing it")
    negations: Phrases = Field(description="what every grammar must be able to hear, so that a refusal is not lost")
    negators: Phrases = Field(description="deny the word after them; in Korean parts of words")
    refusals: Phrases = Field(description="deny by themselves")
    whole_refusals: Phrases = Field(description="those of them that are a sentence, which another may follow")
    contractions: dict[Phrase, Phrase] = Field(default_factory=dict, description="what they are short for")
    empty: Phrases = Field(description="carry nothing wherever they stand: particles, fillers, forms of address")
    variants: dict[Phrase, Phrases] = Field(
        default_factory=dict, description="words (lemmas) that mean as much as the one before the colon"
    )
    endings: Phrases = Field(default=(), description="of verbs, stripped to compare words: the longest that fits")
    particles: Phrases = Field(default=(), description="what follows a noun and is stripped to compare words")
    clauses: ClauseWords = ClauseWords()
    denials: DenialWords = DenialWords()
    requests: RequestWords = RequestWords()
    not_negated: Phrases = Field(description="look denied and are not")
    affirmations: Phrases = Field(default=(), description="words that open an answer as a yes; none: none is taken so")
    contrasts: Phrases = Field(default=(), description="after a yes or no that opens an answer they take it back")
    doubts: Phrases = Field(default=(), description="with one of these in it, an answer is neither yes nor no")
    questions: Phrases = Field(
        default=(), description="question words, as lemmas: a phrase with one is no other phrase"
    )
    corrections: Phrases
    continuers: Phrases = Field(description="at the end, they show that the phrase is not finished")
    hard_stops: Phrases
    hear_also: Phrases | None = Field(default=None, description="what a grammar holds besides; none: all lists above")
    intents: dict[str, Phrases] = Field(description="the built-in ones")
    values: ValueWords
    moments: MomentWords = MomentWords()
    numerals: NumeralWords = NumeralWords()
    yes_no: YesNoWords = YesNoWords()
    addresses: AddressWords = AddressWords()
    choices: ChoiceWords = ChoiceWords()
    people: PeopleWords = PeopleWords()
    times: TimeWords = TimeWords()
    money: MoneyWords
    ratings: RatingWords = RatingWords()

    @property
    def extras(self) -> tuple[str, ...]:
        """What a grammar holds besides the phrases that are expected."""
        if self.hear_also is not None:
            return self.hear_also
        return (
            *self.negations,
            *self.corrections,
            *self.hard_stops,
            *self.greetings,
            *self.back_channels,
            *self.fillers,
            *self.polite,
            *self.continuers,
        )


def codes() -> tuple[str, ...]:
    """List the languages there are, by their codes, sorted."""
    return tuple(sorted(file.name.removesuffix(".yaml") for file in _FOLDER.iterdir() if file.name.endswith(".yaml")))


@cache
def lexicon(code: str) -> Lexicon:
    """Read the lexicon of a language.

    Args:
        code: one of `codes`.

    Raises:
        InputError: the language is unknown, or its file is wrong.
    """
    if code not in codes():
        raise InputError(f"unknown language {code!r}", remedy=f"the languages are {', '.join(codes())}")
    file = _FOLDER / f"{code}.yaml"
    try:
        return Lexicon.model_validate(YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")))
    except ValidationError as wrong:
        first = wrong.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{where}: {first['msg']}", place=Place(str(file)), remedy="mend the lexicon") from wrong
