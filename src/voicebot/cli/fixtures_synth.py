"""``voicebot fixtures synth``: sound files out of texts."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, get_args

import typer
from rich.markup import escape
from rich.table import Table

from voicebot.audio.tones import Noise
from voicebot.cli.options import AsJson
from voicebot.cli.output import console, errors, progress_bar, show_json
from voicebot.errors import UsageError
from voicebot.files import write_whole
from voicebot.host.engines import ENGINES, Engines
from voicebot.host.fixture_orders import SUFFIX, FixtureOrder, of_case, of_file, of_texts
from voicebot.host.fixtures import MANIFEST, Channel, Fixture, FixtureMaker, Recipe, read_manifest, write_fixture
from voicebot.settings import load_settings
from voicebot.trial.case import FIXTURES
from voicebot.trial.linking import with_sounds

EXAMPLE = "voicebot fixtures synth '상담원 연결해 주세요' -l ko --noise 15"

_ALIASES = {"babble": "babble-like"}
_KINDS = [*(kind for kind in get_args(Noise) if kind not in _ALIASES.values()), *_ALIASES]
_said = partial(typer.Option, rich_help_panel="What is said")
_heard = partial(typer.Option, rich_help_panel="How it is heard")
_kept = partial(typer.Option, rich_help_panel="Where it goes")


def command(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="What to say.", show_default=False)
    ] = None,
    *,
    file: Annotated[
        Path | None,
        _said("--file", "-f", help="Texts, one on a line: text, or text<TAB>name."),
    ] = None,
    case: Annotated[Path | None, _said("--case", help="The missing files of a case's turns.")] = None,
    link: Annotated[
        bool,
        _said("--link", help="With --case: also of turns without 'wav', and write it there."),
    ] = False,
    language: Annotated[str, _said("--language", "-l", help="Language code; a case has its own.")] = "ru",
    engine: Annotated[
        str | None,
        _said("--engine", help=f"One of: {', '.join(ENGINES)}; else the best."),
    ] = None,
    voice: Annotated[str | None, _said("--voice", help="The engine's name of the voice, as ko+f3.")] = None,
    words_per_minute: Annotated[int | None, _said("--words-per-minute", min=60, max=400, help="How fast.")] = None,
    margin: Annotated[
        int | None,
        _heard("--margin", min=0, max=2000, help="Silence before and after, ms; 200, in a case none."),
    ] = None,
    channel: Annotated[
        Channel,
        _heard("--channel", help="telephone: 300-3400 Hz, 8 kHz, µ-law; plain: 16 kHz."),
    ] = "telephone",
    noise: Annotated[
        float | None,
        _heard("--noise", min=-20, max=60, help="Signal-to-noise ratio, dB; else no noise."),
    ] = None,
    noise_kind: Annotated[
        str,
        _heard("--noise-kind", metavar="|".join([*_KINDS, "FILE"]), help="What noise."),
    ] = "pink",
    echo: Annotated[
        float | None,
        _heard("--echo", min=0, max=60, help="The speaker's echo, so many dB quieter."),
    ] = None,
    echo_ms: Annotated[int, _heard("--echo-ms", min=20, max=2000, help="How much later it comes.")] = 150,
    seed: Annotated[int, _heard("--seed", min=0, help="The same noise for the same seed.")] = 0,
    out: Annotated[
        Path | None,
        _kept("--out", "-o", metavar="FOLDER|FILE.wav", help=f"Else {FIXTURES}/."),
    ] = None,
    force: Annotated[bool, _kept("--force", help="Also over files that this command did not make.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make sound files out of texts: a voice through a telephone, with noise and echo on request.

    How each was made is kept in fixtures.jsonl beside them, enough to make it again; 'fixtures check' compares. The
    same options give the same file. A case finds those in audio_fixtures/ beside or above it.
    """
    if sum(map(bool, (texts, file, case))) != 1:
        raise UsageError("give texts, --file or --case: one of them", remedy=EXAMPLE)
    given = {"engine": engine, "voice": voice, "words_per_minute": words_per_minute}
    named = {name: value for name, value in given.items() if value is not None}
    usual = Recipe(
        text="-",
        language=language,
        margin_ms=(0 if case else 200) if margin is None else margin,
        channel=channel,
        noise=_noise(noise_kind),
        snr_db=noise,
        echo_db=echo,
        echo_ms=echo_ms,
        seed=seed,
    )
    if case:
        made = _make_case(case, named, usual, out, link=link, force=force)
    else:
        usual = usual.model_copy(update=named)
        orders = of_file(file, usual) if file else of_texts(texts or (), usual)
        made = _make(orders, out or Path(FIXTURES), force=force)
    _show(made, as_json=as_json)


def _noise(kind: str) -> Noise | Path:
    """Take the kind of a noise, or a file with one."""
    wanted = _ALIASES.get(kind, kind)
    for known in get_args(Noise):
        if wanted == known:
            return known  # type: ignore[no-any-return]
    if not Path(kind).is_file():
        raise UsageError(
            f"no noise is called '{kind}', and there is no such file", remedy=f"one of: {', '.join(_KINDS)}"
        )
    return Path(kind)


def _make_case(
    file: Path, given: dict[str, str | int], usual: Recipe, out: Path | None, *, link: bool, force: bool
) -> list[Fixture]:
    """Make the missing files of a case, and write their names into it."""
    case, orders = of_case(file, given, usual, every=link)
    folder = out or case.sound_folder()
    made = _make(orders, folder, force=force)
    wavs = {order.turn: order.name for order in orders if order.turn is not None}
    if wavs:
        write_whole(file, with_sounds(file.read_text(encoding="utf-8"), wavs))
        errors.print(f"{file}: 'wav' written into {len(wavs)} turns", markup=False)
    for order in orders:
        if case.sound_file(order.name) is None:
            errors.print(
                f"{file} does not find {order.name} in {folder}: put it into {FIXTURES}/", style="yellow", markup=False
            )
    silent = sum(bool(turn.caller and turn.caller.text and not turn.caller.wav) for turn in case.file.turns) - len(wavs)
    if silent:
        errors.print(f"{silent} turns name no wav, and are spoken when the case is run; --link gives them one")
    return made


def _make(orders: list[FixtureOrder], out: Path, *, force: bool) -> list[Fixture]:
    folder = out
    if out.suffix == SUFFIX:
        if len(orders) > 1:
            raise UsageError(f"{len(orders)} texts do not go into one file", remedy="give a folder: --out FOLDER")
        folder = next((above for above in out.parents if (above / MANIFEST).is_file()), out.parent)
        orders = [replace(orders[0], name=str(out.relative_to(folder)))]
    foreign = [
        order.name for order in orders if (folder / order.name).exists() and order.name not in read_manifest(folder)
    ]
    if foreign and not force:
        raise UsageError(
            f"{folder / foreign[0]} is there already, and was not made by this command",
            remedy="--force replaces it, --out names another place",
        )
    engines = Engines(load_settings())
    made: list[Fixture] = []
    try:
        with progress_bar("fixtures", len(orders)) as bar:
            for order in orders:
                made.append(write_fixture(folder, order.name, FixtureMaker(engines), order.recipe))
                bar.advance(bar.task_ids[0])
    finally:
        engines.close()
    return made


def _show(made: list[Fixture], *, as_json: bool) -> None:
    if as_json:
        show_json([fixture.model_dump(mode="json") for fixture in made])
        return
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "right", "left"):
        table.add_column(justify=justify)
    for fixture in made:
        table.add_row(escape(fixture.file), f"{fixture.duration_ms} ms", escape(_described(fixture.recipe)))
    console.print(table)
    if not made:
        console.print("nothing is missing")


def _described(recipe: Recipe) -> str:
    parts = [f"{recipe.engine} {recipe.voice}".strip(), recipe.channel]
    if recipe.snr_db is not None:
        parts.append(f"{recipe.noise} noise {recipe.snr_db:g} dB below")
    if recipe.echo_db is not None:
        parts.append(f"echo {recipe.echo_db:g} dB below")
    return ", ".join(parts)
