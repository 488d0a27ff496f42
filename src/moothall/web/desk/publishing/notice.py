"""The five-clear-days record, by body and month."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from moothall.documents.charts import line as line_chart
from moothall.queries.desk.clear_days import NoticeLine, late_papers, notice_record
from moothall.queries.public.lists import whole_number
from moothall.web.components.spreadsheets import as_csv
from moothall.web.desk.publishing.asking import page


@require_safe
def record(request: HttpRequest) -> HttpResponse:
    """The five-clear-days record, by body and month."""
    first, last = _year(request)
    lines = notice_record(request.user, first, last)
    months = sorted({line.month for line in lines})
    shares = [_share([line for line in lines if line.month == month]) for month in months]
    return page(
        request,
        "notice",
        lines=lines,
        late=late_papers(request.user, first, last),
        year=first.year,
        chart=line_chart("Papers open long enough, in per cent, by month", months, shares) if len(months) > 1 else "",
    )


@require_safe
def record_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    first, last = _year(request)
    lines = notice_record(request.user, first, last)
    rows = ((line.month, line.body, line.papers, line.in_time, line.shorter, line.late, line.excused) for line in lines)
    text = as_csv(
        ("month", "body", "papers", "in time", "of these at shorter notice", "late", "late with a reason"), rows
    )
    headers = {
        "Content-Disposition": f'attachment; filename="clear-days-{first.year}.csv"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _share(lines: list[NoticeLine]) -> float:
    return round(100 * sum(line.in_time for line in lines) / sum(line.papers for line in lines), 1)


def _year(request: HttpRequest) -> tuple[dt.date, dt.date]:
    asked = whole_number(request.GET.get("year", ""), digits=4) or 0
    year = asked if 1990 <= asked <= 2200 else timezone.localdate().year
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
