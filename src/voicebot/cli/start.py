"""The console script: nothing is loaded before it, so that Ctrl-C ends a command in order from its first moment."""

import sys

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""


def run() -> None:
    """Load the command line and run what is asked for."""
    try:
        from voicebot.cli import main  # noqa: PLC0415 - this is what takes a second
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    main.run()
