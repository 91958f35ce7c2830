"""Where the options of a choice are named in an utterance: inflected, in part, in a diminutive, or misheard."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Prefix
from rapidfuzz.fuzz import ratio

from voicebot.language.word_forms import word_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from voicebot.language.language import Language

Words = tuple[str, ...]
SURE = 0.8
"""From this similarity on a word is taken for one of the option's name; below it only where nothing is nearer."""
_WHOLE, _SAME_LEMMA, _SAME_STEM, _INFLECTED, _DERIVED, _BEGINNING = 1.0, 0.97, 0.9, 0.85, 0.65, 0.6
_LEAST = 0.6
_NEAR = 0.15
"""Words that are nearer than this to each other in similarity are about as likely."""
_SHORTEST_STEM, _SHORTEST_SOUND = 3, 4
_LONGEST_ENDING = 3
_ENDINGS_RU = "аеиоуыьйюяё"
_SHORTEST_DERIVED = 4
_SOUNDS_ALIKE = 78.0
"""rapidfuzz's ratio of two sound keys, 0 to 100."""
_LONGEST_KOREAN = 5
"""A Korean option may fall into so many words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where options are named.

    Args:
        options: their indices; several where the words are in the names of several.
        first: index of the first word.
        last: index of the last.
        strength: similarity from 0 to 1.
    """

    options: tuple[int, ...]
    first: int
    last: int
    strength: float


@dataclass(frozen=True, slots=True)
class _Form:
    """A word with what it is compared by."""

    word: str
    lemma: str
    stem: str
    sound: str


def mentions(words: Words, options: tuple[tuple[str, ...], ...], language: Language) -> list[Mention]:
    """Find where options are named, in order.

    Args:
        words: the utterance in normal form.
        options: each with every way to say it.
        language: of the utterance and the options.
    """
    if language.code == "ko":
        return _korean(words, options, language)
    listed = _listed(options, language)
    heard = [_form(word, language) for word in words]
    whole = _whole(heard, listed)
    taken = {index for one in whole for index in range(one.first, one.last + 1)}
    light = language.lexicon.choices.light
    parts = [
        found
        for index, one in enumerate(heard)
        if index not in taken and one.word not in light and (found := _part(one, index, listed))
    ]
    return sorted((*whole, *parts), key=lambda one: one.first)


def option_forms(options: tuple[tuple[str, ...], ...], language: Language) -> tuple[str, ...]:
    """List the ways to say options, and in Russian every form of their words.

    Args:
        options: each with every way to say it.
        language: of the options.
    """
    ways = [language.normalise(way) for option in options for way in option]
    words = [word for way in ways for word in way.split()] if language.code == "ru" else []
    forms = (form for word in words for form in sorted(word_forms(_form(word, language).lemma)))
    return tuple(dict.fromkeys((*ways, *words, *forms)))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The options, ready to be compared.

    Args:
        ways: each way with the option's index.
        parts: their words that tell anything, with the options they are in.
    """

    ways: tuple[tuple[tuple[_Form, ...], int], ...]
    parts: tuple[tuple[_Form, frozenset[int]], ...]


@lru_cache(maxsize=256)
def _listed(options: tuple[tuple[str, ...], ...], language: Language) -> _Listed:
    ways: list[tuple[tuple[_Form, ...], int]] = []
    for index, option in enumerate(options):
        ways.extend((tuple(_form(word, language) for word in language.words(way)), index) for way in option)
    ways.sort(key=lambda one: -len(one[0]))
    light = language.lexicon.choices.light
    forms = {form for way, _ in ways for form in way if form.word not in light}
    inside = {form: frozenset(index for way, index in ways if _has(way, form)) for form in forms}
    return _Listed(tuple(ways), tuple(sorted(inside.items(), key=lambda one: one[0].word)))


def _has(way: Iterable[_Form], form: _Form) -> bool:
    return any(one.lemma == form.lemma for one in way)


@lru_cache(maxsize=20_000)
def _form(word: str, language: Language) -> _Form:
    lemma = " ".join(language.lemmas(word)) or word
    return _Form(word, lemma, _stem(lemma, language), language.sound_key(word))


def _stem(lemma: str, language: Language) -> str:
    """Cut endings and diminutives off: "синенький" and "синий" are both "син"."""
    stem = lemma.rstrip(_ENDINGS_RU) if language.code == "ru" else lemma
    for ending in language.lexicon.choices.diminutives:
        if stem.endswith(ending) and len(stem) - len(ending) > 1:
            return stem.removesuffix(ending)
    return stem


def _whole(heard: Sequence[_Form], listed: _Listed) -> list[Mention]:
    """Find whole names, the longest first; of what they cover nothing else is said."""
    found: list[Mention] = []
    taken: set[int] = set()
    for way, option in listed.ways:
        for first in range(len(heard) - len(way) + 1):
            places = range(first, first + len(way))
            pairs = zip(heard[first:], way, strict=False)
            if way and taken.isdisjoint(places) and all(one.word == o.word or one.lemma == o.lemma for one, o in pairs):
                taken.update(places)
                found.append(Mention((option,), first, first + len(way) - 1, _WHOLE))
    return found


def _part(heard: _Form, index: int, listed: _Listed) -> Mention | None:
    """Find the options that a word is nearest to."""
    nearness: dict[int, float] = {}
    for form, options in listed.parts:
        near = _nearness(heard, form)
        nearness |= {option: max(nearness.get(option, 0.0), near) for option in options}
    best = max(nearness.values(), default=0.0)
    if best < _LEAST:
        return None
    nearest = tuple(sorted(option for option, near in nearness.items() if near > best - _NEAR))
    return Mention(nearest, index, index, best)


@lru_cache(maxsize=20_000)
def _nearness(heard: _Form, listed: _Form) -> float:
    """Compare two words by their forms, then by their sounds."""
    if heard.word == listed.word:
        return _WHOLE
    if heard.lemma == listed.lemma:
        return _SAME_LEMMA
    if heard.stem == listed.stem and len(heard.stem) >= _SHORTEST_STEM:
        return _SAME_STEM
    rest = heard.word.removeprefix(listed.word)
    if len(listed.word) >= _SHORTEST_STEM and rest != heard.word and len(rest) <= _LONGEST_ENDING:
        return _INFLECTED
    return max(_by_stem(heard, listed), _by_sound(heard, listed))


def _by_stem(heard: _Form, listed: _Form) -> float:
    shared = Prefix.similarity(heard.stem, listed.stem)
    longer = max(len(heard.stem), len(listed.stem))
    if shared >= _SHORTEST_DERIVED and shared * 2 >= longer:
        return _DERIVED
    begins = shared >= _SHORTEST_STEM and shared == len(heard.stem)
    # "окошко" is to "окно" as "ок" to "окн"
    shortened = heard.stem != heard.lemma.rstrip(_ENDINGS_RU) and shared == len(heard.stem) == longer - 1
    return _BEGINNING if begins or shortened else 0.0


def _by_sound(heard: _Form, listed: _Form) -> float:
    if min(len(heard.sound), len(listed.sound)) < _SHORTEST_SOUND:
        return 0.0
    alike = ratio(heard.sound, listed.sound, score_cutoff=_SOUNDS_ALIKE)
    return alike / 100.0


def _korean(words: Words, options: tuple[tuple[str, ...], ...], language: Language) -> list[Mention]:
    """Find options with whatever is joined to them, however the words are parted."""
    found: list[Mention] = []
    for option, ways in enumerate(options):
        for way in ways:
            name = language.normalise(way).replace(" ", "")
            found.extend(_korean_way(words, name, option, language))
    best = {first: max(one.strength for one in found if one.first == first) for first in {one.first for one in found}}
    return sorted((one for one in found if one.strength == best[one.first]), key=lambda one: one.first)


def _korean_way(words: Words, name: str, option: int, language: Language) -> Iterable[Mention]:
    sound = language.sound_key(name)
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST_KOREAN, len(words))):
            if "".join(words[first : last + 1]).startswith(name):
                yield Mention((option,), first, last, _WHOLE)
                break
        else:
            heard = language.sound_key(words[first])[: len(sound)]
            if ratio(heard, sound) >= _SOUNDS_ALIKE:
                yield Mention((option,), first, first, ratio(heard, sound) / 100.0)
