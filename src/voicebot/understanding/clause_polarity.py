"""What one clause denies: which words themselves, and how far the denial reaches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from voicebot.language.essence import basic
from voicebot.language.morphology import Role, may_be, role
from voicebot.understanding.clauses import is_core, is_lacked, phrase_words, said

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.clauses import Words

_TELLING = (Role.ORDER, Role.VERB, Role.STATE, Role.INFINITIVE, Role.NOUN, Role.ADJECTIVE)
_VERBAL = (Role.ORDER, Role.VERB, Role.STATE, Role.INFINITIVE)
_NOT, _NEITHER, _NO = "не", "ни", "no"
_STANDING = ("안", "못")
"""Korean negators that deny the word after them."""
_LACK = ("нет", "нету")
_WITHOUT = ("без", "without")
_FORBIDDEN, _ALLOWED = "нельзя", "можно"
_WHO = "кто"
_PLACES = {"за": "ablt", "на": "loct", "в": "loct"}
_SHALL = ("буду", "будем", "будет", "будете")
_SUBORDINATE = ("что", "чтобы", "чтоб")
_WHETHER = "ли"
_YOU = ("вы", "ты")


@dataclass(frozen=True, slots=True)
class ClausePolarity:
    """What a clause says plainly and what it denies; words in their basic forms, small ones left out.

    Args:
        affirmed: what is said plainly.
        denied: what is denied itself: "не *надо* оператора".
        reached: what the denial reaches besides: "не надо *оператора*".
        denies: the clause as a whole is a denial.
        doubtful: it neither denies nor says plainly.
        is_refusal: it is nothing but a refusal: "нет".
    """

    affirmed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    denies: bool = False
    doubtful: bool = False
    is_refusal: bool = False

    @property
    def words(self) -> frozenset[str]:
        """All words that are compared."""
        return self.affirmed | self.denied | self.reached


@lru_cache(maxsize=20_000)
def clause_polarity(
    words: Words, language: Language, *, flipped: bool = False, doubtful: bool = False
) -> ClausePolarity:
    """Read what a clause denies.

    Args:
        words: of the clause.
        language: whose words they are.
        flipped: what stands before denies it: "не думаю | что приду".
        doubtful: what stands before doubts it: "не знаю | удобно ли".
    """
    if language.code == "ko":
        return _korean(words, language)
    reader = _Reader(words, language)
    return reader.read(flipped=flipped, doubtful=doubtful)


def flips_next(before: Words, clause: Words, language: Language) -> bool:
    """Tell whether a clause denies the one after it: "не думаю | что приду".

    Args:
        before: the first.
        clause: the second.
        language: whose words they are.
    """
    subordinate = clause[:1] != () and clause[0] in _SUBORDINATE
    known = language.lexicon.denials
    return subordinate and _has(before, (*known.raising, *known.unwanted))


def makes_next_doubtful(before: Words, clause: Words, language: Language) -> bool:
    """Tell whether a clause puts the one after it in doubt: "не знаю | удобно ли".

    Args:
        before: the first.
        clause: the second.
        language: whose words they are.
    """
    asked = _WHETHER in clause or clause[0] in language.lexicon.questions
    return asked and _has(before, language.lexicon.denials.doubting)


def _has(words: Words, phrases: tuple[str, ...]) -> bool:
    among = phrase_words(phrases)
    return any(said(words, at, among) for at in range(len(words)))


class _Reader:
    """Reads a clause whose negators stand before what they deny: Russian and English.

    Args:
        words: of the clause.
        language: whose words they are.
    """

    def __init__(self, words: Words, language: Language) -> None:
        self._words = words
        self._language = language
        self._lexicon = language.lexicon
        self._agreeing = self._positions((*self._lexicon.denials.affirming, *self._lexicon.denials.asking))
        self._raising = self._positions(self._lexicon.denials.raising) - self._agreeing
        self._doubting = self._positions(self._lexicon.denials.hedging) - self._agreeing
        self._telling = {at for at in range(len(words)) if self._tells(at)}
        if self._telling <= self._raising:
            self._raising = set()
        self._denied: set[int] = set()
        self._apart: set[int] = set()

    def read(self, *, flipped: bool, doubtful: bool) -> ClausePolarity:
        """Read the clause; see `clause_polarity`."""
        if self._refuses():
            return ClausePolarity(denies=True, is_refusal=True)
        denials = sum(self._denies_whole(at) for at in range(len(self._words)) if at not in self._agreeing)
        denials = (denials or self._is_concord()) + flipped
        if self._raising:
            self._telling -= self._raising
            denials += bool(self._telling)
        rest = self._telling - self._doubting
        if self._doubting and rest:
            self._telling, self._denied, denials, doubtful = rest, self._denied & rest, 0, True
        denies = denials % 2 == 1
        direct = self._direct() if denies else self._apart
        others = (self._telling - self._modal() or self._telling) - direct
        where = {at for at in others if denies and self._is_place(at)}
        idioms = {at for at in self._agreeing if self._is_content(at)}
        return ClausePolarity(
            affirmed=self._basic(where if denies else others),
            denied=self._basic(direct | idioms) | self._forbidden(denies=denies),
            reached=self._basic(others - where) if denies else frozenset(),
            denies=denies,
            doubtful=doubtful or self._is_rhetorical() or self._takes_back(),
            is_refusal=denies and not (direct or others or idioms),
        )

    def _modal(self) -> set[int]:
        """Find "надо" and "хочу" where it is said what is not needed or wanted; "могу" only beside what is done."""
        modal, objects = self._lexicon.denials.modal, self._lexicon.denials.wanting
        deeds = any(role(self._words[at]) is Role.INFINITIVE for at in self._telling)
        known = modal if deeds or not self._language.has_dictionary else objects
        return {at for at in self._telling if basic(self._words[at], self._language.code) in known}

    def _direct(self) -> set[int]:
        """Give what is denied itself."""
        others = self._telling - self._modal()
        if not others or self._denied - self._modal() or not self._denied:
            return self._denied
        deeds = {at for at in others if role(self._words[at]) is Role.INFINITIVE}
        return deeds if deeds and self._language.has_dictionary else others

    def _is_place(self, at: int) -> bool:
        """Tell whether a word says where, which no denial reaches: "я за рулем не могу"."""
        before = self._words[at - 1] if at else ""
        return before in _PLACES and may_be(self._words[at], _PLACES[before])

    def _positions(self, phrases: tuple[str, ...]) -> set[int]:
        among = phrase_words(phrases)
        return {at + step for at in range(len(self._words)) for step in range(said(self._words, at, among))}

    def _is_content(self, at: int) -> bool:
        word, lexicon = self._words[at], self._lexicon
        if word in lexicon.negators or word in lexicon.refusals or word in lexicon.denials.stopping:
            return False
        if not self._language.has_dictionary:
            small = (*lexicon.polite, *lexicon.empty, *lexicon.clauses.governors, *lexicon.denials.degrees)
            return word not in small and word not in lexicon.clauses.conjunctions
        slight = word in lexicon.affirmations or word in lexicon.clauses.sentences
        return not slight and (
            role(word) in _TELLING or (role(word) is Role.PREPOSITION and at + 1 == len(self._words))
        )

    def _tells(self, at: int) -> bool:
        passed = self._language.has_dictionary and self._words[at] in self._lexicon.denials.degrees
        return self._is_content(at) and at not in self._agreeing and not passed

    def _basic(self, places: set[int]) -> frozenset[str]:
        return frozenset(basic(self._words[at], self._language.code) for at in places)

    def _refuses(self) -> bool:
        lexicon = self._lexicon
        refusing = {*lexicon.refusals, *lexicon.negators}
        light = {*refusing, *lexicon.affirmations, *lexicon.empty}
        return not (light.isdisjoint(self._words) or refusing.isdisjoint(self._words)) and light.issuperset(self._words)

    def _denies_whole(self, at: int) -> bool:
        """Note what the word denies, if it denies, and tell whether that is the clause as a whole."""
        word = self._words[at]
        if at in self._raising or self._words[at - 1 : at] == (word,):
            return False
        if word in self._lexicon.denials.stopping or word == _FORBIDDEN:
            self._denied.update(list(self._telling_after(at))[:1])
            return True
        if word in _LACK or word == _NO:
            return self._lacks(at)
        if word in self._lexicon.negators and not (word == _NEITHER and not {_NOT, *_LACK}.isdisjoint(self._words)):
            return self._denies_what_follows(at)
        return self._language.code == "en" and word in self._lexicon.refusals

    def _denies_what_follows(self, at: int) -> bool:
        target = next(iter(self._telling_after(at)), None)
        if target is None:
            self._denied.update(self._adverb_after(at))
            return self._words[at] not in _WITHOUT
        if self._asks_who_you_are(at, target):
            return False
        if self._words[at + 1] in _SHALL:
            deeds = (one for one in self._telling_after(at) if role(self._words[one]) is Role.INFINITIVE)
            self._denied.add(next(deeds, target))
            return True
        if self._language.has_dictionary and not self._is_core_denial(at, target):
            self._apart.update(self._group(target))
            return False
        self._denied.add(target)
        return True

    def _adverb_after(self, at: int) -> list[int]:
        """Give the adverb that is denied where nothing else is: "не сейчас"."""
        after = self._words[at + 1 : at + 2]
        if not (after and self._language.has_dictionary) or after[0] in self._lexicon.denials.degrees:
            return []
        return [at + 1] if role(after[0]) is Role.ADVERB else []

    def _telling_after(self, at: int) -> list[int]:
        return sorted(one for one in self._telling if one > at)

    def _is_core_denial(self, at: int, target: int) -> bool:
        """Tell whether "не" denies the sentence rather than a word in it ("не с роботом хочу говорить")."""
        passed = range(at + 1, target)
        between = [word for word in self._words[at + 1 : target] if word not in self._lexicon.denials.degrees]
        alone = not any(is_core(self._words[one], self._language) for one in self._telling - {target})
        if self._words[at] in _WITHOUT:
            return alone
        if role(self._words[target]) in _VERBAL:
            return not between or not passed
        return alone

    def _asks_who_you_are(self, at: int, target: int) -> bool:
        """Tell whether "не" only makes a question: "вы не робот"."""
        named = role(self._words[target]) in (Role.NOUN, Role.ADJECTIVE)
        core = any(is_core(self._words[one], self._language) for one in self._telling)
        return named and not core and not set(self._words[:at]).isdisjoint(_YOU)

    def _group(self, target: int) -> list[int]:
        """Give a denied word with the noun that it belongs to."""
        belongs = role(self._words[target]) is Role.ADJECTIVE and target + 1 in self._telling
        return [target, target + 1] if belongs else [target]

    def _lacks(self, at: int) -> bool:
        """Note what is said to lack: "нет времени", "времени нет", "no time"."""
        if self._language.code == "en":
            self._denied.update(self._telling_after(at)[:1])
            return True
        after = self._telling_after(at)[:1]
        if after and (is_lacked(self._words[after[0]])):
            self._denied.update(self._group(after[0]))
            return True
        before = [one for one in self._telling if one < at and may_be(self._words[one], "gent")]
        self._denied.update(before[-1:])
        return bool(before)

    def _is_concord(self) -> bool:
        return any(basic(word, self._language.code) in self._lexicon.denials.concord for word in self._words)

    def _forbidden(self, *, denies: bool) -> frozenset[str]:
        return frozenset({_ALLOWED} if denies and _FORBIDDEN in self._words else ())

    def _is_rhetorical(self) -> bool:
        """Tell whether it asks what needs no answer: "кто же не хочет"."""
        return _WHO in self._words and _NOT in self._words[self._words.index(_WHO) :]

    def _takes_back(self) -> bool:
        """Tell whether a refusal hangs on: "соедините с оператором нет"."""
        return self._words[-1] in _LACK and not self._denied and not self._agreeing


def _korean(words: Words, language: Language) -> ClausePolarity:
    lexicon = language.lexicon
    if all(word.startswith(lexicon.refusals) for word in words):
        return ClausePolarity(denies=True, is_refusal=True)
    marks = [mark for mark in lexicon.negators if mark not in _STANDING]
    stems: list[str] = []
    denied: set[str] = set()
    pending = False
    for index, word in enumerate(words):
        standing = word.startswith(_STANDING) and not word.startswith(lexicon.not_negated)
        if word in _STANDING:
            pending = True
            continue
        joined = f"지{word}" if index and words[index - 1].endswith("지") else word
        mark = next((one for one in marks if one in joined), "")
        head = joined.partition(mark)[0].removesuffix("지") if mark else word[standing:]
        stem = basic(head, language.code) if head else ""
        if pending or standing or mark:
            denied.add(stem or (stems[-1] if stems else ""))
        pending = False
        stems += [stem] if stem else []
    denied |= {""} if pending else set()
    plain = frozenset(stems) - denied - {basic(word, language.code) for word in lexicon.empty}
    return ClausePolarity(
        affirmed=frozenset() if denied else plain,
        denied=frozenset(denied) - {""},
        reached=plain if denied else frozenset(),
        denies=bool(denied),
        is_refusal=bool(denied) and not (plain or denied - {""}),
    )
