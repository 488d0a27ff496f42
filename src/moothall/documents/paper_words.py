"""The words of a paper as HTML: their styles, printed numbers, links, and footnotes with links there and back."""

from html import escape

from moothall.documents.cross_references import Around, Reference, in_line
from moothall.documents.inline_html import footnote_mark, footnotes, inline, styled
from moothall.documents.own_places import own_places
from moothall.documents.tree import Document, Footnote, ListItem, Note, Paragraph
from moothall.facts.papers import Words


class PaperWords:
    """The words of one paper, which know its own places and its footnotes by their marks."""

    def __init__(self, document: Document, reference: Reference | None) -> None:
        self._reference = own_places(document, reference)
        self._notes = {node.mark: node for node in document.nodes if isinstance(node, Footnote)}

    def inline(self, text: str) -> str:
        """Words without styles."""
        return inline(text, self._reference)

    def said(self, node: Paragraph | ListItem) -> str:
        """The words in their styles, a printed number apart from them, so that it can hang in the margin."""
        marker, text = node.marker, node.text
        if not marker or not text.startswith(marker) or len(text) == len(marker):
            return self.styled(node.styled) or self.inline(text)
        words = f" {self.styled(node.styled)}" if node.styled else self.inline(text[len(marker) :])
        return f'<span class="moothall-marker">{escape(marker)}</span>{words}'

    def noted(self, node: Note) -> str:
        """The words of a note under a table."""
        return self.styled(node.styled) or self.inline(node.text)

    def styled(self, runs: tuple[Words, ...]) -> str:
        """Words in their styles; nothing where there are none."""
        return "".join(map(self._words, runs, in_line([run.text for run in runs])))

    def footnotes(self) -> str:
        """The paper's footnotes, for the end of it."""
        return footnotes((note.place.anchor, mark, self.inline(note.text)) for mark, note in self._notes.items())

    def _words(self, run: Words, around: Around) -> str:
        words = escape(run.text) if run.link else inline(run.text, self._reference, around)
        shown = styled(words, strong=run.strong, emphasis=run.emphasis, link=run.link)
        return shown + (self._mark(run.footnote) if run.footnote else "")

    def _mark(self, number: str) -> str:
        note = self._notes.get(number)
        return footnote_mark(note.place.anchor, number) if note else f"<sup>{escape(number)}</sup>"
