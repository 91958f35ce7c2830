"""The value that is asked for where the talk is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.reactions import reaction_named, value_named

if TYPE_CHECKING:
    from voicebot.dialog.declared import Value
    from voicebot.dialog.script import Script
    from voicebot.dialog.state import State


def asked_name(script: Script, state: State) -> str:
    """Name the value that is asked for now, empty for none."""
    if state.reacting:
        reaction = reaction_named(script, state.reacting)
        return reaction.ask if reaction is not None else ""
    return script.nodes[state.node].ask


def asked_value(script: Script, state: State) -> Value | None:
    """Give the value that is asked for now, None for none."""
    return value_named(script, asked_name(script, state))
