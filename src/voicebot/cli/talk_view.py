"""What one sees during ``voicebot talk``: the conversation, and under it a line with both levels and what is heard."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.live import Live
from rich.text import Text

from voicebot.cli.conversation import ConversationView
from voicebot.cli.output import console, kept_files
from voicebot.events import CallEvent, UtteranceEnded
from voicebot.journal.record import CallRecord
from voicebot.line.microphone import SoundQuality

METER_CELLS = 10
METER_DBFS = (-60.0, -5.0)
"""An empty and a full meter."""

QUIET_DBFS = -45.0
"""A voice whose loudest moment is quieter than this comes from a microphone that is turned down or muted."""


def meter(dbfs: float) -> str:
    """Draw a level as a bar of `METER_CELLS`."""
    lowest, highest = METER_DBFS
    cells = round((dbfs - lowest) / (highest - lowest) * METER_CELLS)
    full = min(max(cells, 0), METER_CELLS)
    return "█" * full + "░" * (METER_CELLS - full)


class TalkView(ConversationView):
    """Prints the conversation, and keeps a live line under it where there is a terminal.

    Args:
        levels: gives the level of the person and of the robot now, dBFS.
    """

    def __init__(self, levels: Callable[[], tuple[float, float]]) -> None:
        super().__init__()
        self._levels = levels
        self._heard = ""

    def show(self, event: CallEvent) -> None:
        """Print one event."""
        if isinstance(event, UtteranceEnded):
            self._heard = ""
        super().show(event)

    def overhear(self, text: str) -> None:
        """Show what was heard so far of what is being said."""
        self._heard = text

    def status(self) -> Text:
        """Write the live line."""
        person, robot = self._levels()
        parts = [("you ", "bold green"), (meter(person), "green"), ("  robot ", "bold cyan"), (meter(robot), "cyan")]
        heard = f"  {self._heard}…" if self._heard else "  Ctrl-C hangs up"
        return Text.assemble(*parts, (heard, "bright_black"), overflow="ellipsis", no_wrap=True)

    @contextmanager
    def live(self, *, shown: bool = True) -> Iterator[None]:
        """Keep the live line while the call lasts; nothing of it where nobody looks."""
        if not shown or not console.is_terminal:
            yield
            return
        with Live(self.status(), get_renderable=self.status, console=console, refresh_per_second=12, transient=True):
            yield


def show_end(record: CallRecord, quality: SoundQuality, kept: str, *, cancelling: bool) -> None:
    """Tell how the call ended, how quick the robot was, and what was wrong with the sound."""
    console.print(Text.assemble("outcome: ", (record.outcome or "none", "bold")))
    gaps, pauses = record.timing.gaps, record.timing.pauses
    if gaps.median is not None:
        _tell(f"reply after {gaps.median:.0f} ms (median of {gaps.count}), {gaps.longest:.0f} ms at most")
    if pauses.median is not None:
        _tell(f"interrupted {record.timing.interrupted} times, silent after {pauses.median:.0f} ms")
    if cancelling:
        delay, db = quality.echo_delay_ms, quality.cancelled_db
        _tell("no echo: headphones" if delay is None else f"echo after {delay} ms, made quieter by {db:.0f} dB")
    for fault in _faults(quality):
        console.print(fault, style="yellow", markup=False)
    if kept:
        _tell(kept_files(kept))


def _faults(quality: SoundQuality) -> Iterator[str]:
    if quality.loudest_dbfs < QUIET_DBFS:
        yield (
            f"the microphone is very quiet ({quality.loudest_dbfs:.0f} dBFS at the loudest): turn it up or unmute it, "
            "or choose another with --input"
        )
    if quality.gaps or quality.overruns or quality.restarts:
        yield (
            f"sound was lost: {quality.gaps} frames did not arrive, {quality.overruns} pieces came too fast, "
            f"the sound card was started again {quality.restarts} times"
        )
    if quality.dropouts or quality.left_out_ms:
        yield (
            f"this machine was too slow at times: the robot broke off {quality.dropouts} times, "
            f"{quality.left_out_ms} ms of silence were left out"
        )


def _tell(text: str) -> None:
    console.print(text, style="dim", markup=False, soft_wrap=not console.is_terminal)
