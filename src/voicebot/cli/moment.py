"""The moment at which something is said, from the command line."""

from datetime import datetime
from typing import Annotated

import typer

from voicebot.clock import SystemClock, moment_there, zone_named
from voicebot.errors import InputError, UsageError

At = Annotated[str, typer.Option("--at", help="The moment it is said at, as 2026-11-22T23:50; else now.")]
Zone = Annotated[str, typer.Option("--zone", help="The person's time zone, as Europe/Moscow; else this machine's.")]


def moment_at(at: str, zone: str) -> datetime:
    """Give the moment in the person's zone; one without an offset is meant there.

    Args:
        at: the moment in ISO 8601; empty: now.
        zone: its IANA name; empty: the machine's.

    Raises:
        UsageError: there is no such zone, or it is no moment.
    """
    try:
        there = zone_named(zone)
    except InputError as unknown:
        raise UsageError(unknown.message, remedy=unknown.remedy or "") from unknown
    try:
        moment = datetime.fromisoformat(at) if at else SystemClock().now()
    except ValueError as error:
        raise UsageError(f"--at {at} is no moment", remedy="write 2026-11-22T23:50") from error
    return moment_there(moment, there)
