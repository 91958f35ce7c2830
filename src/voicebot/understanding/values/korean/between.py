"""What stands between and after mentions in Korean: denials, corrections, alternatives, the ends of clauses."""

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

_ONLY = "밖에"
"""Turns the denial after it into "only this"."""
_HESITATION = re.compile(r"(?:이?요|에|으?로|은|는)?(?:아|앗|어|에이)(?:죄송\w*|미안\w*)?")
"""Alone between two hours of which the second is meant."""


@dataclass(frozen=True, slots=True)
class Between:
    """Patterns of what may stand between mentions.

    Args:
        denial: what will not do; the group ``fine`` only looks so.
        narrow: denials of no more than the last mention.
        end: the end of a clause.
        either: what follows is another possibility.
        correction: what follows replaces what was said.
    """

    denial: re.Pattern[str]
    narrow: tuple[str, ...]
    end: re.Pattern[str]
    either: re.Pattern[str]
    correction: re.Pattern[str]

    def denied(self, gap: str, *, final: bool = False) -> Reach:  # noqa: ARG002 - what follows makes no difference
        """Tell what the words after a mention deny: nothing, the last mention, or the clause that it closes.

        Args:
            gap: without spaces.
            final: no mention follows it.
        """
        if _ONLY in gap:
            return ""
        found = next((match for match in self.denial.finditer(gap) if not match["fine"]), None)
        if found is None:
            return ""
        return "last" if found[0] in self.narrow else "clause"

    def denies_next(self, gap: str, *, first: bool) -> Reach:  # noqa: ARG002 - a reader of forms asks every language
        """Tell what of what follows is denied: in Korean nothing, denials come after what they deny."""
        return ""

    def ends_clause(self, gap: str) -> bool:
        """Tell whether a clause ends between two mentions.

        Args:
            gap: without spaces.
        """
        return bool(self.end.search(gap)) or self.denied(gap) == "clause"

    def sign(self, gap: str) -> Sign | None:
        """Give what says how the next mention belongs to the last.

        Args:
            gap: without spaces.
        """
        if self.denied(gap):
            return None
        if self.either.search(gap):
            return Sign("either")
        if self.correction.search(gap) or _HESITATION.fullmatch(gap):
            return Sign("correction")
        return None


@cache
def between(language: Language) -> Between:
    """Give the patterns.

    Args:
        language: Korean.
    """
    words = language.lexicon.moments
    long = (word for word in words.either if len(word) > 1)
    return Between(
        denial=re.compile(f"(?P<fine>{any_of(words.not_denials)})|(?:{any_of(words.denials)})"),
        narrow=words.narrow_denials,
        end=re.compile(any_of(words.clause_ends)),
        either=re.compile(f"^(?:{any_of(words.either)})|{any_of(long)}"),
        correction=re.compile(any_of(words.corrections)),
    )
