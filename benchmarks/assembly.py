"""Binding a pack, beside pikepdf's bare merge of the same files; and binding it again after one paper changed.

Papers are made ready for binding when they are filed or typeset, so that is what binding is measured with; and beside
it what it takes where no paper has been made ready.
"""

import datetime as dt
import hashlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.figures import Figure, interleaved, part
from benchmarks.papers import FONTS, pages_of, press, report, scan, slides, typeset
from moothall.facts.agendas import DraftAgenda, DraftItem, DraftPaper

TIMES, MEGABYTES = 3.5, 500
PAPERS, PAGES = 60, 676

_BARE = """
import io, sys, pikepdf
merged, sources = pikepdf.Pdf.new(), []
for path in sys.argv[2:]:
    sources.append(pikepdf.open(path))
    merged.pages.extend(sources[-1].pages)
merged.save(sys.argv[1])
"""
_BIND = """
import sys
from pathlib import Path
import msgspec
from moothall.documents.assembly import Folder, bind
from moothall.facts.agendas import DraftAgenda
target, agenda, folder, fonts, shelf = sys.argv[1:6]
asked = []
def read(name):
    asked.append(name)
    return Path(folder, name).read_bytes()
bound = bind(
    msgspec.json.decode(Path(agenda).read_bytes(), type=DraftAgenda),
    read,
    [Path(fonts)] if fonts else [],
    restricted=True,
    shelf=Folder(Path(shelf)) if shelf else None,
)
Path(target).write_bytes(bound.pdf)
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(int(peak.split()[1]) / 1024, bound.page_count, len(asked))  # ru_maxrss begins with the parent
"""
_CHECK = """
import sys
from pathlib import Path
from moothall.documents.assembly.check import faults
print(faults(Path(sys.argv[1]).read_bytes()))
"""


@dataclass(frozen=True)
class Corpus:
    """Files of papers in a folder, and the agenda that binds them."""

    folder: Path
    agenda: DraftAgenda

    @property
    def paths(self) -> list[str]:
        """The files in the order of the agenda."""
        return [str(self.folder / paper.file) for _, paper in self.agenda.papers()]

    @property
    def pages(self) -> int:
        """The papers' pages, without the front sheet and the blank ones."""
        return sum(paper.pages for _, paper in self.agenda.papers())


def corpus(folder: Path, papers: int, pages: int) -> Corpus:
    """As many papers and pages as asked for: about three in four are tagged reports of ours, the rest scans, slides."""
    by = press()
    reports = papers * 44 // 60
    sections = [1 + (place * 7) % 9 for place in range(reports)]
    files = [typeset(report(number, count), by) for number, count in enumerate(sections)]
    rest = max(papers - reports, 1)
    left = max(pages - sum(map(pages_of, files)), rest)
    for number in range(papers - reports):
        share = left // rest + (1 if number < left % rest else 0)
        files.append(scan(number, share) if number % 2 else slides(number, share))
    items = tuple(_item(folder, number, data) for number, data in enumerate(files))
    return Corpus(folder, _agenda(items))


def figures(papers: int = PAPERS, pages: int = PAGES, rounds: int = 5) -> list[Figure]:
    """Binding filed papers, with one of them changed, and from nothing; each a process of its own as its floor is."""
    with tempfile.TemporaryDirectory() as name:
        made = corpus(Path(name), papers, pages)
        return _figures(made, rounds)


def _figures(made: Corpus, rounds: int) -> list[Figure]:
    target, shelf = str(made.folder / "bound.pdf"), made.folder / "shelf"
    first = _told(_BIND, target, made, "")
    _told(_BIND, target, made, str(shelf))
    peak, count, _ = (float(word) for word in first.split())
    _, _, anew = (float(word) for word in _told(_BIND, target, _changed(made), str(shelf)).split())
    bare, filed, nothing, checked = interleaved(
        (
            lambda: _run(_BARE, target, *made.paths),
            lambda: _told(_BIND, target, made, str(shelf)),
            lambda: _told(_BIND, target, made, ""),
            lambda: _run(_CHECK, target),
        ),
        rounds,
    )
    note = f"{len(made.paths)} papers, {made.pages} pages, {sum(map(_size, made.paths)) / 1e6:.1f} MB; a process each"
    of_floor = f"{note}; floor in s"
    ready = "Tagged pack of papers made ready when they were filed, times pikepdf's bare merge"
    return [
        Figure(ready, filed / bare, "x", limit=TIMES, floor=bare, note=of_floor),
        Figure("One paper changed: papers made ready anew", anew, "papers", limit=1, note=f"of {len(made.paths)}"),
        Figure("Tagged pack from nothing: each paper made ready first", nothing / bare, "x", floor=bare, note=of_floor),
        Figure("The same, peak memory", peak, "MB", limit=MEGABYTES, note=f"{count:.0f} pages bound"),
        Figure("Parent tree checked over the whole pack", checked / bare, "x", floor=bare, note=of_floor),
    ]


def _item(folder: Path, number: int, data: bytes) -> DraftItem:
    file = hashlib.sha256(data).hexdigest()
    (folder / file).write_bytes(data)
    paper = DraftPaper(f"paper{number}", f"Paper {number + 1}", "report", file=file, pages=pages_of(data))
    return DraftItem(f"item{number}", str(number + 1), f"Matter {number + 1}", "report", papers=(paper,))


def _agenda(items: tuple[DraftItem, ...]) -> DraftAgenda:
    return DraftAgenda("meeting", "Larkshire", "Roads Committee", dt.date(2026, 3, 12), items=items)


def _changed(made: Corpus) -> Corpus:
    """The same with another first report of as many sections."""
    data = typeset(report(5000, 1), press())
    first = _item(made.folder, 0, data)
    return Corpus(made.folder, msgspec.structs.replace(made.agenda, items=(first, *made.agenda.items[1:])))


def _told(program: str, target: str, made: Corpus, shelf: str) -> str:
    agenda = made.folder / "agenda.json"
    agenda.write_bytes(msgspec.json.encode(made.agenda))
    fonts = str(FONTS) if FONTS.is_dir() else ""
    return _run(program, target, str(agenda), str(made.folder), fonts, shelf)


def _run(program: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", program, *arguments], check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def _size(path: str) -> int:
    return Path(path).stat().st_size


if __name__ == "__main__":
    part(tiny=lambda: figures(papers=4, pages=12, rounds=1), whole=figures)
