"""Single papers, typeset by themselves."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from moothall.documents.composer.markup import call, joined, literal
from moothall.documents.composer.press import Press
from moothall.documents.composer.programmes import programme
from moothall.documents.pack_text import ProgrammePaper


def programme_document(paper: ProgrammePaper, made: dt.datetime, fonts: Sequence[Path] = ()) -> bytes:
    """A work programme as a tagged PDF, dated `made`. Raises CompositionError."""
    title = " – ".join(filter(None, (paper.body, paper.title)))
    style = f"#show: house.with(title: {literal(title)}, author: {literal('')})\n"
    body = joined([call("section", 1, "", "Work programme"), programme(paper)])
    return Press(fonts).pdf(joined([style, call("upright", body)]), made)
