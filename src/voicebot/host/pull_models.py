"""``voicebot models pull``: a recognition model from wherever it is into ``models/<language>``."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from voicebot.errors import ArchiveError, DownloadError, Place, UsageError
from voicebot.host.catalogue import catalogue, language_of
from voicebot.host.download import UNPACKED, Sums, check_room, discard
from voicebot.host.installing import SourceNote, alone, read_note, restore, staged
from voicebot.host.origin import Obtained, Origin, by_hand, find_origin, obtain
from voicebot.host.unpack import top_folder, unpack
from voicebot.recognition.models import MODELS_PAGE, SOURCE_FILE, installed_models, missing_from, unwrapped

if TYPE_CHECKING:
    from voicebot.clock import WallClock
    from voicebot.host.catalogue import KnownModel
    from voicebot.host.download import Watch
    from voicebot.host.origin import Means, Order


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull came to.

    Args:
        name: of the model or voice.
        path: the folder of the model, the network of the voice.
        note: where it came from; None: it was there already, put there by hand.
        fresh: it was installed now; False: it was there already.
        before: where the one that was replaced came from.
    """

    name: str
    path: Path
    note: SourceNote | None
    fresh: bool = True
    before: SourceNote | None = None


def pull_model(order: Order, means: Means, clock: WallClock) -> Pulled:
    """Install a model.

    Raises:
        UsageError: there is no such model or file, something is there already, or another pull is under way.
        DownloadError: the network refused; the remedy tells how to do it by hand.
        ArchiveError: what came is damaged, not safe, or no model of that language.
        DiskSpaceError: there is no room.
    """
    known = catalogue().model(order.wanted)
    name = known.name if known else order.wanted
    language = known.language if known else language_of(order.wanted)
    if known and known.package and not order.origin:
        return _package(known, means)
    target = order.into or means.settings.models_dir / language
    origin = _origin(order, known, name, means)
    with alone(means.downloads / f"{target.absolute().name}.lock", str(target)):
        restore(target)
        there = None if order.force else _there(target, order, name)
        return there or _install(order, name, language, target, origin, means, clock)


def _package(known: KnownModel, means: Means) -> Pulled:
    """Find a model that is a Python package, or say how it is installed."""
    for model in installed_models(known.language, means.settings):
        if model.source == "package":
            return Pulled(model.name, model.path, None, fresh=False)
    archives = [each.name for each in catalogue().models if each.language == known.language and not each.package]
    other = f"; or as an archive: voicebot models pull {archives[0]}" if archives else ""
    raise UsageError(f"{known.name} is a Python package", remedy=f"pip install {known.package}{other}")


def _origin(order: Order, known: KnownModel | None, name: str, means: Means) -> Origin:
    given = order.origin or means.settings.mirror
    folder = unwrapped(Path(order.origin).expanduser())
    if order.origin and not missing_from(folder):
        return Origin(path=folder, chosen=True)
    if given:
        return find_origin(given, f"{name}.zip")
    if known is None:
        raise UsageError(
            f"where {name} is, is not known", remedy=f"give its address: --from URL; models are listed on {MODELS_PAGE}"
        )
    return Origin(url=f"{catalogue().vosk}/{known.path}")


def _there(target: Path, order: Order, name: str) -> Pulled | None:
    """Look at what is in the place already; None where nothing is."""
    if not (target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir()))):
        return None
    note = read_note(target / SOURCE_FILE)
    found = note.name if note else target.resolve().name
    # a language asks for any model, a name for that one
    if not missing_from(target) and (found == name or order.wanted != name):
        return Pulled(found, target, note, fresh=False)
    holds = f"holds {missing_from(target)}" if missing_from(target) else f"holds another model, {found}"
    raise UsageError(
        f"{target} is there already and {holds}", remedy="--force replaces it, --into names another folder"
    )


def _install(  # noqa: PLR0913, PLR0917 - one model
    order: Order, name: str, language: str, target: Path, origin: Origin, means: Means, clock: WallClock
) -> Pulled:
    before = read_note(target / SOURCE_FILE)
    if not origin.url and origin.path.is_dir():
        if order.sha256:
            raise UsageError("a folder has no checksum", remedy="leave --sha256 out, or give its archive")
        name = _folder_name(origin.path, order, name)
        note = _note(name, language, origin, None, clock)
        with staged(target, note) as new:
            _copy(origin.path, new, means.watch)
        return Pulled(name, target, note, before=before)
    archive = _archive(order, name, origin, means, same_disk=_disk(target) == _disk(means.downloads))
    try:
        name = _archive_name(archive.path, order, name, language)
        note = _note(name, language, origin, archive, clock)
        with staged(target, note) as new:
            unpack(archive.path, new, means.watch)
            _check(new, origin)
    except ArchiveError:
        if origin.url:
            discard(archive.path)
        raise
    if origin.url:
        discard(archive.path)
    return Pulled(name, target, note, before=before)


def _disk(place: Path) -> int:
    """Tell which disk a place is on, or will be."""
    return next(each for each in (place.absolute(), *place.absolute().parents) if each.exists()).stat().st_dev


def _archive(order: Order, name: str, origin: Origin, means: Means, *, same_disk: bool) -> Obtained:
    """Bring the archive here, and compare it with what is published of the model that it is, or should be."""
    listed = {model.name: model for model in catalogue().models}

    def published(archive: Path) -> Sums | None:
        known = listed.get((top_folder(archive) if origin.chosen else "") or name)
        return Sums(known.sha256, known.md5) if known else None

    try:
        return obtain(origin, means, published, sha256=order.sha256, unpacked=UNPACKED if same_disk else 0)
    except DownloadError as error:
        raise by_hand(error, [origin.url], f"voicebot models pull {order.wanted} --from {name}.zip") from error


def _archive_name(archive: Path, order: Order, name: str, language: str) -> str:
    """Tell which model an archive holds: its folder is named after it.

    Raises:
        ArchiveError: another one than is wanted.
    """
    inside = top_folder(archive)
    if not language_of(inside) or inside == name:
        return name
    if order.wanted == name or language_of(inside) != language:
        raise ArchiveError(
            f"holds {inside}, not {order.wanted}", place=Place(archive), remedy="pull it by its own name"
        )
    return inside


def _folder_name(folder: Path, order: Order, name: str) -> str:
    note = read_note(folder / SOURCE_FILE)
    own = note.name if note else folder.resolve().name
    return own if order.wanted != name and language_of(own) else name


def _check(folder: Path, origin: Origin) -> None:
    missing = missing_from(folder)
    if not missing:
        return
    other = "; it is made for sherpa-onnx, which Vosk's library does not read" if (folder / "am-onnx").is_dir() else ""
    raise ArchiveError(
        f"is no Vosk model: {missing}{other}", place=Place(str(origin)), remedy=f"take one from {MODELS_PAGE}"
    )


def _copy(folder: Path, new: Path, watch: Watch) -> None:
    """Copy a model's files; links become what they point to."""
    sizes = {file: file.stat().st_size for file in folder.rglob("*") if file.is_file()}
    total, done = sum(sizes.values()), 0
    check_room(new.parent, total)
    for file, size in sizes.items():
        copied = new / file.relative_to(folder)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copied)
        done += size
        watch("copying", done, total)


def _note(name: str, language: str, origin: Origin, archive: Obtained | None, clock: WallClock) -> SourceNote:
    known = {model.name: model for model in catalogue().models}.get(name)
    return SourceNote(
        name=name,
        language=language,
        licence=known.licence if known else "not known",
        origin=str(origin) if origin.url else str(origin.path.resolve()),
        fetched_at=clock.now(),
        bytes=archive.path.stat().st_size if archive else 0,
        sha256=archive.sums.sha256 if archive else "",
        md5=archive.sums.md5 if archive else "",
        checked=archive.checked if archive else "copied",
    )
