from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from voicebot.bench.understanding.sets import ALIKE, HEARD, OUTSIDE, SAID, banking77, clinc150, russian
from voicebot.errors import InputError

DATA = Path(__file__).parents[4] / "shared" / "data" / "intents"


def test_the_russian_set_is_whole() -> None:
    data = russian()
    assert {part: len(data.part(part)) for part in (SAID, HEARD, ALIKE, OUTSIDE)} == {
        SAID: 1000,
        HEARD: 1000,
        ALIKE: 200,
        OUTSIDE: 150,
    }
    assert set(Counter(intent for _, intent in data.phrases).values()) == {10}
    assert {one.intent for one in data.utterances} - {""} == {intent for _, intent in data.phrases}


def test_a_part_of_each_part_is_kept() -> None:
    few = russian().every(50)
    assert [len(few.part(part)) for part in (SAID, HEARD, ALIKE, OUTSIDE)] == [20, 20, 4, 3]
    assert few.phrases == russian().phrases


@pytest.mark.parametrize("reads", [banking77, clinc150])
def test_without_its_data_it_says_so(reads: object, tmp_path: Path) -> None:
    assert callable(reads)
    with pytest.raises(InputError, match=r"banking77|clinc150"):
        reads(tmp_path)


@pytest.mark.recordings
@pytest.mark.skipif(not DATA.is_dir(), reason=f"the intent test sets are not in {DATA}")
def test_ten_phrases_an_intent_and_the_whole_test_set() -> None:
    for data, intents, inside, outside in ((banking77(DATA), 77, 3080, 0), (clinc150(DATA), 150, 4500, 1000)):
        counted = Counter(intent for _, intent in data.phrases)
        assert (len(counted), set(counted.values())) == (intents, {10})
        assert (len(data.part(SAID)), len(data.part(OUTSIDE))) == (inside, outside)
    assert banking77(DATA).phrases == banking77(DATA).phrases
