"""Yes or no in Korean.

An answer is weighed: words with content ("맞아요", "안 돼요") outweigh light ones ("주세요", "할게요"), and these
outweigh particles ("네", "아니요"), so that "아니 아니 맞게 적으셨어요" is yes. A negator turns what it stands at:
"안 바빠요" and "나쁘지 않네요" are yes, "안 괜찮아요" is no; what it denies besides is a no ("아직 안 받았어요").

"괜찮아요" accepts a proposal and declines an offer. It is taken as yes, since what a robot asks is mostly whether
something suits, but as a doubtful one where nothing else is said; after "아니요" it declines. "됐어요" always declines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from voicebot.understanding.values.forms import any_of
from voicebot.understanding.values.korean.compact import compact
from voicebot.understanding.values.value import Value

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.understanding.values.placed_text import PlacedText
    from voicebot.understanding.values.value import Asked, Heard

_PARTICLE, _LIGHT, _CONTENT = 1, 2, 3
_GROUPS = {
    "idiom": (1, _CONTENT),
    "yes": (1, _CONTENT),
    "no": (-1, _CONTENT),
    "light_yes": (1, _LIGHT),
    "light_no": (-1, _LIGHT),
    "yes_word": (1, _PARTICLE),
    "no_word": (-1, _PARTICLE),
    "denied": (-1, _CONTENT),
}
"""What the groups of the pattern say: 1 for yes, -1 for no, and how much they weigh."""
_SUITS = "괜찮"
_NAMES = {1: "yes", -1: "no"}
_TOPIC = "은는이가도에"
"""Particles after which a negator may be written without a space."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place where an answer says something.

    Args:
        sign: 1 for yes, -1 for no.
        weight: of a particle, a light word, or content.
        start: index in the text without spaces.
        end: index after its last character.
    """

    sign: int
    weight: int
    start: int
    end: int


def read_yes_no(heard: Heard, asked: Asked) -> Value | None:
    """Read ``yes`` or ``no``.

    Args:
        heard: what was said.
        asked: what is asked for.
    """
    said, patterns = compact(heard.text), _patterns(asked.language)
    deciding = _deciding(patterns.marks(said))
    if not deciding or patterns.doubt.search(said.text):
        return None
    last = deciding[-1]
    for before in deciding:
        turned = patterns.turning.search(said.text, before.start, last.start)
        if before.sign != last.sign and before.weight > _PARTICLE and not turned:
            return None
    first = next(mark for mark in deciding if mark.sign == last.sign)
    alone = len(deciding) == 1 and last.sign > 0 and said.text.removesuffix("요").startswith(_SUITS)
    doubtful = alone and said.text.find(_SUITS) == last.start and last.weight == _LIGHT
    span = said.span(first.start, last.end)
    return Value(asked.kind, _NAMES[last.sign], span, ("no",) if doubtful else (), doubtful=doubtful)


def _deciding(marks: list[_Mark]) -> list[_Mark]:
    """Leave the weightiest; a light yes after "아니요" only declines politely."""
    weight = max((mark.weight for mark in marks), default=0)
    deciding = [mark for mark in marks if mark.weight == weight]
    particles = [mark for mark in marks if mark.weight == _PARTICLE]
    if weight == _LIGHT and particles and particles[-1].sign < 0:
        return particles[-1:]
    return deciding


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What answers are made of.

    Args:
        mark: a word that says yes or no, with what negates it.
        doubt: what makes an answer neither.
        hold: what is said before it is no answer yet, and of what comes after it only content is one.
        turning: what is said before it does not count.
        not_negated: words that only begin like a negator.
    """

    mark: re.Pattern[str]
    doubt: re.Pattern[str]
    hold: re.Pattern[str]
    turning: re.Pattern[str]
    not_negated: tuple[str, ...]

    def marks(self, said: PlacedText) -> list[_Mark]:
        """List what says yes or no.

        Args:
            said: the answer.
        """
        found: list[_Mark] = []
        held = max((match.end() for match in self.hold.finditer(said.text)), default=0)
        at = held
        while match := self.mark.search(said.text, at):
            at = match.start() + 1
            group = next(name for name in _GROUPS if match[name])
            if not self._stands(said, match, group, after_particle=bool(found) and found[-1].end == match.start()):
                continue
            turns = bool(match["before"]) + bool(match["after"] or match["light_after"])
            sign, weight = _GROUPS[group]
            found.append(_Mark(sign * (-1) ** turns, _CONTENT if turns else weight, match.start(), match.end()))
            at = match.end()
        return [mark for mark in found if not held or mark.weight == _CONTENT]

    def _stands(self, said: PlacedText, match: re.Match[str], group: str, *, after_particle: bool) -> bool:
        """Tell whether it is a word here: particles and negators are parts of other words too."""
        start = match.start()
        if group in {"yes_word", "no_word"}:
            return start in said.starts or after_particle
        if group == "denied" or match["before"]:
            free = start in said.starts or after_particle or said.text[start - 1] in _TOPIC
            return free and not said.text.startswith(self.not_negated, start)
        return True


@cache
def _patterns(language: Language) -> _Patterns:
    words = language.lexicon.yes_no
    negators = any_of(words.negators)
    denied = r"[가-힣]?지[는도가]?(?:않|못|마[세시십라요]|말)"
    undone = rf"[을를은는도이가]?(?:{negators})(?=[하했해할합되된될돼됩])"
    idioms = (word for word in words.yes if word.startswith(words.negators))
    stems = (
        rf"(?:(?P<yes>{any_of(words.yes)})|(?P<no>{any_of(words.no)}))(?P<after>{denied}|{undone})?"
        rf"|(?P<light_yes>{any_of(words.yes_alone)})(?P<light_after>{denied})?"
    )
    particles = (
        rf"(?P<yes_word>(?:{any_of(words.yes_particles)})(?:요)?(?![시명개번분살달잔장약정전상민매쁘방외금서도]))"
        rf"|(?P<no_word>(?:{any_of(words.no_particles)}))"
    )
    return _Patterns(
        mark=re.compile(
            rf"(?P<idiom>{any_of(idioms)})|(?P<before>{negators})?(?:{stems})"
            rf"|(?P<light_no>{any_of(words.no_alone)})|{particles}|(?P<denied>(?:{negators})(?=[가-힣]))"
        ),
        doubt=re.compile(any_of(words.unsure)),
        hold=re.compile(any_of(words.holds)),
        turning=re.compile(any_of(words.turning)),
        not_negated=language.lexicon.not_negated,
    )
