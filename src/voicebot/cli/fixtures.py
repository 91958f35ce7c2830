"""``voicebot fixtures``: sound files for test cases."""

import typer

from voicebot.cli import fixtures_check, fixtures_record, fixtures_synth

app = typer.Typer(
    no_args_is_help=True,
    help="Sound files for test cases: make them, check them, record them from a conversation.",
    epilog=f"Example: {fixtures_synth.EXAMPLE}",
)
app.command("synth", epilog=f"Example: {fixtures_synth.EXAMPLE}")(fixtures_synth.command)
app.command("check", epilog=f"Example: {fixtures_check.EXAMPLE}")(fixtures_check.command)
app.command("record", epilog=f"Example: {fixtures_record.EXAMPLE}")(fixtures_record.command)
