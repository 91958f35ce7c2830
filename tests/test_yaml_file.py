from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from voicebot.errors import CaseError
from voicebot.yaml_file import faults_of, nearest, parse_yaml, read_text, read_yaml

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.yaml"


def test_values_and_keys_have_their_places(file: Path) -> None:
    file.write_text("\ufeffone: 1\ntwo:\n  - a\n  - {yes: on}\n", encoding="utf-8")
    read = read_yaml(file, CaseError)
    assert read.data == {"one": 1, "two": ["a", {"yes": "on"}]}
    assert str(read.place(("two", 1, "yes"))) == f"{file}:4:11"
    assert str(read.key_place(("two", 1, "yes"))) == f"{file}:4:6"
    assert str(read.place(("two", 1, "yes", "deeper"))) == f"{file}:4:11"
    assert str(read.place(("nowhere",))) == str(file)


def test_a_text_is_read_as_the_file_would_be(file: Path) -> None:
    file.write_bytes("\ufeffключ: 1\r\n".encode())
    assert read_text(file, CaseError) == "ключ: 1\r\n"
    assert parse_yaml("ключ: 2\n", file, CaseError).data == {"ключ": 2}
    with pytest.raises(CaseError, match=r"file\.yaml:2:1: not YAML"):
        parse_yaml("{\n", file, CaseError)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a: [1", "not YAML"),
        (b"a: 1\na: 2\n", ":2:1: "),
        (b"a:\n\tb: 1\n", ":2:1: "),
        ("a: да".encode("cp1251"), ":1: the file is not UTF-8"),
        (b"a: *nobody\n", "not YAML"),
        (b"a: {b: 1}\na: {b: 2}\n", ":2:1: found duplicate key 'a' (keep one of them)"),
        (b"a: " + b"[" * 1000 + b"]" * 1000, "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    with pytest.raises(CaseError) as raised:
        read_yaml(file, CaseError)
    assert said in str(raised.value)


def test_a_missing_file(file: Path) -> None:
    with pytest.raises(CaseError, match="cannot be read"):
        read_yaml(file, CaseError)


def test_the_nearest_name_is_suggested() -> None:
    assert nearest("hang_upp", ["hang_up", "say"]) == "did you mean hang_up?"
    assert nearest("zzz", ["say", "on"]) == "known: on, say"
    assert nearest("zzz", []) == ""
    assert nearest("zzz", ["on", "on"]) == "known: on"
    many = [f"node{number:03}" for number in range(80)]
    assert nearest("zzz", many).endswith("node022, node023 and 56 more")


class Robot(BaseModel):
    kind: Literal["service", "survey"] = "service"
    tries: int = Field(default=2, le=9)
    role: Literal["", "prompt", "silence"] = ""


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("kind: servise\n", ":1:7: kind: 'servise' is none of service, survey (did you mean service?)"),
        ("kind: 5\n", ":1:7: kind: '5' is none of service, survey (known: service, survey)"),
        ("role: promt\n", ":1:7: role: 'promt' is none of prompt, silence (did you mean prompt?)"),
        ("tries: 12\n", ":1:8: tries: 12 is more than 9"),
        ("tries: many\n", ":1:8: tries: this must be a whole number"),
    ],
)
def test_what_pydantic_refuses_is_said_in_plain_words(file: Path, content: str, said: str) -> None:
    file.write_text(content, encoding="utf-8")
    read = read_yaml(file, CaseError)
    with pytest.raises(ValidationError) as refused:
        Robot.model_validate(read.data)
    assert [str(fault) for fault in faults_of(refused.value, read, CaseError, {})] == [f"{file}{said}"]


def test_what_stands_at_a_path(file: Path) -> None:
    file.write_text("a: [{b: 1}]\n", encoding="utf-8")
    read = read_yaml(file, CaseError)
    assert read.value(("a", 0, "b")) == 1
    assert read.value(("a", 3, "b", "c")) is None
