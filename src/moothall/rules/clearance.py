"""Clearance of a report: what stands, what a later change undoes, what is missing and what is overdue.

The equality duty (Equality Act 2010 s.149) asks for no form, but due regard must be shown and be with whoever
decides (*R (Brown) v Secretary of State for Work and Pensions* [2008] EWHC 3158, *Bracking* [2013] EWCA Civ 1345);
so a key decision without an analysis is not cleared unless a reason is on record.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from moothall.facts.bodies import Fact
from moothall.facts.clearances import ClearancePractice, ClearanceRequest
from moothall.facts.drafts import ReportDraft, Template
from moothall.rules.clearance_undone import undone, wanted
from moothall.rules.permits import Role
from moothall.rules.timetable import Milestone
from moothall.rules.verdicts import Reason, Verdict, verdict

Status = Literal["not asked", "waiting", "overdue", "cleared", "adverse", "returned", "undone", "waived"]
EQUALITIES = Role.equalities_adviser.value
EQUALITY_MISSING = Reason(
    "it is a key decision and has no equality analysis: ask the equalities adviser, attach the analysis, "
    "or record why there is none",
    "Equality Act 2010 s.149",
)
GIVEN = ("favourable", "favourable with remarks", "adverse", "not needed", "signed")
"""The answers that an adviser or a signer gives on a version."""
_PRACTICE = "the council's practice"
_LASTING: Mapping[str, Status] = {"adverse": "adverse", "waived": "waived"}
_ANALYSIS = re.compile(r"\bequalit(y|ies)\b.*\b(analysis|assessment|screening|impact)\b|\bEq?IA\b", re.IGNORECASE)


class Standing(Fact):
    """How it stands with one role: its last request, and for an answer that was undone by which version and why."""

    role: str
    status: Status
    request: ClearanceRequest | None = None
    undone_by: int | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether nothing more is needed of this role."""
        return self.status in ("cleared", "waived")

    def is_to_ask(self, version: int) -> bool:
        """Whether the role is to be asked about a version: it is not clear, and does not look at that version yet."""
        waits = self.request is not None and not self.request.answer and self.request.version == version
        return not self.is_clear and not waits


class State(Fact):
    """How it stands with a report: every role in order, and what stands in the way of its being cleared."""

    version: int
    standings: tuple[Standing, ...] = ()
    obstacles: tuple[Reason, ...] = ()

    @property
    def is_cleared(self) -> bool | None:
        """Whether clearance is complete; None where the council asks for none."""
        return not self.obstacles if self.standings or self.obstacles else None

    def of(self, role: str) -> Standing:
        """How it stands with a role; one that need not clear has not been asked."""
        return next((one for one in self.standings if one.role == role), Standing(role, "not asked"))


def state(
    *,
    versions: Sequence[ReportDraft],
    requests: Sequence[ClearanceRequest],
    template: Template,
    practice: ClearancePractice,
    today: dt.date,
) -> State:
    """How it stands today. `versions` are the latest and those that requests name; `requests` in order of asking.

    The last request to a role that was not withdrawn counts. Roles that were asked although the template does not
    want them count too. Raises ValueError without a version.
    """
    ordered = sorted(versions, key=lambda draft: draft.number)
    if not ordered:
        raise ValueError("a report without a version cannot be cleared")
    last = {one.role: one for one in requests if one.answer != "withdrawn"}
    roles = dict.fromkeys((*wanted(template, practice), *last))
    standings = tuple(_standing(role, last.get(role), ordered, template, practice, today) for role in roles)
    equality = equality_obstacle(ordered[-1], standings)
    return State(
        version=ordered[-1].number,
        standings=standings,
        obstacles=tuple(_obstacle(one) for one in standings if not one.is_clear) + ((equality,) if equality else ()),
    )


def _standing(
    role: str,
    request: ClearanceRequest | None,
    versions: Sequence[ReportDraft],
    template: Template,
    practice: ClearancePractice,
    today: dt.date,
) -> Standing:
    if request is None:
        return Standing(role, "not asked")
    match request.answer:
        case "":
            return Standing(role, "overdue" if request.deadline < today else "waiting", request)
        case "returned":
            return Standing(role, "returned", request)
    later, reasons = undone_since(request, versions, template, practice)
    if later is not None:
        return Standing(role, "undone", request, later, reasons)
    return Standing(role, _LASTING.get(request.answer, "cleared"), request)


def undone_since(
    request: ClearanceRequest, versions: Sequence[ReportDraft], template: Template, practice: ClearancePractice
) -> tuple[int | None, tuple[str, ...]]:
    """Whether the latest version undoes an answer; if so, the first version that did, and why.

    `versions` are in order, from that of the request on.
    """
    cleared = next((draft for draft in versions if draft.number == request.version), None)
    if cleared is None:
        return versions[-1].number, ("the version that was cleared is not kept",)
    reasons = _against(cleared, versions[-1], request.role, template, practice)
    later = [draft for draft in versions if draft.number > request.version]
    first = next((one for one in later if _against(cleared, one, request.role, template, practice)), None)
    return (first.number, reasons) if reasons and first else (None, ())


def _against(
    cleared: ReportDraft, later: ReportDraft, role: str, template: Template, practice: ClearancePractice
) -> tuple[str, ...]:
    everyone = practice if role in wanted(template, practice) else _with(practice, role)
    found = undone(cleared, later, template, everyone)
    return tuple(dict.fromkeys(one.why for one in found if one.role == role))


def _with(practice: ClearancePractice, role: str) -> ClearancePractice:
    """The practice with a role that was asked beyond what it wants: a change undoes that one's clearance alike."""
    return msgspec.structs.replace(practice, signers=(*practice.signers, role), elsewhere=(*practice.elsewhere, role))


def _obstacle(standing: Standing) -> Reason:
    role, request = standing.role, standing.request
    match standing.status:
        case "waiting" | "overdue" if request:
            words = f"the {role} was asked on {request.asked:%-d %B %Y} and has not answered"
        case "adverse":
            words = f"the {role}’s advice is adverse: change the report, or record why it goes forward"
        case "returned":
            words = f"the {role} returned it to its author"
        case "undone":
            words = f"version {standing.undone_by} undid the clearance of the {role}: {'; '.join(standing.reasons)}"
        case _:
            words = f"the {role} has not been asked"
    return Reason(words, _PRACTICE)


def equality_obstacle(draft: ReportDraft, standings: Sequence[Standing]) -> Reason | None:
    """What is missing of a key decision's equality analysis; None where nothing is, or it is no key decision.

    Enough is an answer of the equalities adviser that stands, an analysis among the appendices, or a recorded
    reason: a waiver, or the words with which the adviser said that none is needed.
    """
    if not draft.cover.is_key or any(_ANALYSIS.search(one.title) for one in draft.appendices):
        return None
    mine = next((one for one in standings if one.role == EQUALITIES), None)
    if mine is None or mine.request is None or mine.status not in ("cleared", "adverse", "waived"):
        return EQUALITY_MISSING
    needs_reason = mine.request.answer == "not needed" and not mine.request.words.strip()
    return EQUALITY_MISSING if needs_reason else None


def published_standings(found: State, given: State) -> tuple[Standing, ...]:
    """What is published of clearance: every role that was or should have been asked, none of it left out.

    `given` is how it would stand if answers alone counted. What was answered stands there, adverse advice too, even
    where it was set aside or asked anew; a waiver beside it; and for a role without an answer that stands, one
    without a request. Nothing where nobody was asked at all.
    """
    if not any(one.request for one in found.standings):
        return ()
    return tuple(row for one in found.standings for row in _published(one, given.of(one.role)))


def _published(now: Standing, given: Standing) -> Iterator[Standing]:
    stands = given.status in ("cleared", "adverse")
    if stands:
        yield given
    if now.status == "waived":
        yield now
    elif not stands:
        yield Standing(now.role, "not asked")


def may_sign(found: State, role: str, practice: ClearancePractice) -> Verdict:
    """Whether a signer may sign now: after the advisers, and after the signers before, where the council has it so."""
    if role not in practice.signers or not practice.signers_last:
        return Verdict(allowed=True)
    not_before = practice.signers[practice.signers.index(role) :]
    open_still = [one for one in found.standings if one.role not in not_before and not one.is_clear]
    equality = [one for one in found.obstacles if one == EQUALITY_MISSING]
    return verdict([*(_obstacle(one) for one in open_still), *equality])


def deadline(steps: Sequence[Milestone], today: dt.date) -> dt.date:
    """The day by which an answer is due: the timetable's step of clearance, but not before today.

    Without such a step it is the day of publication, without a meeting a week from today.
    """
    days = {step.key: step.date for step in steps}
    due = days.get("clearance") or days.get("publication") or today + dt.timedelta(days=7)
    return max(due, today)


def overdue(requests: Sequence[ClearanceRequest], today: dt.date) -> tuple[ClearanceRequest, ...]:
    """The requests without an answer whose deadline is past."""
    return tuple(one for one in requests if not one.answer and one.deadline < today)
