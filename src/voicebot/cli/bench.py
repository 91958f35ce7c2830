"""``voicebot bench``: the project's own measurements, one subcommand each."""

import typer

from voicebot.cli import bench_call, bench_hearing, bench_speaking, bench_speech, bench_understanding

app = typer.Typer(
    no_args_is_help=True,
    help="Measure: figures with their conditions, nothing is judged.",
    epilog=f"Example: {bench_call.EXAMPLE}",
)
app.command("hearing", epilog=f"Example: {bench_hearing.EXAMPLE}")(bench_hearing.command)
app.command("call", epilog=f"Example: {bench_call.EXAMPLE}")(bench_call.command)
app.command("speech", epilog=f"Example: {bench_speech.EXAMPLE}")(bench_speech.command)
app.command("speaking", epilog=f"Example: {bench_speaking.EXAMPLE}")(bench_speaking.command)
app.command("understanding", epilog=f"Example: {bench_understanding.EXAMPLE}")(bench_understanding.command)
