"""What a script should say and need not: hints of the lint, not faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicebot.dialog.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from voicebot.dialog.script import Script

_ONLY_THE_AUTHOR_KNOWS = ("price", "where_did_you_get_my_number")
"""Ready-made reactions whose ready-made wording can only be evasive."""


def hints(script: Script) -> Iterator[Fault]:
    """List the reactions that a script should give its own words, each with its place in the file.

    Args:
        script: a script that was loaded.
    """
    for index, listed in enumerate(script.reactions):
        own = script.own_reactions.get(listed.name)
        if listed.name in _ONLY_THE_AUTHOR_KNOWS and not (listed.say or (own is not None and own.say)):
            message = f"the reaction {listed.name!r} can only say that it does not know"
            yield Fault(("reactions", index), message, f'write the answer: {listed.name}: "..."')
