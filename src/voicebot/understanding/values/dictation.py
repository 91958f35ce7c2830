"""What a person who dictates digits has said in the end: what was corrected, denied or taken back is mended.

- "триста сорок ой триста сорок один": as many of the last digits as are said after a correction are replaced;
- "восемьсот четыре нет не четыре а пять": the denied digits, where they stood last, are replaced;
- "ой нет последние пять два": all digits after "последние" replace as many of the last ones;
- "повторяю ...": what was said before no longer counts; "не тот номер": nothing does.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from voicebot.understanding.values.dictated import Group, group
from voicebot.understanding.values.settled import corrects, is_denied

if TYPE_CHECKING:
    from voicebot.understanding.values.numeral_text import NumeralText


@dataclass(frozen=True, slots=True)
class Dictation:
    """The digits that stand in the end.

    Args:
        groups: in order; those known before go first, each by itself.
        first: index of the first word with digits.
        last: index of the last.
    """

    groups: tuple[Group, ...]
    first: int
    last: int


def dictation(text: NumeralText, known: str = "", end: int | None = None) -> Dictation | None:
    """Read the digits in an utterance.

    Args:
        text: the utterance.
        known: digits that were said before it.
        end: index of a word before which to stop; None: the end of the text.

    Returns:
        what stands in the end, ``known`` included; None where no digits were said, or all were taken back.
    """
    heard = _Dictation(text, known)
    heard.read(len(text) if end is None else end)
    if heard.first is None or not heard.groups:
        return None
    return Dictation(tuple(heard.groups), heard.first, heard.last)


class _Dictation:
    def __init__(self, text: NumeralText, known: str) -> None:
        self._text = text
        self.groups = [Group(figure, -1, -1) for figure in known]
        self.first: int | None = None
        self.last = 0
        self._checked = 0

    def read(self, end: int) -> None:
        """Go through the utterance."""
        at = 0
        while at < end:
            if self._text.phrase(at, self._text.listed.starts_anew):
                self.groups.clear()
            found = group(self._text, at)
            at = at + 1 if found is None else self._take(found, end)
        taken_back = self._text.listed.whole_withdrawals
        if any(self._text.phrase(at, taken_back) for at in range(self._checked, end)):
            self.groups.clear()

    def _take(self, found: Group, end: int) -> int:
        """Take a group of digits and give the index of the word after what was read."""
        corrected = bool(self.groups) and corrects(self._text, self._checked, found.first)
        only_known = self.first is None
        self.first = found.first if self.first is None else self.first
        if is_denied(self._text, found.first):
            return self._replace_denied(found)
        if not corrected:
            self.groups.append(found)
            return self._after(found.last)
        run = self._run(found, end)
        if not only_known and not self._says_last(found.first):
            run = run[: self._replacing(run)]
        self._replace(run)
        return self._after(run[-1].last)

    def _after(self, last: int) -> int:
        self._checked = self.last = last
        self._checked += 1
        return last + 1

    def _says_last(self, at: int) -> bool:
        """Tell whether "последние" stands before a group."""
        return any(self._text.form_of(before, self._text.listed.last_of_all) for before in range(self._checked, at))

    def _run(self, found: Group, end: int) -> list[Group]:
        """Give a group and those that follow it without another correction."""
        run = [found]
        at = found.last + 1
        while at < end:
            later = group(self._text, at)
            if later is not None:
                if corrects(self._text, run[-1].last + 1, later.first) or is_denied(self._text, later.first):
                    break
                run.append(later)
            at = at + 1 if later is None else later.last + 1
        return run

    def _replacing(self, run: list[Group]) -> int:
        """Tell how many of the groups after a correction replace what was said: those most like it, at least one."""
        best, most = 1, 0
        for count in range(1, len(run) + 1):
            figures = "".join(one.figures for one in run[:count])
            start = self._start_of(len(figures))
            if start is None:
                continue
            said = "".join(one.figures for one in self.groups[start:])
            alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(said, figures, strict=True)))
            if alike > most:
                best, most = count, alike
        return best

    def _start_of(self, length: int) -> int | None:
        """Find the group from which on so many digits were said; None where none begins there."""
        for start in range(len(self.groups) - 1, -1, -1):
            length -= len(self.groups[start].figures)
            if length <= 0:
                return None if length else start
        return None

    def _replace(self, run: list[Group]) -> None:
        """Put groups in the place of as many of the last digits, or else of the last group."""
        start = self._start_of(sum(len(one.figures) for one in run))
        self.groups = [*self.groups[: len(self.groups) - 1 if start is None else start], *run]

    def _replace_denied(self, denied: Group) -> int:
        """Read "не четыре а пять", or only "не четыре"."""
        text = self._text
        at = denied.last + 1
        while at < len(text) and text.atom(at) is None and text.word(at) in text.language.lexicon.contrasts:
            at += 1
        instead = group(text, at) if at > denied.last + 1 else None
        self._after(denied.last)
        for index in reversed(range(len(self.groups))):
            one = self.groups[index]
            start = one.figures.rfind(denied.figures)
            if start < 0:
                continue
            figures = instead.figures if instead else ""
            mended = one.figures[:start] + figures + one.figures[start + len(denied.figures) :]
            self.groups[index : index + 1] = [Group(mended, one.first, one.last)] if mended else []
            break
        else:
            self._replace_known(denied.figures, instead.figures if instead else "")
        return self._after(instead.last) if instead else denied.last + 1

    def _replace_known(self, denied: str, instead: str) -> None:
        """Replace digits that were said in several groups."""
        said = "".join(one.figures for one in self.groups)
        start = said.rfind(denied)
        if start >= 0:
            mended = said[:start] + instead + said[start + len(denied) :]
            self.groups = [Group(mended, -1, -1)]
