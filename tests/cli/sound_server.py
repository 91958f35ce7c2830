"""A private PulseAudio with a loudspeaker and a room: what the robot plays is heard in the room, quieter and later.

It needs no sound card and no rights: `apt-get install pulseaudio pulseaudio-utils libasound2-plugins libportaudio2`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ECHO_PERCENT = 70
"""PulseAudio's volume of the way back; 70 % is −9 dB."""

_ALSA = """\
pcm.microphone { type pulse device "room.monitor" }
pcm.loudspeaker { type pulse device "loudspeaker" }
"""
_TRIES = 100
"""The server is asked this often whether it answers; each question waits a little by itself."""


@dataclass(frozen=True)
class SoundServer:
    """A running server.

    Args:
        environment: what processes need to find it.
    """

    environment: dict[str, str]

    def play(self, wav: Path) -> None:
        """Let somebody in the room say something, and wait until they have."""
        subprocess.run(["paplay", "--device=room", wav], env=self.environment, check=False)  # noqa: S603, S607 - our own

    def control(self, *words: str) -> str:
        """Ask the server."""
        asked = ["pactl", *words]
        ran = subprocess.run(asked, env=self.environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own
        return ran.stdout if ran.returncode == 0 else ""


@contextmanager
def sound_server(folder: Path) -> Iterator[SoundServer]:
    """Run a server whose files are in ``folder``; skip the test where it cannot run."""
    missing = [name for name in ("pulseaudio", "pactl", "paplay") if not shutil.which(name)]
    plugin = any(Path("/usr/lib").glob("**/alsa-lib/libasound_module_pcm_pulse.so"))
    if missing or not plugin:
        pytest.skip("no PulseAudio: apt-get install pulseaudio pulseaudio-utils libasound2-plugins libportaudio2")
    run = folder / "run"
    run.mkdir(mode=0o700)
    (folder / "asound.conf").write_text(_ALSA, encoding="utf-8")
    environment = os.environ | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "PULSE_RUNTIME_PATH": str(run),
        "PULSE_SERVER": f"unix:{folder}/native",
        "ALSA_CONFIG_PATH": f"/usr/share/alsa/alsa.conf:{folder}/asound.conf",
    }
    modules = [
        "module-null-sink sink_name=loudspeaker rate=48000 channels=1",
        "module-null-sink sink_name=room rate=48000 channels=1",
        f"module-native-protocol-unix socket={folder}/native auth-anonymous=1",
        # adjust_time=0: the way through a room does not change its length as a loopback's does
        "module-loopback source=loudspeaker.monitor sink=room latency_msec=30 adjust_time=0",
    ]
    options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
    loaded = [word for module in modules for word in ("-L", module)]
    command = ["pulseaudio", *options, *loaded]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stderr=log)  # noqa: S603 - our own
    try:
        yield _answering(SoundServer(environment), folder)
    finally:
        server.terminate()
        server.wait()


def _answering(server: SoundServer, folder: Path) -> SoundServer:
    """Wait until the way of the echo is there, and set how loud it is."""
    for _ in range(_TRIES):
        if way := server.control("list", "short", "sink-inputs").split():
            server.control("set-sink-input-volume", way[0], f"{ECHO_PERCENT}%")
            return server
        # `pactl subscribe` would wait for ever: this waits a tenth of a second, in the only way a shell has
        subprocess.run(["sleep", "0.1"], check=True)  # noqa: S607 - anybody's
    log = (folder / "log").read_text(encoding="utf-8", errors="replace")
    pytest.skip(f"PulseAudio does not run here: {log[-300:]}")
