"""Make every WAV file of audio_fixtures/: ``.venv/bin/python tools/make_fixtures.py [--check]``.

Needs espeak-ng and, for the Russian voice, Festival with festvox-ru (``apt-get install espeak-ng festvox-ru``). Every
step is deterministic: the same versions of the voices give the same bytes. ``--check`` writes nothing and says which
files would change.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voicebot.audio import tones
from voicebot.audio.channel import telephone
from voicebot.audio.level import to_level
from voicebot.audio.mix import join
from voicebot.audio.wav import read_sound, write_wav

if TYPE_CHECKING:
    from voicebot.audio.frame import Sound

FOLDER = Path(__file__).resolve().parent.parent / "audio_fixtures"
LEVEL_DBFS = -20.0
MARGIN_MS = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase through a voice and a telephone channel."""

    text: str
    voice: str
    engine: Literal["espeak", "festival"] = "festival"
    words_per_minute: int = 150
    snr_db: float | None = None


_RU = "msu_ru_nsh_clunits"

PHRASES: dict[str, Spoken] = {
    "ru/hello.wav": Spoken("алло", _RU),
    "ru/yes.wav": Spoken("да", _RU),
    "ru/yes_listening.wav": Spoken("да, слушаю вас", _RU),
    "ru/yes_convenient.wav": Spoken("да, удобно", _RU),
    "ru/yes_coming.wav": Spoken("да, приду", _RU),
    "ru/no.wav": Spoken("нет", _RU),
    "ru/not_interested.wav": Spoken("не интересно", _RU),
    "ru/interested.wav": Spoken("интересно", _RU),
    "ru/another_day.wav": Spoken("давайте на другой день", _RU),
    "ru/busy_now.wav": Spoken("я сейчас занят", _RU),
    "ru/operator.wav": Spoken("соедините с человеком", _RU),
    "ru/no_operator.wav": Spoken("не надо оператора", _RU),
    "ru/never_call.wav": Spoken("больше мне не звоните", _RU),
    "ru/back_channel.wav": Spoken("угу", _RU),
    "ru/operator_noisy.wav": Spoken("соедините с человеком", _RU, snr_db=10),
    "ru/operator_espeak.wav": Spoken("соедините с человеком", "ru", "espeak"),
    "ko/yes.wav": Spoken("네 말씀하세요", "ko", "espeak"),
    "ko/tomorrow_afternoon.wav": Spoken("내일 오후에 하겠습니다", "ko", "espeak"),
    "ko/thursday_afternoon.wav": Spoken("목요일 오후가 좋습니다", "ko", "espeak"),
    "ko/operator.wav": Spoken("상담원 연결해 주세요", "ko", "espeak"),
    "ko/human.wav": Spoken("사람과 통화하고 싶어요", "ko", "espeak"),
    "ko/never_call.wav": Spoken("다시는 전화하지 마세요", "ko", "espeak"),
    "ko/operator_noisy.wav": Spoken("상담원 연결해 주세요", "ko", "espeak", snr_db=15),
}

SIGNALS: dict[str, Sound] = {
    "signals/busy.wav": tones.busy(2100),
    "signals/ring_back.wav": tones.ring_back(5500),
    "signals/not_in_service.wav": tones.special_information(),
    "signals/keys_1_5_hash.wav": tones.dtmf("15#"),
    "signals/cough.wav": join([tones.silence(300), tones.cough(), tones.silence(300)]),
    "signals/pink_noise.wav": tones.noise("pink", 2000),
    "signals/many_people.wav": tones.noise("babble-like", 2000),
}


def main() -> int:
    """Make them all; exit code 1 when ``--check`` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files would change")
    check = parser.parse_args().check
    different = 0
    for name, sound in {**{name: speak(phrase) for name, phrase in PHRASES.items()}, **SIGNALS}.items():
        if _write(FOLDER / name, sound, check=check):
            different += 1
            print(f"{'would change' if check else 'wrote'} {name} ({sound.duration_ms} ms)")
    return 1 if check and different else 0


def speak(phrase: Spoken) -> Sound:
    """Synthesise, bring to one level, and pass through a telephone."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        if phrase.engine == "espeak":
            speed = str(phrase.words_per_minute)
            command = ["espeak-ng", "-v", phrase.voice, "-s", speed, "-w", str(file), phrase.text]
            _run(command)
        else:
            _run(["text2wave", "-o", str(file), "-eval", f"(voice_{phrase.voice})"], typed=phrase.text)
        plain = to_level(read_sound(file), LEVEL_DBFS)
    margin = tones.silence(MARGIN_MS, plain.rate)
    return telephone(join([margin, plain, margin]), phrase.snr_db)


def _run(command: list[str], typed: str = "") -> None:
    try:
        subprocess.run(command, input=typed, encoding="utf-8", check=True, capture_output=True)  # noqa: S603 - our own words
    except FileNotFoundError:
        sys.exit(f"{command[0]} is missing: apt-get install espeak-ng festvox-ru")
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(command)}: {error.stderr}")


def _write(file: Path, sound: Sound, *, check: bool) -> bool:
    """Write a file unless it is as it should be; tell whether it was not."""
    if file.exists() and (read_sound(file).samples.tolist(), read_sound(file).rate) == (
        sound.samples.tolist(),
        sound.rate,
    ):
        return False
    if not check:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_wav(file, sound.samples, sound.rate)
    return True


if __name__ == "__main__":
    sys.exit(main())
