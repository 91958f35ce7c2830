from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from voicebot.trial.case import load_case
from voicebot.trial.linking import with_sounds

if TYPE_CHECKING:
    from pathlib import Path

CASE = """\
# a case
case: x
turns:
  - caller: алло   # plain
  - robot: greet
  - caller: "да, слушаю"
  - caller: да, слушаю
  - caller: {text: 'угу', at: 1s}
  - caller:
      text: соедините
        с человеком
      means: an operator
  - caller: {hang_up: true}
outcome: y
"""


def test_every_way_of_writing_a_turn_gets_its_file() -> None:
    wavs = {0: "ru/a.wav", 2: "ru/b.wav", 3: "c d.wav", 4: "ru/e.wav", 5: "ru/f.wav"}
    linked = with_sounds(CASE, wavs)
    assert (
        linked
        == """\
# a case
case: x
turns:
  - caller: {text: алло, wav: ru/a.wav}   # plain
  - robot: greet
  - caller: {text: "да, слушаю", wav: ru/b.wav}
  - caller: {text: 'да, слушаю', wav: 'c d.wav'}
  - caller: {text: 'угу', wav: ru/e.wav, at: 1s}
  - caller:
      wav: ru/f.wav
      text: соедините
        с человеком
      means: an operator
  - caller: {hang_up: true}
outcome: y
"""
    )
    turns = YAML(typ="safe").load(linked)["turns"]
    assert [turn["caller"].get("wav") for turn in turns if "caller" in turn] == [*wavs.values(), None]
    assert turns[3]["caller"]["text"] == "да, слушаю"


def test_nothing_to_link_changes_nothing() -> None:
    assert with_sounds(CASE, {}) == CASE


@pytest.mark.parametrize("text", ["алло", '"да: нет"', "{text: да}", "{means: yes, text: да}"])
def test_a_linked_case_loads(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(with_sounds(f"case: x\nturns: [{{caller: {text}}}]\n", {0: "a.wav"}), encoding="utf-8")
    (tmp_path / "a.wav").touch()
    turn = load_case(file).file.turns[0].caller
    assert turn
    assert turn.wav == "a.wav"
