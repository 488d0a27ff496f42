"""A report that comes as a Word file: its text with its structure, and its cover where it follows the template.

A file that went out from here is known again by its bookmarks: the version it was made from, and each block's key.
Any other file is read by its styles, its numbering and the numbers typed before its paragraphs. Tracked changes are
read as what they propose; comments are listed.
"""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree

from moothall.facts.bodies import Fact
from moothall.facts.drafts import Cover
from moothall.facts.writing import Writing
from moothall.intake.sources.unreadable import LIMITS, Limits, UnreadablePack
from moothall.intake.sources.word.archive import Archive, W
from moothall.intake.sources.word.fields import tell_links
from moothall.intake.sources.word.revisions import settle
from moothall.intake.sources.word.styles import attribute
from moothall.intake.sources.word.tables import boxed, within
from moothall.intake.word_blocks import Blocks
from moothall.intake.word_cover import CoverLines
from moothall.intake.word_losses import Losses, look_for, take_out
from moothall.intake.word_pieces import Piece, Pieces
from moothall.intake.word_runs import words_within
from moothall.workers import Refused

_VERSION = re.compile(r"mh_version_([a-z0-9]{4,12})_(\d{1,6})")
_CHANGED = ("ins", "del", "moveFrom", "moveTo")
_MOST_PICTURES = 200


class Remark(Fact):
    """A comment in the margin: whose, its words, and the key of the block that it is on, empty where that is new."""

    by: str
    words: str
    block: str = ""


class WordReport(Fact):
    """What a Word file says. Blocks that are not known have an empty key, so have pictures without words for them
    an empty alternative. `report` and `version` name what it was made from; `proposed` counts its tracked changes.

    `cover` has the fields that the file states; `stated` are their names. `untaken` says in sentences what a report
    cannot hold and so is left out or taken as plain words; `printed` has for each block the number that the file shows.
    """

    writing: Writing
    cover: Cover
    stated: tuple[str, ...] = ()
    report: str = ""
    version: int | None = None
    pictures: tuple[tuple[str, bytes], ...] = ()
    remarks: tuple[Remark, ...] = ()
    proposed: int = 0
    untaken: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


def read_report(data: bytes, limits: Limits = LIMITS) -> WordReport:
    """Read a Word file as a report. Raises UnreadablePack, in one sentence, for what cannot be read."""
    archive = Archive(data, limits)
    root = archive.document()
    proposed = sum(1 for _ in root.iter(*(f"{W}{name}" for name in _CHANGED)))
    report, version = _origin(root)
    losses = Losses()
    take_out(root, losses)
    tell_links(root)
    settled = settle(root)
    body = settled.find(f"{W}body")
    look_for(settled, archive, losses)
    reader = Pieces(archive, losses)
    blocks, cover = Blocks(losses, from_here=bool(report)), CoverLines(losses, from_here=bool(report))
    for piece in _pieces(body if body is not None else settled, reader):
        if not cover.takes(piece):
            blocks.add(piece)
    writing = Writing(tuple(blocks.finished()))
    if not writing.blocks and not cover.stated():
        raise UnreadablePack("this Word file has no text in it")
    return WordReport(
        writing=writing,
        cover=cover.cover(),
        stated=cover.stated(),
        report=report,
        version=version,
        pictures=tuple(_pictures(reader)),
        remarks=tuple(_remarks(archive, blocks)),
        proposed=proposed,
        untaken=tuple(losses.told()),
        printed=blocks.printed(),
    )


def read_or_refuse(data: bytes) -> WordReport:
    """The same for a process of its own, which says by Refused what is wrong with the file."""
    try:
        return read_report(data)
    except UnreadablePack as error:
        raise Refused(str(error)) from error


def _pieces(parent: etree._Element, reader: Pieces) -> Iterator[Piece]:
    for element in within(parent, f"{W}p", f"{W}tbl"):
        if element.tag == f"{W}p":
            yield from reader.paragraph(element)
        elif (box := boxed(element)) is not None:
            for cell in box:
                yield from _pieces(cell, reader)
        else:
            yield from reader.table(element)


def _origin(root: etree._Element) -> tuple[str, int | None]:
    """The report and the version that a file was made from."""
    for mark in root.iter(f"{W}bookmarkStart"):
        match = _VERSION.fullmatch(attribute(mark, "name"))
        if match:
            return match[1], int(match[2])
    return "", None


def _pictures(reader: Pieces) -> Iterator[tuple[str, bytes]]:
    for data in reader.pictures[:_MOST_PICTURES]:
        yield hashlib.sha256(data).hexdigest(), data


def _remarks(archive: Archive, blocks: Blocks) -> Iterator[Remark]:
    for part in archive.related("comments"):
        for comment in part.iter(f"{W}comment"):
            words = words_within(comment)
            if words:
                key = blocks.key_of_comment(attribute(comment, "id"))
                yield Remark(attribute(comment, "author") or "someone", words, key)
