"""Draw the demo's output as docs/demo.svg, for the README: ``python tools/make_picture.py``."""

from __future__ import annotations

from pathlib import Path

from voicebot.cli.main import run
from voicebot.cli.output import console

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "demo.svg"


def main() -> None:
    """Run the demo and keep what it printed."""
    console.record = True
    console.width = 130
    try:
        run(["demo", "--translation", "en"])
    finally:
        console.save_svg(str(PICTURE), title="make demo")


if __name__ == "__main__":
    main()
