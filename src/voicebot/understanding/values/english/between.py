"""What stands between mentions in English: denials before and after, corrections, alternatives, the ends of clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.mentions import Sign

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.forms import Reach

_RANGE = re.compile(r" (?:and|to|till|until|through|or) ?")
"""Alone between two hours or days."""


@dataclass(frozen=True, slots=True)
class Between:
    """Patterns of what may stand between mentions.

    Args:
        fine: looks like a denial and is none.
        denial: what was mentioned before it will not do.
        negator: what is mentioned after it will not do.
        at_once: a negator with nothing but small words after it, which denies one mention.
        end: the end of a clause.
        either: what follows is another possibility.
        correction: what follows replaces what was said.
    """

    fine: re.Pattern[str]
    denial: re.Pattern[str]
    negator: re.Pattern[str]
    at_once: re.Pattern[str]
    end: re.Pattern[str]
    either: re.Pattern[str]
    correction: re.Pattern[str]

    def denied(self, gap: str, *, final: bool = False) -> Reach:
        """Tell whether the clause before is denied.

        Args:
            gap: the words after a mention.
            final: no mention follows them, so that a negator at their end belongs to the one before.
        """
        rest = self.fine.sub("", gap)
        clause = self.end.split(rest if final else self.at_once.sub("", rest), maxsplit=1)[0]
        return "clause" if self.denial.search(clause) else ""

    def denies_next(self, gap: str, *, first: bool) -> Reach:
        """Tell what of what follows is denied: one mention ("not thursday"), or the clause ("i can not do thursday").

        Args:
            gap: the words before it.
            first: no mention is before them.
        """
        rest = self.fine.sub("", gap)
        if self.at_once.search(rest):
            return "last"
        clauses = self.end.split(rest)
        return "clause" if (first or len(clauses) > 1) and self.negator.search(clauses[-1]) else ""

    def ends_clause(self, gap: str) -> bool:
        """Tell whether a clause ends between two mentions.

        Args:
            gap: the words there.
        """
        return bool(self.end.search(gap)) or self.denied(gap) == "clause"

    def sign(self, gap: str) -> Sign | None:
        """Give what says how the next mention belongs to the last.

        Args:
            gap: the words between them.
        """
        if self.denied(gap):
            return None
        rest = self.fine.sub("", gap)
        if self.correction.search(rest):
            return Sign("correction")
        return Sign("either") if self.either.search(gap) or _RANGE.fullmatch(gap) else None


@cache
def between(language: Language) -> Between:
    """Give the patterns.

    Args:
        language: English.
    """
    words, negators = language.lexicon.moments, any_of(language.lexicon.moments.negators)
    return Between(
        fine=re.compile(rf"\b(?:{any_of(words.not_denials)})\b"),
        denial=re.compile(rf"\b(?:{any_of(words.denials)}|{negators})\b"),
        negator=re.compile(rf"\b(?:{negators})\b"),
        at_once=re.compile(rf"\b(?:{any_of(words.narrow_denials)})(?: (?:at|on|in|for|the|until|till|by|a))* ?$"),
        end=re.compile(rf"\b(?:{any_of(words.clause_ends)})\b"),
        either=re.compile(rf"\b(?:{any_of(words.either)})\b"),
        correction=re.compile(rf"\b(?:{any_of(words.corrections)})\b"),
    )
