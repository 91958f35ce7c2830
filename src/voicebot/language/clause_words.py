"""The words that part an utterance into clauses, and those that deny, read from the lexicon."""

from __future__ import annotations

from pydantic import Field

from voicebot.language.checked import Checked, Phrases


class ClauseWords(Checked):
    """What begins, ends or is a clause."""

    conjunctions: Phrases = Field(default=(), description="begin a clause")
    sentences: Phrases = Field(default=(), description="are a sentence by themselves wherever they stand")
    opening: Phrases = Field(default=(), description="are a sentence by themselves at the beginning")
    no_predicates: Phrases = Field(
        default=(), description="verbs (as said) that are no sentence's core: давайте, может"
    )
    orders: Phrases = Field(default=(), description="verbs that begin a clause as an order, where no dictionary tells")
    governors: Phrases = Field(default=(), description="before one of `orders` it is no order: to, i, not")
    endings: Phrases = Field(default=(), description="of words that end a clause")


class DenialWords(Checked):
    """How a language denies, besides the negators and refusals of the lexicon."""

    concord: Phrases = Field(
        default=(), description="go with a negator or deny by themselves: никакой, никогда (lemmas)"
    )
    degrees: Phrases = Field(default=(), description="passed over between a negator and what it denies: очень, особо")
    modal: Phrases = Field(default=(), description="need, want, can (basic forms): what follows is what is denied")
    wanting: Phrases = Field(default=(), description="those of them that take a thing: need, want")
    hedging: Phrases = Field(default=(), description="take back half of what follows: не то чтобы")
    affirming: Phrases = Field(default=(), description="sound like a denial and agree: не против, no problem")
    doubting: Phrases = Field(default=(), description="make what follows doubtful: не знаю, вряд ли, не то чтобы")
    raising: Phrases = Field(default=(), description="deny what follows rather than themselves: не думаю, не сказал бы")
    unwanted: Phrases = Field(default=(), description="deny what follows as a clause of its own: не хочу, чтобы")
    stopping: Phrases = Field(default=(), description="order to stop what follows: хватит, прекратите")
    asking: Phrases = Field(default=(), description="ask politely, however they deny: не могли бы, не подскажете")
