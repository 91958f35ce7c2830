"""Puts texts that are alike into groups. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from voicebot.understanding.matching import Matcher
from voicebot.understanding.meaning import Expected

if TYPE_CHECKING:
    from voicebot.language.language import Language
    from voicebot.settings import MatchSettings

Floats = NDArray[np.float32]
Similarity = Callable[[Sequence[str]], Floats]
"""Tells how alike each two of n texts are: shape (n, n), symmetrical, from 0 to 1."""


def matchers_similarity(language: Language, settings: MatchSettings) -> Similarity:
    """Give the matcher's own: how probable one text would be what the other means, were that a listed phrase.

    Args:
        language: whose words they are.
        settings: of the matcher.
    """

    def similarity(texts: Sequence[str]) -> Floats:
        matchers = [Matcher([Expected(text, "it")], language, settings) for text in texts]

        def read(matcher: Matcher, text: str) -> float:
            return max((one.probability for one in matcher.near(text)), default=0.0)

        near = np.eye(len(texts), dtype=np.float32)
        for row, text in enumerate(texts):
            for column, other in enumerate(texts[:row]):
                sure = max(read(matchers[row], other), read(matchers[column], text))
                near[row, column] = near[column, row] = sure
        return near

    return similarity


def grouped(near: Floats, least: float) -> tuple[tuple[int, ...], ...]:
    """Group by complete linkage: in a group each two are at least so alike; the most alike are joined first.

    Args:
        near: shape (n, n), as of `Similarity`.
        least: from 0 to 1.

    Returns:
        The numbers of the texts in each group; the largest groups first, otherwise in the order of the texts.
    """
    links = near.astype(np.float32, copy=True)
    np.fill_diagonal(links, -1.0)
    members = [[number] for number in range(len(links))]
    while links.size and links.max() >= least:
        one, other = sorted(divmod(int(links.argmax()), len(links)))
        links[one] = links[:, one] = np.minimum(links[one], links[other])
        links[one, one] = -1.0
        links[other] = links[:, other] = -1.0
        members[one] += members[other]
        members[other] = []
    found = (tuple(sorted(group)) for group in members if group)
    return tuple(sorted(found, key=lambda group: (-len(group), group)))
