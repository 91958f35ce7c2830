from pathlib import Path

import pytest

from voicebot.cli.texts import lines_of
from voicebot.errors import InputError


def test_lines_that_say_something(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text("\ufeffда\n\n  \nнет\n", encoding="utf-8")
    assert lines_of(tmp_path / "said.txt") == ["да", "нет"]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        lines_of(tmp_path / "none.txt")
    (tmp_path / "cp1251.txt").write_bytes("да".encode("cp1251"))
    with pytest.raises(InputError, match="save it as UTF-8"):
        lines_of(tmp_path / "cp1251.txt")
