"""A paper that came as a file: its blocks and facts as intake read them, on the pages it is bound to."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from moothall.documents.published.printed import Finder
from moothall.documents.published.script import Script
from moothall.facts.packs import PAPER_LISTS
from moothall.facts.papers import Block, BlockKind, Span
from moothall.facts.readings import Evidence, Reading


def owner_of(script: Script, read: Reading) -> str:
    """The path of what the file is, were its facts written now: minutes, a report, a work programme, an appendix."""
    pack = read.pack
    if pack.minutes:
        return f"minutes/{script.count('minutes')}"
    if pack.reports:
        return f"reports/{script.count('reports')}"
    return "programme" if pack.work_programme else "dashboard" if pack.indicators else "appendix"


def write_file(script: Script, read: Reading, finder: Finder) -> None:
    """The file's blocks with new places; its facts are added, and their evidence goes with the blocks."""
    moved = {
        f"{name}/{place}": script.add(name, fact)
        for name in PAPER_LISTS
        for place, fact in enumerate(getattr(read.pack, name))
    }
    evidence = _by_place(read.evidence, moved)
    starts = sorted(evidence)
    tables: dict[int, int] = {}
    for block in read.blocks:
        script.turn(finder.turn(block.page or 1))
        for span, new in _write(script, block, tables):
            within = starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            for one in (one for start in within for one in evidence[start]):
                script.cite(new, one.passage, [one.path], one.confidence)


def _by_place(evidence: Sequence[Evidence], moved: Mapping[str, str]) -> dict[int, list[Evidence]]:
    """The evidence of the lists' facts by where it begins, with the facts' new paths."""
    found: dict[int, list[Evidence]] = {}
    for one in evidence:
        head = "/".join(one.path.split("/")[:2])
        if head in moved:
            path = moved[head] + one.path[len(head) :]
            found.setdefault(one.span.start, []).append(msgspec.structs.replace(one, path=path))
    return found


def _write(script: Script, block: Block, tables: dict[int, int]) -> list[tuple[Span, Span]]:
    """Write a block; gives the old place of each of its stretches with the new one."""
    if block.kind is BlockKind.row and block.table is not None:
        number = tables.setdefault(block.table, 0) or script.table()
        tables[block.table] = number
        spans = script.row(number, block.cells, find=False)
        return [(cell.span, span) for cell, span in zip(block.cells, spans, strict=True)]
    script.say(block.text, kind=block.kind, level=block.level, marker=block.marker, find=False)
    return [(block.span, script.latest().span)]
