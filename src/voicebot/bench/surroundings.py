"""What is around the person: noise on the line, music, a television, a second voice, an echo of the robot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.audio.channel import telephone
from voicebot.audio.level import gain, rms_dbfs
from voicebot.audio.mix import Echo, join
from voicebot.audio.tones import noise
from voicebot.bench.people import SPEECH_DBFS
from voicebot.bench.sounds import music

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound
    from voicebot.audio.tones import Noise
    from voicebot.bench.people import People

ECHOES_DB = (20, 26, 30)
"""How much quieter than the robot its echo is."""

_NOISE_MS = 7000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is heard beside the person.

    Args:
        name: for the report.
        behind: played over and over, on the line; None for nothing.
        echo_db: how much quieter than the robot its echo is; None for no echo.
        echo_ms: how much later.
        hello: the person says hello when they pick up.
    """

    name: str
    behind: Sound | None = None
    echo_db: int | None = None
    echo_ms: int = 100
    hello: bool = False

    def echo(self) -> Echo | None:
        """Make a fresh echo."""
        return None if self.echo_db is None else Echo(self.echo_ms, self.echo_db)


def everywhere(people: People) -> tuple[Surroundings, ...]:
    """Make every surroundings; levels are against the nominal level of speech."""
    talk = people.television()
    songs = join([music(seed) for seed in range(6)])
    behind = {
        "quiet": None,
        "line noise, white, 25 dB below speech": hiss("white", 25),
        "pink noise, 15 dB below speech": hiss("pink", 15),
        "pink noise, 5 dB below speech": hiss("pink", 5),
        "music, 15 dB below speech": _below(songs, 15),
        "a television, 20 dB below speech": _below(talk, 20),
        "a second voice, 12 dB below speech": _below(talk, 12),
    }
    noises = [Surroundings(name, sound, hello=True) for name, sound in behind.items()]
    echoes = [Surroundings(f"echo at -{down} dB", echo_db=down, hello=True) for down in ECHOES_DB]
    return (*noises, *echoes)


def hiss(kind: Noise, below_db: int) -> Sound:
    """Make noise as a telephone brings it, so far below the nominal level of speech."""
    return _below(telephone(noise(kind, _NOISE_MS)), below_db)


def _below(sound: Sound, db: int) -> Sound:
    return gain(sound, SPEECH_DBFS - db - rms_dbfs(sound.samples))
