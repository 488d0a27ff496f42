"""Writes the generated pages of docs/reference; with `--check`, says which are stale and changes nothing."""

import os
import sys
from collections.abc import Iterator

from environment import ROOT

from moothall.project.command import helps
from moothall.project.environment import ALL

FOLDER = ROOT / "docs" / "reference"
WIDTH = "100"


def main() -> int:
    """Write or check every page; the exit code."""
    os.environ["COLUMNS"] = WIDTH
    check = "--check" in sys.argv[1:]
    stale = [name for name, text in pages() if _now(name) != text]
    for name, text in pages():
        if not check:
            (FOLDER / name).write_text(text, encoding="utf-8")
    if check and stale:
        print(f"stale: {', '.join(stale)}; run ./fix", file=sys.stderr)
    return int(check and bool(stale))


def pages() -> Iterator[tuple[str, str]]:
    """Each generated page: its file name and its text."""
    yield "commands.md", "\n".join(_commands())
    yield "settings.md", "\n".join(_settings())


def _now(name: str) -> str:
    page = FOLDER / name
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def _commands() -> Iterator[str]:
    yield from ("# Commands", "", "What `moothall COMMAND --help` prints. Made by `./fix`; do not edit.", "")
    for name, text in helps().items():
        yield from (f"## {name}", "", "```text", text.rstrip(), "```", "")


def _settings() -> Iterator[str]:
    yield from ("# Settings", "", "Read from the environment when a program starts. Made by `./fix`; do not edit.", "")
    yield from ("| variable | default | meaning |", "|---|---|---|")
    for setting in ALL:
        yield f"| `{setting.name}` | {f'`{setting.default}`' if setting.default else 'none'} | {setting.meaning} |"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
