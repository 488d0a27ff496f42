"""The pack as one file: pages of papers and pages of ours, with tags, stamps, links, bookmarks and labels."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from moothall.documents.assembly import notices
from moothall.documents.assembly.lettering import Lettering
from moothall.documents.assembly.links import Heading
from moothall.documents.assembly.notices import A4, Notice
from moothall.documents.assembly.outlines import LANGUAGE, bookmarks, metadata, text
from moothall.documents.assembly.sources import Source, Wish
from moothall.documents.assembly.stamps import Stamp, View, drawn, labels
from moothall.documents.assembly.tags import Tags, references
from moothall.documents.assembly.volume import Volume

Reach = Callable[[str], int | None]
"""The page of the pack (from 0) that an address leads to; None for one that leads nowhere in this version."""


class _Leaf(NamedTuple):
    """A page of the pack: its number, how it is seen, and the numbers of its contents."""

    number: int
    seen: View
    contents: Sequence[int]


class _Paper(NamedTuple):
    """A paper of the pack: its first page, what is added to its number for each object's, and what is told anew.

    `more` is put at the end of objects, by their places among what was asked; `lead` stands before the paper's tags.
    """

    source: Source
    first: int
    base: int
    more: dict[int, bytes]
    lead: list[int]

    def number(self, place: int) -> int:
        """The number in the pack of what was asked."""
        return self.base + self.source.asked[place]


class Book:
    """A pack that is being bound: papers are added in order, then it is finished. `printed` are its pages' labels."""

    def __init__(self, letters: Lettering, reach: Reach, printed: Sequence[str]) -> None:
        self.letters = letters
        self.reach = reach
        self.printed = printed
        self.volume = Volume()
        self.tree = self.volume.number()
        self.tags = Tags(self.volume)
        self.fonts = self._fonts()
        self.pages: list[_Leaf] = []
        self.papers: list[_Paper] = []
        self.keys: dict[int, int] = {}
        self.contents: dict[int, bytes] = {}

    def wish(self, source: Source) -> Wish:
        """What this pack asks of a paper before it is added."""
        lost = {link.address for link in source.links if link.address and self.reach(link.address) is None}
        renamed = self.tags.clashing(source.branch.roles) if source.branch else {}
        return Wish(frozenset(lost), tuple(renamed.items()))

    def add(self, source: Source, title: str) -> None:
        """Put a paper's pages behind what is there, with its tags."""
        base = self.volume.room(source.told.size)
        standing = [base + number for number in source.asked]
        more = self.tags.take(source.branch, standing, title) if source.branch else {}
        self.tags.named([(name, base + number) for name, number in source.told.named])
        self.papers.append(_Paper(source, len(self.pages), base, more, []))
        self.pages += [
            _Leaf(standing[sheet.place], sheet.seen, [standing[place] for place in sheet.contents])
            for sheet in source.sheets
        ]

    def say(self, said: Notice) -> None:
        """Put a page of ours behind what is there."""
        content, paragraphs = notices.drawn(said, self.letters)
        number = self.volume.number()
        self.keys[len(self.pages)] = self.tags.drawn(number, paragraphs, said.title)
        self.pages.append(_Leaf(number, View(*A4, (1, 0, 0, 1, 0, 0)), [self.volume.stream(content)]))

    def spoken(self) -> int | None:
        """Make room for a line that the paper added last says first, on its first page; gives the mark of it there.

        None where that page has no tags.
        """
        paper = self.papers[-1]
        tree = paper.source.branch
        if tree is None or tree.first is None:
            return None
        line = self.tags.said(paper.number(tree.part), self.pages[paper.first].number, [tree.marks])
        paper.more[tree.first] = references([line])
        paper.lead.append(line)
        return tree.marks

    def stamp(self, place: int, stamps: Iterable[Stamp]) -> None:
        """Put stamps upon a page of the pack."""
        leaf = self.pages[place]
        before, behind = map(self.volume.stream, drawn(self.letters, leaf.seen, stamps))
        told = references([before, *leaf.contents, behind])
        self.contents[place] = b"/Parent %d 0 R /Tabs /S /Contents [ %b ]" % (self.tree, told)

    def finish(self, *, title: str, accessible: bool, headings: Sequence[Heading]) -> bytes:
        """The file, with its title and bookmarks; `accessible` says that it is PDF/UA."""
        volume = self.volume
        for paper in self.papers:
            volume.take(paper.source.told, paper.base, self._lines(paper))
        for place, key in self.keys.items():
            volume.put(self.pages[place].number, self._drawn(place, key))
        numbers = [leaf.number for leaf in self.pages]
        volume.put(self.tree, b"<< /Type /Pages /Count %d /Kids [ %b ] >>" % (len(numbers), references(numbers)))
        told = (
            b"/Type /Catalog /Pages %d 0 R" % self.tree,
            b"/StructTreeRoot %d 0 R /MarkInfo << /Marked true >>" % self.tags.finish(),
            b"/Outlines %d 0 R" % bookmarks(volume, headings, numbers),
            b"/Metadata %d 0 R" % metadata(volume, title, accessible=accessible),
            b"/PageLabels %b" % labels(self.printed).unparse(),
            b"/ViewerPreferences << /DisplayDocTitle true >> /Lang %b" % text(LANGUAGE),
        )
        info = volume.add(b"<< /Title %b >>" % text(title))
        return volume.finish(volume.add(b"<< %b >>" % b" ".join(told)), info)

    def _fonts(self) -> bytes:
        """The fonts of the stamps, as a page tells them."""
        told, numbers = self.letters.told()
        base = self.volume.room(told.size)
        self.volume.take(told, base, told.lines(base))
        named = zip(self.letters.fonts, numbers, strict=True)
        return b" ".join(b"%b %d 0 R" % (name.encode(), base + number) for name, number in named)

    def _drawn(self, place: int, key: int) -> bytes:
        box = b"/Type /Page /MediaBox [ 0 0 %.2f %.2f ]" % A4
        told = b"<< %b /Resources << /Font << %b >> >> /StructParents %d %b >>"
        return told % (box, self.fonts, key, self.contents[place])

    def _lines(self, paper: _Paper) -> list[bytes]:
        """A paper's objects, with what is told anew."""
        lines = paper.source.told.lines(paper.base)
        for place, more in self._anew(paper):
            number = paper.source.asked[place] - 1
            line = lines[number]
            lines[number] = b"%b %b %b" % (line[:-2], more, line[-2:])
        if paper.lead and paper.source.branch:
            number = paper.source.asked[paper.source.branch.kids] - 1
            lines[number] = b"[ %b %b" % (references(paper.lead), lines[number][1:])
        return lines

    def _anew(self, paper: _Paper) -> Iterator[tuple[int, bytes]]:
        """What the objects of a paper say in the pack beside what they say already, by their places."""
        yield from paper.more.items()
        yield from ((place, self.fonts) for place in paper.source.fonts)
        for number, sheet in enumerate(paper.source.sheets, paper.first):
            yield sheet.place, self.contents[number]
        for link in paper.source.links:
            page = self.reach(link.address) if link.address else paper.first + link.page
            if page is not None:
                told = b"/Contents " + text(f"Page {self.printed[page]}")
                goal = b"/Dest [ %d 0 R /Fit ] " % self.pages[page].number if link.address else b""
                yield link.place, goal + told
