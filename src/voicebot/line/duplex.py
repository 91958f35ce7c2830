"""A microphone and a loudspeaker that run together: the protocol, and the sound card behind it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Protocol

from voicebot.line.sound_card import choose_device, list_devices, plain_errors, sound_library, usable_rate

if TYPE_CHECKING:
    from collections.abc import Callable

    Exchange = Callable[..., bytes]

BLOCK_MS = 10
"""The sound card asks this often."""

LATENCY_S = 0.04
"""How far the sound card runs ahead and behind: below this a busy machine is heard to stutter."""


class Duplex(Protocol):
    """Sound in and out at once, on one clock."""

    @property
    def rate(self) -> int:
        """Samples a second, both ways."""
        ...

    @property
    def delay_ms(self) -> int:
        """How much later, by what the system says, a sound that is played now is heard."""
        ...

    @property
    def alive(self) -> bool:
        """It runs; False once it has stopped by itself, as when a headset is unplugged."""
        ...

    def start(self, exchange: Exchange) -> None:
        """Run, anew where it has stopped: give what is heard to ``exchange`` and play what it returns.

        See `voicebot.line.rings.Rings`.

        Raises:
            SoundCardError: it cannot be opened.
        """
        ...

    async def wait(self, ms: int) -> bool:
        """Wait until sound was exchanged that nobody has waited for; False when none was for ``ms``."""
        ...

    def close(self) -> None:
        """Stop, after what was given has been played; closing again does nothing."""
        ...


class SoundCard:
    """A microphone and a loudspeaker of this machine, through PortAudio.

    Args:
        microphone: which, see `voicebot.line.sound_card.choose_device`.
        loudspeaker: which.

    Attributes:
        names: what the two are called.

    Raises:
        LibraryMissingError: sounddevice or PortAudio is not installed.
        SoundCardError: there is no such device, or it cannot be used.
    """

    def __init__(self, microphone: str = "", loudspeaker: str = "") -> None:
        devices = list_devices()
        self._in = choose_device(devices, "input", microphone)
        self._out = choose_device(devices, "output", loudspeaker)
        self._rate = usable_rate((self._in, "input"), (self._out, "output"))
        self.names = self._in.name, self._out.name
        self._stream: Any = None
        self._delay_ms = 0
        self._came = asyncio.Event()

    @property
    def rate(self) -> int:
        """Samples a second, both ways."""
        return self._rate

    @property
    def delay_ms(self) -> int:
        """See `Duplex.delay_ms`."""
        return self._delay_ms

    @property
    def alive(self) -> bool:
        """See `Duplex.alive`."""
        return self._stream is not None and bool(self._stream.active)

    def start(self, exchange: Exchange) -> None:
        """See `Duplex.start`; to be called where an event loop runs."""
        self.close()
        wake = asyncio.get_running_loop().call_soon_threadsafe

        def move(heard: Any, to_play: Any, _frames: int, _time: object, status: Any) -> None:  # noqa: ANN401 - untyped
            to_play[:] = exchange(bytes(heard), lost=bool(status.input_overflow))
            wake(self._came.set)

        with plain_errors(f"'{self._in.name}' with '{self._out.name}'"):
            self._stream = sound_library().RawStream(
                samplerate=self._rate,
                blocksize=self._rate * BLOCK_MS // 1000,
                device=(self._in.index, self._out.index),
                channels=1,
                dtype="int16",
                latency=LATENCY_S,
                callback=move,
            )
            self._stream.start()
        self._delay_ms = round(sum(self._stream.latency) * 1000)

    async def wait(self, ms: int) -> bool:
        """See `Duplex.wait`."""
        try:
            await asyncio.wait_for(self._came.wait(), ms / 1000)
        except TimeoutError:
            return False
        self._came.clear()
        return True

    def close(self) -> None:
        """See `Duplex.close`."""
        if self._stream is not None:
            self._stream.stop(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            self._stream = None
