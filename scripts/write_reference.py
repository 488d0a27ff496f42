"""Writes the generated pages of docs; with `--check`, says which are stale and changes nothing."""

import os
import sys
import tempfile
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
    yield "../permissions.md", "\n".join(_permissions())


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


def _permissions() -> Iterator[str]:
    yield from ("# Who may do what, and where", "")
    yield "What each role may do, and the act that each address of the site is for. Made by `./fix`; do not edit."
    yield "An address without an act is refused. Who reads which restricted paper depends on the paper as well: see"
    yield "[papers for members](how-to/papers-for-members.md)."
    yield ""
    yield _tables()
    yield ""


def _tables() -> str:
    """The tables, from Django's addresses; what the settings make lies in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("MOOTHALL_DATA", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.project.settings")
        import django  # noqa: PLC0415 - not before its settings have a folder

        django.setup()
        from moothall.project.access import as_markdown  # noqa: PLC0415 - not before Django is set up

        return as_markdown()


if __name__ == "__main__":
    sys.exit(main())
