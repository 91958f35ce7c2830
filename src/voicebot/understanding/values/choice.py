"""One of a list, as a value: by its name, by its place, or any.

A name counts more than a place ("четыре сыра" is no fourth option). What is denied is left out: of two options the
other one is meant, of more nothing is. Two that are named are doubtful, unless a correction lies between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.numeral_text import NumeralText
from voicebot.understanding.values.options import SURE, Mention, mentions, option_forms
from voicebot.understanding.values.value import Heard, Value
from voicebot.understanding.values.whole_numbers import cardinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked

ANY = "any"
"""The value where the person leaves it to the robot."""
_CLEARLY_NEARER = 0.2
_FARTHEST_NEGATOR = 4
_FARTHEST_REJECTION = 3
Words = tuple[str, ...]


def read_choice(heard: Heard, asked: Asked) -> Value | None:
    """Read one of `Asked.options`: its name, or ``any``.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said = _Said(heard, asked)
    if not heard.words or not asked.options or said.finds("neither"):
        return None
    named = said.kept([one for one in mentions(heard.words, asked.options, asked.language) if said.may_name(one)])
    found = named or said.kept(said.places())
    if found:
        return said.chosen(found)
    if any_of_them := said.finds("any"):
        return Value(asked.kind, ANY, heard.span(*any_of_them))
    return said.numbered()


def choice_phrases(options: tuple[tuple[str, ...], ...], language: Language) -> tuple[str, ...]:
    """List the words that a grammar needs to hear a choice.

    Args:
        options: each with every way to say it.
        language: in which.
    """
    table = language.lexicon.choices
    around = (*table.any, *table.neither, *table.places, *table.place_nouns, *table.negators, *table.rejections)
    return (*option_forms(options, language), *around, *table.corrections)


class _Said:
    """What was said of a choice.

    Args:
        heard: the utterance.
        asked: what is asked for.
    """

    def __init__(self, heard: Heard, asked: Asked) -> None:
        self._heard = heard
        self._asked = asked
        self._words = heard.words
        self._table = _Table.of(asked.language)

    def finds(self, kind: str) -> tuple[int, int] | None:
        """Tell where the first phrase of a kind is: its first and last word."""
        for at in range(len(self._words)):
            if length := self._table.length(kind, self._words, at):
                return at, at + length - 1
        return None

    def may_name(self, mention: Mention) -> bool:
        """Tell a name from a word of places or of having no preference that is only like one."""
        kinds = ("places", "any")
        return mention.strength >= SURE or not any(self._table.length(one, self._words, mention.first) for one in kinds)

    def places(self) -> list[Mention]:
        """Find where options are named by their places: the second, the last."""
        count = len(self._asked.options)
        found: list[Mention] = []
        for at in range(len(self._words)):
            length = self._table.length("places", self._words, at)
            place = self._table.places.get(self._table.phrase("places", self._words, at), 0)
            option = place - 1 if place > 0 else count + place
            if length and 0 <= option < count:
                found.append(Mention((option,), at, at + length - 1, SURE))
        return found

    def kept(self, found: list[Mention]) -> list[Mention]:
        """Leave out what was said before a correction."""
        corrections = [at for at in range(len(self._words)) if self._table.length("corrections", self._words, at)]
        for at in reversed(corrections):
            after = [one for one in found if one.first > at]
            if after:
                return after
        return found

    def chosen(self, found: list[Mention]) -> Value | None:
        """Weigh what is named, and what of it is denied."""
        denied = {one for index, one in enumerate(found) if self._is_denied(found, index)}
        refused = {option for one in denied for option in one.options}
        affirmed = [one for one in found if one not in denied]
        surest = max((one.strength for one in affirmed), default=0.0)
        affirmed = [one for one in affirmed if one.strength > surest - _CLEARLY_NEARER]
        if not affirmed:
            others = [option for option in range(len(self._asked.options)) if option not in refused]
            return self._value(others, found) if len(others) == 1 else None
        left = [one for one in affirmed if not refused.issuperset(one.options)] or affirmed
        common = frozenset(left[0].options).intersection(*(one.options for one in left)) if left else frozenset()
        options = sorted(common) or list(dict.fromkeys(option for one in left for option in one.options))
        return self._value(options, left)

    def _value(self, options: Sequence[int], found: Iterable[Mention]) -> Value:
        names = [self._asked.options[option][0] for option in options]
        first, last = min(one.first for one in found), max(one.last for one in found)
        others = tuple(names[1:])
        return Value(self._asked.kind, names[0], self._heard.span(first, last), others, doubtful=bool(others))

    def _is_denied(self, found: Sequence[Mention], index: int) -> bool:
        """Tell whether a negator stands before an option ("только не красный") or a rejection after it."""
        one = found[index]
        begin = found[index - 1].last + 1 if index else 0
        at = one.first
        while at > max(begin, one.first - _FARTHEST_NEGATOR):
            at -= 1
            if self._table.ends("negators", self._words[begin : at + 1]):
                return True
            if not self._table.length("passed_over", self._words, at):
                break
        end = found[index + 1].first if index + 1 < len(found) else len(self._words)
        after = range(one.last + 1, min(end, one.last + 1 + _FARTHEST_REJECTION))
        return any(
            (length := self._table.length("rejections", self._words, at)) > 0 and at + length <= end for at in after
        )

    def numbered(self) -> Value | None:
        """Read a bare number as a place, or one beside "вариант"."""
        if self._asked.language.code == "ko":
            return None
        text = NumeralText(self._heard, self._asked.language)
        numbers = [found for at in range(len(text)) if (found := cardinal(text, at))]
        if not numbers:
            return None
        number = numbers[0]
        others = [word for at, word in enumerate(text.words) if not number.first <= at <= number.last]
        around = (*text.words[max(number.first - 1, 0) : number.first], *text.words[number.last + 1 : number.last + 2])
        beside = any(word in self._table.place_nouns for word in around)
        if not beside and any(word not in self._table.slight for word in others):
            return None
        place = int(number.value)
        if not 1 <= place <= len(self._asked.options):
            return None
        name = self._asked.options[place - 1][0]
        return Value(self._asked.kind, name, text.heard.span(number.first, number.last))


@dataclass(frozen=True, slots=True)
class _Table:
    """A language's words of choices, ready to be looked up.

    Args:
        phrases: by kind; each phrase as words.
        longest: how many words the longest has, by kind.
        places: in a list, by the phrase.
        place_nouns: make a number a place.
        slight: words that may stand beside a bare number.
        joined: words carry their particles with them, as in Korean.
    """

    phrases: Mapping[str, frozenset[Words]]
    longest: Mapping[str, int]
    places: Mapping[Words, int]
    place_nouns: frozenset[str]
    slight: frozenset[str]
    joined: bool

    @staticmethod
    @cache
    def of(language: Language) -> _Table:
        """Gather what a language lists."""
        lexicon, listed = language.lexicon, language.lexicon.choices
        kinds = ("any", "neither", "negators", "rejections", "passed_over", "corrections")
        phrases = {kind: frozenset(tuple(one.split()) for one in getattr(listed, kind)) for kind in kinds}
        places = {tuple(phrase.split()): place for phrase, place in listed.places.items()}
        phrases["places"] = frozenset(places)
        longest = {kind: max(map(len, words), default=0) for kind, words in phrases.items()}
        slight = {word for phrase in (*lexicon.polite, *lexicon.fillers, *listed.light) for word in phrase.split()}
        nouns = {word for phrase in listed.place_nouns for word in phrase.split()}
        return _Table(phrases, longest, places, frozenset(nouns), frozenset(slight), language.code == "ko")

    def phrase(self, kind: str, words: Words, at: int) -> Words:
        """Give the longest phrase of a kind that begins at a word; nothing for none."""
        for length in range(min(self.longest[kind], len(words) - at), 0, -1):
            said = words[at : at + length]
            if said in self.phrases[kind]:
                return said
            if self.joined:
                begun = (one for one in self.phrases[kind] if one[:-1] == said[:-1] and said[-1].startswith(one[-1]))
                if found := next(begun, None):
                    return found
        return ()

    def length(self, kind: str, words: Words, at: int) -> int:
        """Tell how many words the longest phrase of a kind takes at a place; 0 for none."""
        return len(self.phrase(kind, words, at))

    def ends(self, kind: str, words: Words) -> bool:
        """Tell whether words end in a phrase of a kind."""
        longest = min(self.longest[kind], len(words))
        return any(words[-length:] in self.phrases[kind] for length in range(1, longest + 1))
