"""What the models of a lexicon are made of: phrases in normal form, and models that take no unknown key."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from voicebot.language.normal import normalise


def _normal(phrase: str) -> str:
    if phrase != normalise(phrase) or not phrase:
        raise ValueError(f"write {phrase!r} as {normalise(phrase)!r}")
    return phrase


Phrase = Annotated[str, AfterValidator(_normal)]
"""Words in the form that `voicebot.language.language.Language.normalise` gives them."""
Phrases = tuple[Phrase, ...]


class Checked(BaseModel):
    """A part of a lexicon: it does not change, and a key that it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")
