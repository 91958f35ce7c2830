from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from voicebot.bench.understanding.value_sets import NOW, frozen_sets, nemo_sets

if TYPE_CHECKING:
    from pathlib import Path


def test_the_frozen_sets_are_whole() -> None:
    sets = {(one.language, one.kind): one for one in frozen_sets()}
    assert len(sets) == 24
    assert min(len(one.questions) for one in sets.values()) == 40
    assert {one.now for one in sets["ru", "date"].questions} == {
        NOW,
        datetime(2026, 12, 30, 23, 50),  # noqa: DTZ001 - the person's own time
        datetime(2026, 12, 31, 15),  # noqa: DTZ001 - the person's own time
    }
    assert any(len(one.turns) > 1 and one.length for one in sets["ru", "digits"].questions)
    assert any(not one.right for one in sets["ko", "time"].questions)


def test_lines_of_a_folder_become_questions(tmp_path: Path) -> None:
    set_ = tmp_path / "ru_itn_test_cases_time.txt"
    set_.write_text("~\nтринадцать часов~13:00\nвчера~вчера\n", encoding="utf-8")
    (found,) = nemo_sets(tmp_path)
    assert (found.language, found.kind, found.left_out) == ("ru", "time", 1)
    assert [(one.turns, one.right) for one in found.questions] == [(("тринадцать часов",), ("13:00",))]
