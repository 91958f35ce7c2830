from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicebot.host.schemas import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_names_are_listed(voicebot: Callable[..., Any]) -> None:
    assert "script" in voicebot("schema").out


def test_one_schema_is_shown_as_json(voicebot: Callable[..., Any]) -> None:
    assert voicebot("schema", "settings").json["title"].startswith("The settings")


def test_all_are_written(voicebot: Callable[..., Any], tmp_path: Path) -> None:
    assert voicebot("schema", "--all", "--out", tmp_path).code == 0
    assert {file.stem for file in tmp_path.iterdir()} == set(DOCUMENTS)


def test_unknown_name_is_bad_input_and_the_nearest_is_named(voicebot: Callable[..., Any]) -> None:
    ran = voicebot("schema", "scirpt")
    assert ran.code == 2
    assert "did you mean script?" in ran.err
