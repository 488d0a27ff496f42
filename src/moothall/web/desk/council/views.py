"""The council's first page, and ending or taking back what is valid for a time."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from moothall.operations import council as acts
from moothall.queries.desk import council_rows as rows
from moothall.queries.desk.council import council_on
from moothall.queries.desk.council_rows import Ending
from moothall.web.desk.council.forms import EndForm
from moothall.web.desk.council.pages import act_page, bound, day_asked, known, page, who


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The council on a day."""
    return page(request, "index", chamber=council_on(day_asked(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """End something on a day; what hangs on it ends too."""
    found = known(rows.ending(kind, id))
    form = bound(request, EndForm, {"on": found.row.ends or timezone.localdate()})

    def do(data: Any) -> None:
        acts.end(what=found.row, on=data["on"], **who(request))

    about = "Nothing is deleted: earlier days keep what was valid on them."
    return act_page(request, form, do, _back(found), title=f"End {found.words}", about=about, button="End")


@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """Take back what has not begun."""
    found = known(rows.ending(kind, id))
    if not found.may_be_struck:
        raise Http404("A body is not taken back.")

    def do(data: Any) -> None:
        acts.strike(what=found.row, **who(request))  # type: ignore[arg-type]  # no body, as was asked above

    about = "It has not begun. It will be as if it had never been entered."
    back = _back(found) if found.page == "council-body" else (_LISTS.get(found.page, found.page),)
    return act_page(request, bound(request, forms.Form), do, back, title=f"Take back {found.words}", about=about,
                    button="Take back", warning=True)  # fmt: skip


_LISTS = {"council-member": "council-members"}


def _back(found: Ending) -> tuple[str, ...]:
    return (found.page, found.id) if found.id else (found.page,)
