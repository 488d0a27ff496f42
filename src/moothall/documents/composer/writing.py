"""What an author wrote, as Typst code: headings, numbered paragraphs, lists and pictures. Tables: `written_tables`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from moothall.documents.composer.markup import Code, Markup, call, literal
from moothall.documents.composer.places import PARAGRAPH, nowhere, references
from moothall.documents.composer.press import CompositionError
from moothall.documents.composer.written_tables import Words, table
from moothall.documents.cross_references import Around, Reference, in_line, pieces
from moothall.documents.numbering import first_places, numbers
from moothall.facts.writing import (
    Block,
    Run,
    Writing,
    WrittenFigure,
    WrittenHeading,
    WrittenItem,
    WrittenList,
    WrittenParagraph,
    WrittenTable,
)

_ADDRESSES = ("http://", "https://", "mailto:", "tel:", "pack:")
_PATTERNS = {"letter": ("(a)", "(i)"), "number": ("1.", "(a)", "(i)")}
_TOP = 1
_LOWEST = 4


def written(writing: Writing, appendices: Mapping[str, str] | None = None) -> Iterator[Markup]:
    """The blocks in order, with their numbers. Raises CompositionError for a picture without words.

    References to paragraphs are links, and so are those to the open `appendices` (files by their letters) and to the
    pages and items of the pack, which binding takes out where it has no such place.
    """
    printed = numbers(writing)
    leads, first = references(set(printed.values()), appendices), first_places(writing)
    level = _TOP
    for block in writing.blocks:
        if isinstance(block, WrittenHeading):
            level = min(block.level + _TOP, level + 1, _LOWEST)
            number = printed.get(block.key, "")
            yield call("numbered-part", level, f"{number}." if number else "", block.text) if block.text else Markup()
        else:
            yield _block(block, printed.get(block.key, ""), leads, first.get(block.key, 0))


def pictures_of(writing: Writing) -> Iterator[str]:
    """The files of the pictures, by their hashes."""
    return (block.file for block in writing.blocks if isinstance(block, WrittenFigure))


def picture_path(file: str) -> str:
    """The name by which the typesetter finds a picture."""
    return f"picture-{file}"


def runs(parts: Sequence[Run], reference: Reference = nowhere) -> Code:
    """Words with their styles, links and footnotes."""
    lines = zip(parts, in_line([part.text for part in parts]), strict=True)
    return Code("{ " + "; ".join(piece for part, around in lines for piece in _run(part, reference, around)) + " }")


def _run(part: Run, reference: Reference, around: Around) -> Iterator[str]:
    if part.text:
        said = literal(part.text) if part.link else "; ".join(_referring(part.text, reference, around))
        said = f"{{ {said} }}" if ";" in said and not part.link else said
        said = f"emph({said})" if part.emphasis else said
        said = f"strong({said})" if part.strong else said
        yield f"link({literal(part.link)}, {said})" if part.link.startswith(_ADDRESSES) else said
    if part.note:
        yield f"footnote({literal(part.note)})"


def _referring(text: str, reference: Reference, around: Around) -> Iterator[str]:
    """The words of a text, those that refer to a place that is known as links."""
    for piece in pieces(text, reference, around):
        if piece.address.startswith(PARAGRAPH):
            yield f"link(label({literal(piece.address)}), {literal(piece.text)})"
        elif piece.address:
            yield f"link({literal(piece.address)}, {literal(piece.text)})"
        elif piece.text:
            yield literal(piece.text)


def _block(block: Block, number: str, leads: Reference, first: int) -> Markup:
    words = partial(runs, reference=leads)

    match block:
        case WrittenParagraph() if number:
            return Markup(f"{call('counted', number, words(block.runs)).rstrip()} <{PARAGRAPH}{number}>\n")
        case WrittenParagraph():
            return call("plain", words(block.runs))
        case WrittenList():
            return Markup(f"#{_list(block.items, block.style, 0, words, first)}\n")
        case WrittenTable():
            return table(block, words)
        case WrittenFigure():
            return _figure(block)
        case _:
            return Markup()


def _list(items: Sequence[WrittenItem], style: str, depth: int, words: Words, first: int = 0) -> Code:
    held = ", ".join(_item(item, style, depth, words) for item in items)
    indent = "" if depth else "indent: inset, "
    start = f"start: {first + 1}, " if first else ""
    if style == "bullet":
        return Code(f"points({indent}{held})")
    patterns = _PATTERNS[style]
    return Code(f"counts({literal(patterns[depth % len(patterns)])}, {indent}{start}{held})")


def _item(item: WrittenItem, style: str, depth: int, words: Words) -> str:
    beneath = f"; {_list(item.items, style, depth + 1, words)}" if item.items else ""
    return "{ " + f"{words(item.runs)}{beneath}" + " }"


def _figure(block: WrittenFigure) -> Markup:
    if not block.alternative.strip():
        raise CompositionError("the report cannot be typeset: a picture has no words that say the same")
    return call("picture", picture_path(block.file), block.alternative, block.caption)
