"""The tags of a PDF as plain values, and what checkers say of the file."""

import io
from collections.abc import Iterator
from pathlib import Path

import outloud
import pdfua
import pikepdf

from moothall.documents.trees import elements


def kinds(pdf: bytes) -> list[str]:
    """The kinds of all elements."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [str(element.S).removeprefix("/") for element in elements(document.Root.StructTreeRoot)]


def of_kind(pdf: bytes, kind: str) -> Iterator[dict[str, str]]:
    """What elements of a kind say of themselves, with what they say of their table."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for element in elements(document.Root.StructTreeRoot):
            if str(element.S) == f"/{kind}":
                yield _said(element) | {
                    key: value for part in _attributes(element) for key, value in _said(part).items()
                }


def _attributes(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [part for part in element.get("/A", []) if str(part.get("/O", "")) == "/Table"]


def _said(holder: pikepdf.Object) -> dict[str, str]:
    return {
        key.removeprefix("/"): str(value)
        for key, value in holder.items()
        if not isinstance(value, (pikepdf.Array, pikepdf.Dictionary))
    }


def errors(pdf: bytes, folder: Path) -> list[str]:
    """What the two checkers call an error."""
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    heard = [f"{one.rule}: {one.message}" for one in outloud.check(str(path)).findings if one.severity == "error"]
    seen = [f"{one.rule_id}: {one.message}" for one in pdfua.validate(path).findings if one.severity.name == "ERROR"]
    return heard + seen
