"""Footnotes, which the library for Word files does not write: a part of their own, beside the document's."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from moothall.documents.word.marks import escaped

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for kind, id in (("separator", -1), ("continuationSeparator", 0))
)


class Footnotes:
    """The footnotes of a document as they gather; `finish` writes them."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def mark(self, note: str) -> object:
        """The run that stands in the text for a note."""
        self._notes.append(note)
        return parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self._notes)}"/></w:r>'
        )

    def finish(self, document: Document) -> None:
        """Write the part, where there are notes."""
        if not self._notes:
            return
        inside = "".join(_note(id, note) for id, note in enumerate(self._notes, start=1))
        xml = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{inside}</w:footnotes>"
        data = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{xml}'.encode()
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, data, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(id: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return (
        f'<w:footnote w:id="{id}"><w:p>{mark}<w:r><w:t xml:space="preserve"> {escaped(text)}</w:t></w:r></w:p>'
        "</w:footnote>"
    )
