"""Make the signals of audio_fixtures/signals/: ``.venv/bin/python tools/make_signals.py [--check]``.

The phrases beside them are made by ``voicebot fixtures``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.audio import tones
from voicebot.audio.mix import join
from voicebot.audio.wav import read_sound, write_wav

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

FOLDER = Path(__file__).resolve().parent.parent / "audio_fixtures" / "signals"

SIGNALS: dict[str, Sound] = {
    "busy": tones.busy(2100),
    "ring_back": tones.ring_back(5500),
    "not_in_service": tones.special_information(),
    "keys_1_5_hash": tones.dtmf("15#"),
    "cough": join([tones.silence(300), tones.cough(), tones.silence(300)]),
    "pink_noise": tones.noise("pink", 2000),
    "many_people": tones.noise("babble-like", 2000),
}


def main() -> int:
    """Make them all; exit code 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files would change")
    check = parser.parse_args().check
    different = [name for name, sound in SIGNALS.items() if not _is(FOLDER / f"{name}.wav", sound)]
    for name in different:
        if not check:
            write_wav(FOLDER / f"{name}.wav", SIGNALS[name].samples, SIGNALS[name].rate)
        print(f"{'would change' if check else 'wrote'} {name}.wav")
    return 1 if check and different else 0


def _is(file: Path, sound: Sound) -> bool:
    """Tell whether a file holds a sound."""
    return file.exists() and read_sound(file).samples.tolist() == sound.samples.tolist()


if __name__ == "__main__":
    sys.exit(main())
