from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.frame import Frame, Sound
from voicebot.errors import ModelMissingError
from voicebot.host.listening import Listening
from voicebot.recognition.ears import Utterance
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from voicebot.recognition.ears import AudioEars

RATE = 8000


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listening]:
    made = Listening(load_settings().model_copy(update={"cache_dir": tmp_path_factory.mktemp("cache")}))
    try:
        made.model("ko")
    except ModelMissingError as error:
        pytest.skip(str(error))
    yield made
    made.close()


def heard_again(ears: AudioEars) -> str:
    decoding = ears.decode_freely(Utterance("네", 0, 500, Sound(Frame.silence(RATE).samples.repeat(50), RATE)))
    ears.close()
    assert decoding is not None
    return decoding.result()


def threads() -> int:
    return sum(thread.name.startswith("second-hearing") for thread in threading.enumerate())


@pytest.mark.model
def test_a_model_is_loaded_once_and_decodes_again_where_it_is_asked(listening: Listening) -> None:
    assert listening.model("ko") is listening.model("ko")
    before = threads()
    heard_again(listening.ears("ko", RATE))
    assert threads() == before


@pytest.mark.model
def test_in_a_live_call_it_decodes_again_beside_the_call_also_after_closing(listening: Listening) -> None:
    before = threads()
    for _ in range(2):
        heard_again(listening.ears("ko", RATE, live=True))
        assert threads() == before + 1
        listening.close()
        assert threads() == before


def test_a_language_without_a_model_is_told(tmp_path: Path) -> None:
    settings = load_settings().model_copy(update={"models_dir": tmp_path, "cache_dir": tmp_path})
    with pytest.raises(ModelMissingError):
        Listening(settings).ears("xx", RATE)
