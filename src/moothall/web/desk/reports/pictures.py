"""Pictures of a report: shown to its readers alone, and put into it."""

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from moothall.facts.drafts import ReportDraft
from moothall.facts.writing import Writing, WrittenFigure
from moothall.operations.keys import fresh_key
from moothall.operations.report_pictures import keep_picture
from moothall.queries.desk.report_writing import picture_bytes
from moothall.web.desk.people import user_of
from moothall.web.desk.reports.asking import TROUBLE, back_to, found, picture_address, to_change, to_read
from moothall.web.desk.reports.forms import PictureForm
from moothall.web.desk.reports.saving import Change, said, save


@require_safe
@never_cache
def picture(request: HttpRequest, report: str, digest: str) -> HttpResponse:
    """A picture of the report."""
    data, form = found(picture_bytes(to_read(request, report), digest), "There is no such picture.")
    return HttpResponse(data, content_type=f"image/{form}")


@require_POST
@never_cache
def upload(request: HttpRequest, report: str) -> HttpResponse:
    """Take a picture in. A script puts it where the writer is; without one it goes to the end of the text."""
    row = to_change(request, report)
    form = PictureForm(request.POST, request.FILES)
    scripted = request.headers.get("Accept") == "application/json"
    if not form.is_valid():
        words = " ".join(str(word) for words in form.errors.values() for word in words)
        return _refused(request, report, words, scripted)
    try:
        kept = keep_picture(
            report=row, data=form.cleaned_data["picture"].read(), by=user_of(request), at=timezone.now()
        )
        if scripted:
            return JsonResponse({"file": kept.file, "address": picture_address(report).format(kept.file)})
        messages.success(request, said(save(request, row, _at_the_end(kept.file, form.cleaned_data))))
    except TROUBLE as error:
        return _refused(request, report, str(error), scripted)
    return back_to("desk-report-text", report)


def _at_the_end(file: str, values: dict[str, str]) -> Change:
    figure = WrittenFigure(key=fresh_key(), file=file, alternative=values["alternative"], caption=values["caption"])

    def change(draft: ReportDraft) -> ReportDraft:
        blocks = (*draft.writing.blocks, figure)
        return msgspec.structs.replace(draft, writing=Writing(blocks=blocks, conflicts=draft.writing.conflicts))

    return change


def _refused(request: HttpRequest, report: str, words: str, scripted: bool) -> HttpResponse:
    if scripted:
        return JsonResponse({"trouble": words}, status=400)
    messages.error(request, words)
    return back_to("desk-report-text", report)
