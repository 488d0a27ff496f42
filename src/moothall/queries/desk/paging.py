"""A page of a long list of rows, counted and cut by the database."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from moothall.queries.public.cards import Pager
from moothall.queries.public.lists import PER_PAGE, Asked, pager

Row = TypeVar("Row", bound=Model)


def part_of(rows: QuerySet[Row], asked: Asked, per_page: int = PER_PAGE) -> tuple[list[Row], Pager | None]:
    """The rows of the page asked for, and the pager; none where all fit on one page."""
    total = rows.count()
    pages = max(1, -(-total // per_page))
    page = min(max(1, asked.page), pages)
    first = (page - 1) * per_page
    return list(rows[first : first + per_page]), pager(asked, total, page, per_page) if pages > 1 else None
