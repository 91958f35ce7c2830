"""Run every command that README.md shows, in its order: ``tools/run_readme.py [--skip COMMAND]...``.

Commands are the lines that begin with ``$ `` in ```console blocks (a backslash continues a line); the other lines of a
block are what they print and are not compared. Any word after ``console`` in the opening line, such as ``no-run``,
leaves the block out.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ ((?:.*\\\n)*.*)$", re.MULTILINE)


def commands(text: str) -> list[str]:
    """Give the commands of a Markdown text, in its order."""
    return [command for block in BLOCK.findall(text) for command in COMMAND.findall(block)]


def main() -> int:
    """Run them; the first that fails ends it with its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--skip", action="append", default=[], metavar="COMMAND", help="a command that has run already")
    skipped = parser.parse_args().skip
    path = os.pathsep.join([str(ROOT / ".venv" / "bin"), os.environ.get("PATH", os.defpath)])
    found = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    if not found:
        sys.exit("README.md shows no commands: nothing was tried")
    for command in found:
        if command in skipped:
            continue
        print(f"\n=== README: {command}", flush=True)
        done = subprocess.run(["bash", "-c", command], cwd=ROOT, env={**os.environ, "PATH": path}, check=False)  # noqa: S603, S607 - the README's own commands
        if done.returncode:
            print(f"=== README: '{command}' ended with {done.returncode}", file=sys.stderr)
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
