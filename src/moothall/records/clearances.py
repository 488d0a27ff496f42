"""How clearance of reports stands, for one or for many in five queries, and what of it is published."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec
from django.contrib.auth.models import User
from django.db.models import Q

from moothall.facts.clearances import Cleared
from moothall.facts.drafts import Appendix, ReportDraft
from moothall.records.clearance_as_facts import clearance_practice, clearance_template, request_of
from moothall.records.drafts_as_facts import appendix, report_draft
from moothall.records.models import Account, AppendixFile, Clearance, DraftReport, Portfolio, Revision
from moothall.rules.clearance import GIVEN, Standing, State, published_standings, state, undone_since

_PUBLIC = ("open", "part exempt")


def clearance_state(report: DraftReport, today: dt.date) -> State | None:
    """How clearance of a report stands; None while it has no version."""
    latest = report.revisions.order_by("-number").first()
    return states([latest], today)[report.pk] if latest else None


def are_cleared(latest: Collection[Revision]) -> Mapping[int, bool | None]:
    """For each report, by its row, whether clearance of its latest version is complete; None where it needs none."""
    return {report: found.is_cleared for report, found in states(latest, dt.date.min).items()}


def states(latest: Collection[Revision], today: dt.date) -> Mapping[int, State]:
    """How clearance of each report stands, by its row, as if each of these were its latest version."""
    return _states(latest, _asked(latest), today) if latest else {}


def undone_by(report: DraftReport, draft: ReportDraft) -> State | None:
    """How clearance would stand if this were the next version; None where nobody has answered yet."""
    latest = report.revisions.order_by("-number").first()
    asked = _asked([latest]) if latest else {}
    if latest is None or not any(row.answer for row in asked.get(report.pk, ())):
        return None
    versions = _versions([latest], asked)
    now = versions[report.pk][-1]
    versions[report.pk].append(msgspec.structs.replace(draft, number=now.number + 1, appendices=now.appendices))
    return _states_of(versions, asked, dt.date.min)[report.pk]


def superseded(row: Clearance) -> str:
    """Why a version cannot be answered for any more, in words; empty where it can.

    A signature is for what goes out: none is given on a version when a later one would undo it. Advice on an earlier
    version may still help its author, until a later one that would undo it has been sent for clearance.
    """
    report = row.revision.report
    latest = report.revisions.order_by("-number").first()
    if latest is None or latest.number <= row.revision.number or not _is_wanted_later(row):
        return ""
    versions = _versions([latest], {report.pk: [row]})[report.pk]
    later, reasons = undone_since(request_of(row), versions, clearance_template(), clearance_practice())
    if later is None:
        return ""
    return (
        f"Version {latest.number} is newer than version {row.revision.number}, which was sent to you, and would undo "
        f"your answer to it: {'; '.join(reasons)}. Answer on version {latest.number}, once its author has sent it to "
        "you."
    )


def _is_wanted_later(row: Clearance) -> bool:
    """Whether a signature is wanted, or a later version has been sent for clearance."""
    sent = Clearance.objects.filter(revision__report=row.revision.report, revision__number__gt=row.revision.number)
    return row.role in clearance_practice().signers or sent.exclude(answer="withdrawn").exists()


def clearance_records(rows: Collection[Revision]) -> Mapping[int, tuple[Cleared, ...]]:
    """What came of clearing each version that is to be published, by its row: roles, names, kinds, days.

    All of it, adverse advice and what is missing too, or nothing: nothing where the council's practice publishes
    none, where nobody was asked, or where the report is not for the public. It never has the words of advice. A
    version that was published keeps what it carried.
    """
    kept = {row.pk: msgspec.convert(row.cleared, tuple[Cleared, ...]) for row in rows if row.cleared is not None}
    fresh = [row for row in rows if row.pk not in kept and _is_public(row)]
    if not fresh or not clearance_practice().is_published:
        return kept
    asked = _asked(fresh)
    people = _People(row for rows in asked.values() for row in rows)
    versions = _versions(fresh, asked)
    found, given = _states_of(versions, asked, dt.date.min), _states_of(versions, _given(asked), dt.date.min)
    on_record = {report: published_standings(found[report], given[report]) for report in found}
    return kept | {row.pk: tuple(people.cleared(on_record[row.report_id], asked[row.report_id])) for row in fresh}


def _given(asked: Mapping[int, list[Clearance]]) -> Mapping[int, list[Clearance]]:
    """The requests that were answered with advice or a signature."""
    return {report: [row for row in rows if row.answer in GIVEN] for report, rows in asked.items()}


def with_clearance(row: Revision) -> ReportDraft:
    """A version as it will be published, with what was cleared of it."""
    return msgspec.structs.replace(report_draft(row), cleared=clearance_records([row]).get(row.pk, ()))


def _is_public(row: Revision) -> bool:
    return report_draft(row).cover.openness in _PUBLIC


class _People:
    """Officers and members as the council prints them; user names are not for the public. Two queries for all."""

    def __init__(self, rows: Iterable[Clearance]) -> None:
        self.by = {row.public_id: row.answered_by for row in rows if row.answered_by}
        accounts = Account.objects.filter(user__in=self.by.values()).select_related("officer", "member")
        self.accounts = {account.user_id: account for account in accounts}
        members = {account.member_id for account in accounts if account.member_id}
        held = Portfolio.objects.filter(member__in=members).order_by("begins") if members else ()
        self.portfolios = {one.member_id: one.name for one in held}

    def cleared(self, standings: Iterable[Standing], asked: Iterable[Clearance]) -> Iterable[Cleared]:
        """The rows of a report's record."""
        portfolio = {row.public_id: row.revision.report.portfolio for row in asked}
        for standing in standings:
            one = standing.request
            if one is None:
                yield Cleared(standing.role)
                continue
            by, post = self._named(self.by.get(one.key), portfolio[one.key])
            yield Cleared(one.role, one.answer, one.on, one.version, by, post, one.deputising or bool(one.on_behalf))

    def _named(self, user: User | None, held: Portfolio | None) -> tuple[str, str]:
        account = self.accounts.get(user.pk) if user else None
        if account and account.officer:
            return account.officer.name, account.officer.post
        if account and account.member:
            own = held.name if held and held.member_id == account.member_id else ""
            return account.member.name, own or self.portfolios.get(account.member_id, "")
        return (user.get_full_name() if user else ""), ""


def _states(latest: Collection[Revision], asked: Mapping[int, list[Clearance]], today: dt.date) -> Mapping[int, State]:
    return _states_of(_versions(latest, asked), asked, today)


def _states_of(
    versions: Mapping[int, list[ReportDraft]], asked: Mapping[int, list[Clearance]], today: dt.date
) -> Mapping[int, State]:
    template, practice = clearance_template(), clearance_practice()
    return {
        report: state(
            versions=versions[report],
            requests=[request_of(row) for row in asked.get(report, ())],
            template=template,
            practice=practice,
            today=today,
        )
        for report in versions
    }


def _asked(latest: Collection[Revision]) -> Mapping[int, list[Clearance]]:
    """The requests about each report's versions up to the one that counts as the latest, in order of asking."""
    number = {one.report_id: one.number for one in latest}
    rows = Clearance.objects.filter(revision__report__in=number).select_related(
        "revision__report__portfolio", "answered_by"
    )
    found: defaultdict[int, list[Clearance]] = defaultdict(list)
    for row in rows.defer("revision__draft").order_by("asked_at", "pk"):
        if row.revision.number <= number[row.revision.report_id]:
            found[row.revision.report_id].append(row)
    return found


def _versions(latest: Collection[Revision], asked: Mapping[int, list[Clearance]]) -> dict[int, list[ReportDraft]]:
    """From the earliest version that a request names up to the latest, which has the appendices that there are now."""
    appendices = _appendices([one.report_id for one in latest])
    earlier = _earlier(latest, asked)
    found: dict[int, list[ReportDraft]] = {}
    for one in latest:
        now = msgspec.structs.replace(report_draft(one), appendices=tuple(appendices[one.report_id]))
        found[one.report_id] = [*earlier[one.report_id], now]
    return found


def _earlier(latest: Collection[Revision], asked: Mapping[int, list[Clearance]]) -> defaultdict[int, list[ReportDraft]]:
    wanted = Q(pk=None)
    for one in latest:
        first = min((row.revision.number for row in asked.get(one.report_id, ())), default=one.number)
        if first < one.number:
            wanted |= Q(report=one.report_id, number__gte=first, number__lt=one.number)
    found: defaultdict[int, list[ReportDraft]] = defaultdict(list)
    for row in Revision.objects.filter(wanted).order_by("number"):
        found[row.report_id].append(report_draft(row))
    return found


def _appendices(reports: Collection[int]) -> defaultdict[int, list[Appendix]]:
    found: defaultdict[int, list[Appendix]] = defaultdict(list)
    for row in AppendixFile.objects.filter(report__in=reports, removed_at=None).order_by("position", "pk"):
        found[row.report_id].append(appendix(row))
    return found
