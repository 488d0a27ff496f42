"""A reading as it is written: text, blocks, papers, evidence and facts grow together."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from moothall.documents.published.printed import Finder, Printed
from moothall.facts.packs import Pack
from moothall.facts.papers import Block, BlockKind, Cell, Span
from moothall.facts.readings import Evidence, Paper, Portion, Reading, Use


class Script:
    """What has been written so far. `facts` are the lists of the record, by their names."""

    def __init__(self) -> None:
        self.facts: dict[str, list[Any]] = {}
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._papers: list[Paper] = []
        self._evidence: list[Evidence] = []
        self._tables = 0
        self._page: Printed | None = None
        self._finder = Finder(())

    def add(self, name: str, fact: Any) -> str:
        """Add a fact to a list of the record and give its path."""
        rows = self.facts.setdefault(name, [])
        rows.append(fact)
        return f"{name}/{len(rows) - 1}"

    def count(self, name: str) -> int:
        """How many facts of a list there are so far."""
        return len(self.facts.get(name, ()))

    @contextmanager
    def paper(
        self, owner: str, title: str, pages: Sequence[Printed], *, item: str | None = None, restricted: bool = False
    ) -> Iterator[Finder]:
        """The blocks written inside are a paper on those pages."""
        self._finder = Finder(pages)
        self._page = pages[0] if pages else None
        first = len(self._blocks)
        yield self._finder
        self._unsaid_pages(pages, first)
        self._papers.append(Paper(owner, title, first, len(self._blocks), item, restricted))

    def end_at(self, label: str) -> None:
        """The page that stands for a paper stands for all its pages up to that label."""
        if self._page:
            self._page = msgspec.structs.replace(self._page, label=label)
            self.say(f"Up to page {label}", kind=BlockKind.furniture, find=False)

    def turn(self, page: Printed | None) -> None:
        """What follows stands on that page."""
        self._page = page or self._page

    def seek(self, text: str) -> None:
        """What follows stands where those words are printed."""
        self.turn(self._finder.place(text))

    def say(self, text: str, *says: str, kind: BlockKind = BlockKind.paragraph, find: bool = True, **more: Any) -> None:
        """A block with the paths of the facts in it. It stands where its words are found in the paper's pages."""
        if find:
            self.seek(text)
        span = self._write(text)
        self._blocks.append(Block(kind=kind, text=text, span=span, **self._where(), **more))
        self.cite(span, text, says)

    def heading(self, text: str, *says: str, level: int = 2) -> None:
        """A heading."""
        self.say(text, *says, kind=BlockKind.heading, level=level)

    def table(self) -> int:
        """The number of the next table."""
        self._tables += 1
        return self._tables

    def row(self, table: int, cells: Sequence[Cell], *, find: bool = True) -> tuple[Span, ...]:
        """A row of a table, written cell by cell; gives the cells' new places."""
        whole = " | ".join(cell.text for cell in cells)
        if find:
            self.seek(next((cell.text for cell in cells if cell.text), ""))
        start = self._length
        made = [msgspec.structs.replace(cell, span=self._write(cell.text)) for cell in cells]
        span = Span(start, max(start, self._length - 1))
        where = self._where()
        self._blocks.append(Block(kind=BlockKind.row, text=whole, span=span, table=table, cells=tuple(made), **where))
        return tuple(cell.span for cell in made)

    def cite(self, span: Span, passage: str, says: Sequence[str], confidence: float = 1.0) -> None:
        """The facts at those paths stand in that stretch, on the page that is being written."""
        where = self._where()
        self._evidence += [Evidence(path, span, passage, **where, confidence=confidence) for path in says]

    def latest(self) -> Block:
        """The block that was written last."""
        return self._blocks[-1]

    def reading(self, front: Pack, page_count: int) -> Reading:
        """The whole, with the facts of the front sheet."""
        lists = {name: tuple(rows) for name, rows in self.facts.items()}
        return Reading(
            form="pdf",
            pack=msgspec.structs.replace(front, **lists),
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            papers=tuple(self._papers),
            evidence=tuple(self._evidence),
            portions=tuple(self._portions()),
            page_count=page_count,
        )

    def _write(self, text: str) -> Span:
        start = self._length
        self._parts.append(f"{text}\n")
        self._length += len(text) + 1
        return Span(start, start + len(text))

    def _where(self) -> dict[str, Any]:
        return {"page": self._page.number, "label": self._page.label} if self._page else {"page": None, "label": None}

    def _unsaid_pages(self, pages: Sequence[Printed], first: int) -> None:
        """A page on which no block begins (a picture, the rest of a long table) has its number all the same."""
        said = {block.page for block in self._blocks[first:]}
        for page in pages:
            if page.number not in said:
                self._page = page
                self.say(f"Page {page.label}", kind=BlockKind.furniture, find=False)

    def _portions(self) -> Iterator[Portion]:
        """Every character has one use: what proves a fact, other text, and the line ends between."""
        proved = {one.span.start: one.path for one in self._evidence}
        owners = {number: paper.owner for paper in self._papers for number in range(paper.first, paper.last)}
        for number, block in enumerate(self._blocks):
            for span in [cell.span for cell in block.cells] or [block.span]:
                if span.end > span.start:
                    path = proved.get(span.start)
                    yield Portion(span, Use.fact if path else Use.text, path or owners.get(number, ""))
                yield Portion(Span(span.end, span.end + 1), Use.furniture)
