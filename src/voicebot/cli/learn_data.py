"""Writes what calls teach a script as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from voicebot.learning.effect import Change, Effect
from voicebot.learning.kept_calls import KeptCall
from voicebot.learning.near import Near
from voicebot.learning.proposal import Findings, Proposal
from voicebot.learning.said import Said, Sense
from voicebot.learning.unclear import Unclear

_SCORES = 3
"""So many readings of an answer are written, the best."""


def as_data(proposal: Proposal, calls: Mapping[str, KeptCall]) -> dict[str, Any]:
    """Write a proposal as JSON."""
    return {
        "script": proposal.script,
        "node": proposal.place.node,
        "reaction": proposal.place.reacting or None,
        "confirming": _sense(proposal.place.confirming),
        "action": proposal.action,
        "because": proposal.because,
        "sure": round(proposal.sure, 3),
        "target": _sense(proposal.sense),
        "phrases": list(proposal.phrases),
        "calls": proposal.calls,
        "answers": [_answer(one, calls) for one in proposal.answers],
        "effect": _effect_data(proposal.effect) if proposal.effect else None,
    }


def counts(script: str, findings: Findings) -> dict[str, Any]:
    """Write what the calls of a script came to, without the proposals."""
    numbers = {name: getattr(findings, name) for name in ("calls", "said", "unclear", "known", "decided")}
    return {"script": script, **numbers}


def _answer(one: Unclear, calls: Mapping[str, KeptCall]) -> dict[str, Any]:
    said = one.said
    scores = sorted(said.ranked.items(), key=lambda item: -item[1])[:_SCORES]
    return {
        **_said(said),
        "folder": str(calls[said.source.name].folder),
        "heard": said.heard,
        "free_text": said.free_text,
        "why": one.why,
        "later": _sense(one.later),
        "scores": [{**_named(sense), "probability": round(probability, 3)} for sense, probability in scores],
    }


def _effect_data(effect: Effect) -> dict[str, Any]:
    return {
        "answers": effect.lines,
        "matches": _changes(effect.matches),
        "collides": _changes(effect.collides),
        "near": [_near(one) for one in effect.near],
        "refused": effect.refused,
    }


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [
        {
            **_said(one.line.said),
            "count": one.line.count,
            "before": _sense(one.before),
            "after": _sense(one.after),
            "meant": _sense(one.line.meant),
        }
        for one in changes
    ]


def _near(one: Near) -> dict[str, Any]:
    found = {"phrase": one.phrase, "near": _sense(one.sense), "listed": one.listed, "nodes": list(one.nodes)}
    return {**found, "probability": round(one.probability, 3), "refused": one.refused}


def _said(said: Said) -> dict[str, Any]:
    source = {"case": said.source.name} if said.source.is_case else {"call": said.source.name}
    return {"text": said.text, "node": said.place.node, **source, "at": said.onset}


def _sense(sense: Sense | None) -> dict[str, str | None] | None:
    return None if sense is None else _named(sense)


def _named(sense: Sense) -> dict[str, Any]:
    kind, name = sense
    return {"kind": kind.value, "name": name or None}
