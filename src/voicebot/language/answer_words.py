"""What a lexicon lists of answers: yes and no, choices, people's names, addresses spelled."""

from __future__ import annotations

from pydantic import Field

from voicebot.language.checked import Checked, Phrases


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
    light: Phrases = Field(default=(), description="words that change nothing: pronouns, prepositions")
