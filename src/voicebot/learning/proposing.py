"""What to do about the answers that a script did not understand: which phrases to add to what, and why. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from voicebot.language.language import language
from voicebot.learning.changing import Addition, with_addition
from voicebot.learning.effect import lines_of, measure
from voicebot.learning.grouping import grouped
from voicebot.learning.matching import sense_of
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.unclear import unclear_answers
from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from voicebot.learning.effect import Line
    from voicebot.learning.grouping import Similarity
    from voicebot.learning.matching import Understanding
    from voicebot.learning.proposal import Action, Because
    from voicebot.learning.said import Place, Said, Sense
    from voicebot.learning.unclear import Unclear

_MOST = 2 / 3
"""This part of the people who tell what they meant must have meant the same."""
_NEAR = 0.2
"""An intent is near to a group from this probability on, on an average."""
_ALIKE = 0.5
"""Two wordings that are less alike than this are both worth adding."""
_LEARNED = (Kind.INTENT, Kind.REACTION)


class Teacher:
    """Makes proposals for one script.

    Args:
        understanding: the script as it is.
        similarity: tells which texts are alike.
        calls: what was said in each call, in order.
        cases: what is said in the script's own cases.
    """

    def __init__(
        self,
        understanding: Understanding,
        similarity: Similarity,
        calls: Sequence[Sequence[Said]],
        cases: Iterable[Said] = (),
    ) -> None:
        self.understanding = understanding
        self._similarity = similarity
        self._calls = len(calls)
        nodes = understanding.script.nodes
        known = [[one for one in call if one.place.node in nodes] for call in calls]  # the script may have changed
        self._unclear = [one for call in known for one in unclear_answers(call)]
        self._said = [one for call in known for one in call]
        self.lines: tuple[Line, ...] = lines_of((*self._said, *cases), self._unclear)

    def findings(
        self, decided: Callable[[Unclear], bool] = lambda _: False, tell: Callable[[int, int], None] = lambda *_: None
    ) -> Findings:
        """Make the proposals.

        Args:
            decided: tells whether somebody has decided about an answer already.
            tell: is told how many groups are done, of how many.
        """
        still = [one for one in self._unclear if one.why == "refused" or not self._is_known(one.said)]
        open_ = [one for one in still if not decided(one)]
        groups = [group for place in _by_place(open_).values() for group in self._groups(place)]
        proposals = []
        for number, group in enumerate(groups, start=1):
            proposals.append(self._propose(group))
            tell(number, len(groups))
        proposals.sort(key=lambda one: (one.action != "add", one.action == "leave", -len(one.answers)))
        known = len(self._unclear) - len(still)
        counts = self._calls, len(self._said), len(self._unclear), known, len(still) - len(open_)
        return Findings(*counts, tuple(proposals))

    def measured(self, proposal: Proposal, addition: Addition) -> Proposal:
        """Give a proposal with what an addition changes."""
        after = self.understanding.of_script(with_addition(self.understanding.script, addition))
        effect = measure(self.understanding, after, addition, self.lines)
        return replace(proposal, sense=addition.sense, phrases=addition.phrases, effect=effect, action="add")

    def learn(self, addition: Addition) -> None:
        """Go on with a script that understands more."""
        self.understanding = self.understanding.of_script(with_addition(self.understanding.script, addition))

    def reviewed(self, proposal: Proposal) -> Proposal | None:
        """Give a proposal as it is after others were accepted; None where nothing of it is left to learn."""
        left = tuple(one for one in proposal.answers if one.why == "refused" or not self._is_known(one.said))
        if not left:
            return None
        proposal = replace(proposal, answers=left)
        if proposal.action != "add" or proposal.sense is None:
            return proposal
        return self.measured(proposal, Addition(proposal.sense, proposal.phrases))

    def _is_known(self, said: Said) -> bool:
        return sense_of(self.understanding.of(said)) is not None

    def _groups(self, answers: Sequence[Unclear]) -> list[tuple[Unclear, ...]]:
        """Put the answers at one place that are alike together."""
        by_text: dict[str, list[Unclear]] = defaultdict(list)
        for one in answers:
            by_text[self._normal(one.said.text)].append(one)
        texts = list(by_text)
        groups = grouped(self._similarity(texts), self.understanding.settings.match.accept)
        return [tuple(one for number in group for one in by_text[texts[number]]) for group in groups]

    def _normal(self, text: str) -> str:
        return language(self.understanding.script.language).normalise(text)

    def _propose(self, group: tuple[Unclear, ...]) -> Proposal:
        said = group[0].said
        sense, because, sure = self._meant(group)
        action: Action = "leave"
        if sense is not None and because in ("later", "near"):
            action = "hand_off" if sense[0] is Kind.HAND_OFF else "add"
        elif because == "several":
            action = "new_intent"
        phrases = self._phrases(group)
        script = self.understanding.script.script
        proposal = Proposal(script, said.place, action, because, sense, phrases, group, sure)
        if action != "add" or sense is None:
            return proposal
        return self.measured(proposal, Addition(sense, phrases))

    def _meant(self, group: Sequence[Unclear]) -> tuple[Sense | None, Because, float]:
        """Tell what people meant: by what they said when they were asked again, else by what is listed nearest."""
        later = Counter(one.later for one in group if one.later)
        several = len({one.said.source.name for one in group}) > 1
        elsewhere = sum(one.why == "out_of_scope" for one in group) * 2 > len(group)
        # what one person alone says about something else is no other way to say what comes after it
        if later and (several or not elsewhere):
            sense, count = later.most_common(1)[0]
            share = count / later.total()
            if share >= _MOST and sense[0] is Kind.VALUE:
                return sense, "value", share
            if share >= _MOST and self._may_be(sense, group[0].said):
                return sense, "later", share
        refused = {one.said.sense for one in group if one.why == "refused"}
        if refused:
            return None, "refused", 0.0
        near, sure = self._nearest(group)
        if near is not None and sure >= _NEAR:
            return near, "near", sure
        if elsewhere:
            return None, "elsewhere", 0.0
        return None, "several" if several else "alone", 0.0

    def _may_be(self, sense: Sense, said: Said) -> bool:
        return sense[0] in _LEARNED and self.understanding.expects(sense, said.place, said.source.started_at)

    def _nearest(self, group: Sequence[Unclear]) -> tuple[Sense | None, float]:
        """Find the intent, reaction or hand-off group that is most probable, on an average."""
        texts = {one.said.text: one.said for one in group}
        sums: dict[Sense, float] = defaultdict(float)
        for text, said in texts.items():
            for one in self.understanding.words(text, said).ranked:
                if one.kind in (*_LEARNED, Kind.HAND_OFF):
                    sums[one.kind, one.name] += one.probability
        if not sums:
            return None, 0.0
        sense, total = max(sums.items(), key=lambda item: item[1])
        return sense, total / len(texts)

    def _phrases(self, group: Sequence[Unclear]) -> tuple[str, ...]:
        """Choose wordings that the others are near to: people's own before a grammar's, the most frequent first."""
        counts = Counter(one.said.text for one in group)
        own = {one.said.text for one in group if one.said.in_its_own_words}
        chosen: list[str] = []
        code, match = language(self.understanding.script.language), self.understanding.settings.match
        for text in sorted(counts, key=lambda each: (each not in own, -counts[each], len(each))):
            ranked = Matcher([Expected(one, one) for one in chosen], code, match).near(text)
            if not ranked or ranked[0].probability < _ALIKE:
                chosen.append(text)
        return tuple(chosen)


def _by_place(answers: Iterable[Unclear]) -> dict[Place, list[Unclear]]:
    found: dict[Place, list[Unclear]] = defaultdict(list)
    for one in answers:
        found[one.said.place].append(one)
    return found
