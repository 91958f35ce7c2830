from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from voicebot.audio.frame import Sound
from voicebot.audio.wav import read_sound
from voicebot.errors import ModelMissingError
from voicebot.recognition.models import find_model
from voicebot.recognition.vosk_recogniser import VoskModel
from voicebot.settings import load_settings

RECORDINGS = Path(__file__).parents[3] / "shared" / "data" / "audio"


@pytest.fixture(scope="session")
def korean() -> VoskModel:
    try:
        settings = load_settings()
        found = find_model("ko", given=None, settings=settings)
    except ModelMissingError as error:
        pytest.skip(str(error))
    return VoskModel(found, "ko", settings.cache_dir)


STATIC_GRAPH = Path(__file__).parent / "static_graph"


def linked(model: Path, folder: Path) -> Path:
    """Make a copy of a model in links, of which files may be removed or replaced."""
    for file in model.rglob("*"):
        if file.is_file():
            (folder / file.relative_to(model)).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.relative_to(model)).symlink_to(file)
    return folder


@pytest.fixture(scope="session")
def korean_files() -> Path:
    """Give the folder of the Korean model."""
    try:
        return find_model("ko", given=None, settings=load_settings()).path
    except ModelMissingError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def static_files(korean_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a model with a static graph of thirteen words, see static_graph/README.md."""
    folder = linked(korean_files, tmp_path_factory.mktemp("static") / "vosk-model-small-ko-0.9")
    for name in ("HCLr.fst", "Gr.fst"):
        (folder / "graph" / name).unlink()
    for name in ("HCLG.fst", "words.txt"):
        (folder / "graph" / name).symlink_to(STATIC_GRAPH / name)
    return folder


@pytest.fixture(scope="session")
def static(static_files: Path, tmp_path_factory: pytest.TempPathFactory) -> VoskModel:
    found = find_model("ko", given=static_files, settings=load_settings())
    return VoskModel(found, "ko", tmp_path_factory.mktemp("cache"))


def recording(name: str) -> Sound:
    """Read a real recording; without the shared folder the test is skipped."""
    path = RECORDINGS / name
    if not path.exists():
        pytest.skip(f"needs the recording {name} in shared/data/audio beside the repository")
    return read_sound(path)


def with_silence(sound: Sound, before_ms: int = 500, after_ms: int = 600) -> Sound:
    def quiet(ms: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
        return np.zeros(sound.rate * ms // 1000, dtype=np.int16)

    return Sound(np.concatenate([quiet(before_ms), sound.samples, quiet(after_ms)]), sound.rate)
