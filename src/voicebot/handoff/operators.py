"""Who is rung, and in which order."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from voicebot.handoff.book import Group


def ring_order(group: Group, moment: datetime, idle_since: Mapping[str, datetime]) -> tuple[str, ...]:
    """List the operators to ring, first to last.

    Args:
        group: who there is, and in which order.
        moment: now, in the operators' zone; the order ``random`` is another for each moment, and the same for the same.
        idle_since: when each operator's last call ended; one who is not in it has been idle longest.

    Returns:
        Addresses; none outside the group's hours.
    """
    if not group.hours.open_at(moment):
        return ()
    addresses = list(dict.fromkeys(group.to))
    if group.order == "longest_idle":
        never = float("-inf")
        addresses.sort(key=lambda address: idle_since[address].timestamp() if address in idle_since else never)
    elif group.order == "random":
        random.Random(moment.isoformat()).shuffle(addresses)  # noqa: S311 - a fair turn, no secret
    return tuple(addresses)
