"""What can be wrong in a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voicebot.yaml_file import YamlPath


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a script.

    Args:
        path: where, as keys from the top of the file.
        message: what is wrong, naming the thing.
        remedy: what to do about it.
        at_key: the last key itself is wrong, not what stands under it.
    """

    path: YamlPath
    message: str
    remedy: str = ""
    at_key: bool = False
