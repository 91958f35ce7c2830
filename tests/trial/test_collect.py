from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

pytest_plugins = ["pytester"]


def run(pytester: pytest.Pytester, dialog: Path, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("--import-mode=importlib", "-p", "no:cacheprovider", *arguments, str(dialog))


def test_plain_pytest_runs_the_cases_beside_a_script(pytester: pytest.Pytester, dialog: Path) -> None:
    result = run(pytester, dialog, "-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*agrees.yaml::text PASSED*"])


def test_a_failure_is_the_conversation_not_a_traceback(pytester: pytest.Pytester, dialog: Path) -> None:
    case = dialog / "cases" / "agrees.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("да, удобно", "марс"), encoding="utf-8")
    result = run(pytester, dialog)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*small/agrees as text*", "FAILED соглашается*", "✗*node greet (unclear)*"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*runtest*")


def test_a_broken_case_says_where(pytester: pytest.Pytester, dialog: Path) -> None:
    (dialog / "cases" / "agrees.yaml").write_text("case: x\nturn: []\n", encoding="utf-8")
    result = run(pytester, dialog)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*agrees.yaml:2:1: unknown key 'turn' (did you mean turns?)*"])


def test_audio_and_noise_are_further_tests(pytester: pytest.Pytester, dialog: Path) -> None:
    result = run(pytester, dialog, "--collect-only", "-q", "--voicebot-audio", "--voicebot-noise", "15")
    result.stdout.fnmatch_lines(["*agrees.yaml::text", "*agrees.yaml::audio", "*agrees.yaml::noise"])


def test_other_yaml_files_are_left_alone(pytester: pytest.Pytester, dialog: Path) -> None:
    (dialog / "script.yaml").unlink()
    run(pytester, dialog).assert_outcomes()
