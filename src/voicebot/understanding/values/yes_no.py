"""Yes or no, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from voicebot.understanding.values.value import Asked


def read_yes_no(heard: Heard, asked: Asked) -> Value | None:
    """Read ``yes`` or ``no``.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    language = asked.language
    words = canonical(heard.text, language)
    bare = polite_phrases(language).without(words)
    for name in ("yes", "no"):
        phrases = {canonical(phrase, language) for phrase in language.lexicon.intents[name]}
        if words in phrases or bare in phrases:
            return Value(asked.kind, name, heard.span(0, -1))
    return None
