"""An appendix that comes as a Word file or a picture, as a tagged PDF of its own."""

import datetime as dt
from collections.abc import Callable

from moothall.documents.composer.markup import Markup, call, joined, literal
from moothall.documents.composer.press import Press
from moothall.documents.composer.writing import picture_path, pictures_of, written
from moothall.documents.composer.written_tables import row_headers
from moothall.facts.writing import Writing, WrittenTable

_IMPORT = Markup('#import "written.typ": *\n')


def appendix_pdf(
    title: str, writing: Writing, *, council: str, made: dt.datetime, press: Press, pictures: Callable[[str], bytes]
) -> bytes:
    """What was written, under a title, as PDF/UA-1 and PDF/A-2a; `pictures` gives a picture's bytes by its hash.

    Raises CompositionError for what cannot be typeset, such as a picture without words.
    """
    style = f"#show: report.with(title: {literal(title)}, author: {literal(council)})\n"
    document = joined([_IMPORT, Markup(style), call("section", 1, "", title), *written(writing)])
    files = {picture_path(file): pictures(file) for file in pictures_of(writing)}
    tables = [row_headers(block) for block in writing.blocks if isinstance(block, WrittenTable) and block.rows]
    return press.pdf(document, made, files, tables)
