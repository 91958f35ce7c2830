"""What was decided about answers that a script did not understand: beside the script, one JSON object a line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from voicebot.errors import Place, ScriptError
from voicebot.language.language import language
from voicebot.yaml_file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from voicebot.dialog.script import Script
    from voicebot.learning.proposal import Proposal
    from voicebot.learning.unclear import Unclear


class Decision(BaseModel):
    """What was decided about one wording at one place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: AwareDatetime
    decided: Literal["added", "refused"]
    place: str = Field(description="the node, and what was asked there")
    text: str = Field(description="what people said, in normal form")
    name: str = Field(default="", description="the intent or reaction that it was added to, or was to be")
    phrases: tuple[str, ...] = Field(default=(), description="what was added for it")


def decisions_file(script_file: Path) -> Path:
    """Tell where the decisions about a script are kept: beside it."""
    return script_file.with_name(f"{script_file.stem}.learned.jsonl")


def read_decisions(script_file: Path) -> tuple[Decision, ...]:
    """Read every decision about a script, the oldest first.

    Raises:
        ScriptError: a line cannot be read.
    """
    file = decisions_file(script_file)
    if not file.exists():
        return ()
    decisions: list[Decision] = []
    for number, line in enumerate(read_text(file, ScriptError).splitlines(), start=1):
        try:
            if line.strip():
                decisions.append(Decision.model_validate_json(line))
        except ValidationError as refused:
            place = Place(file, number)
            raise ScriptError("this line is no decision", place=place, remedy="remove the line") from refused
    return tuple(decisions)


def keep_decisions(script_file: Path, decisions: Iterable[Decision]) -> None:
    """Add decisions at the end of the file.

    Raises:
        OSError: it cannot be written.
    """
    written = "".join(f"{decision.model_dump_json()}\n" for decision in decisions)
    if not written:
        return
    with decisions_file(script_file).open("a", encoding="utf-8") as out:
        out.write(written)
        out.flush()
        os.fsync(out.fileno())


def decisions_about(
    proposal: Proposal, script: Script, at: AwareDatetime, decided: Literal["added", "refused"]
) -> tuple[Decision, ...]:
    """Decide about every wording of a proposal.

    Args:
        proposal: what was proposed.
        script: the script that it is for.
        at: the present moment.
        decided: whether it was added or refused.
    """
    name = proposal.sense[1] if proposal.sense else ""
    normal = language(script.language).normalise
    texts = dict.fromkeys(normal(text) for text in proposal.counts)
    phrases = proposal.phrases if decided == "added" else ()
    place = str(proposal.place)
    return tuple(Decision(at=at, decided=decided, place=place, text=text, name=name, phrases=phrases) for text in texts)


def already_decided(decisions: Iterable[Decision], script: Script) -> Callable[[Unclear], bool]:
    """Give what tells whether somebody has decided about an answer.

    Args:
        decisions: all of them.
        script: the script that they are about.
    """
    known = {(one.place, one.text) for one in decisions}
    normal = language(script.language).normalise
    return lambda one: (str(one.said.place), normal(one.said.text)) in known
