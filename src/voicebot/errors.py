"""Every error the product raises on purpose, in one tree.

::

    VoicebotError                     code
    ├── InputError                    what a person wrote is wrong (exit code 2)
    │   ├── ScriptError               script
    │   ├── CaseError                 case
    │   ├── HandoffFileError          handoff_file
    │   ├── AudioFileError            audio_file
    │   ├── SettingsError             settings
    │   ├── ContactError              contact
    │   ├── ArchiveError              archive
    │   └── UsageError                usage
    ├── MissingError                  this machine lacks something (exit code 2)
    │   ├── ModelMissingError         model_missing
    │   ├── VoiceMissingError         voice_missing
    │   ├── LibraryMissingError       library_missing
    │   ├── SoundCardError            sound_card
    │   └── DiskSpaceError            disk_space
    ├── DownloadError                 download
    ├── SynthesisError                synthesis
    ├── LineError                     line
    └── EffectError                   effect

Codes are stable: programs may match on them. A message names the thing; ``remedy`` says what to do about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    file: Path | str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write ``file:line:column``, the form that editors jump to."""
        return ":".join([str(self.file), *(str(n) for n in (self.line, self.column) if n)])


class VoicebotError(Exception):
    """The root of the tree.

    Args:
        message: what is wrong, naming the thing.
        place: where, when it is in a file.
        remedy: what to do about it, as one sentence.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, place: Place | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """Write ``file:line:column: message. remedy`` on one line."""
        where = f"{self.place}: " if self.place else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{where}{self.message}{remedy}"


class InputError(VoicebotError):
    """Something a person wrote is wrong; ``others`` are further faults found in the same reading."""

    code = "input"

    def __init__(
        self, message: str, *, place: Place | None = None, remedy: str = "", others: tuple[InputError, ...] = ()
    ) -> None:
        super().__init__(message, place=place, remedy=remedy)
        self.others = others

    def __str__(self) -> str:
        """Write each fault on a line of its own."""
        return "\n".join([super().__str__(), *(str(other) for other in self.others)])

    @classmethod
    def gathered(cls, faults: list[InputError]) -> InputError:
        """Make one error of many: the first, carrying the others.

        Args:
            faults: at least one.
        """
        first, *others = faults
        return type(first)(first.message, place=first.place, remedy=first.remedy, others=tuple(others))


class ScriptError(InputError):
    """A script does not load."""

    code = "script"


class CaseError(InputError):
    """A test case does not load."""

    code = "case"


class HandoffFileError(InputError):
    """The supervisor's ``handoff.yaml`` does not load."""

    code = "handoff_file"


class AudioFileError(InputError):
    """A sound file cannot be read."""

    code = "audio_file"


class SettingsError(InputError):
    """A setting is unknown or out of its range."""

    code = "settings"


class ContactError(InputError):
    """A contact lacks what the script needs."""

    code = "contact"


class ArchiveError(InputError):
    """A file that was to be installed is broken, not safe to unpack, or not what it should be."""

    code = "archive"


class UsageError(InputError):
    """A command was called with words that do not fit together."""

    code = "usage"


class MissingError(VoicebotError):
    """This machine lacks something; the remedy is the command that mends it."""

    code = "missing"


class ModelMissingError(MissingError):
    """No recognition model for a language."""

    code = "model_missing"


class VoiceMissingError(MissingError):
    """No voice for a language, or no engine for it."""

    code = "voice_missing"


class LibraryMissingError(MissingError):
    """A system library or an optional package is not installed."""

    code = "library_missing"


class SoundCardError(MissingError):
    """No such sound device, or it cannot be used."""

    code = "sound_card"


class DiskSpaceError(MissingError):
    """The disk has no room for what is to be installed."""

    code = "disk_space"


class DownloadError(VoicebotError):
    """The network or a server refused, or broke off."""

    code = "download"


class SynthesisError(VoicebotError):
    """An engine failed to speak a text."""

    code = "synthesis"


class LineError(VoicebotError):
    """The line refused or broke."""

    code = "line"


class EffectError(VoicebotError):
    """What a call asked for outside itself was not taken."""

    code = "effect"
