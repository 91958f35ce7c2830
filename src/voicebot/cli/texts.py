"""Texts to try, from a file: one a line."""

from pathlib import Path

from voicebot.errors import InputError, Place


def lines_of(file: Path) -> list[str]:
    """Read the lines of a file that are not blank.

    Raises:
        InputError: the file cannot be read, or is not UTF-8.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", place=Place(file), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", place=Place(file), remedy="save it as UTF-8") from error
    return [line for line in lines if line.strip()]
