"""The minutes that a meeting of the year has to approve, appendices and other papers, as files that are handed in."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from moothall.demonstration.districts import council
from moothall.demonstration.year import year
from moothall.documents.composer.markup import Markup, call, joined, literal
from moothall.documents.composer.minutes import minutes
from moothall.documents.composer.pack import upright
from moothall.documents.composer.press import Press
from moothall.documents.pack_text import MinutesPaper, MinuteText, Passage, Resolution
from moothall.facts.bodies import Membership
from moothall.facts.meetings import Attendee, MinuteItem, Minutes


def minutes_pdf(body: str, date: dt.date, venue: str, membership: Membership, fonts: Sequence[Path]) -> bytes:
    """The minutes of the body's meeting on a day, at which everyone was."""
    present = tuple(
        Attendee(name=one.name, role=one.role, honours=one.honours)
        for group in membership.groups
        for one in group.members
    )
    said = year().minutes
    items, texts = [], []
    for number, one in enumerate(said.items, start=said.first):
        resolutions = (one.resolution,) if one.resolution else ()
        items.append(MinuteItem(str(number), one.title, agenda_item=one.item, resolutions=resolutions))
        places = (Resolution(),) if one.resolution else ()
        texts.append(MinuteText(str(number), (Passage(one.text), *places)))
    record = Minutes(body=body, date=date, venue=venue, present=present, items=tuple(items))
    paper = MinutesPaper(minutes=record, texts=tuple(texts))
    return _pdf(f"Minutes of the {body}", minutes(paper, council().name), date, fonts)


def appendix_pdf(made: dt.date, fonts: Sequence[Path]) -> bytes:
    """The exempt appendix to the report."""
    said = year().appendix
    return paper_pdf(said.title, [said.lines], made, fonts)


def paper_pdf(title: str, pages: Sequence[Sequence[str]], made: dt.date, fonts: Sequence[Path]) -> bytes:
    """A paper of some pages of lines."""
    leaves = [joined([call("par", line) for line in page]) for page in pages]
    return _pdf(title, Markup("#pagebreak()\n".join(leaves)), made, fonts)


def _pdf(title: str, body: Markup, made: dt.date, fonts: Sequence[Path]) -> bytes:
    style = f"#show: house.with(title: {literal(title)}, author: {literal(council().name)})\n#set page(footer: none)\n"
    moment = dt.datetime.combine(made, dt.time(), dt.UTC)
    return Press(fonts).pdf(joined([style, call("section", 1, "", title), upright(body)]), moment)
