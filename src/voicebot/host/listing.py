"""Which recognition models there are: those that are known, those on this machine, and the one in use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicebot.errors import ModelMissingError
from voicebot.host.catalogue import catalogue
from voicebot.host.installing import SourceNote, read_note
from voicebot.recognition.models import LANGUAGES, SOURCE_FILE, find_model, installed_models, list_models

if TYPE_CHECKING:
    from voicebot.host.catalogue import KnownModel
    from voicebot.recognition.models import FoundModel
    from voicebot.settings import Settings


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine.

    Args:
        model: where it is, and what its files tell of it.
        in_use: calls in its language are heard with it.
        note: where it was pulled from; None: it was put there in another way.
    """

    model: FoundModel
    in_use: bool
    note: SourceNote | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A model in the list.

    Args:
        language: its code.
        name: its own name.
        known: what is published of it; None: nothing is known of it.
        installed: where it is on this machine, perhaps more than once.
    """

    language: str
    name: str
    known: KnownModel | None
    installed: tuple[Installed, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelList:
    """Every model.

    Args:
        models: languages together; within one the recommended model first, then the known ones, then others.
        broken: languages whose first place holds something that is no model, and what is wrong with it.
    """

    models: tuple[Listed, ...]
    broken: dict[str, ModelMissingError]


def list_every_model(settings: Settings) -> ModelList:
    """List the known models and those on this machine."""
    found = list_models(settings)
    known = {model.language: None for model in catalogue().models}
    models: list[Listed] = []
    broken: dict[str, ModelMissingError] = {}
    for language in [*LANGUAGES, *(code for code in {**known, **dict.fromkeys(found)} if code not in LANGUAGES)]:
        installed = _installed(language, settings)
        models += _known(language, installed)
        names = {listed.name for listed in models}
        models += [
            Listed(language, one.model.name, None, (one,)) for one in installed if _listed_name(one.model) not in names
        ]
        state = found.get(language)
        if isinstance(state, ModelMissingError) and (installed or (settings.models_dir / language).exists()):
            broken[language] = state
    return ModelList(tuple(models), broken)


def _known(language: str, installed: list[Installed]) -> list[Listed]:
    return [
        Listed(language, model.name, model, tuple(one for one in installed if _listed_name(one.model) == model.name))
        for model in catalogue().models
        if model.language == language
    ]


def _installed(language: str, settings: Settings) -> list[Installed]:
    try:
        used = find_model(language, given=None, settings=settings).path
    except ModelMissingError:
        used = None
    found = installed_models(language, settings)
    return [Installed(one, one.path == used, read_note(one.path / SOURCE_FILE)) for one in found]


def _listed_name(model: FoundModel) -> str:
    """Give the name that the catalogue has for a model: that of a package has its version behind it."""
    packages = [known.name for known in catalogue().models if known.package]
    return next((name for name in packages if model.source == "package" and model.name.startswith(name)), model.name)
