"""A person's name, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Asked

_LONGEST = 3


def read_name(heard: Heard, asked: Asked) -> Value | None:
    """Read a name of one to three words.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    lexicon = asked.language.lexicon
    words = heard.words
    leads = (tuple(lead.split()) for lead in lexicon.values.name_leads)
    start = max((len(lead) for lead in leads if words[: len(lead)] == lead), default=0)
    said = words[start:]
    answers = {word for phrases in lexicon.intents.values() for phrase in phrases for word in phrase.split()}
    other = answers.union(lexicon.values.numbers, lexicon.continuers)
    if not 0 < len(said) <= _LONGEST or any(word in other or not word.isalpha() for word in said):
        return None
    return Value(asked.kind, " ".join(said).title(), heard.span(start, -1))
