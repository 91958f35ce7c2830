"""Every form of a Russian numeral, noun or adjective, to look words up without asking the dictionary about each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicebot.language.morphology import analyser

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = frozenset({"NUMR", "NOUN", "ADJF"})
_COUNTED = frozenset({"gent", "gen2"})


@cache
def word_forms(lemma: str) -> Mapping[str, bool]:
    """List the forms of a word, with е for ё, itself among them.

    Args:
        lemma: the dictionary form, in normal form.

    Returns:
        each form, and whether it is one that only a number before it explains: "тысяч", "нуля", "семерки", but not
        "тысяча" and "тысячу".
    """
    forms = {lemma}
    counted: set[str] = set()
    alone: set[str] = {lemma}
    for parse in analyser().parse(lemma):
        if parse.tag.POS not in _PARTS or _plain(parse.normal_form) != lemma:
            continue
        for form in parse.lexeme:
            word, tag = _plain(form.word), form.tag
            if tag.POS not in _PARTS or "Supr" in tag:
                continue
            forms.add(word)
            singular = tag.number != "plur"
            if tag.case in _COUNTED or (not singular and tag.case == "nomn"):
                counted.add(word)
            elif singular and (tag.case == "nomn" or (tag.case == "accs" and tag.animacy != "anim")):
                alone.add(word)
    return {word: word in counted and word not in alone for word in forms}


def _plain(word: str) -> str:
    return word.replace("ё", "е")
