"""``voicebot voices pull``: a voice of Piper from wherever it is into ``models/voices/<language>``."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from voicebot.errors import ArchiveError, DownloadError, Place, UsageError
from voicebot.host.catalogue import catalogue
from voicebot.host.download import Sums, check_room, discard
from voicebot.host.installing import SourceNote, alone, read_note, write_note
from voicebot.host.origin import Origin, by_hand, find_origin, obtain
from voicebot.host.pull_models import Pulled
from voicebot.speech.engine import EngineVoice

if TYPE_CHECKING:
    from pathlib import Path

    from voicebot.clock import WallClock
    from voicebot.host.catalogue import KnownVoice
    from voicebot.host.origin import Means, Obtained, Order

CONFIG = ".json"
"""Piper's configuration of a voice is called as its network, and this."""

NOTE = ".source.json"
"""What stands in a voice's own name for ``.onnx`` in the name of its note."""

_KEY = re.compile(r"(?P<language>[a-z]{2})_[A-Z]{2}-\w+-\w+")


def published_voices() -> list[EngineVoice]:
    """List the voices that can be pulled, as an engine would name them."""
    return [
        EngineVoice(
            "piper", voice.language, voice.key, voice.licence, ", ".join(filter(None, (voice.sex, voice.remark)))
        )
        for voice in catalogue().voices
    ]


def pull_voice(order: Order, means: Means, clock: WallClock) -> Pulled:
    """Install a voice: its network and its configuration. The network, by which a voice is found, comes last.

    Raises:
        UsageError: there is no such voice or file, or another pull is under way.
        DownloadError: the network refused; the remedy tells how to do it by hand.
        ArchiveError: what came is another file than published, or no voice.
        DiskSpaceError: there is no room.
    """
    known, key, language = _known(order)
    path = known.path if known else f"{key}.onnx"
    given = order.origin or means.settings.mirror
    origin = find_origin(given, path) if given else Origin(url=f"{catalogue().piper}/{path}")
    folder = order.into or means.settings.voices_dir / language
    network = folder / f"{key}.onnx"
    with alone(means.downloads / f"{key}.lock", key):
        before = read_note(network.with_suffix(NOTE))
        if not order.force and network.is_file() and _beside(network).is_file():
            return Pulled(key, network, before, fresh=False)
        got = _obtain(order, known, origin, means)
        _check_config(got[1].path, origin)
        note = SourceNote(
            name=key,
            language=language,
            licence=known.licence if known else "not known",
            origin=str(origin),
            fetched_at=clock.now(),
            bytes=got[0].path.stat().st_size,
            sha256=got[0].sums.sha256,
            md5=got[0].sums.md5,
            checked=got[0].checked,
        )
        folder.mkdir(parents=True, exist_ok=True)
        check_room(folder, note.bytes)
        write_note(network.with_suffix(NOTE), note)
        for obtained, file in ((got[1], _beside(network)), (got[0], network)):
            _place(obtained.path, file)
            if origin.url:
                discard(obtained.path)
        return Pulled(key, network, note, before=before)


def _known(order: Order) -> tuple[KnownVoice | None, str, str]:
    """Find the voice: as it is known, its key and its language."""
    named = _KEY.fullmatch(order.wanted)
    if named and order.origin and order.wanted not in {voice.key for voice in catalogue().voices}:
        return None, order.wanted, named["language"]
    known = catalogue().voice(order.wanted)
    return known, known.key, known.language


def _obtain(order: Order, known: KnownVoice | None, origin: Origin, means: Means) -> tuple[Obtained, Obtained]:
    """Bring the network and its configuration here."""
    if origin.url:
        config = Origin(url=f"{origin.url}{CONFIG}", chosen=origin.chosen)
    else:
        config = Origin(path=_beside(origin.path), chosen=origin.chosen)
    if not origin.url and not config.path.is_file():
        raise UsageError(f"there is no {config.path.name} beside {origin}", remedy="a voice is two files: bring both")
    sums = [Sums(file.sha256, "") for file in (known.model, known.config)] if known else [None, None]
    try:
        network = obtain(origin, means, lambda _: sums[0], sha256=order.sha256)
        return network, obtain(config, means, lambda _: sums[1])
    except DownloadError as error:
        command = f"voicebot voices pull {order.wanted} --from FOLDER"
        raise by_hand(error, [origin.url, config.url], command) from error


def _beside(network: Path) -> Path:
    return network.with_name(network.name + CONFIG)


def _check_config(file: Path, origin: Origin) -> None:
    try:
        rate = json.loads(file.read_text(encoding="utf-8"))["audio"]["sample_rate"]
    except (ValueError, TypeError, KeyError):
        rate = None
    if not isinstance(rate, int):
        raise ArchiveError(
            "is no configuration of a Piper voice: it names no audio.sample_rate",
            place=Place(f"{origin}{CONFIG}"),
            remedy="take NAME.onnx and NAME.onnx.json of the same voice",
        )


def _place(source: Path, file: Path) -> None:
    """Put a copy of a file in its place, whole or not at all."""
    new = file.with_name(f".{file.name}.new")
    try:
        shutil.copyfile(source, new)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
