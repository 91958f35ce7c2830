"""What a model is, read from its files: nothing is loaded.

Vosk says little of what it opens and only warns when it is asked for what a model cannot do. So it is found out before:

- the graph is static where there is an ``HCLG.fst`` (Vosk takes that one even if there are ``HCLr.fst`` and ``Gr.fst``
  beside it), and then a grammar is ignored with a warning on the error stream;
- a recogniser that is given another rate than the features' raises "Failed to process waveform", unless ``mfcc.conf``
  allows it (`voicebot.recognition.adjusted` adds that);
- a network that was trained with i-vectors cannot make a recogniser without the folder ``ivector``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATIC_GRAPH = "HCLG.fst"
DYNAMIC_GRAPH = ("HCLr.fst", "Gr.fst")

_DEFAULT_RATE = 16_000
"""Kaldi's ``--sample-frequency`` for online features is 16 kHz in every published model, said or not."""
_GARBAGE = ("[unk]", "<UNK>", "<unk>")
"""How the word is written that stands for words outside the vocabulary."""
_LENGTH_BYTES = 4
_VERSION = re.compile(r"(?<=-)\d+(\.\d+)+\w*$")
_LICENCE = re.compile(r"licen[cs]e", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What a model's files tell of it.

    Args:
        graph: dynamic: it can be told what to expect; static: it always hears everything.
        rate: samples a second that its features are made of.
        upsamples: its own ``mfcc.conf`` lets Kaldi bring a lower rate up.
        downsamples: its own ``mfcc.conf`` lets Kaldi bring a higher rate down.
        speaker_adaptation: it adapts to the speaker (i-vectors).
        garbage: its word for any other word: "[unk]", "<UNK>" or none.
        about: the first line of its README.
        version: as its name tells, "0.22".
        licence: the line of its README that names one.
        megabytes: what its files take.
    """

    graph: Literal["dynamic", "static"]
    rate: int = _DEFAULT_RATE
    upsamples: bool = False
    downsamples: bool = False
    speaker_adaptation: bool = False
    garbage: str = ""
    about: str = ""
    version: str = ""
    licence: str = ""
    megabytes: int = 0

    @property
    def takes_grammars(self) -> bool:
        """Whether it can be told what to expect."""
        return self.graph == "dynamic"

    @property
    def absorbs(self) -> str:
        """The word that a grammar holds so that other words have somewhere to go, empty where there is none.

        Measured: ``<UNK>`` of the Korean model absorbs nothing.
        """
        return self.garbage if self.garbage == "[unk]" else ""

    def described(self) -> str:
        """Say it in one line."""
        said = [
            "takes grammars" if self.takes_grammars else "static graph: decodes only freely",
            f"{self.rate} Hz" + (", upsamples" if self.upsamples else ""),
            f"garbage word {self.garbage}" if self.garbage else "no garbage word",
            "adapts to the speaker" if self.speaker_adaptation else "no speaker adaptation",
            f"{self.megabytes} MB",
        ]
        return "; ".join([*said, *filter(None, (self.licence,))])


def probe(folder: Path, name: str = "") -> ModelFacts:
    """Read what a model's files tell of it.

    Args:
        folder: a complete model, see `voicebot.recognition.models.find_model`.
        name: the model's own name; empty: the folder's.
    """
    graph = graph_folder(folder)
    options = _options(folder)
    readme = _readme(folder)
    found = _VERSION.search(name or folder.resolve().name)
    return ModelFacts(
        graph="static" if (graph / STATIC_GRAPH).is_file() else "dynamic",
        rate=int(float(options.get("--sample-frequency", _DEFAULT_RATE))),
        upsamples=options.get("--allow-upsample") == "true",
        downsamples=options.get("--allow-downsample") == "true",
        speaker_adaptation=(folder / "ivector").is_dir() or (folder / "final.ie").is_file(),
        garbage=_garbage(graph),
        about=readme[0] if readme else "",
        version=found[0] if found else "",
        licence=next((line for line in readme if _LICENCE.search(line)), ""),
        megabytes=round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6),
    )


def graph_folder(folder: Path) -> Path:
    """Give where a model keeps its graph: beside everything else in models before 2020."""
    return folder if (folder / "final.mdl").exists() else folder / "graph"


def _options(folder: Path) -> Mapping[str, str]:
    """Read ``mfcc.conf``; of an option that is said twice the last counts, as in Kaldi."""
    file = next(file for file in (folder / "conf" / "mfcc.conf", folder / "mfcc.conf") if file.is_file())
    lines = (line.split("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
    return {key.strip(): value.strip() or "true" for key, _, value in (line.partition("=") for line in lines if line)}


def _readme(folder: Path) -> list[str]:
    file = next((folder / name for name in ("README", "README.md", "README.txt") if (folder / name).is_file()), None)
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file else ()
    return [stripped for line in lines if (stripped := line.strip().lstrip("# "))]


def _garbage(graph: Path) -> str:
    """Find the garbage word in the table of words: a text file, or inside the graph, each word after its length."""
    words = graph / "words.txt"
    if words.is_file():
        table = {line.split(" ")[0] for line in words.read_text(encoding="utf-8", errors="replace").splitlines()}
        return next((word for word in _GARBAGE if word in table), "")
    file = next((graph / name for name in ("Gr.fst", STATIC_GRAPH) if (graph / name).is_file()), None)
    if file is None:
        return ""
    with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as content:
        counted = {word: len(word).to_bytes(_LENGTH_BYTES, "little") + word.encode() for word in _GARBAGE}
        return next((word for word, entry in counted.items() if content.find(entry) >= 0), "")
