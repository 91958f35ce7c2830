from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from voicebot.bench.figures import Figure, Report, Section
from voicebot.cli import bench_speech

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

REPORT = Report(
    {},
    {"cores": 2},
    (
        Section(
            "Wrong words", (Figure("ru, festival, telephone", 7.04, "%", 61, "synthetic"),), ("Judged by an ear.",)
        ),
        Section("Loudness", (Figure("real-time factor", 0.0131, "", 10), Figure("spread", 1.4, "dB", 3, most=1.0))),
    ),
    ("ko, piper: no such voice",),
)


def measured(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = []

    def measure(settings: object, **how: Any) -> Report:  # noqa: ANN401 - whatever the command passes
        del settings
        how["tell"](3)
        asked.append(how)
        return REPORT

    monkeypatch.setattr(bench_speech, "measure", measure)
    return asked


def test_the_report_is_shown_and_kept(
    voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = measured(monkeypatch)
    ran = voicebot("bench", "speech", "--quick", "-l", "ru", "-l", "en", "--out", tmp_path / "report.json")
    assert ran.code == 0
    assert (asked[0]["languages"], asked[0]["texts"]) == (["ru", "en"], 3)
    for shown in ("7.0 %", "0.013", "≤ 1 dB", "missed", "Judged by an ear.", "left out: ko, piper: no such voice"):
        assert shown in ran.out
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == REPORT.data()


def test_all_languages_in_full_as_json(voicebot: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = measured(monkeypatch)
    assert voicebot("bench", "speech", "--json").json == REPORT.data()
    assert (asked[0]["languages"], asked[0]["texts"]) == (["ru", "en", "ko"], 10)


def test_unknown_language_is_refused(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("bench", "speech", "-l", "xx", "--json")
    assert (ran.code, ran.json["error"]["remedy"]) == (2, "one of: ru, en, ko")
