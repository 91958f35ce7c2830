"""Russian names among other words; see `voicebot.understanding.values.names` for the rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from voicebot.language.names import NameForm, name_forms
from voicebot.understanding.values.people_table import PeopleTable
from voicebot.understanding.values.value import Heard, Token, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from voicebot.language.language import Language
    from voicebot.understanding.values.value import Asked

_PARTS = ("first", "patronymic", "last")
_SURE = 0.4
"""A word that is a name with this weight is one wherever it stands."""
_MOST_WORDS = 5
"""So many words may be names in one answer; with more it is something else."""
_KNOWN, _POSSIBLE, _BY_WEIGHT = 2.0, 1.0, 0.5
_LEFT_OUT, _TWO_MEN = -1.0, -1.5
_ASKED_CASE, _NOMINATIVE, _MIXED = 0.6, 0.4, -0.6
"""What speaks for one reading of a name against another, see `_Said.assigned`."""
_USUAL_ORDER = 0.2
_EQUAL = 0.3
"""Readings whose scores are nearer are about as likely."""
_MOST_OTHERS = 2
_CASES = ("n", "a", "g", "d", "i", "p")


@dataclass(frozen=True, slots=True)
class _Item:
    """A word that may be a name.

    Args:
        at: index of the word.
        word: in normal form.
        forms: what it may be.
        sure: it is a name wherever it stands.
        known: it can be one by the dictionary.
    """

    at: int
    word: str
    forms: tuple[NameForm, ...]
    sure: bool
    known: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name as it may be meant: words with what each of them is, and what speaks for it."""

    words: tuple[tuple[_Item, NameForm], ...]
    score: float

    @property
    def parts(self) -> Mapping[str, str]:
        """The parts of the name: ``first``, ``patronymic``, ``last``, those that there are."""
        joined = {part: " ".join(form.nominative for _, form in self.words if form.part == part) for part in _PARTS}
        return {part: text.title() for part, text in joined.items() if text}

    @property
    def text(self) -> str:
        """The name as it is written."""
        return " ".join(self.parts.values())

    @property
    def gender(self) -> str:
        """Of a man or a woman, where the parts tell."""
        return next((form.gender for _, form in self.words if form.gender), "")


def read_person(heard: Heard, asked: Asked) -> Value | None:
    """Read a Russian name.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    heard = _hyphened(heard)
    said = _Said(heard, asked.language)
    items = said.names()
    readings = said.readings(items) if 0 < len(items) <= _MOST_WORDS else []
    if not readings:
        return None
    best = readings[0]
    genders = {one.gender for one in readings if one.parts == best.parts and one.score > best.score - _EQUAL}
    parts = dict(best.parts) | ({"gender": best.gender} if best.gender and len(genders) == 1 else {})
    others = dict.fromkeys(one.text for one in readings[1:] if one.score > best.score - _KNOWN)
    others.pop(best.text, None)
    used = [item.at for item, _ in best.words]
    span = heard.span(min(used), max(used))
    return Value(asked.kind, best.text, span, tuple(others)[:_MOST_OTHERS], parts=parts)


def _hyphened(heard: Heard) -> Heard:
    """Take names with a hyphen for one word."""
    tokens: list[Token] = []
    for token in heard.tokens:
        before = tokens[-1] if tokens else None
        if before and heard.text[before.end : token.start] == "-":
            tokens[-1] = Token(f"{before.word}-{token.word}", before.start, token.end)
        else:
            tokens.append(token)
    return Heard(heard.text, tuple(tokens))


class _Said:
    """What was said.

    Args:
        heard: the utterance.
        language: Russian.
    """

    def __init__(self, heard: Heard, language: Language) -> None:
        self._heard = heard
        self._words = heard.words
        self._language = language
        self._table = PeopleTable.of(language)

    def names(self) -> list[_Item]:
        """Find the words that are names here."""
        items = [item for at in range(len(self._words)) if (item := self._item(at))]
        items = self._after_corrections([one for one in items if not self._is_denied(one.at)])
        explained = self._explained(items)
        led = self._leads_to_surname()
        sure = {one.at for one in items if one.sure}
        kept: list[_Item] = []
        for one in items:
            beside = any(self._are_neighbours(one.at, at) for at in sure)
            alone = one.sure and (explained or self._is_first(one) or bool(sure - {one.at}))
            if alone or beside or (explained and (one.known or led)):
                kept.append(one)
        return [one for one in kept if one.known] if any(one.known for one in kept) and not explained else kept

    def _item(self, at: int) -> _Item | None:
        word = self._words[at]
        if self._table.is_around(self._words, at) or self._table.is_never(word, self._lemma(word)):
            return None
        token = self._heard.tokens[at]
        said = self._heard.text[token.start : token.end].lower()
        forms = name_forms(said if said.replace("ё", "е") == word else word)
        weight = sum(form.weight for form in forms if form.known)
        return _Item(at, word, forms, sure=weight >= _SURE, known=weight > 0) if forms else None

    def _lemma(self, word: str) -> str:
        return " ".join(self._language.lemmas(word))

    def _explained(self, items: Iterable[_Item]) -> bool:
        """Tell whether all other words are such as people say around their names."""
        named = {one.at for one in items}
        return all(
            at in named
            or self._table.is_around(self._words, at)
            or self._lemma(word) in self._table.relatives
            or not self._may_matter(at)
            for at, word in enumerate(self._words)
        )

    def _may_matter(self, at: int) -> bool:
        """Tell whether a word is more than a part of a correction or a denial."""
        return not any(self._table.covers(kind, self._words, at) for kind in ("corrections", "denials"))

    def _leads_to_surname(self) -> bool:
        return any(self._table.starts("surname_leads", self._words, at) for at in range(len(self._words)))

    def _are_neighbours(self, one: int, other: int) -> bool:
        """Tell whether nothing but words around names lies between two words."""
        between = range(min(one, other) + 1, max(one, other))
        return one != other and all(self._words[at] in self._table.fillers for at in between)

    def _is_denied(self, at: int) -> bool:
        begin = next((index for index in range(at - 1, -1, -1) if not self._table.is_around(self._words, index)), -1)
        before = self._words[max(begin, 0) : at]
        return any(self._table.starts("denials", before, index) for index in range(len(before)))

    def _after_corrections(self, items: list[_Item]) -> list[_Item]:
        """Leave out what was said before a correction."""
        places = [at for at in range(len(self._words)) if self._table.starts("corrections", self._words, at)]
        for at in reversed(places):
            after = [one for one in items if one.at > at and (one.sure or one.known)]
            if after:
                return after
        return items

    def readings(self, items: Sequence[_Item]) -> list[_Reading]:
        """Weigh what each word may be, the likeliest first: all agree in gender, and in case where they can."""
        distinct = self._without_repeats(items)
        asked = self._case_before(distinct[0].at)
        forms = [form for item in distinct for form in item.forms]
        genders = {form.gender for form in forms} - {""} or {""}
        cases = [case for case in _CASES if any(form.case == case for form in forms)] or [""]
        best: dict[tuple[str, str], _Reading] = {}
        for gender, case in (*product(sorted(genders), cases), *((one, "") for one in sorted(genders))):
            if not case and any(len(one.words) == len(distinct) for one in best.values()):
                break
            found = self._agreeing(distinct, gender, case)
            if not found or self._belongs_to_another(found, asked):
                continue
            bonus = _MIXED if not case else _ASKED_CASE if case == asked else _NOMINATIVE if case == "n" else 0.0
            one = _Reading(found.words, found.score + bonus)
            if (key := (one.text, one.gender)) not in best or best[key].score < one.score:
                best[key] = one
        return sorted(best.values(), key=lambda one: -one.score)

    def _without_repeats(self, items: Sequence[_Item]) -> list[_Item]:
        """Leave out words said twice, and short forms beside the full name."""
        once = list({one.word: one for one in items}.values())
        full = [one for one in once if one.word not in self._table.short and self._is_first(one)]
        return [one for one in once if one.word not in self._table.short or not full or not self._is_first(one)]

    @staticmethod
    def _is_first(item: _Item) -> bool:
        return any(form.part == "first" and form.known for form in item.forms)

    def _agreeing(self, items: Sequence[_Item], gender: str, case: str) -> _Reading | None:
        """Give each word the best part that fits; an empty case: any, the nominative first."""
        choices: list[list[tuple[_Item, NameForm] | None]] = []
        for item in items:
            by_part: dict[str, NameForm] = {}
            for form in item.forms:
                fits = form.gender in {gender, ""} and (not case or form.case in {case, ""})
                if fits and (form.part not in by_part or _rank(form) > _rank(by_part[form.part])):
                    by_part[form.part] = form
            choices.append([*((item, form) for form in by_part.values()), None])
        allowed = (words for words in product(*choices) if _is_allowed([one for one in words if one]))
        weighed = (_weighed(words, gender) for words in allowed if any(words))
        return max(weighed, key=lambda one: one.score, default=None)

    def _case_before(self, at: int) -> str:
        """Give the case that the words before a name ask for; empty for none."""
        for end in range(at, 0, -1):
            if case := self._table.case(self._words[:end]):
                return case
            word = self._words[end - 1]
            if word not in self._table.fillers and self._lemma(word) not in self._table.relatives:
                return ""
        return ""

    def _belongs_to_another(self, found: _Reading, asked: str) -> bool:
        """Tell whether it is said whose relative one is: "это жена Ивана" tells no name of hers."""
        item, form = found.words[0]
        before = self._words[item.at - 1] if item.at else ""
        return form.case in {"g", "a"} and not asked and before in self._table.relatives


def _rank(form: NameForm) -> tuple[bool, bool, float]:
    return form.known, form.case in {"n", ""}, form.weight


def _is_allowed(words: Sequence[tuple[_Item, NameForm]]) -> bool:
    """Tell whether words make one name: each part once, but two first names side by side."""
    parts = [form.part for _, form in words]
    if len(set(parts)) == len(parts):
        return True
    firsts = [(item.at, form.known) for item, form in words if form.part == "first"]
    if len(firsts) != 2 or len(parts) - len(set(parts)) > 1 or "patronymic" in parts:  # noqa: PLR2004 - a pair
        return False
    (one, one_known), (other, other_known) = firsts
    return other - one == 1 and one_known and other_known


def _weighed(words: Sequence[tuple[_Item, NameForm] | None], gender: str) -> _Reading:
    kept = tuple(one for one in words if one)
    score = sum((_KNOWN if form.known else _POSSIBLE) + _BY_WEIGHT * form.weight for _, form in kept)
    two_men = gender == "m" and sum(form.part == "first" for _, form in kept) > 1
    parts = [form.part for _, form in kept]
    usual = parts == sorted(parts) and len(parts) > 1  # first, last
    score += _LEFT_OUT * (len(words) - len(kept)) + (_TWO_MEN if two_men else 0.0) + (_USUAL_ORDER if usual else 0.0)
    return _Reading(kept, score)
