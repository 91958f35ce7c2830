"""Whether an utterance asks for something or only talks about it: "соедините с оператором" and "мой оператор билайн".

What is acted on at a cost (a hand-off, the stop-list) must have been asked for: ordered, wished, needed, or named
without any more words. Questions, what is said of the past or under a condition, whose it is and who somebody is are
talk; and "не звоните" with a bound ("до десяти", "маме") or another order after it ("а приезжайте") is not "never".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from voicebot.language.essence import basic
from voicebot.language.morphology import Role, may_be, role
from voicebot.understanding.clause_polarity import clause_polarity
from voicebot.understanding.clauses import clauses, phrase_words, said
from voicebot.understanding.polarity import polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from voicebot.language.language import Language
    from voicebot.understanding.clauses import Words

REQUEST, LIKELY, UNSURE, TALK = 0.95, 0.7, 0.4, 0.1
"""How sure it is that something is asked for; below 0.5 it is talk."""
_AT = "у"
_NONE = frozenset[str]()
_IS_IT = ("что", "ли")


@dataclass(frozen=True, slots=True)
class Topic:
    """What may be asked for: words in basic forms.

    Args:
        wanted: of phrases that order or name something.
        unwanted: of phrases that forbid something.
    """

    wanted: frozenset[str]
    unwanted: frozenset[str]


@lru_cache(maxsize=5000)
def is_request(words: Words, language: Language, about: Topic | None = None) -> float:
    """Tell how sure it is that an utterance asks for something.

    To ask for the contrary ("не надо оператора", "не удаляйте мой номер") is no request for it.

    Args:
        words: as `canonical` gives them.
        language: whose words they are.
        about: what may be asked for: clauses about anything else do not count. None: all clauses count.

    Returns:
        from 0 to 1: below 0.5 it is talk.
    """
    parts = clauses(words, language)
    found = [
        one.request(parts[at - 1] if at else (), parts[at + 1] if at + 1 < len(parts) else ())
        for at, one in enumerate(_Clause(clause, language, about) for clause in parts)
        if one.counts
    ]
    return max(found, default=UNSURE)


def topic(phrases: Iterable[Words], language: Language) -> Topic:
    """Give what phrases of one meaning are about, for `is_request`.

    Args:
        phrases: as `canonical` gives them.
        language: whose words they are.
    """
    parts = [clause for phrase in phrases for clause in polarity(phrase, language).clauses]
    wanted = frozenset[str]().union(*(one.affirmed for one in parts))
    return Topic(wanted, frozenset[str]().union(*(one.denied | one.reached for one in parts)))


class _Clause:
    """One clause of an utterance.

    Args:
        words: of it.
        language: whose words they are.
        about: see `is_request`.
    """

    def __init__(self, words: Words, language: Language, about: Topic | None) -> None:
        self._words = words
        self._language = language
        self._known = language.lexicon.requests
        self._about = about
        stopping = language.lexicon.denials.stopping if about and about.unwanted else ()
        self._known_lets = {*self._known.lets, *stopping}
        self._words_about = about.wanted | about.unwanted if about else _NONE
        self._basic = tuple(basic(word, language.code) for word in words)
        self._polarity = clause_polarity(words, language)
        self._denies = self._polarity.denies

    @property
    def counts(self) -> bool:
        """Whether it is about the topic, if it forbids nothing about what is wanted, or lets or stops something."""
        if self._about is None or not self._known_lets.isdisjoint(self._words):
            return True
        return not (self._words_about if self._denies else self._about.wanted).isdisjoint(self._basic)

    def request(self, before: Words, after: Words) -> float:
        """Tell how sure it is that it asks for something, between the clauses before and after it."""
        words, known = set(self._words), self._known
        if self._is_against() or self._is_conditional(before) or self._is_question(after):
            return TALK
        if self._asks(known.how) and self._has(Role.INFINITIVE):
            return LIKELY
        if not words.isdisjoint((*self._language.lexicon.denials.stopping, *known.lets)) or self._is_threat():
            return REQUEST
        if self._orders():
            return self._ordered(after)
        if not set(self._basic).isdisjoint(known.wishes):
            return TALK if self._does_something_else() else REQUEST
        return self._told()

    def _is_against(self) -> bool:
        """Tell whether it asks for the contrary."""
        if self._about is None:
            return False
        denied, about = self._polarity.denied | self._polarity.reached, self._about
        return denied.isdisjoint(about.unwanted - about.wanted) and not denied.isdisjoint(about.wanted - about.unwanted)

    def _is_conditional(self, before: Words) -> bool:
        """Tell whether it is said under a condition; "если не перестанете звонить" is a threat."""
        return not self._is_threat() and not {*self._words[:1], *before[:1]}.isdisjoint(self._known.conditions)

    def _is_threat(self) -> bool:
        return self._denies and not set(self._basic).isdisjoint(self._known.ends)

    def _is_question(self, after: Words) -> bool:
        """Tell whether it asks to be told something; whether there is somebody asks for them: "есть кто живой"."""
        if not set(self._words).isdisjoint(self._known.not_mine) or after[:2] == _IS_IT:
            return True
        return self._asks(self._known.asking) and set(self._words).isdisjoint(self._known.there)

    def _ordered(self, after: Words) -> float:
        """Judge an order: forbidding something at some time is not forbidding it."""
        if not self._denies:
            return REQUEST
        forever = not set(self._words).isdisjoint(self._known.forever)
        if self._is_bounded() and not forever:
            return TALK
        more = forever or "больше" in self._words
        return TALK if after and not more and _Clause(after, self._language, None).orders_plainly() else REQUEST

    def _told(self) -> float:
        """Judge a clause that neither orders nor wishes."""
        if not set(self._words).isdisjoint(self._known.there):
            return TALK if self._is_owned() or self._denies else REQUEST
        if not self._language.has_dictionary:
            return TALK if self._is_past() or self._is_owned() or self._is_named() else LIKELY
        if self._has(Role.VERB) or self._has(Role.STATE):
            return TALK
        if self._has(Role.INFINITIVE):
            return LIKELY
        return TALK if self._is_owned() or self._is_named() or self._names_more() else REQUEST

    def orders_plainly(self) -> bool:
        """Tell whether it orders something to be done."""
        return self._orders() and not self._denies

    def _orders(self) -> bool:
        if self._language.has_dictionary:
            return self._has(Role.ORDER)
        return not set(self._words).isdisjoint(self._language.lexicon.clauses.orders)

    def _has(self, wanted: Role) -> bool:
        if not self._language.has_dictionary:
            return False
        passed = self._language.lexicon.clauses.no_predicates
        return any(role(word) is wanted and word not in passed for word in self._words)

    def _asks(self, question_words: tuple[str, ...]) -> bool:
        if self._language.code == "ko":
            return any(word.startswith(question_words) for word in self._words)
        among = phrase_words(question_words)
        return any(said(self._words, at, among) and not self._is_some(at) for at in range(len(self._words)))

    def _is_some(self, at: int) -> bool:
        """Tell whether a question word only means somebody: "кто нибудь"."""
        return at + 1 < len(self._words) and self._words[at + 1] in ("нибудь", "то", "либо", "живой", "угодно")

    def _does_something_else(self) -> bool:
        """Tell whether something else is wished to be done with it: "хочу сменить оператора"."""
        if not (self._about and self._language.has_dictionary):
            return False
        deeds = {one for one, word in zip(self._basic, self._words, strict=True) if role(word) is Role.INFINITIVE}
        return bool(deeds) and deeds.isdisjoint(self._words_about)

    def _is_bounded(self) -> bool:
        bounded = not {*self._basic, *self._words}.isdisjoint(self._known.bounds)
        return (
            bounded or any(one.isdigit() for one in self._language.essence(" ".join(self._words))) or self._is_elses()
        )

    def _is_elses(self) -> bool:
        """Tell whether it is about somebody else: "не звоните маме"."""
        return self._language.has_dictionary and any(
            word in ("ему", "ей", "им") or (role(word) is Role.NOUN and may_be(word, "datv", "anim"))
            for word in self._words
        )

    def _is_owned(self) -> bool:
        """Tell whether it is said whose it is: "мой оператор", "у меня оператор"."""
        here = {self._words[at + 1] for at, word in enumerate(self._words[:-1]) if word == _AT} - {"вас"}
        return bool(here) or not set(self._words).isdisjoint(self._known.owners)

    def _is_named(self) -> bool:
        """Tell whether it is said who somebody is: "я оператор"."""
        return not set(self._words).isdisjoint(self._known.subjects)

    def _names_more(self) -> bool:
        """Tell whether a bare noun goes with others: "оператор билайн", "сотовый оператор"."""
        polite = self._language.lexicon.polite
        more = {
            one
            for one, word in zip(self._basic, self._words, strict=True)
            if role(word) in (Role.NOUN, Role.ADJECTIVE) and word not in polite and one not in self._known.kinds
        }
        return bool(self._about) and not more.issubset(self._words_about)

    def _is_past(self) -> bool:
        return any(word.endswith(self._known.past) for word in self._words)
