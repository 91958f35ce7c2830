from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from voicebot.language.language import language
from voicebot.learning.grouping import grouped, matchers_similarity
from voicebot.settings import MatchSettings


def test_a_chain_of_likenesses_is_not_one_group() -> None:
    near = np.array([[1, 0.9, 0.1], [0.9, 1, 0.8], [0.1, 0.8, 1]], np.float32)
    assert grouped(near, 0.5) == ((0, 1), (2,))
    assert grouped(near, 0.05) == ((0, 1, 2),)
    assert grouped(np.zeros((0, 0), np.float32), 0.5) == ()


@st.composite
def likenesses(draw: st.DrawFn) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    size = draw(st.integers(1, 8))
    values = draw(st.lists(st.floats(0, 1, width=16), min_size=size * size, max_size=size * size))
    near = np.array(values, np.float32).reshape(size, size)
    return np.maximum(near, near.T)


@given(likenesses(), st.sampled_from((0.25, 0.5, 1.0)))
def test_each_text_is_in_one_group_and_all_of_a_group_are_alike(
    near: np.ndarray[tuple[int, int], np.dtype[np.float32]], least: float
) -> None:
    groups = grouped(near, least)
    assert sorted(one for group in groups for one in group) == list(range(len(near)))
    for group in groups:
        assert all(near[one, other] >= least for one in group for other in group if one != other)


def test_the_matchers_similarity_knows_denials_and_order() -> None:
    texts = ["могу говорить", "да могу я говорить", "не могу говорить", "какая погода"]
    near = matchers_similarity(language("ru"), MatchSettings())(texts)
    assert np.array_equal(near, near.T)
    assert near[0, 1] > 0.5
    assert max(near[0, 2], near[0, 3], near[1, 2]) < 0.5
