from pathlib import Path

import pytest

from voicebot.bench.speaking import cases_of, measure
from voicebot.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data" / "values"


def test_the_spoken_forms_of_one_written_form_are_alternatives(tmp_path: Path) -> None:
    set_ = tmp_path / "ru_tn_test_cases_cardinal.txt"
    set_.write_text("~\nтысяча~1000\nодна тысяча~1000\nпять~5\n", encoding="utf-8")
    assert cases_of(set_) == {"1000": ("тысяча", "одна тысяча"), "5": ("пять",)}


def test_a_set_made_for_audio(tmp_path: Path) -> None:
    set_ = tmp_path / "ru_tn_test_cases_x.txt"
    set_.write_text("~60\nшестьдесят\nшестидесятый\n~3\nтри", encoding="utf-8")
    assert cases_of(set_) == {"60": ("шестьдесят", "шестидесятый"), "3": ("три",)}


def test_a_miss_by_convention_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    lines = "шестого марта две тысячи шестого~06.03.2006\nсемь~5\nпять~5,\n"
    (tmp_path / "ru_tn_test_cases_date.txt").write_text(lines, encoding="utf-8")
    rows, misses = measure(tmp_path)
    assert (rows[0].cases, round(rows[0].right, 2), round(rows[0].conventions, 2)) == (3, 0.33, 0.67)
    assert {miss.written for miss in misses} == {"06.03.2006", "5"}


def test_without_sets_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ru_tn"):
        measure(tmp_path)


@pytest.mark.recordings
@pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared/data/values beside the repository")
def test_the_shared_sets_are_said_as_well_as_before() -> None:
    rows, _ = measure(DATA)
    shares = {row.data: row.right for row in rows}
    least = {"ru_tn cardinal": 0.8, "ru_tn decimal": 0.9, "ru_tn telephone": 1, "ru_tn word": 1, "ko_itn date": 1}
    assert {name: share for name, share in least.items() if shares[name] < share} == {}
