"""Whether a number counts something: hours, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.language.morphology import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.understanding.values.numeral_text import NumeralText
    from voicebot.understanding.values.whole_numbers import Numeral

_SHORTEST = 3
"""The dictionary takes shorter words for names of letters."""
_MANY = 5
"""From here on a Russian noun is in the plural: "два часа", "пять часов"."""


def counts_something(text: NumeralText, number: Numeral, units: Iterable[str] = ()) -> bool:
    """Tell whether the word after a number is what it counts.

    Args:
        text: the utterance.
        number: a number in it.
        units: words that it may count all the same, by their dictionary forms.
    """
    after = number.last + 1
    if text.form_of(after, units) is not None:
        return False
    if text.form_of(after, text.language.lexicon.values.span_words) is not None:
        return True
    if text.language.code != "ru" or text.atom(after) is not None:
        return False
    case, plural = ("n", False) if number.text == "1" else ("g", number.value >= _MANY or number.value == 0)
    forms = readings(text.word(after)) if len(text.word(after)) >= _SHORTEST else ()
    is_noun = bool(forms) and forms[0].part == "NOUN"
    return is_noun and any(form.part == "NOUN" and (form.case, form.plural) == (case, plural) for form in forms)
