"""Yes or no, as a value.

People answer with particles ("да", "ага", "нет") and with content ("согласна", "подходит", "не смогу"), and say both at
once. What has content decides: "да не хочу я" is no, "нет, всё правильно" is yes. Particles decide where there is none:
alike they say what they say, "да нет" is no, "нет да" is nothing. A doubt, or a contradiction, is nothing.
A particle with a long sentence of other things is nothing either: "да у меня собака лает" agrees to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from voicebot.understanding.phrases import polite_phrases
from voicebot.understanding.polarity import canonical, polarity
from voicebot.understanding.values.value import Heard, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked

_YES, _NO, _UNSURE, _TURN, _HOLD = 1, -1, 0, 2, 3
_NAMES = {_YES: "yes", _NO: "no"}
_MOST_UNEXPLAINED = 3
"""With more words that mean something else a particle is no answer."""
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place where an answer says something.

    Args:
        sign: yes, no, unsure, a turn, before which nothing counts, or a hold ("подождите", "я занят"), which is a turn
            too, and takes back a yes where nothing comes after it.
        content: it is more than a particle.
        first: index of its first word.
        last: index of its last.
    """

    sign: int
    content: bool
    first: int
    last: int


def read_yes_no(heard: Heard, asked: Asked) -> Value | None:
    """Read ``yes`` or ``no``.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    words, tokens = _apart(heard, asked.language)
    listed = _Listed.of(asked.language)
    bare = polite_phrases(asked.language).without(words)
    for said in (words, bare):
        if said in listed.alone:
            return Value(asked.kind, _NAMES[listed.alone[said]], heard.span(0, -1))
    marks = _after_turn(listed.marks(words))
    sign, deciding = _decided(marks, listed.unexplained(words, marks))
    if not deciding:
        return None
    return Value(asked.kind, _NAMES[sign], heard.span(tokens[deciding[0].first], tokens[deciding[-1].last]))


def yes_no_phrases(language: Language) -> tuple[str, ...]:
    """List the words that a grammar needs to hear a yes or a no, and that it is neither.

    Args:
        language: in which; in Korean the built-in intents only, since its other words are listed as stems.
    """
    lexicon, table = language.lexicon, language.lexicon.yes_no
    if language.code == "ko":
        return (*lexicon.intents["yes"], *lexicon.intents["no"])
    content = (*table.yes, *table.no, *table.yes_alone, *table.no_alone, *table.unsure, *table.passed_over)
    particles = (*table.yes_particles, *table.no_particles, *table.negators, *table.turning)
    return (*lexicon.intents["yes"], *lexicon.intents["no"], *particles, *content, *table.yes_lemmas, *table.no_lemmas)


def _apart(heard: Heard, language: Language) -> tuple[Words, tuple[int, ...]]:
    """Give the words with every denial apart, and of which token each is."""
    pieces = [(word, index) for index, token in enumerate(heard.tokens) for word in canonical(token.word, language)]
    return tuple(word for word, _ in pieces), tuple(index for _, index in pieces)


def _after_turn(marks: list[_Mark]) -> list[_Mark]:
    """Leave out what was taken back; a turn at the end takes nothing back, a hold there the yes before it."""
    end = max((at for at, mark in enumerate(marks) if mark.sign not in (_TURN, _HOLD)), default=-1)
    begin = max((at for at in range(end) if marks[at].sign in (_TURN, _HOLD)), default=-1)
    held = any(mark.sign == _HOLD for mark in marks[end + 1 :])
    return [mark for mark in marks[begin + 1 : end + 1] if not (held and mark.sign == _YES)]


def _decided(marks: list[_Mark], unexplained: int) -> tuple[int, list[_Mark]]:
    """Weigh what was said: the sign and the marks that decide; none where nothing is decided."""
    if any(mark.sign == _UNSURE for mark in marks):
        return _UNSURE, []
    content = [mark for mark in marks if mark.content]
    signs = [mark.sign for mark in content or marks]
    if content and signs[-1] == _YES and marks[-1].sign == _NO:
        return _UNSURE, []
    if len(set(signs)) == 1:
        decides = content or signs[0] == _NO or unexplained <= _MOST_UNEXPLAINED
        return signs[0], (content or marks) if decides else []
    turned = not content and signs == sorted(signs, reverse=True)
    beside = any(one.sign > other.sign and one.last + 1 == other.first for one, other in pairwise(marks))
    return (_NO, [mark for mark in marks if mark.sign == _NO]) if turned and beside else (_UNSURE, [])


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a language lists of answers, ready to be looked up.

    Args:
        language: whose they are.
        alone: whole answers.
        phrases: what marks an answer anywhere: its sign, and whether it has content.
        lemmas: single words with content, in any form.
        unsure: lemmas that are neither yes nor no when denied.
        longest: how many words the longest of the phrases has.
    """

    language: Language
    alone: Mapping[Words, int]
    phrases: Mapping[Words, tuple[int, bool]]
    lemmas: Mapping[str, int]
    unsure: frozenset[str]
    longest: int

    @staticmethod
    @cache
    def of(language: Language) -> _Listed:
        """Gather what a language lists."""
        lexicon, table = language.lexicon, language.lexicon.yes_no

        def whole(phrases: Iterable[str]) -> set[Words]:
            return {canonical(phrase, language) for phrase in phrases}

        busy = [one for one in lexicon.intents["busy_now"] if not polarity(canonical(one, language), language).denies]
        phrases: dict[Words, tuple[int, bool]] = {}
        for listed, sign, content in (
            (busy, _HOLD, True),
            (lexicon.hard_stops, _HOLD, False),
            (lexicon.doubts, _UNSURE, True),
            (table.unsure, _UNSURE, True),
            (table.turning, _TURN, False),
            (table.yes_particles, _YES, False),
            (table.no_particles, _NO, False),
            (table.yes, _YES, True),
            (table.no, _NO, True),
        ):
            phrases |= dict.fromkeys(whole(listed), (sign, content))
        alone = dict.fromkeys(whole((*lexicon.intents["yes"], *table.yes_alone)), _YES)
        alone |= dict.fromkeys(whole((*lexicon.intents["no"], *table.no_alone)), _NO)
        lemmas = dict.fromkeys(table.yes_lemmas, _YES) | dict.fromkeys(table.no_lemmas, _NO)
        longest = max(map(len, phrases), default=0)
        return _Listed(language, alone, phrases, lemmas, frozenset(table.unsure_lemmas), longest)

    def marks(self, words: Words) -> list[_Mark]:
        """Find what says something, in order; of what begins at one word the longest."""
        found: list[_Mark] = []
        at = 0
        while at < len(words):
            mark = self._phrase(words, at) or self._denied(words, at) or self._word(words, at)
            found.extend([mark] if mark else [])
            at = mark.last + 1 if mark else at + 1
        return found

    def unexplained(self, words: Words, marks: Iterable[_Mark]) -> int:
        """Count the words that mean something else."""
        explained = {index for mark in marks for index in range(mark.first, mark.last + 1)}
        light = {*self.language.lexicon.yes_no.light, *self.language.lexicon.fillers, *self.language.lexicon.polite}
        return sum(index not in explained and word not in light for index, word in enumerate(words))

    def _phrase(self, words: Words, at: int) -> _Mark | None:
        for length in range(min(self.longest, len(words) - at), 0, -1):
            found = self.phrases.get(words[at : at + length])
            if found:
                return _Mark(*found, at, at + length - 1)
        return None

    def _denied(self, words: Words, at: int) -> _Mark | None:
        """Turn round what a negator denies; what is denied may be a listed phrase."""
        table = self.language.lexicon.yes_no
        if words[at] not in table.negators:
            return None
        start = next((index for index in range(at + 1, len(words)) if words[index] not in table.negators), len(words))
        if start == len(words):
            return _Mark(_NO, content=False, first=at, last=start - 1)
        if stammered := self._phrase(words, start - 1):
            return replace(stammered, first=at)
        if self._lemma(words[start]) in self.unsure:
            return _Mark(_UNSURE, content=True, first=at, last=start)
        if words[start] in table.passed_over and self._content(words, start + 1):
            start += 1
        inner = self._content(words, start)
        refused = inner is not None and inner.sign == _NO
        return _Mark(_YES if refused else _NO, content=True, first=at, last=inner.last if inner else start)

    def _content(self, words: Words, at: int) -> _Mark | None:
        mark = self._phrase(words, at) or self._word(words, at) if at < len(words) else None
        return mark if mark and mark.content and mark.sign in _NAMES else None

    def _word(self, words: Words, at: int) -> _Mark | None:
        sign = self.lemmas.get(self._lemma(words[at]))
        return None if sign is None else _Mark(sign, content=True, first=at, last=at)

    def _lemma(self, word: str) -> str:
        return " ".join(self.language.lemmas(word))
