"""``voicebot talk``: talk to a script with the microphone."""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from voicebot.audio.echo_canceller import EchoCanceller
from voicebot.cli.checking import show_unheard
from voicebot.cli.contact import choose_contact, given_columns
from voicebot.cli.options import AsJson, Loudspeaker, Microphone, Model
from voicebot.cli.output import ANSWER_IS_NO, console, errors, show_json
from voicebot.cli.talk_view import TalkView, show_end
from voicebot.dialog.loading import load_script
from voicebot.errors import LibraryMissingError, UsageError
from voicebot.host.studio import Studio, Wish
from voicebot.journal.page import write_page
from voicebot.journal.record import CallRecord
from voicebot.line.duplex import SoundCard
from voicebot.line.microphone import SOUND_CARD_LOST, MicrophoneLine
from voicebot.line.sound_card import WIDEBAND_RATE, list_devices
from voicebot.settings import load_settings

EXAMPLE = "voicebot talk dialogs/meeting_invite --keep talk"

Contact = Annotated[
    list[str] | None, typer.Option("--contact", "-c", help="name=value, or a YAML file of columns; repeat it.")
]
EchoCancelling = Annotated[
    bool, typer.Option("--echo-cancelling/--no-echo-cancelling", help="Take the robot out of the microphone.")
]

LEAVE = frozenset({"q", "/bye"})
"""What hangs up when it is typed, as the end of the input does."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What is spoken through.

    Args:
        microphone: its number or a part of its name; empty: the system's own choice.
        loudspeaker: the same.
        echo_cancelling: the robot's voice is taken out of the microphone.
    """

    microphone: str = ""
    loudspeaker: str = ""
    echo_cancelling: bool = True


def command(
    script: Annotated[
        Path | None, typer.Argument(help="Folder of a script, or its script.yaml.", show_default=False)
    ] = None,
    *,
    contact: Contact = None,
    microphone: Microphone = "",
    loudspeaker: Loudspeaker = "",
    devices: Annotated[bool, typer.Option("--list-devices", help="List the sound devices and leave.")] = False,
    echo_cancelling: EchoCancelling = True,
    keep: Annotated[
        Path | None, typer.Option("--keep", "-k", help="Folder for page, recording, transcript, record.")
    ] = None,
    model: Model = None,
    as_json: AsJson = False,
) -> None:
    """Talk to a script with microphone and loudspeaker; the robot's echo is cancelled, so no headphones are needed.

    Columns of the contact that are not given are taken from the script's first case. Ctrl-C, q or the end of the input
    hang up. A simulated operator takes hand-offs. --json gives the call record. Exit code 1 when the sound card was
    lost.
    """
    if devices:
        _show_devices(as_json=as_json)
        return
    if script is None:
        raise UsageError("no script is given", remedy=EXAMPLE)
    sound = Sound(microphone, loudspeaker, echo_cancelling)
    hold_talk(script, contact or (), sound, keep, model, as_json=as_json)


def hold_talk(
    script: Path, contact: Sequence[str], sound: Sound, keep: Path | None, model: Path | None, *, as_json: bool = False
) -> CallRecord:
    """Hold one talk, show it, and tell how it went.

    Args:
        script: the script's folder or file.
        contact: as `given_columns` takes it.
        sound: what is spoken through.
        keep: where page, recording, transcript and record go; None keeps nothing.
        model: a recognition model's folder.
        as_json: show only the record.

    Raises:
        InputError: the script or the contact is wrong.
        MissingError: this machine lacks a model, a voice or a sound card.
    """
    loaded = load_script(script)
    folder = script if script.is_dir() else script.parent
    columns = choose_contact(loaded, folder, given_columns(loaded, contact, example=EXAMPLE), option="--contact")
    card = SoundCard(sound.microphone, sound.loudspeaker)
    canceller = _canceller() if sound.echo_cancelling else None
    line = MicrophoneLine(card, canceller)
    view = TalkView(lambda: (line.heard_dbfs, line.said_dbfs))
    studio = Studio(load_settings(), model=model)
    shown = () if as_json else (view.show,)
    wish = Wish(live=True, script_folder=folder, keep_in=keep, listeners=shown, overhear=view.overhear)

    async def talk() -> CallRecord:
        with _leaving(line.leave), view.live(shown=not as_json):
            return await studio.run(loaded, columns, line, wish)

    try:
        with errors.status("Loading the model and the voice..."):
            show_unheard(studio, loaded)
        if not as_json:
            console.print(f"{loaded.about or loaded.script}\n{' → '.join(card.names)}", style="dim", markup=False)
        record = asyncio.run(talk())
    finally:
        studio.close()
    if keep:
        write_page(keep)
    if as_json:
        show_json(record.model_dump(mode="json"))
    else:
        show_end(record, line.quality, str(keep or ""), cancelling=canceller is not None)
    if record.line.cause == SOUND_CARD_LOST:
        errors.print("the sound card was lost: is it still plugged in?", style="red")
        raise typer.Exit(ANSWER_IS_NO)
    return record


def _canceller() -> Callable[[int, int], EchoCanceller] | None:
    """Give what makes the echo canceller; None, and a word about it, where its library is missing."""
    try:
        EchoCanceller(WIDEBAND_RATE).close()
    except LibraryMissingError as error:
        errors.print(f"{error.message}: {error.remedy}", style="yellow", markup=False, soft_wrap=True)
        errors.print("Without it, use headphones: only a gate keeps the robot from hearing itself.", style="yellow")
        return None
    return EchoCanceller


@contextmanager
def _leaving(leave: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C, q and the end of what is typed hang up, so that the call is kept as any other."""
    before = signal.signal(signal.SIGINT, lambda *_: leave())
    loop = asyncio.get_running_loop()
    typed = sys.stdin.isatty() and sys.platform != "win32"  # an event loop of Windows does not watch a console

    def read() -> None:
        line = sys.stdin.readline()
        if not line or line.strip().lower() in LEAVE:
            leave()

    if typed:
        loop.add_reader(sys.stdin, read)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if typed:
            loop.remove_reader(sys.stdin)


def _show_devices(*, as_json: bool) -> None:
    found = list_devices()
    if as_json:
        fields = ("index", "name", "host", "inputs", "outputs", "rate")
        listed = [{name: getattr(device, name) for name in fields} for device in found]
        show_json([{**one, "defaults": sorted(device.defaults)} for one, device in zip(listed, found, strict=True)])
        return
    table = Table("number", "name", "through", "records", "plays", "rate, Hz", box=None, pad_edge=False)
    for device in found:
        sides = [
            ("default" if side in device.defaults else "yes") if device.has(side) else ""
            for side in ("input", "output")
        ]
        table.add_row(str(device.index), device.name.replace("[", r"\["), device.host, *sides, str(device.rate))
    console.print(table)
    if not found:
        console.print("PortAudio sees no sound devices; 'voicebot doctor' tells more.", style="yellow")
