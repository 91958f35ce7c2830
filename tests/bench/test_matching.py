import math
from pathlib import Path

import pytest

from voicebot.bench.matching import measure
from voicebot.errors import InputError

DATA = Path(__file__).parents[3] / "shared" / "data" / "intents"


@pytest.mark.recordings
@pytest.mark.skipif(not DATA.is_dir(), reason=f"the intent test sets are not in {DATA}")
def test_the_chosen_scorer_beats_the_plain_ones() -> None:
    right = {(row.data, row.scorer): row.right for row in measure(DATA, each=4, tests=90)}
    for data in ("CLINC150", "BANKING77"):
        assert right[data, "our words"] > right[data, "ratio"] > right[data, "WRatio"]


def test_without_its_data_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="clinc150"):
        measure(tmp_path)


@pytest.mark.recordings
@pytest.mark.skipif(not DATA.is_dir(), reason=f"the intent test sets are not in {DATA}")
def test_only_a_scorer_that_decides_has_accepting_figures() -> None:
    rows = measure(DATA, each=2, tests=30)
    assert {row.scorer for row in rows if not math.isnan(row.accepted_right)} == {"the matcher"}
