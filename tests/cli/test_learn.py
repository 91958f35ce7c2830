from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.learning.conftest import CASE, HANDOFF, LIKENESS, SCRIPT, hold_call

from voicebot.dialog.loading import load_script
from voicebot.host.studio import Studio
from voicebot.host.trials import TrialStudio
from voicebot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

LEARNED = SCRIPT.replace("start:", "  yes: [буду как штык]\nstart:", 1)


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three typed calls: a paraphrase that is explained, talk about something else, and a call of another script."""
    made = tmp_path_factory.mktemp("made")
    folder = _project(made)
    settings = Settings(handoff_file=made / "dialogs/handoff.yaml", cache_dir=made / "cache", match=LIKENESS)
    studio = TrialStudio(Studio(settings))
    script = load_script(folder)
    hold_call(studio, script, folder, made / "calls/one", "буду как штык", "да", "да приду")
    hold_call(studio, script, folder, made / "calls/two", "кошка на дереве")
    other = hold_call(studio, script, folder, made / "calls/three", "да").record
    other.model_copy(update={"script": "gone"}).save(made / "calls/three")
    return made / "calls"


def _project(folder: Path) -> Path:
    script = folder / "dialogs/small"
    (script / "cases").mkdir(parents=True)
    (script / "script.yaml").write_text(SCRIPT, encoding="utf-8")
    (script / "cases/agrees.yaml").write_text(CASE, encoding="utf-8")
    (folder / "dialogs/handoff.yaml").write_text(HANDOFF, encoding="utf-8")
    return script


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOICEBOT_MATCH__LEARNED", "false")  # as `LIKENESS` has it
    return _project(tmp_path)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    return lambda *lines: monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def written(folder: Path) -> str:
    return (folder / "script.yaml").read_text("utf-8")


def test_json_gives_proposals_and_changes_nothing(voicebot: Callable[..., Ran], folder: Path, calls: Path) -> None:
    ran = voicebot("learn", calls, "--json")
    (small,) = ran.json["scripts"]
    assert (ran.code, small["script"], small["calls"], small["unclear"]) == (0, "small", 2, 2)
    first, second = small["proposals"]
    assert (first["node"], first["action"], first["because"], first["phrases"]) == (
        "greet", "add", "later", ["буду как штык"],
    )  # fmt: skip
    assert first["target"] == {"kind": "intent", "name": "yes"}
    assert first["answers"][0]["later"] == {"kind": "intent", "name": "yes"}
    assert first["answers"][0]["folder"] == str(calls / "one")
    assert [one["text"] for one in first["effect"]["matches"]] == ["буду как штык"]
    assert (first["effect"]["collides"], first["effect"]["refused"]) == ([], False)
    assert (second["action"], second["because"], second["effect"]) == ("leave", "alone", None)
    assert written(folder) == SCRIPT
    assert "left out: 1 call of 'gone': there is no such script here" in ran.err


def test_yes_writes_phrase_and_case_and_proposes_it_no_more(
    voicebot: Callable[..., Ran], folder: Path, calls: Path
) -> None:
    ran = voicebot("learn", calls, "--yes")
    assert ran.code == 0, ran
    assert "1 phrase added; script and cases are checked" in ran.out
    assert written(folder) == LEARNED
    assert len(list((folder / "cases").glob("learned_*.yaml"))) == 1
    again = voicebot("learn", calls, "--json").json["scripts"][0]
    assert (again["known"], [one["action"] for one in again["proposals"]]) == (1, ["leave"])


def test_a_person_is_asked_about_each(
    voicebot: Callable[..., Ran], folder: Path, calls: Path, answer: Callable[..., None]
) -> None:
    answer("?", "p", "p9", "y", "n")
    ran = voicebot("learn", calls)
    assert ran.code == 0, ran
    assert "Add “буду как штык” to intent yes" in ran.out
    assert "1 understood then" in ran.out
    assert "y: add" in ran.out
    assert written(folder) == LEARNED
    ran = voicebot("learn", calls)
    assert "1 decided about before" in ran.out
    assert "0 proposals" in ran.out
    answer("q")
    assert "1 of 1" in voicebot("learn", calls, "--again").out


def test_phrases_and_meaning_can_be_changed_to_a_new_intent(
    voicebot: Callable[..., Ran], folder: Path, calls: Path, answer: Callable[..., None]
) -> None:
    answer("s", "e", "кошка; кошка на дереве", "cat", "nowhere", "goodbye", "y")
    ran = voicebot("learn", calls)
    assert ran.code == 0, ran
    script = load_script(folder)
    assert script.intents["cat"].phrases == ("кошка", "кошка на дереве")
    assert script.nodes["greet"].on["cat"][0].then == "goodbye"
    assert len(list((folder / "cases").glob("learned_*.yaml"))) == 2


def test_breaking_off_writes_nothing(
    voicebot: Callable[..., Ran], folder: Path, calls: Path, answer: Callable[..., None]
) -> None:
    answer("y")
    ran = voicebot("learn", calls)
    assert ran.code == 1
    assert "nothing was written" in ran.err
    assert written(folder) == SCRIPT


def test_what_collides_needs_force_and_what_breaks_a_case_is_taken_back(
    voicebot: Callable[..., Ran], folder: Path, calls: Path
) -> None:
    mumbles = CASE.replace("  - robot: remind\n  - caller: да, приду\n  - robot: goodbye\noutcome: talked\n", "")
    mumbles = mumbles.replace("да, удобно", "буду как штык") + "  - robot: {node: greet, role: unclear}\n"
    (folder / "cases/mumbles.yaml").write_text(mumbles, encoding="utf-8")
    ran = voicebot("learn", calls, "--yes")
    assert (ran.code, written(folder)) == (0, SCRIPT)
    assert "✗ collides" in ran.out
    ran = voicebot("learn", calls, "--yes", "--force")
    assert (ran.code, written(folder)) == (1, SCRIPT)
    assert "taken back: 1 case passed before and failed; nothing was changed" in ran.out
    assert not list((folder / "cases").glob("learned_*"))


def test_node_and_least_leave_out(voicebot: Callable[..., Ran], folder: Path, calls: Path) -> None:
    script = ("--script", folder, "--json")
    assert voicebot("learn", calls, "--node", "remind", *script).json["scripts"][0]["proposals"] == []
    assert voicebot("learn", calls, "--least", 2, *script).json["scripts"][0]["proposals"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--script", "smal"), "did you mean small?"),
        (("--node", "gret"), "did you mean greet?"),
    ],
)
def test_names_that_are_not_there_are_refused(
    voicebot: Callable[..., Ran], folder: Path, calls: Path, words: tuple[str, ...], told: str
) -> None:
    ran = voicebot("learn", calls, *words)
    assert (ran.code, folder.is_dir()) == (2, True)
    assert told in ran.err
