"""The words by which a request is told from talk about the same thing, read from the lexicon."""

from __future__ import annotations

from pydantic import Field

from voicebot.language.checked import Checked, Phrases


class RequestWords(Checked):
    """What makes an utterance a request, and what makes it talk; basic forms unless told otherwise."""

    wishes: Phrases = Field(default=(), description="wish or need: want, need, may")
    lets: Phrases = Field(default=(), description="as said, they make a request of any verb: пусть, чтобы, let")
    not_mine: Phrases = Field(default=(), description="as said: wishes of the other one, which ask: хотите")
    asking: Phrases = Field(default=(), description="as said, question words: what asks is no request")
    how: Phrases = Field(default=(), description="as said: with an infinitive they ask for it: как связаться")
    conditions: Phrases = Field(default=(), description="as said, they begin a condition: если")
    subjects: Phrases = Field(default=(), description="as said: with a bare noun they say who is what: я, вы, это")
    owners: Phrases = Field(default=(), description="as said: whose it is: мой, ваш")
    kinds: Phrases = Field(default=(), description="tell which one is wanted and change nothing: живой, любой")
    there: Phrases = Field(default=(), description="as said: ask whether there is one: есть")
    bounds: Phrases = Field(default=(), description="bound a request in time or place: до, сегодня, утро, работа")
    forever: Phrases = Field(default=(), description="as said: lift the bounds: никогда")
    ends: Phrases = Field(default=(), description="denied, they threaten: if you do not stop")
    past: Phrases = Field(default=(), description="endings and words of the past, where no dictionary tells")
