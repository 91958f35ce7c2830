"""Shows a person what calls teach a script."""

from collections.abc import Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

from voicebot.journal.transcript import clock
from voicebot.learning.effect import Change, Effect
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.said import Sense
from voicebot.learning.unclear import Unclear

_SHOWN = 6
"""So many lines of a list are shown; the rest is counted, and is in the JSON."""


def shown(proposal: Proposal, number: int, of: int, calls: Mapping[str, KeptCall]) -> RenderableType:
    """Lay a proposal out for a person.

    Args:
        proposal: the proposal.
        number: which it is, from 1.
        of: how many there are.
        calls: where each call is kept.
    """
    title = Text.assemble((f"{number} of {of}", "bold"), ("  ·  ", "dim"), proposal.script, ("  ·  ", "dim"))
    title.append(str(proposal.place), "bold")
    parts: list[RenderableType] = [Text(), Rule(title, align="left", style="dim"), _advice(proposal), _why(proposal)]
    parts.append(Padding(_answers(proposal, calls), (1, 0, 0, 2)))
    if proposal.effect:
        parts.append(Padding(_effect(proposal.effect), (1, 0, 0, 0)))
    return Group(*parts)


def summary(script: str, findings: Findings, proposals: int) -> Text:
    """Tell in a line what the calls of a script came to."""
    counts = [f"{findings.calls} calls", f"{findings.said} answers", f"{findings.unclear} not understood"]
    counts += [f"{findings.known} of these understood by now"] if findings.known else []
    counts += [f"{findings.decided} decided about before (--again shows them)"] if findings.decided else []
    return Text.assemble((script, "bold"), f": {', '.join(counts)}; {proposals} proposals")


def name_of(sense: Sense) -> str:
    """Name an intent, a reaction or a hand-off."""
    kind, name = sense
    return f"{kind.replace('_', '-')} {name}".strip()


def _advice(proposal: Proposal) -> Text:
    phrases = ", ".join(f"“{phrase}”" for phrase in proposal.phrases)
    if proposal.action == "add" and proposal.sense:
        refused = proposal.effect is not None and proposal.effect.refused
        said = Text.assemble("Add ", (phrases, "bold green"), " to ", (name_of(proposal.sense), "bold"))
        return said.append("  ✗ collides", "bold red") if refused else said
    if proposal.action == "new_intent":
        return Text.assemble("Make ", ("a new intent", "bold yellow"), " of ", (phrases, "bold"))
    if proposal.action == "hand_off" and proposal.sense:
        command = f"voicebot handoff add '{proposal.phrases[0]}' -g {proposal.sense[1]}"
        return Text.assemble("For the supervisor: ", (phrases, "bold"), " calls a human?  ", (command, "cyan"))
    return Text.assemble("Leave it: ", (phrases, "bold"))


def _why(proposal: Proposal) -> Text:
    name = name_of(proposal.sense) if proposal.sense else ""
    calls = f"{len(proposal.answers)}× in {proposal.calls} {'call' if proposal.calls == 1 else 'calls'}"
    told = [one.later == proposal.sense for one in proposal.answers if one.later]
    asked = f"{sum(told)} of {len(told)}" if len(told) > 1 else "they"
    reasons = {
        "later": f"asked again, {asked} meant {name}",
        "near": f"nearest to {name}, {proposal.sure:.0%} on average",
        "several": "several people say it, and nothing listed is near",
        "value": f"asked again, they named a {name}: a value is read, not listed",
        "refused": "it was asked about, and they meant something else",
        "elsewhere": "it is about something else",
        "alone": "one person alone said it, and nothing listed is near",
    }
    careful = (
        "; one person alone said it: listen before you add it"
        if proposal.because == "later" and proposal.calls == 1
        else ""
    )
    return Text(f"{calls}; {reasons[proposal.because]}{careful}", style="dim")


def _answers(proposal: Proposal, calls: Mapping[str, KeptCall]) -> Table:
    """List who said it when, one line a wording."""
    table = Table(
        "", "heard", "", "was most like", "", "meant", "call", "at", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for column, width in zip(table.columns, (2, None, 4, None, 4, None, None, None), strict=True):
        column.header_style, column.min_width = "dim", width
    first = examples(proposal)
    for number, one in enumerate(first[:_SHOWN], start=1):
        sense, score = max(one.said.ranked.items(), key=lambda item: item[1], default=(None, 0.0))
        count = proposal.counts[one.said.text]
        words = (
            Text(one.said.text) if one.said.in_its_own_words else Text(f"{one.said.text} (grammar's words)", "yellow")
        )
        table.add_row(
            Text(str(number), "cyan"),
            words,
            Text(f"{count}×" if count > 1 else "", "dim"),
            name_of(sense) if sense else Text("nothing", "dim"),
            f"{score:.2f}" if sense else "",
            Text(name_of(one.later) if one.later else "", "green"),
            Text(calls[one.said.source.name].folder.name, "dim"),
            Text(clock(one.said.onset)[:5], "dim"),
        )
    if len(first) > _SHOWN:
        table.add_row("", Text(f"and {len(first) - _SHOWN} more wordings", "dim"))
    return table


def examples(proposal: Proposal) -> list[Unclear]:
    """Give one answer of each wording, the most frequent first."""
    found: dict[str, Unclear] = {}
    for one in proposal.answers:
        found.setdefault(one.said.text, one)
    return [found[text] for text in proposal.counts]


def _effect(effect: Effect) -> RenderableType:
    """Show what adding it changes."""
    matches, collides = (sum(one.line.count for one in each) for each in (effect.matches, effect.collides))
    head = Text.assemble(
        f"{effect.lines} answers of calls and cases read again: ",
        (f"{matches} understood then", "green" if matches else "dim"),
        ", ",
        (f"{collides} taken for something else", "bold red" if collides else "dim"),
    )
    table = Table.grid(Column(width=3), Column(overflow="fold"), Column(), Column(style="dim"), padding=(0, 2, 0, 0))
    for change in effect.matches[:_SHOWN]:
        table.add_row(Text("  +", "green"), change.line.said.text, _readings(change), _where(change))
    for change in effect.collides[:_SHOWN]:
        table.add_row(Text("  !", "bold red"), change.line.said.text, _readings(change), _where(change))
    more = sum(max(0, len(each) - _SHOWN) for each in (effect.matches, effect.collides))
    if more:
        table.add_row("", Text(f"and {more} more", "dim"))
    for near in effect.near[:_SHOWN]:
        mark = Text("  !", "bold red") if near.refused else Text("  ~", "yellow")
        told = Text.assemble(f"“{near.phrase}” is near ", name_of(near.sense), (f" “{near.listed}”", "dim"))
        table.add_row(mark, told, f"{near.probability:.0%}", ", ".join(near.nodes))
    return Group(head, table) if table.row_count else head


def _readings(change: Change) -> Text:
    before, after = (name_of(one) if one else "unclear" for one in (change.before, change.after))
    return Text.assemble((before, "dim"), " → ", after)


def _where(change: Change) -> str:
    said = change.line.said
    times = f", {change.line.count}×" if change.line.count > 1 else ""
    return f"{said.place}, case {said.source.name}{times}" if said.source.is_case else f"{said.place}{times}"
