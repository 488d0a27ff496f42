"""The proof of publication as a document: what went out, what was withheld and why, what was looked for in vain."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from moothall.documents.composer.markup import Code, Markup, Value, call, joined, literal
from moothall.documents.composer.press import CompositionError, Press
from moothall.facts.bodies import Fact
from moothall.rules.english_day import ENGLAND
from moothall.workers import Refused

_NONE = "None."


class Proof(Fact):
    """A proof to be printed. `content` is as it was kept; `overrides` are what was found, name and reason."""

    title: str
    council: str
    publication: str
    number: int
    at: dt.datetime
    by: str
    content: Mapping[str, Any]
    overrides: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[str, ...] = ()


def proof_pdf(order: tuple[Proof, tuple[Path, ...]]) -> bytes:
    """The proof as PDF/UA-1, in a worker process. Raises Refused with the reason."""
    proof, fonts = order
    try:
        return Press(fonts).pdf(proof_markup(proof), proof.at)
    except CompositionError as error:
        raise Refused(str(error)) from error


def proof_markup(proof: Proof) -> Markup:
    """The document."""
    title = literal(f"Proof of publication: {proof.title}")
    style = f"#show: house.with(title: {title}, author: {literal(proof.council)})\n"
    return joined([style, call("upright", joined(list(_parts(proof))))])


def _parts(proof: Proof) -> Iterator[Markup]:
    said = proof.content
    out = said["published"]
    yield call("section", 1, "", "Proof of publication")
    yield _table(("What", "Told"), [["Meeting", proof.title], *_head(proof)], "(38mm, 1fr)")
    yield from _new(proof.changes)
    yield call("section", 2, "", "Published")
    yield _table(
        ("Item", "Paper", "Pages", "Clear days", "Accessible", "SHA-256"),
        [[p["item"], p["title"], _pages(p), p.get("notice", ""), p.get("accessible", ""), p["digest"]] for p in out],
        "(12mm, 1fr, 18mm, 18mm, 28mm, 48mm)",
    )
    yield call("section", 2, "", "Withheld, and why")
    yield _table(
        ("Item", "Pages", "Why"),
        [[one["item"], _pages(one), one["why"]] for one in said["withheld"]],
        "(14mm, 24mm, 1fr)",
    )
    yield call("section", 2, "", "Held back")
    yield _table(("What", "Why"), said["held"], "(60mm, 1fr)")
    yield call("section", 2, "", "What was looked for and not found")
    yield _table(("What", "How many"), [[kind, str(count)] for kind, count in said["looked_for"]], "(1fr, 30mm)")
    yield _table(
        ("Where", "Characters", "Single words to look at"),
        [[one["place"], f"{one['characters']:,}", str(one["words"])] for one in said["searched"]],
        "(1fr, 28mm, 40mm)",
    )
    yield call("section", 2, "", "Overridden, by whom and why")
    yield _table(("What", "Name", "Reason"), proof.overrides, "(30mm, 40mm, 1fr)")
    yield call("section", 2, "", "Files")
    yield _table(("File", "Public, SHA-256", "Restricted, SHA-256"), said["files"], "(40mm, 1fr, 1fr)")


def _head(proof: Proof) -> Iterator[list[str]]:
    yield ["Publication", f"{proof.publication}, number {proof.number} of this meeting"]
    at = proof.at.astimezone(ENGLAND)
    yield ["Published", f"{at.day} {at:%B %Y, %H:%M} by {proof.by}"]
    yield ["Public edition, SHA-256", proof.content["edition"]]
    yield ["The pack claims PDF/UA-1", "yes" if proof.content["accessible"] else "no"]


def _new(changes: Sequence[str]) -> Iterator[Markup]:
    if changes:
        yield call("section", 2, "", "New in this publication")
        yield call("bullets", *changes)


def _pages(row: Mapping[str, str]) -> str:
    return row["first"] if row["first"] == row["last"] else f"{row['first']} to {row['last']}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: str) -> Markup:
    """A ruled table; the long hashes break anywhere."""
    cells: list[Value] = [[_broken(str(cell)) for cell in row] for row in rows]
    return call("ruled", Code(widths), list(head), cells) if cells else call("par", _NONE)


def _broken(text: str) -> str:
    if len(text) == 64 and text.isalnum():
        return "\u200b".join(text[at : at + 8] for at in range(0, 64, 8))
    return text
