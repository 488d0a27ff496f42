"""What goes into a paragraph of a Word file: runs with their styles, links, and bookmarks."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from moothall.facts.writing import Run

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def escaped(text: str) -> str:
    """Text as it stands in XML, without the signs that XML cannot hold."""
    return escape(_CONTROL.sub("", text))


def write_runs(paragraph: Paragraph, runs: Iterable[Run], footnotes: "object") -> None:
    """Write runs at the end of a paragraph."""
    for run in runs:
        holder: BaseOxmlElement = _link(paragraph, run.link) if run.link else paragraph._p
        if run.text:
            holder.append(_run(run))
        if run.note:
            paragraph._p.append(footnotes.mark(run.note))  # type: ignore[attr-defined] # Footnotes, which imports this


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around what stands in a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, start)
    else:
        properties.addnext(start)
    paragraph._p.append(end)


def _run(run: Run) -> BaseOxmlElement:
    strong = "<w:b/>" if run.strong else ""
    emphasis = "<w:i/>" if run.emphasis else ""
    look = '<w:color w:val="0B4A8F"/><w:u w:val="single"/>' if run.link else ""
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:rPr>{strong}{emphasis}{look}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped(run.text)}</w:t></w:r>'
    )


def _link(paragraph: Paragraph, address: str) -> BaseOxmlElement:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: BaseOxmlElement = OxmlElement("w:hyperlink")  # type: ignore[assignment] # its base in the library
    link.set(qn("r:id"), relation)
    paragraph._p.append(link)
    return link
