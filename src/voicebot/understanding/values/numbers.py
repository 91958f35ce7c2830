"""A number, as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.understanding.values.dictated import group, is_repeated
from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.numerals import numerals
from voicebot.understanding.values.settled import Mention, is_denied, settle
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.understanding.values.value import Asked
    from voicebot.understanding.values.whole_numbers import Numeral

_FEVER = range(34, 43)
"""Degrees of a body: after these "и шесть" are tenths."""
_TEN = 10
_HUNDRED = 100
_PAIR = 2


def read_number(heard: Heard, asked: Asked) -> Value | None:
    """Read the one number there is.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    text = NumeralText(heard, asked.language)
    found = settle(text, numbers_in(text))
    if found is None:
        return None
    span = text.heard.span(found.first, found.last)
    return Value(asked.kind, found.readings[0], span, found.readings[1:], doubtful=found.doubtful)


def numbers_in(text: NumeralText) -> tuple[Mention, ...]:
    """List the numbers in a text; those that are said in pieces ("двенадцать тридцать четыре") are one.

    Args:
        text: the utterance.
    """
    mentions = (mention for run in _runs(text) for mention in _mentions(text, run))
    return tuple(one for one in mentions if not _is_hour(text, one) and not _is_moment(text, one))


def _runs(text: NumeralText) -> Iterable[list[Numeral]]:
    """Give the numbers between which no word stands."""
    run: list[Numeral] = []
    for one in numerals(text, ordinals=True):
        if run and (one.first > run[-1].last + 1 or text.between(run[-1].last).strip()):
            if _is_fever(text, run, one):
                yield [run[0], one]
                run = []
                continue
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_fever(text: NumeralText, run: Sequence[Numeral], tenths: Numeral) -> bool:
    """Recognise "тридцать шесть и шесть"."""
    joint = run[-1].last + 1
    joined = text.phrase(joint, text.listed.decimal_joints) == tenths.first - joint
    return len(run) == 1 and run[0].value in _FEVER and joined and 0 <= tenths.value < _TEN


def _mentions(text: NumeralText, run: Sequence[Numeral]) -> list[Mention]:
    kept = run[1:] if len(run) == _PAIR and _is_stutter(text, *run) else run
    dictated = _dictated(text, kept[0].first, kept[-1].last)
    if dictated is not None:
        return [dictated]
    apart = [Mention((one.text,), one.first, one.last) for one in kept]
    if len(kept) == 1 or is_denied(text, kept[0].first) or any(not _is_plain(one) for one in kept):
        return apart
    if len(kept) == _PAIR:
        first, second = kept
        if second.first > first.last + 1:
            return [Mention((f"{first.text}.{second.text}",), first.first, second.last)]
        if first.value == 0 < second.value < _HUNDRED:
            return [Mention((f"0.{second.text}", second.text), first.first, second.last)]
        if first.value < second.value <= _PAIR * first.value and len(first.text) == len(second.text):
            return apart  # "пять шесть" is an estimate
    return [_joined("".join(one.text for one in kept), kept[0].first, kept[-1].last)]


def _joined(figures: str, first: int, last: int) -> Mention:
    return Mention((figures.lstrip("0") or "0",), first, last)


def _dictated(text: NumeralText, first: int, last: int) -> Mention | None:
    """Read digits of which one is repeated or spelled: "три семерки", "double four nine", "oh seven"."""
    repeats = any(is_repeated(text, at) for at in range(first, last + 1))
    while is_repeated(text, first - 1) or text.phrase(first - 1, text.listed.spelled_zeros):
        first -= 1
        repeats = True
    if not repeats:
        return None
    figures = ""
    at = first
    while at <= last and (one := group(text, at)) is not None:
        figures += one.figures
        at = one.last + 1
    return _joined(figures, first, last) if at > last else None


def _is_plain(one: Numeral) -> bool:
    return one.value >= 0 and one.text.isdecimal()


def _is_stutter(text: NumeralText, one: Numeral, after: Numeral) -> bool:
    """Tell whether the number that follows begins with the words of this one: "двадцать двадцать пять"."""
    words = text.words[one.first : one.last + 1]
    return one.value != 0 and text.words[after.first : after.first + len(words)] == words


def _is_hour(text: NumeralText, mention: Mention) -> bool:
    """Tell whether a number belongs to a time: "в шесть вечера", "через два часа", but not "три дня"."""
    words, after = text.language.lexicon.values, mention.last + 1
    ahead = text.word(mention.first - 1) in text.listed.ahead and text.form_of(after, words.span_words) is not None
    return ahead or words.clock_parts.get(text.word(after), "day") != "day"


def _is_moment(text: NumeralText, mention: Mention) -> bool:
    """Tell whether a number only asks to wait: "одну минуту"."""
    listed, after = text.language.lexicon, mention.last + 1
    waits = text.form_of(after, listed.values.minute_words) is not None or text.word(after) in listed.fillers
    return mention.readings[0] == "1" and waits and after < len(text)
