"""A model as the product wants it: the same audio always gives the same words, and any rate may be given.

Kaldi adds a little random noise ("dither") to what it hears, drawn from the C library's ``rand()``, unless the model's
``mfcc.conf`` says ``--dither=0``; published models do not. A call is to be replayed with the same decisions at the same
milliseconds, so the model is loaded through a folder of links to its files with that line added. Dither keeps
digital silence from being quite silent; `voicebot.audio.resample.Upsampler` does so with noise that is always the same.
The lines that let Kaldi resample are added as well: the published Russian model lacks them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from voicebot.errors import SettingsError

_CONFIGURATION = "mfcc.conf"
_DITHER = ("--dither", "--dither=0")
_RESAMPLING = ("--allow-upsample=true", "--allow-downsample=true")


def adjusted(model: Path, cache: Path) -> Path:
    """Give a folder that Vosk loads as the model with these lines.

    Args:
        model: the model's folder.
        cache: where the folder of links is made, once.

    Returns:
        The model's own folder where it already says what it wants, else the folder of links.

    Raises:
        SettingsError: the cache cannot be written.
    """
    folder = model / "conf" if (model / "conf" / _CONFIGURATION).is_file() else model
    configuration = folder / _CONFIGURATION
    if not configuration.is_file():
        return model
    written = configuration.read_text(encoding="utf-8")
    lines = [] if _DITHER[0] in written else [_DITHER[1]]
    lines += [line for line in _RESAMPLING if line not in written]
    if not lines:
        return model
    text = "\n".join([written.rstrip(), *lines, ""])
    identity = hashlib.sha256(f"{model.resolve()}\n{text}".encode()).hexdigest()[:16]
    overlay = (cache / "models" / identity).absolute()
    if overlay.is_dir():
        return overlay
    try:
        _make(overlay, model.resolve(), configuration.relative_to(model), text)
    except OSError as error:
        raise SettingsError(
            f"the cache {cache} cannot be written: {error.strerror}", remedy="set cache_dir to a folder of yours"
        ) from error
    return overlay


def _make(overlay: Path, model: Path, configuration: Path, text: str) -> None:
    """Make the folder beside its place and move it there whole: another process may be making the same."""
    overlay.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=overlay.parent))
    _link(model, made)
    if configuration.parent != Path():
        (made / configuration.parent).unlink()
        (made / configuration.parent).mkdir()
        _link(model / configuration.parent, made / configuration.parent)
    (made / configuration).unlink()
    (made / configuration).write_text(text, encoding="utf-8")
    try:
        made.rename(overlay)
    except OSError:
        if not overlay.is_dir():
            raise
        shutil.rmtree(made)


def _link(source: Path, target: Path) -> None:
    for entry in os.scandir(source):
        (target / entry.name).symlink_to(entry.path)
