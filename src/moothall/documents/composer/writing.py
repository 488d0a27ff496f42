"""What an author wrote, as Typst code: headings, numbered paragraphs, lists and pictures. Tables: `written_tables`."""

from collections.abc import Iterator, Sequence

from moothall.documents.composer.markup import Code, Markup, call, literal
from moothall.documents.composer.press import CompositionError
from moothall.documents.composer.written_tables import table
from moothall.documents.numbering import numbers
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


def written(writing: Writing) -> Iterator[Markup]:
    """The blocks in order, with their numbers. Raises CompositionError for a picture without words."""
    printed = numbers(writing)
    level = _TOP
    for block in writing.blocks:
        if isinstance(block, WrittenHeading):
            level = min(block.level + _TOP, level + 1, _LOWEST)
            number = printed.get(block.key, "")
            yield call("numbered-part", level, f"{number}." if number else "", block.text) if block.text else Markup()
        else:
            yield _block(block, printed.get(block.key, ""))


def pictures_of(writing: Writing) -> Iterator[str]:
    """The files of the pictures, by their hashes."""
    return (block.file for block in writing.blocks if isinstance(block, WrittenFigure))


def picture_path(file: str) -> str:
    """The name by which the typesetter finds a picture."""
    return f"picture-{file}"


def runs(parts: Sequence[Run]) -> Code:
    """Words with their styles, links and footnotes."""
    return Code("{ " + "; ".join(piece for part in parts for piece in _run(part)) + " }")


def _run(part: Run) -> Iterator[str]:
    if part.text:
        said = literal(part.text)
        said = f"emph({said})" if part.emphasis else said
        said = f"strong({said})" if part.strong else said
        yield f"link({literal(part.link)}, {said})" if part.link.startswith(_ADDRESSES) else said
    if part.note:
        yield f"footnote({literal(part.note)})"


def _block(block: Block, number: str) -> Markup:
    match block:
        case WrittenParagraph():
            return call("counted", number, runs(block.runs)) if number else call("plain", runs(block.runs))
        case WrittenList():
            return Markup(f"#{_list(block.items, block.style, 0)}\n")
        case WrittenTable():
            return table(block, runs)
        case WrittenFigure():
            return _figure(block)
        case _:
            return Markup()


def _list(items: Sequence[WrittenItem], style: str, depth: int) -> Code:
    held = ", ".join(_item(item, style, depth) for item in items)
    if style == "bullet":
        return Code(f"points({held})")
    patterns = _PATTERNS[style]
    return Code(f"counts({literal(patterns[depth % len(patterns)])}, {held})")


def _item(item: WrittenItem, style: str, depth: int) -> str:
    beneath = f"; {_list(item.items, style, depth + 1)}" if item.items else ""
    return "{ " + f"{runs(item.runs)}{beneath}" + " }"


def _figure(block: WrittenFigure) -> Markup:
    if not block.alternative.strip():
        raise CompositionError("the report cannot be typeset: a picture has no words that say the same")
    return call("picture", picture_path(block.file), block.alternative, block.caption)
