"""Who answers for a report: the director and the cabinet portfolio whose holders sign it."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from moothall.operations import audit
from moothall.operations.authorship import require_author
from moothall.operations.clearance.asking import request
from moothall.operations.clearance.standing import latest, settle
from moothall.records.models import Clearance, DraftReport, Officer, Portfolio
from moothall.rules.english_day import english_day
from moothall.rules.permits import Role


def name_signers(
    *, report: DraftReport, director: Officer | None, portfolio: Portfolio | None, by: User | None, at: dt.datetime
) -> tuple[str, ...]:
    """Name a report's director and its portfolio; where one changes who was asked, the new one is asked instead.

    What the one before signed counts no longer. Gives the roles that were asked anew. Raises NotPermittedError.
    """
    require_author(report, by)
    with transaction.atomic():
        audit.one_at_a_time()
        changed = [
            role.value
            for role, before, now in (
                (Role.director, report.director, director),
                (Role.cabinet_member, report.portfolio, portfolio),
            )
            if before != now
        ]
        report.director, report.portfolio = director, portfolio
        report.save(update_fields=["director", "portfolio"])
        detail = {
            "director": director.public_id if director else "",
            "portfolio": portfolio.public_id if portfolio else "",
        }
        audit.append(act="signers named", about=report.public_id, by=by, at=at, detail=detail)
        asked = tuple(role for role in changed if _asked_anew(report, role, by, at))
        settle(report, at)
    return asked


def _asked_anew(report: DraftReport, role: str, by: User | None, at: dt.datetime) -> bool:
    """Whether the role had been asked, and so is asked anew about the latest version."""
    rows = Clearance.objects.filter(revision__report=report, role=role).exclude(answer="withdrawn")
    last = rows.order_by("-asked_at", "-pk").first()
    if last is None or last.answer in ("returned", "waived"):
        return False
    request(latest(report), role, None, max(last.deadline, english_day(at)), by, at)
    return True
