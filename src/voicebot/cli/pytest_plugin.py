"""The pytest plugin that the package installs: ``cases/*.yaml`` beside a ``script.yaml`` are tests.

It is loaded in every pytest run of the environment, so it imports nothing heavy before it meets a case.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

    from voicebot.host.trials import TrialStudio


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plugin's options."""
    group = parser.getgroup("voicebot", "test cases of voicebot dialogs")
    group.addoption("--voicebot-audio", action="store_true", help="run cases as audio too")
    group.addoption("--voicebot-noise", type=float, metavar="SNR", help="run cases as audio in noise of SNR dB too")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a case."""
    if file_path.suffix != ".yaml" or file_path.parent.name != "cases":
        return None
    from voicebot.trial.collect import collect_case  # noqa: PLC0415 - see above

    return collect_case(file_path, parent, partial(studio, Path.cwd()))


@cache
def studio(folder: Path) -> TrialStudio:
    """Give the studio for a working folder, whose settings it reads: the model is loaded once for all cases."""
    del folder  # what is made below reads the working folder; the argument only tells them apart
    from voicebot.host.trials import open_trial_studio  # noqa: PLC0415 - see above

    return open_trial_studio()
