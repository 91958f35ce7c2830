"""Draw the demo's output and the page of its call for the README: ``python tools/make_picture.py``.

Run it in the root of the repository; it needs Chromium.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from voicebot.cli.main import run
from voicebot.cli.output import console
from voicebot.journal.page import write_page

DEMO = Path("demo")
PICTURE, PAGE = Path("docs/demo.svg"), Path("docs/page.png")


def main() -> None:
    """Run the demo, keep what it printed, and photograph the page that it left."""
    console.record = True
    console.width = 130
    try:
        run(["demo", "--translation", "en", "--out", str(DEMO)])
    finally:  # a command leaves by raising
        console.save_svg(str(PICTURE), title="make demo")
        photograph()


def photograph() -> None:
    """Take a picture of the upper part of the page in English."""
    page = write_page(DEMO, DEMO / "page_en.html", language="en").resolve()
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    sized = ["--hide-scrollbars", "--window-size=1100,980", f"--screenshot={PAGE.resolve()}"]
    with tempfile.TemporaryDirectory() as folder:
        command = ["chromium", *quiet, *sized, f"--user-data-dir={folder}", page.as_uri()]
        subprocess.run(command, check=True)  # noqa: S603 - what the machine calls Chromium


if __name__ == "__main__":
    main()
