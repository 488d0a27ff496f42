"""The page on which a report's text is written, and what keeps it while it is typed."""

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from moothall.documents.editor_html import editor_html
from moothall.documents.from_editor import from_html
from moothall.documents.writing_text import HELP, from_text, to_text
from moothall.facts.drafts import ReportDraft
from moothall.facts.writing import Writing, WrittenFigure
from moothall.operations.keys import fresh_key
from moothall.operations.permission import NotPermittedError
from moothall.operations.working_copies import KeptElsewhereError, discard_working_copy
from moothall.queries.desk.clearance_ahead import would_undo
from moothall.queries.desk.report_writing import Begun, begun, report_template
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.asking import TROUBLE, back_to, picture_address, to_change
from moothall.web.desk.reports.forms import CoverForm, PictureForm
from moothall.web.desk.reports.saving import Change, clearance_ahead, keep, said, save, window

_NO_WORDS = "Say what each picture shows, for those who cannot see it."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def text(request: HttpRequest, report: str) -> HttpResponse:
    """The text, to be written and saved."""
    row = to_change(request, report)
    start = begun(row, user_of(request))
    if request.method != "POST":
        return _page(request, row, start, start.draft.writing)
    typed = _typed(request, start.draft.writing)
    if any(isinstance(block, WrittenFigure) and not block.alternative for block in typed.blocks):
        return _page(request, row, start, typed, _NO_WORDS)
    try:
        saved = save(request, row, _writes(request))
    except TROUBLE as error:
        return _page(request, row, start, typed, str(error))
    messages.success(request, said(saved))
    return back_to("desk-report-conflicts" if saved.conflicts else "desk-report", report, "?saved=text")


@require_POST
@never_cache
def keep_typed(request: HttpRequest, report: str) -> HttpResponse:
    """Keep what is being typed, for a script: the new mark, or why it was not kept."""
    row = to_change(request, report)
    change = _covers(request) if request.POST.get("part") == "cover" else _writes(request)
    now = timezone.localtime()
    try:
        mark = keep(request, row, change)
    except (KeptElsewhereError, NotPermittedError) as error:
        return JsonResponse({"trouble": str(error)}, status=409)
    kept = f"Kept at {now:%H:%M}. It is not a version until you save it."
    undoes = would_undo(row, begun(row, user_of(request)).draft)
    return JsonResponse({"mark": mark, "kept": kept, "undoes": undoes})


@require_POST
def discard(request: HttpRequest, report: str) -> HttpResponse:
    """Throw away what the viewer typed and did not save."""
    row = to_change(request, report)
    discard_working_copy(report=row, by=user_of(request), at=timezone.now())
    messages.success(request, "What you had not saved is thrown away.")
    return back_to("desk-report", report)


def _page(request: HttpRequest, row: object, start: Begun, writing: Writing, trouble: str = "") -> HttpResponse:
    report = str(row)
    context = {
        "report": row,
        "start": start,
        "window": window(request, start),
        **clearance_ahead(row, start),
        "html": editor_html(writing, picture=picture_address(report).format),
        "text": to_text(writing),
        "help": HELP,
        "hints": [(one.name, one.hint) for one in report_template().implications if one.hint],
        "errors": [(trouble, "text")] if trouble else [],
        "picture_form": PictureForm(auto_id="picture_%s"),
    }
    return render(request, "desk/reports/text.html", context)


def _typed(request: HttpRequest, before: Writing) -> Writing:
    """What stands in the window: the editor's HTML, or plain text. Open conflicts are not in it and stay."""
    if request.POST.get("written") == "html":
        blocks = from_html(request.POST.get("html", ""), fresh=fresh_key).blocks
    else:
        blocks = from_text(request.POST.get("text", ""), before=before, fresh=fresh_key).blocks
    return Writing(blocks=blocks, conflicts=before.conflicts)


def _writes(request: HttpRequest) -> Change:
    def change(draft: ReportDraft) -> ReportDraft:
        return msgspec.structs.replace(draft, writing=_typed(request, draft.writing))

    return change


def _covers(request: HttpRequest) -> Change:
    form = CoverForm(request.POST, today=timezone.localdate())

    def change(draft: ReportDraft) -> ReportDraft:
        return msgspec.structs.replace(draft, cover=form.typed())

    return change
