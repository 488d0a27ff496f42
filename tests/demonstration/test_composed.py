"""Packs of the demonstration council as PDF: true pages, tags, nothing restricted, and they read back."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pikepdf
import pytest

from documents.printed import everything, first_pages
from moothall.demonstration.packs import DemoPack, composed
from moothall.demonstration.topics import sections, topics
from moothall.documents.composer.composition import Composition
from moothall.documents.pack_text import Passage
from moothall.facts.record import essence, to_json
from moothall.intake.reading import read

CHOSEN = (
    "2024-09-19-resources-cabinet-committee",
    "2025-02-25-scrutiny-committee",
    "2025-06-05-health-overview-and-scrutiny-committee",
    "2025-09-24-environment-and-transport-cabinet-committee",
    "2025-12-03-scrutiny-committee",
    "2026-01-29-cabinet",
)
"""Between them: both forms of agenda, dashboard and work programme, exempt items, a call-in, a plan, statistics."""


@pytest.fixture(scope="module")
def printed(made: tuple[DemoPack, ...]) -> dict[str, Composition]:
    """The chosen packs, composed side by side."""
    told: list[tuple[int, int]] = []
    found = [each for each in made if each.name in CHOSEN]
    done = {pack.name: made for pack, made in composed(found, progress=lambda done, of: told.append((done, of)))}
    assert told == [(number, len(CHOSEN)) for number in range(1, len(CHOSEN) + 1)]
    return done


def read_back(printed: dict[str, Composition]) -> Iterator[tuple[str, Composition, object]]:
    """Each composition with the record that reading its PDF gives."""
    for name, made in printed.items():
        yield name, made, read(made.pdf).pack


def test_the_pages_on_the_agenda_are_those_in_the_file(printed: dict[str, Composition]) -> None:
    for made in printed.values():
        told = {item.number: item.pages[0] for item in made.pack.agenda if item.pages}
        assert told == first_pages(made.pdf)


def test_every_pack_is_tagged_titled_and_in_english(printed: dict[str, Composition]) -> None:
    for made in printed.values():
        with pikepdf.open(io.BytesIO(made.pdf)) as document:
            assert "/StructTreeRoot" in document.Root
            assert str(document.Root.Lang) == "en-GB"
            metadata = document.open_metadata()
            assert metadata["pdfuaid:part"] == "1"
            assert str(metadata["dc:title"]).startswith(str(made.pack.body))


def test_no_sentence_of_an_exempt_report_is_in_a_public_pack(printed: dict[str, Composition]) -> None:
    closed = [topic for topic in topics().values() if topic.exempt]
    secrets = {
        passage.text[:40]
        for topic in closed
        for part in sections(topic.body)
        for passage in part.contents
        if isinstance(passage, Passage)
    } | {topic.summary[:40] for topic in closed}
    for made in printed.values():
        said = [" ".join(text.split()) for text in everything(made.pdf)]
        assert not [secret for secret in secrets if any(secret in text for text in said)]


def test_what_was_printed_is_read_back(printed: dict[str, Composition]) -> None:
    for name, made, pack in read_back(printed):
        before, after = essence(msgspec.to_builtins(made.pack)), essence(msgspec.to_builtins(pack))
        for part in ("body", "meeting", "membership", "indicators", "budget_lines", "statistics", "decisions"):
            assert facts(before.get(part)) == facts(after.get(part)), (name, part)


def facts(value: object) -> object:
    """A part of a record without what a pack need not print."""
    if isinstance(value, dict):
        return {
            key: facts(item) for key, item in value.items() if key not in ("comment", "footnotes", "honours", "title")
        }
    return [facts(item) for item in value] if isinstance(value, list) else value


@pytest.mark.shared
def test_packs_come_home(printed: dict[str, Composition], shared_packs: Path, tmp_path: Path) -> None:
    for name, made, pack in read_back(printed):
        truth, got = tmp_path / "truth.json", tmp_path / "got.json"
        truth.write_bytes(to_json(made.pack))
        got.write_bytes(msgspec.json.encode(pack))
        command = [sys.executable, str(shared_packs / "score.py"), str(truth), str(got), "--json"]
        outcome = subprocess.run(command, capture_output=True, check=True, text=True)
        assert json.loads(outcome.stdout)["overall"] >= 0.97, name
