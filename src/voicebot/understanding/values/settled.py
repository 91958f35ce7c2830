"""Which of the numbers that were said is meant: a denied one is not, a correction takes back those before it.

"не семь а девять" is nine, "сорок ой нет сорок два" 42; "то ли пять то ли восемь" and two numbers that have nothing to
do with each other are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.values.numeral_text import NumeralText

_FAR = 2
"""So many words of a correction may stand before the negator in it: "ой нет не так"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a value was said.

    Args:
        readings: what it may be, in the written form, the likeliest first.
        first: index of its first word in the `NumeralText`.
        last: index of its last word.
        doubtful: the second reading is about as likely as the first.
    """

    readings: tuple[str, ...]
    first: int
    last: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Signs:
    corrections: tuple[str, ...]
    negators: frozenset[str]
    passed_over: frozenset[str]


@cache
def _signs(language: Language) -> _Signs:
    lexicon = language.lexicon
    stops = (stop for stop in lexicon.hard_stops if stop not in lexicon.negators)
    corrections = (*lexicon.corrections, *lexicon.whole_refusals, *stops)
    negators = set(lexicon.negators).intersection(lexicon.negations)  # "десятки хватит" denies nothing
    weak = {word for word in (*lexicon.polite, *lexicon.fillers, *lexicon.continuers) if " " not in word}
    strong = {*negators, *lexicon.contrasts, *lexicon.values.before_words}
    return _Signs(corrections, frozenset(negators), frozenset(weak - strong))


def settle(text: NumeralText, mentions: Sequence[Mention]) -> Mention | None:
    """Find the one value that is meant.

    Args:
        text: the utterance.
        mentions: what was said, in order.

    Returns:
        the value; of several that agree the one with the fewest readings, with those that all of them share. None where
        nothing is left, or two differ.
    """
    live: list[Mention] = []
    end = 0
    for mention in mentions:
        if live and corrects(text, end, mention.first):
            live.clear()
        if is_denied(text, mention.first) or _is_rejected(text, mention.last + 1):
            live = [one for one in live if not set(one.readings) & set(mention.readings)]
        else:
            live.append(mention)
        end = mention.last + 1
    shared = [reading for reading in live[0].readings if all(reading in one.readings for one in live)] if live else []
    if not shared:
        return None
    surest = min(live, key=lambda one: len(one.readings))
    return Mention(tuple(shared), surest.first, surest.last, doubtful=surest.doubtful and len(shared) > 1)


def corrects(text: NumeralText, start: int, end: int) -> bool:
    """Tell whether a correction stands between two places.

    Args:
        text: the utterance.
        start: index of the first word between them.
        end: index of the word after the last.
    """
    corrections = _signs(text.language).corrections
    return any(0 < text.phrase(at, corrections) <= end - at for at in range(start, end))


def is_denied(text: NumeralText, at: int) -> bool:
    """Tell whether what begins at a word is denied: "не семь", "только не в пятый".

    Args:
        text: the utterance.
        at: index of the word.
    """
    signs = _signs(text.language)
    at -= 1
    while at >= 0 and text.words[at] in signs.passed_over:
        at -= 1
    if at < 0 or text.words[at] not in signs.negators:
        return False
    return not any(start + text.phrase(start, signs.corrections) > at for start in range(max(0, at - _FAR), at + 1))


def _is_rejected(text: NumeralText, at: int) -> bool:
    """Tell whether what ends before a word is turned down: "пять мне не подойдет"."""
    while text.word(at) in _signs(text.language).passed_over:
        at += 1
    return text.phrase(at, text.listed.rejections) > 0
