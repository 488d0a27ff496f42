"""The gate of a meeting, what was published with its proof, and papers taken down."""

from collections.abc import Sequence
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from moothall.facts.findings import Finding
from moothall.operations.publishing.asked_for import asked_for, mark
from moothall.operations.publishing.asking import ask_to_publish, ask_to_take_down, said_last
from moothall.operations.publishing.gathering import Gathered, gathered
from moothall.operations.publishing.printing import printed_proof
from moothall.operations.publishing.publish import findings_of, settled_before
from moothall.operations.publishing.standing import is_nothing_new
from moothall.queries.desk.exemptions import public_elsewhere, published_paper
from moothall.queries.desk.printed import pages
from moothall.queries.desk.proofs import ProofPage, proof_page
from moothall.queries.desk.publishing import findings_for, gate_page, publishing_desk, scheduled_of
from moothall.queries.desk.publishing_jobs import form_key, last_failure
from moothall.queries.desk.viewers import may
from moothall.queries.public.lists import Asked, whole_number
from moothall.rules.permits import Act
from moothall.web.desk.people import user_of
from moothall.web.desk.publishing.asking import form_or_page, job_asked, page, posted, tried
from moothall.web.desk.publishing.forms import GateForm, TakeDownForm
from moothall.web.desk.publishing.mending import mended


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What can be published, and what was."""
    where = Asked(reverse("desk-publishing"), {}, whole_number(request.GET.get("page", "")) or 1)
    return page(request, "index", desk=publishing_desk(request.user, timezone.localdate(), where))


@form_or_page
def gate(request: HttpRequest, meeting: str) -> HttpResponse:
    """What stands in the way of publishing an agenda; asking for it to be published."""
    scheduled = scheduled_of(request.user, meeting)
    if scheduled is None:
        raise Http404("There is no such meeting.")
    found, at = gathered(scheduled), timezone.now()
    met = findings_of(scheduled, at, found)
    before = settled_before(found, met)
    stops = [one for one in met if one.severity == "stop" and (one.code, one.place) not in before]
    form = _gate_form(request, found, stops)
    if form.is_valid():
        said = {"overrides": form.overrides(), "key": form.cleaned_data["key"], "seen": form.cleaned_data["seen"]}
        ask = partial(ask_to_publish, scheduled=scheduled, by=user_of(request), at=at, **said)
        answer = tried(form, lambda: job_asked(ask))
        if answer:
            return answer
    form.shown_again(mark(asked_for(found)))
    return page(
        request,
        "gate",
        gate=gate_page(request.user, scheduled, found.whole),
        failed=last_failure(request.user, scheduled),
        findings=[
            (one, mended(one, found.whole), before.get((one.code, one.place), ""))
            for one in findings_for(request.user, met)
        ],
        absolute=any(one.severity == "absolute" for one in met),
        nothing_new=is_nothing_new(found),
        stops=stops,
        form=form,
        key=form_key(),
        may_publish=may(request.user, Act.publish_pack),
        may_override=may(request.user, Act.override_gate),
    )


def _gate_form(request: HttpRequest, found: Gathered, stops: Sequence[Finding]) -> GateForm:
    """The form with what was typed; a fresh one with what the same person said before it came to nothing."""
    return posted(
        request,
        GateForm,
        {"seen": mark(asked_for(found))},
        stops=stops,
        before=said_last(found, user_of(request)),
        may_override=may(request.user, Act.override_gate),
    )


@require_safe
def proof(request: HttpRequest, publication: str) -> HttpResponse:
    """The proof of a publication."""
    return page(request, "proof", proof=_proved(request, publication))


@require_safe
def proof_file(request: HttpRequest, publication: str) -> HttpResponse:
    """The same, typeset."""
    found = _proved(request, publication)
    name = f"proof-of-publication-{found.id}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(printed_proof(found), content_type="application/pdf", headers=headers)


def _proved(request: HttpRequest, publication: str) -> ProofPage:
    found = proof_page(request.user, publication)
    if found is None:
        raise Http404("There is no such publication.")
    return found


@form_or_page
def take_down(request: HttpRequest, paper: str) -> HttpResponse:
    """Ask for one paper to be taken down."""
    row = published_paper(request.user, paper)
    if row is None:
        raise Http404("There is no such paper.")
    form = posted(request, TakeDownForm)
    if form.is_valid():
        ask = partial(ask_to_take_down, paper=row, by=user_of(request), at=timezone.now(), **form.cleaned_data)
        answer = tried(form, lambda: job_asked(ask))
        if answer:
            return answer
    meeting, at = row.item.agenda.scheduled.public_id, pages(row.first_label, row.last_label)
    return page(request, "take_down", paper=row, form=form, meeting=meeting, pages=at, elsewhere=public_elsewhere(row))
