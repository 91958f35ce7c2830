"""One studio, in the frozen configuration, for the whole room: the model is loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from voicebot.bench.laboratory import frozen
from voicebot.errors import ModelMissingError
from voicebot.host.studio import Studio
from voicebot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    settings = frozen(load_settings()).model_copy(update={"cache_dir": tmp_path_factory.mktemp("cache")})
    made = Studio(settings)
    try:
        made.model("ko")
    except ModelMissingError as error:
        pytest.skip(str(error))
    yield made
    made.close()
