"""``voicebot models``: which recognition models there are, and bringing one here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from voicebot.cli.options import AsJson
from voicebot.cli.output import ANSWER_IS_NO, LANGUAGE_NAMES, console, errors, show_json
from voicebot.cli.pulling import Force, Into, Origin, Sha256, pull, show_pulled
from voicebot.errors import ModelMissingError
from voicebot.files import near_path
from voicebot.host.catalogue import KnownModel, catalogue
from voicebot.host.listing import Listed, list_every_model
from voicebot.host.origin import Order
from voicebot.host.pull_models import Pulled, pull_model
from voicebot.recognition.models import LANGUAGES, MODELS_PAGE, SOURCE_FILE, find_model
from voicebot.settings import Settings, load_settings
from voicebot.yaml_file import nearest

EXAMPLE = "voicebot models pull ru"

LIST_EXAMPLE = "voicebot models list --language ru"

_LEGEND = f"""\
● in use   ○ here, not in use   bold: brought by 'voicebot models pull LANGUAGE'
errors: wrong words by test set, from {MODELS_PAGE}
graph: dynamic hears what is expected; static hears all, ten times slower"""

app = typer.Typer(
    no_args_is_help=True, help="Recognition models: list them, bring one here.", epilog=f"Example: {EXAMPLE}"
)


@app.command("list", epilog=f"Example: {LIST_EXAMPLE}")
def list_command(
    *,
    language: Annotated[str | None, typer.Option("--language", "-l", help="Models of this language only.")] = None,
    every: Annotated[bool, typer.Option("--all", "-a", help="Every language that is known, not only ours.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the known models with size, licence and published error rates, and where they are on this machine.

    Shown are Russian, English, Korean and whatever is installed; --all shows every language. Exit code 1 when there are
    none.
    """
    listed = list_every_model(load_settings())
    shown = [one for one in listed.models if language == one.language or (language is None and (every or _ours(one)))]
    broken = {code: fault for code, fault in listed.broken.items() if language in {None, code}}
    if as_json:
        show_json([_as_data(one) for one in shown])
    elif shown or broken:
        _show(shown, broken)
        if language is None and (others := len({one.language for one in listed.models} - {*_languages(shown)})):
            console.print(f"{others} more languages: voicebot models list --all", style="dim")
        console.print(_LEGEND, style="dim")
    else:
        known = nearest(language or "", _languages(listed.models))
        errors.print(f"no model is known for '{language}'; {known}", style="yellow", markup=False, soft_wrap=True)
    if not shown:
        raise typer.Exit(ANSWER_IS_NO)


@app.command("pull", epilog=f"Example: {EXAMPLE}")
def pull_command(
    wanted: Annotated[
        str, typer.Argument(metavar="LANGUAGE|NAME", help="A language, or a model's name.", show_default=False)
    ],
    *,
    origin: Origin = "",
    into: Into = None,
    sha256: Sha256 = "",
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Bring a model here: download or copy it, check it, unpack it into models/LANGUAGE.

    What breaks off is taken up by the next pull. Nothing that is there is overwritten without --force, and the model
    appears whole or not at all. Where it came from and its checksum are noted in its source.json.
    """
    settings = load_settings()
    pulled = pull(Order(wanted, origin, into, sha256, force), pull_model, settings)
    show_pulled(pulled, pulled.path / SOURCE_FILE, as_json=as_json, further=_further(pulled, settings))


def _show(shown: Sequence[Listed], broken: Mapping[str, ModelMissingError]) -> None:
    width = max((len(one.name) for one in shown), default=0)
    console.print(f"  {'':{width}} {'size':>7}  {'licence':11} {'graph':8} telephone", style="dim", no_wrap=True)
    for code in dict.fromkeys((*_languages(shown), *broken)):
        _show_language(code, [one for one in shown if one.language == code], broken.get(code), width)


def _languages(models: Iterable[Listed]) -> list[str]:
    return list(dict.fromkeys(one.language for one in models))


def _ours(one: Listed) -> bool:
    return one.language in LANGUAGES or bool(one.installed)


def _further(pulled: Pulled, settings: Settings) -> str:
    """Say where calls do not take the model that was pulled."""
    language = pulled.note.language if pulled.note else ""
    try:
        used = find_model(language, given=None, settings=settings) if language else None
    except ModelMissingError as error:
        return f"calls do not use it: {error.message}"
    if used is None or used.path.resolve() == pulled.path.resolve():
        return ""
    return f"calls in '{language}' use another one: {used.name} ({used.source}: {used.path})"


def _show_language(code: str, models: list[Listed], fault: ModelMissingError | None, width: int) -> None:
    console.print(LANGUAGE_NAMES.get(code, code), style="bold")
    for one in models:
        _show_model(one, width)
    if fault:
        console.print(f"  {fault.message}; {fault.remedy}", style="red", markup=False, soft_wrap=True)
    console.print()


def _show_model(one: Listed, width: int) -> None:
    known = one.known
    mark = "[green]●[/]" if any(each.in_use for each in one.installed) else "○" if one.installed else " "
    name = f"{one.name:{width}}"
    if known:
        size, licence, graph = known.bytes, known.licence, known.graph
        telephone = {True: "[green]recommended[/]", False: "not recommended", None: "[dim]not tried[/]"}[
            known.telephone
        ]
    else:
        facts = one.installed[0].model.facts
        size, licence, graph, telephone = facts.megabytes * 1_000_000, "not known", facts.graph, "[dim]not tried[/]"
    name = f"[bold]{name}[/]" if known and known.recommended else name
    console.print(f"{mark} {name} {_size(size):>7}  {licence:11} {graph:8} {telephone}", no_wrap=True)
    for line in _further_lines(one):
        console.print(Padding(line, (0, 0, 0, 4)))


def _further_lines(one: Listed) -> Iterator[Text]:
    if one.known and one.known.word_errors:
        yield Text("errors " + ", ".join(f"{rate:g} % {test}" for test, rate in one.known.word_errors.items()), "dim")
    elif one.known:
        yield Text("errors not published", "dim")
    if one.known and one.known.remark:
        yield Text(one.known.remark, "dim")
    for each in one.installed:
        state = "in use" if each.in_use else "here, not in use"
        yield Text.assemble(
            (state, "green" if each.in_use else ""), f": {near_path(each.model.path)} ({each.model.source})"
        )


def _size(count: int) -> str:
    """Write a size as people read it: 46 MB, 1.8 GB."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"  # noqa: PLR2004 - a gigabyte


def _as_data(one: Listed) -> dict[str, object]:
    known = one.known.model_dump() if one.known else None
    installed = [
        {
            "path": str(each.model.path),
            "found_in": each.model.source,
            "in_use": each.in_use,
            "graph": each.model.facts.graph,
            "source": each.note.model_dump(mode="json") if each.note else None,
        }
        for each in one.installed
    ]
    facts = {"name": one.name, "language": one.language, "address": _address(one.known)}
    return {**facts, "known": known, "installed": installed}


def _address(known: KnownModel | None) -> str | None:
    return None if known is None or known.package else f"{catalogue().vosk}/{known.path}"
