from __future__ import annotations

import pytest

from voicebot.bench.figures import Figure, Report, Section, middle, rate, tail


@pytest.mark.parametrize(
    ("figure", "met"),
    [
        (Figure("a", 300, most=300), True),
        (Figure("a", 301, most=300), False),
        (Figure("a", 19, least=20), False),
        (Figure("a", 20, least=20), True),
        (Figure("a", None, most=300), None),
        (Figure("a", 1), None),
    ],
)
def test_a_target_is_met_or_missed_where_there_is_one(
    figure: Figure,
    met: bool | None,  # noqa: FBT001 - pytest gives it
) -> None:
    assert figure.met is met


def test_medians_tails_and_shares() -> None:
    values = [float(value) for value in range(1, 101)]
    assert (middle("a", values).value, middle("a", values).n) == (50.5, 100)
    assert tail("a", values).value == pytest.approx(95.05)
    assert rate("a", [True, False, False, False]).value == 25


def test_nothing_to_measure_is_no_number() -> None:
    assert [make("a", []).value for make in (middle, tail)] == [None, None]
    assert rate("a", []).value is None


def test_a_report_is_data() -> None:
    report = Report({"digest": "x"}, {"cores": 2}, (Section("title", (Figure("a", 1.23456, "ms", 3),), ("note",)),))
    section = report.data()["sections"][0]  # type: ignore[index]
    assert section["figures"][0]["value"] == 1.2346
    assert section["notes"] == ["note"]
