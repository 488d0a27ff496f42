"""The HTML that the editor takes: exactly what `facts.writing` can say, keys and all. What it gives: `from_editor`."""

from html import escape

from moothall.documents.inline_html import Picture, linkable
from moothall.facts.writing import (
    Block,
    ListStyle,
    Run,
    Writing,
    WrittenCell,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)


def editor_html(writing: Writing, *, picture: Picture = lambda file: "") -> str:
    """The writing for the editor. Keys, footnotes and captions are in attributes; numbers are not in it."""
    return "".join(_shown(block, picture) for block in writing.blocks)


def _shown(block: Block, picture: Picture) -> str:
    key = f'data-key="{escape(block.key)}"'
    match block:
        case WrittenHeading():
            name = f"h{block.level + 1}"
            return f"<{name} {key}>{escape(block.text)}</{name}>"
        case WrittenParagraph():
            plain = "" if block.numbered else ' data-plain="yes"'
            return f"<p {key}{plain}>{_runs(block.runs)}</p>"
        case WrittenList():
            return _list(block.items, block.style, key + (' data-goes-on="yes"' if block.goes_on else ""))
        case WrittenTable():
            rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in block.rows)
            return f'<table {key} data-caption="{escape(block.caption)}"><tbody>{rows}</tbody></table>'
        case WrittenFigure():
            says = f'data-alternative="{escape(block.alternative)}" data-caption="{escape(block.caption)}"'
            image = f'<img src="{escape(picture(block.file))}" alt="{escape(block.alternative)}">'
            return f'<figure {key} data-file="{escape(block.file)}" {says}>{image}</figure>'


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text)
    if words and run.emphasis:
        words = f"<em>{words}</em>"
    if words and run.strong:
        words = f"<strong>{words}</strong>"
    if words and linkable(run.link):
        words = f'<a href="{escape(run.link)}">{words}</a>'
    return words + (f'<sup data-note="{escape(run.note)}"></sup>' if run.note else "")


def _list(items: tuple[WrittenItem, ...], style: ListStyle, key: str = "") -> str:
    name = "ul" if style == "bullet" else "ol"
    kind = "" if style == "bullet" else f' data-style="{style}"'
    inside = "".join(
        f"<li><p>{_runs(item.runs)}</p>{_list(item.items, style) if item.items else ''}</li>" for item in items
    )
    return f"<{name}{' ' + key if key else ''}{kind}>{inside}</{name}>"


def _cell(cell: WrittenCell) -> str:
    name = "th" if cell.header else "td"
    spans = "".join(f' {word}="{n}"' for word, n in (("colspan", cell.columns), ("rowspan", cell.rows)) if n > 1)
    inside = "".join(f"<p>{_runs(line)}</p>" for line in cell.lines) or "<p></p>"
    return f"<{name}{spans}>{inside}</{name}>"
