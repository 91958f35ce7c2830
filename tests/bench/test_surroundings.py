from __future__ import annotations

import pytest

from voicebot.audio.level import rms_dbfs
from voicebot.bench.material import material
from voicebot.bench.people import SPEECH_DBFS, People
from voicebot.bench.surroundings import Surroundings, everywhere, hiss
from voicebot.speech.pyttsx3_engine import Pyttsx3Engine


def nobody() -> None:
    raise AssertionError("surroundings need no model")


@pytest.mark.voice
def test_each_surroundings_is_as_loud_as_it_says() -> None:
    engine = Pyttsx3Engine()
    made = {one.name: one for one in everywhere(People(material("ko"), engine, nobody, None))}  # type: ignore[arg-type]
    engine.close()
    assert len(made) == 10
    for name, one in made.items():
        if one.behind is not None:
            below = int(name.split(" dB below")[0].split()[-1])
            assert rms_dbfs(one.behind.samples) == pytest.approx(SPEECH_DBFS - below, abs=0.5), name
    assert [one.echo_db for one in made.values() if one.echo_db] == [20, 26, 30]


def test_an_echo_is_fresh_for_every_call() -> None:
    one = Surroundings("echo", echo_db=20)
    assert one.echo() is not one.echo()
    assert Surroundings("quiet").echo() is None


def test_noise_comes_as_a_telephone_brings_it() -> None:
    assert hiss("pink", 15).rate == 8000
