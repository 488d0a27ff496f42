"""What the council settles about its reports: the template, and its list of acronyms."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.facts.drafts import Template
from moothall.operations import audit
from moothall.operations.permission import require
from moothall.operations.practice import keep
from moothall.operations.reports import ReportError
from moothall.records.models import Acronym
from moothall.records.practice import TEMPLATE
from moothall.rules.permits import Act

LONGEST = 20


def set_template(*, template: Template, by: User | None, at: dt.datetime) -> None:
    """Set the template that new reports begin with. Raises ReportError without a section, or with one twice."""
    require(by, Act.manage_templates)
    names = [*template.sections, *(one.name for one in template.implications)]
    if not template.sections:
        raise ReportError("A report needs at least one section.")
    if len({name.strip().casefold() for name in names}) < len(names):
        raise ReportError("A section or an implication stands there twice.")
    with transaction.atomic():
        keep(TEMPLATE.name, template)
        counted = {"sections": len(template.sections), "implications": len(template.implications)}
        audit.append(act="report template set", about="report template", by=by, at=at, detail=counted)


def add_acronym(*, short: str, meaning: str, by: User | None, at: dt.datetime) -> Acronym:
    """Put an acronym on the council's list; one that stands there stays. Raises ReportError for half of one."""
    require(by, Act.manage_templates)
    short, meaning = short.strip(), " ".join(meaning.split())
    if not (short and meaning) or len(short) > LONGEST:
        raise ReportError(f"Write the acronym, at most {LONGEST} letters, and what it means.")
    with transaction.atomic():
        row, is_new = Acronym.objects.get_or_create(short=short, meaning=meaning)
        if is_new:
            audit.append(act="acronym listed", about="acronyms", by=by, at=at, detail={"row": row.pk})
    return row


def remove_acronym(*, acronym: Acronym, by: User | None, at: dt.datetime) -> None:
    """Take an acronym off the council's list."""
    require(by, Act.manage_templates)
    with transaction.atomic():
        audit.append(act="acronym taken off", about="acronyms", by=by, at=at, detail={"row": acronym.pk})
        acronym.delete()
