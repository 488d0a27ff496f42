"""The pack as one file: pages of papers and pages of ours, with tags, stamps, links, bookmarks and labels."""

import io
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf

from moothall.documents.assembly.lettering import Lettering
from moothall.documents.assembly.links import Compass, Heading, Reach, Tie, tie
from moothall.documents.assembly.notices import Notice, draw
from moothall.documents.assembly.sewing import Sewn, sewn
from moothall.documents.assembly.sources import Source
from moothall.documents.assembly.stamps import Stamp, Stamps, labels
from moothall.documents.assembly.tags import Tags
from moothall.documents.element_names import name_apart


class Book:
    """A pack that is being bound: papers are added in order, then it is finished."""

    def __init__(self, letters: Lettering, reach: Reach) -> None:
        self.pdf = Pdf.new()
        self.letters = letters
        self.reach = reach
        self.tags = Tags(self.pdf)
        self.stamps = Stamps(self.pdf, letters)
        self.pages: list[Page] = []
        self.tied: list[tuple[int, list[Tie]]] = []
        self.sources: list[Pdf] = []

    def add(self, source: Source, title: str, *, closed: bool = False) -> tuple[Heading, ...]:
        """Put a paper's pages behind what is there, with its tags; gives its bookmarks, whose pages are its own.

        A `closed` paper is one that will be `spoken` of.
        """
        compass = Compass(source.pdf, self.reach)
        headings, ties = compass.headings(), compass.ties()
        for key in ("/Names", "/Dests"):
            if key in source.pdf.Root:  # what they name, the links have been told
                del source.pdf.Root[key]
        first = len(self.pages)
        self.pdf.pages.extend(source.pdf.pages)
        self.sources.append(source.pdf)
        self.pages += [self.pdf.pages[place] for place in range(first, first + len(source.pdf.pages))]
        if source.verdict.tagged:
            self._graft(source, first, title, whole=closed or compass.refused)
        self.tied.append((first, ties))
        return headings

    def _graft(self, source: Source, first: int, title: str, *, whole: bool) -> None:
        """Put a paper's tags behind what is there: as text, but for those of which something changes (`whole`)."""
        pages = self.pages[first:]
        if source.tree is not None and not whole and self.tags.takes(source.pdf):
            self.tags.leave_room(source.pdf, pages, title, Sewn(source.tree, first, len(pages)))
            return
        if source.digest:
            name_apart(source.pdf, source.digest)
        self.tags.graft(source.pdf, pages, title)

    def say(self, said: Notice) -> None:
        """Put a page of ours behind what is there."""
        page, paragraphs = draw(self.pdf, said, self.letters, self.stamps)
        self.tags.drawn(page, paragraphs, said.title)
        self.pages.append(page)

    def spoken(self, place: int) -> int | None:
        """The mark by which a line put upon a page of the paper added last is part of what the paper says."""
        return self.tags.spoken(self.pages[place])

    def stamp(self, place: int, stamps: Iterable[Stamp]) -> None:
        """Put stamps upon a page of the pack."""
        page = self.pages[place]
        self.stamps.put(page, stamps)
        page.obj.Tabs = Name.S

    def finish(self, *, title: str, accessible: bool, printed: Sequence[str], bookmarks: Sequence[Heading]) -> bytes:
        """The file, with its title; `accessible` says that it is PDF/UA. `printed` are the labels of its pages."""
        for first, ties in self.tied:
            tie(self.pages, first, ties, lambda place: f"Page {printed[place]}")
        self.tags.finish()
        root = self.pdf.Root
        root.PageLabels = labels(self.pdf, printed)
        root.Lang = "en-GB"
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        with self.pdf.open_outline() as outline:
            outline.root.extend(map(self._bookmark, bookmarks))
        with self.pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = ["en-GB"]
            if accessible:
                metadata["pdfuaid:part"] = "1"
        return sewn(saved(self.pdf), self.tags.sewn)

    def _bookmark(self, heading: Heading) -> OutlineItem:
        goal = heading.goal
        item = OutlineItem(heading.title, Array([self.pages[goal.page].obj, *goal.shown]))
        item.children.extend(map(self._bookmark, heading.beneath))
        return item


def saved(pdf: Pdf) -> bytes:
    """The file's bytes: the same for the same pages."""
    kept = io.BytesIO()
    pdf.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return kept.getvalue()
