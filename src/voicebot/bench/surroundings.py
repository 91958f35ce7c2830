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

_NOISE_MS = 7000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is heard beside the person.

    Args:
        name: for the report.
        behind: played over and over, on the line; None for nothing.
        echo_db: how much quieter than the robot its echo is; None for no echo.
        echo_ms: how much later.
    """

    name: str
    behind: Sound | None = None
    echo_db: int | None = None
    echo_ms: int = 100

    def echo(self) -> Echo | None:
        """Make a fresh echo."""
        return None if self.echo_db is None else Echo(self.echo_ms, self.echo_db)


def everywhere(people: People) -> tuple[Surroundings, ...]:
    """Make every surroundings; levels are against the nominal level of speech."""
    talk = people.television()
    songs = join([music(seed) for seed in range(6)])
    return (
        Surroundings("quiet"),
        Surroundings("line noise, white, 25 dB below speech", hiss("white", 25)),
        Surroundings("pink noise, 15 dB below speech", hiss("pink", 15)),
        Surroundings("pink noise, 5 dB below speech", hiss("pink", 5)),
        Surroundings("music, 15 dB below speech", _below(songs, 15)),
        Surroundings("a television, 20 dB below speech", _below(talk, 20)),
        Surroundings("a second voice, 12 dB below speech", _below(talk, 12)),
        Surroundings("echo at -20 dB", echo_db=20),
        Surroundings("echo at -26 dB", echo_db=26),
        Surroundings("echo at -30 dB", echo_db=30),
    )


def hiss(kind: Noise, below_db: int) -> Sound:
    """Make noise as a telephone brings it, so far below the nominal level of speech."""
    return _below(telephone(noise(kind, _NOISE_MS)), below_db)


def _below(sound: Sound, db: int) -> Sound:
    return gain(sound, SPEECH_DBFS - db - rms_dbfs(sound.samples))
