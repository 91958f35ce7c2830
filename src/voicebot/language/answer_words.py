"""What a lexicon lists of answers: yes and no, choices, people's names, addresses spelled."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from voicebot.language.checked import Checked, Phrase, Phrases


class YesNoWords(Checked):
    """What answers a question with yes or no, besides the intents of these names.

    Particles say only that ("да"); what has content ("согласна", "подходит") outweighs them, so that "да нет" is a no
    and "нет, я согласна" a yes.
    """

    yes_particles: Phrases = ()
    no_particles: Phrases = ()
    yes: Phrases = Field(default=(), description="with content")
    no: Phrases = Field(default=(), description="with content")
    yes_lemmas: Phrases = Field(default=(), description="words with content, in any form")
    no_lemmas: Phrases = Field(default=(), description="words with content, in any form")
    yes_alone: Phrases = Field(default=(), description="only where nothing else is said")
    no_alone: Phrases = Field(default=(), description="only where nothing else is said")
    unsure: Phrases = Field(default=(), description="with one of these an answer is neither, as with doubts")
    unsure_lemmas: Phrases = Field(default=(), description="denied, they are neither: not to hear, not to know")
    negators: Phrases = Field(default=(), description="turn the word after them round")
    passed_over: Phrases = Field(default=(), description="stand between a negator and what it denies: very, want to")
    turning: Phrases = Field(default=(), description="what is said before these does not count: but, wait")
    holds: Phrases = Field(default=(), description="what is said before these is no answer yet: a moment")
    light: Phrases = Field(default=(), description="words that change nothing: pronouns, prepositions")


class AddressWords(Checked):
    """What e-mail addresses are spelled with; words in every form that is said."""

    at: Phrases = ()
    signs: dict[Phrase, str] = Field(default_factory=dict, description="the dot among them")
    letters: dict[Phrase, str] = Field(default_factory=dict, description="names that say the same in any alphabet")
    english_letters: dict[Phrase, str] = Field(default_factory=dict, description="names that show English spelling")
    in_english: dict[Phrase, str] = Field(default_factory=dict, description="what else letters are beside English ones")
    services: dict[Phrase, str] = Field(default_factory=dict, description="whole domains by the service's name")
    tops: dict[Phrase, str] = Field(default_factory=dict, description="top-level domains")
    words: dict[Phrase, str] = Field(default_factory=dict, description="words with a spelling of their own")
    leads: Phrases = Field(default=(), description="the address begins after it")
    notes: Phrases = Field(default=(), description="said about the address or around it, no part of it")
    likened: Phrases = Field(default=(), description="the word after it tells what a letter looks like")
    corrections: Phrases = Field(default=(), description="what follows replaces what was said")
    anew: Phrases = Field(default=(), description="what follows replaces all that was said")


class ChoiceWords(Checked):
    """How one of a list is chosen, other than by its name."""

    any: Phrases = Field(default=(), description="whichever it is")
    neither: Phrases = Field(default=(), description="none of them, or more than one")
    places: dict[Phrase, int] = Field(default_factory=dict, description="in the list; from its end they are negative")
    place_nouns: Phrases = Field(default=(), description="a bare number beside them is a place: option two")
    negators: Phrases = Field(default=(), description="before an option they deny it")
    rejections: Phrases = Field(default=(), description="after an option they deny it")
    passed_over: Phrases = Field(default=(), description="stand between a negator and what it denies")
    corrections: Phrases = Field(default=(), description="what follows replaces what was said")
    light: Phrases = Field(default=(), description="name nothing: prepositions and the like")
    diminutives: Phrases = Field(default=(), description="endings of stems that are left out to compare words")


class PeopleWords(Checked):
    """What people say around their names."""

    around: Phrases = Field(default=(), description="beside a name they add nothing to it")
    linking: Phrases = Field(default=(), description="stand between the parts of a name, or before it")
    surname_leads: Phrases = Field(default=(), description="the word beside them is a surname: my surname is")
    cases: dict[Phrase, Literal["n", "g", "d", "a", "i", "p"]] = Field(
        default_factory=dict, description="the case of a name after them"
    )
    relatives: Phrases = Field(default=(), description="whom a name belongs to, and titles, as lemmas")
    never: Phrases = Field(default=(), description="no names, though they may look so; as lemmas or as they are")
    denials: Phrases = Field(default=(), description="the name after one is not meant")
    corrections: Phrases = Field(default=(), description="what follows replaces what was said")
    short: Phrases = Field(default=(), description="short forms of names, which no one bears beside another first name")
