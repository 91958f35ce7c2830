from __future__ import annotations

import pytest

from voicebot.errors import SettingsError
from voicebot.host.engines import ENGINES, make_engine


@pytest.mark.parametrize("name", ENGINES)
def test_engine_is_made_without_starting_anything(name: str) -> None:
    engine = make_engine(name)
    assert engine.name.startswith(name)
    engine.close()


def test_unknown_engine_suggests_the_nearest() -> None:
    with pytest.raises(SettingsError, match="did you mean pyttsx3"):
        make_engine("pyttsx")
