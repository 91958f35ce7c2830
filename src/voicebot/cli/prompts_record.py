"""``voicebot prompts record``: a person reads a script's phrases into the microphone, one after the other."""

import select
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import numpy as np
import typer
from rich.live import Live
from rich.text import Text

from voicebot.audio.frame import Frame, Sound
from voicebot.audio.level import active_dbfs, rms_dbfs
from voicebot.cli.options import Loudspeaker, Microphone, ScriptPath
from voicebot.cli.output import console
from voicebot.cli.talk_view import meter
from voicebot.dialog.loading import load_script
from voicebot.host.phrases import ScriptPhrase
from voicebot.host.recordings import Recordings
from voicebot.line.sound_card import microphone, play_sound
from voicebot.speech.takes import TakeEnd, suspicions, trimmed

EXAMPLE = "voicebot prompts record dialogs/visit_reminder greet.1"

RATE = 48_000
"""Samples a second of a take, where the microphone can: as good as it gets."""


class Choice(StrEnum):
    """What is done with a take, or before one; the letter that is typed."""

    GO_ON = ""
    PLAY = "p"
    AGAIN = "r"
    SKIP = "s"
    QUIT = "q"


def command(
    script: ScriptPath,
    phrase: Annotated[str, typer.Argument(help="A phrase's name or words; without it all that are missing.")] = "",
    *,
    again: Annotated[bool, typer.Option("--again", help="Also what is recorded already.")] = False,
    input_device: Microphone = "",
    output_device: Loudspeaker = "",
) -> None:
    """Record phrases at the microphone: read what is shown; Enter or two seconds of silence end a take.

    A take is cut to the speech and can be listened to before it is kept, in the script's folder prompts/.
    """
    recordings = Recordings(load_script(script), script if script.is_dir() else script.parent)
    wanted = _wanted(recordings, phrase, again=again)
    kept = 0
    for number, one in enumerate(wanted, start=1):
        _show(one, f"{number} of {len(wanted)}")
        take = _recorded(one, input_device, output_device)
        if take is Choice.QUIT:
            break
        if isinstance(take, Sound):
            console.print(Text(f"kept: {recordings.keep(one, take)}", style="green"), soft_wrap=True)
            kept += 1
    missing = sum(one.file is None for one in Recordings(load_script(script), recordings.folder.parent).listed())
    console.print(f"{kept} recorded; {missing} phrases have no recording and are synthesised")


def _wanted(recordings: Recordings, phrase: str, *, again: bool) -> list[ScriptPhrase]:
    if phrase:
        return [recordings.phrase(phrase)]
    return [listed.one for listed in recordings.listed() if again or listed.file is None]


def _show(one: ScriptPhrase, number: str) -> None:
    console.print(Text(f"\n{number}  {one.phrase.name}  {one.reaction or one.phrase.node}", style="bright_black"))
    console.print(Text(one.phrase.text, style="bold"))
    if one.whole != one.phrase.text:
        console.print(Text(one.whole, style="bright_black"))


def _recorded(one: ScriptPhrase, input_device: str, output_device: str) -> Sound | Choice:
    """Record until a take is kept, or the phrase is passed over."""
    choice = _ask("Enter begins, s skips, q ends", (Choice.GO_ON, Choice.SKIP, Choice.QUIT))
    while choice in {Choice.GO_ON, Choice.AGAIN}:
        with microphone(input_device, rate=RATE) as read:
            take = trimmed(_take(read))
        _tell(take, one.phrase.text)
        choice = _ask("Enter keeps it, p plays it, r records it again, s skips, q ends", tuple(Choice))
        while choice is Choice.PLAY:
            play_sound(take, output_device)
            choice = _ask("Enter keeps it, p plays it, r records it again, s skips, q ends", tuple(Choice))
        if choice is Choice.GO_ON:
            return take
    return choice


def _take(read: Callable[[], Frame]) -> Sound:
    """Take frames until Enter is pressed, or the person has finished."""
    end, frames = TakeEnd(), [read()]
    with Live(console=console, transient=True, refresh_per_second=10) as live:
        while not (end.add(rms_dbfs(frames[-1].samples)) or _enter_pressed()):
            level = rms_dbfs(np.concatenate([frame.samples for frame in frames[-5:]]))
            live.update(Text.assemble(("● ", "red"), (meter(level), "green"), "  Enter or silence ends it"))
            frames.append(read())
    return Sound(np.concatenate([frame.samples for frame in frames]), frames[0].rate)


def _tell(take: Sound, text: str) -> None:
    line = Text(f"{take.duration_ms / 1000:.1f} s, {active_dbfs(take):.0f} dBFS")
    if wrong := suspicions(take, text):
        line.append(f"  {', '.join(wrong)}", style="yellow")
    console.print(line)


def _ask(what: str, choices: tuple[Choice, ...]) -> Choice:
    while True:
        try:
            typed = console.input(Text(f"{what}: ", style="bright_black")).strip().lower()
        except EOFError:
            return Choice.QUIT
        if typed in choices:
            return Choice(typed)


def _enter_pressed() -> bool:
    """Tell whether a line was typed, and take it; on a system that cannot tell, silence alone ends a take."""
    try:
        ready, _, _ = select.select([sys.stdin], [], [], 0)
    except (OSError, ValueError, TypeError):
        return False
    return bool(ready) and bool(sys.stdin.readline())
