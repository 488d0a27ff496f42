"""A report as Word itself writes one: words split over runs by revision marks, wrappers, fields, text boxes, old and
new pictures, lists through styles and with their starts set anew. Invented throughout."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_SPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/relationships",
        "m": f"{_OFFICE}/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>
  </w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="NumberedPara"><w:name w:val="Numbered Para"/>
  <w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:ind w:left="720"/><w:contextualSpacing/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="Heading1"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr>
  </w:style>
"""


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list, with `more` of its properties."""
    return (
        f'<w:lvl w:ilvl="{at}" w:tplc="0809000F"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


_SECTIONS = (
    level(0, "decimal", "%1.", '<w:pStyle w:val="Heading1"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="NumberedPara"/>')
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
)
_LETTERS = level(0, "lowerLetter", "(%1)") + level(1, "lowerRoman", "(%2)")
_BULLETS = level(0, "bullet", "\uf0b7", "") + level(1, "bullet", "o")


def series(id: int, definition: int, otherwise: str = "") -> str:
    """A list of the document that uses a definition, `otherwise` at its first level."""
    over = f'<w:lvlOverride w:ilvl="0">{otherwise}</w:lvlOverride>' if otherwise else ""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{definition}"/>{over}</w:num>'


NUMBERING = "".join(
    (
        *(
            f'<w:abstractNum w:abstractNumId="{at}" w15:restartNumberingAfterBreak="0"><w:nsid w:val="0A0B0C0{at}"/>'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            for at, levels in enumerate((_SECTIONS, _LETTERS, _BULLETS), 1)
        ),
        *(series(id, id) for id in (1, 2, 3)),
        series(4, 2, '<w:startOverride w:val="1"/>'),
        series(5, 2, level(0, "lowerRoman", "%1.")),
    )
)


def picture(colour: str = "teal", form: str = "PNG") -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(out, form)
    return out.getvalue()


def run(words: str, look: str = "") -> str:
    """Words as Word has them after some edits: cut up, each piece with the mark of the session that it is from."""
    pieces = [words[at : at + 7] for at in range(0, len(words), 7)] or [""]
    looks = f'<w:rPr>{look}<w:lang w:val="en-GB"/></w:rPr>'
    return '<w:proofErr w:type="spellStart"/>'.join(
        f'<w:r w:rsidR="00A{at:05}" w:rsidRPr="00B7C1D2">{looks}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for at, piece in enumerate(pieces)
    )


def par(content: str, style: str = "", look: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    inside = content if content.startswith("<") or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p w14:paraId="3F2504E0" w:rsidR="00A77B31"><w:pPr>{named}{look}</w:pPr>{inside}</w:p>'


def listed(content: str, series: int, depth: int = 0) -> str:
    """An item of a list."""
    return par(content, "ListParagraph", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{series}"/></w:numPr>')


def field(code: str, result: str) -> str:
    """A field with its last result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(content: str, properties: str = "") -> str:
    """A content control around something."""
    return f'<w:sdt><w:sdtPr><w:id w:val="-1207"/>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


def contents_list(*lines: str) -> str:
    """A table of contents, in the wrapper that Word's gallery puts around it."""
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    first = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        r'<w:r><w:instrText xml:space="preserve"> TOC \o "1-3" \h \z \u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    entries = [
        f'<w:hyperlink w:anchor="_Toc{at}" w:history="1">{run(line)}<w:r><w:tab/></w:r>'
        f"{field(f'PAGEREF _Toc{at}', run('2'))}</w:hyperlink>"
        for at, line in enumerate(lines)
    ]
    rows = [par((first if at == 0 else "") + entry, "TOC1") for at, entry in enumerate(entries)]
    return control(
        par("Contents", "TOCHeading") + "".join(rows) + par('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), gallery
    )


def drawing(relation: str, words: str) -> str:
    """A picture in line with the text, with its alternative text."""
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0"><wp:extent cx="76200" cy="57150"/>'
        f'<wp:docPr id="1" name="Picture 1" descr={quoteattr(words)}/><a:graphic><a:graphicData uri="{_PACKAGE}">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="map.png"/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def old_picture(relation: str, words: str) -> str:
    """A picture as Word wrote it before 2007, and in files kept since."""
    return (
        f'<w:r><w:pict><v:shape id="_x0000_i1025" type="#_x0000_t75" style="width:6pt" alt={quoteattr(words)}>'
        f'<v:imagedata r:id="{relation}" o:title="plan"/></v:shape></w:pict></w:r>'
    )


def text_box(*paragraphs: str) -> str:
    """A text box, with the old form beside it that Word adds for older programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="7" name="Text Box 7"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def graphic(kind: str) -> str:
    """A chart (`c:chart`) or SmartArt (`dgm:relIds`)."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="3" name="Graphic 3" descr="Spending by year"/><a:graphic>'
        f"<a:graphicData><{kind}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def inserted(content: str, kind: str = "ins") -> str:
    """Runs that a tracked change put in, or (`del`) took out."""
    inside = content if kind == "ins" else content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="5" w:author="Ines Roke" w:date="2026-10-01T09:00:00Z">{inside}</w:{kind}>'


def mark_taken_out() -> str:
    """The properties of a paragraph whose end a tracked change took out."""
    return '<w:rPr><w:del w:id="6" w:author="Ines Roke" w:date="2026-10-01T09:00:00Z"/></w:rPr>'


def note(id: int, kind: str = "footnote") -> str:
    """Where a note is marked."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{id}"/></w:r>'


def notes(*written: str, kind: str = "footnote") -> str:
    """The notes of a file, after the two separators that Word always has. Each is its paragraphs."""
    separators = "".join(
        f'<w:{kind} w:type="{type}" w:id="{at}"><w:p><w:r><w:{type}/></w:r></w:p></w:{kind}>'
        for type, at in (("separator", -1), ("continuationSeparator", 0))
    )
    return separators + "".join(f'<w:{kind} w:id="{at}">{one}</w:{kind}>' for at, one in enumerate(written, 1))


def cell(*content: str, look: str = "") -> str:
    """A cell of a table."""
    inside = "".join(one if one.startswith("<") else par(one) for one in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="2310" w:type="dxa"/>{look}</w:tcPr>{inside}</w:tc>'


def row(*cells: str, look: str = "") -> str:
    """A row of cells, or of plain words."""
    inside = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f'<w:tr w:rsidR="00A77B31"><w:trPr>{look}</w:trPr>{inside}</w:tr>'


def table(*rows: str) -> str:
    """A table."""
    looks = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>'
    return f"<w:tbl>{looks}{''.join(rows)}</w:tbl>"


def written(
    *body: str,
    links: Mapping[str, str] = {},
    media: Mapping[str, tuple[str, bytes]] = {},
    styles: str = STYLES,
    numbering: str = NUMBERING,
    **parts: str,
) -> bytes:
    """The file. `links` are outside addresses and `media` files (name, bytes) by their relations' ids; `parts` are
    footnotes, endnotes, comments, header and footer."""
    parts = {"styles": styles, "numbering": numbering, **parts}
    section = '<w:sectPr w:rsidR="00A77B31"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(parts))
        archive.writestr("_rels/.rels", _package())
        archive.writestr("word/_rels/document.xml.rels", _relations(parts, links, media))
        archive.writestr(
            "word/document.xml", f"<w:document {_SPACES}><w:body>{''.join(body)}{section}</w:body></w:document>"
        )
        for name, content in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(name, name)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{content}</w:{root}>")
        for file, data in media.values():
            archive.writestr(f"word/media/{file}", data)
    return out.getvalue()


def _types(parts: Mapping[str, str]) -> str:
    forms = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    forms |= {"png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf"}
    named = "".join(f'<Default Extension="{end}" ContentType="{form}"/>' for end, form in forms.items())
    own = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_FORMAT}.{name}+xml"/>'
        for name in ("document.main", *parts)
    ).replace("document.main.xml", "document.xml")
    return f'<Types xmlns="{_PACKAGE}/content-types">{named}{own}</Types>'


def _package() -> str:
    kind = f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"'
    return f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" {kind}/></Relationships>'


def _relations(parts: Mapping[str, str], links: Mapping[str, str], media: Mapping[str, tuple[str, bytes]]) -> str:
    told = [(f"part{at}", name, f"{name}.xml", "") for at, name in enumerate(parts)]
    told += [(id, "hyperlink", address, ' TargetMode="External"') for id, address in links.items()]
    told += [(id, "image", f"media/{file}", "") for id, (file, _) in media.items()]
    inside = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/relationships/{kind}" Target={quoteattr(target)}{mode}/>'
        for id, kind, target, mode in told
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
