"""The search page: what was asked, what was found, and what it can be narrowed to."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from moothall.queries.public import addresses
from moothall.queries.public.cards import Choice, Download, Filter, Pager, SearchHit, SearchPage
from moothall.queries.public.lists import Asked, pager, select
from moothall.queries.public.search_index import (
    Answer,
    Found,
    IndexUnusableError,
    Question,
    ask,
    parts,
    stamp,
    values,
)
from moothall.queries.public.suggestions import suggestions
from moothall.records.models import Body, Person

PER_PAGE = 20
DEEPEST = 50
LONGEST = 300
_NAMES = ("q", "body", "kind", "person", "division", "from", "to", "order")
_ORDER = Filter(
    name="order",
    label="Order",
    choices=(Choice(value="", text="Best match first"), Choice(value="newest", text="Newest first")),
)
_MERGED = """
SELECT (SELECT count(*) FROM records_body WHERE merged_into_id IS NOT NULL),
       (SELECT count(*) FROM records_person WHERE merged_into_id IS NOT NULL)
"""
_WRITTEN = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y")


class _NoQuestionError(ValueError):
    """What was asked makes no question; the message says why, for the page."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the index can be narrowed to: bodies' names, filters with nothing chosen, ids that mean the same subject."""

    bodies: Mapping[str, str]
    filters: tuple[Filter, ...]
    same: Mapping[str, tuple[str, ...]]

    def ids(self, chosen: str) -> tuple[str, ...]:
        """The ids under which entries know the body or person chosen; older ones of two that were made one too."""
        return self.same.get(chosen, (chosen,)) if chosen else ()


def search_page(parameters: Mapping[str, str]) -> SearchPage:
    """Answer a search. `parameters` are those of the address: q, body, kind, person, division, from, to, order, page.

    What cannot be understood is said on the page; nothing is raised.
    """
    asked = _asked(parameters)
    words = asked.get("q")
    try:
        offer = _offer(settings.SEARCH_INDEX)
    except IndexUnusableError:
        return SearchPage(question=words or None, problem="The search cannot answer at the moment. Try again later.")
    page = SearchPage(question=words or None, filters=tuple(_filters(asked, offer)))
    try:
        question = _question(asked, offer)
    except _NoQuestionError as error:
        return replace(page, problem=str(error))
    return _answered(page, question, asked, offer) if question else page


def _asked(parameters: Mapping[str, str]) -> Asked:
    chosen = {name: parameters.get(name, "").replace("\0", "").strip() for name in _NAMES}
    number = parameters.get("page", "")
    page = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 1
    return Asked(addresses.SEARCH, chosen, max(1, min(page, DEEPEST)))


def _question(asked: Asked, offer: _Offer) -> Question | None:
    """The question asked, None for none. Raises _NoQuestionError."""
    since, until = _day(asked.get("from")), _day(asked.get("to"))
    if since and until and since > until:
        raise _NoQuestionError("The first day is after the last: change one of the dates.")
    question = Question(
        words=asked.get("q"),
        body=offer.ids(asked.get("body")),
        kind=asked.get("kind"),
        person=offer.ids(asked.get("person")),
        division=asked.get("division"),
        since=since,
        until=until,
        newest=asked.get("order") == "newest" or not asked.get("q"),
    )
    if question.words:
        _check_words(question.words)
    return question if question.words or question.is_limited else None


def _check_words(words: str) -> None:
    if len(words) > LONGEST:
        raise _NoQuestionError(f"Search for fewer words: at most {LONGEST} characters.")
    said = parts(words)
    if not said:
        raise _NoQuestionError(f"There is no word in “{words}”.")
    if all(left_out for left_out, _ in said):
        raise _NoQuestionError("Say what to look for too, not only what to leave out.")


def _day(written: str) -> dt.date | None:
    """The day written as people write it; None for nothing. Raises _NoQuestionError."""
    if not written:
        return None
    for form in _WRITTEN:
        try:
            return dt.datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise _NoQuestionError(f"“{written[:40]}” is not a date. Write it like 12/3/2026.")


def _answered(page: SearchPage, question: Question, asked: Asked, offer: _Offer) -> SearchPage:
    try:
        answer, shown = _turned_to(question, asked.page)
        instead = suggestions(settings.SEARCH_INDEX, question.words) if not answer.total else ()
    except IndexUnusableError:
        return replace(page, problem="The search cannot answer at the moment. Try again later.")
    return replace(
        page,
        hits=tuple(_hit(found, offer) for found in answer.found),
        pager=_pager(asked, answer.total, shown) if answer.total else None,
        suggestions=instead,
        feeds=tuple(_told_of(question)),
    )


def _told_of(question: Question) -> Iterator[Download]:
    """What a reader can ask to be told of by e-mail: the words, and the division to which the results are narrowed."""
    if question.words:
        yield Download(form=f"“{question.words}”, by e-mail", url=addresses.subscribe("topic", question.words))
    divisions = (question.division,) if isinstance(question.division, str) else question.division
    for name in filter(None, divisions):
        yield Download(form=f"the electoral division {name}, by e-mail", url=addresses.subscribe("division", name))


def _turned_to(question: Question, page: int) -> tuple[Answer, int]:
    """The answer's page of that number, or its last where there are fewer; with the number of the page."""
    answer = ask(settings.SEARCH_INDEX, question, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
    if answer.found or not answer.total:
        return answer, page
    last = -(-answer.total // PER_PAGE)
    return ask(settings.SEARCH_INDEX, question, limit=PER_PAGE, offset=(last - 1) * PER_PAGE), last


def _pager(asked: Asked, total: int, page: int) -> Pager:
    """Where one stands; deep down the list the pages end, but the count is of all."""
    return replace(pager(asked, min(total, DEEPEST * PER_PAGE), page, PER_PAGE), total=total)


def _hit(found: Found, offer: _Offer) -> SearchHit:
    entry = found.entry
    return SearchHit(
        title=entry.title,
        url=entry.url,
        snippet=found.snippet,
        kind=entry.kind or None,
        body=offer.bodies.get(entry.body, entry.body_name) or None,
        date=entry.date,
        label=entry.label,
        page_url=entry.page_url,
    )


def _offer(folder: Path) -> _Offer:
    with connection.cursor() as cursor:
        cursor.execute(_MERGED)
        merged = cursor.fetchone() or ()
    return _offered(folder, (stamp(folder), *merged))


@lru_cache(maxsize=4)
def _offered(folder: Path, _: tuple[int, ...]) -> _Offer:
    """What the index offers, looked up once for each of its states and each time that two are made one."""
    bodies, same_bodies = _named(Body, values(folder, "body"))
    people, same_people = _named(Person, values(folder, "person"))
    same = same_bodies | same_people
    kinds, divisions = ([(value, value) for value in values(folder, facet)] for facet in ("kind", "division"))
    nothing = Asked(addresses.SEARCH, {})
    filters = [
        select(nothing, "body", "Body", _subjects(bodies, same)),
        select(nothing, "kind", "Kind", kinds),
        select(nothing, "person", "Person named", _subjects(people, same)),
        *([select(nothing, "division", "Electoral division", divisions)] if divisions else []),
    ]
    return _Offer(bodies, tuple(filters), same)


def _named(table: type[Body] | type[Person], ids: tuple[str, ...]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The published names of bodies or people by id, and for each subject the ids that entries know it by."""
    merged = table._default_manager.filter(merged_into__isnull=False)
    into = dict(merged.values_list("public_id", "merged_into__public_id"))
    subjects = {id: _followed(id, into) for id in ids}
    known = table._default_manager.filter(public_id__in=set(subjects.values()))
    names = dict(known.values_list("public_id", "name"))
    same: dict[str, tuple[str, ...]] = {}
    for id, subject in subjects.items():
        same[subject] = (*same.get(subject, ()), id)
    return {id: names.get(subject, "") for id, subject in (*subjects.items(), *zip(names, names, strict=True))}, same


def _followed(id: str, into: Mapping[str, str]) -> str:
    """The id of what something has become, however often it was made one with another."""
    while id in into:
        id = into[id]
    return id


def _filters(asked: Asked, offer: _Offer) -> Iterator[Filter]:
    """What is offered, with the choices made."""
    yield from (_chosen(one, asked.get(one.name)) for one in offer.filters)
    yield Filter(name="from", label="From", kind="date", value=asked.get("from"))
    yield Filter(name="to", label="To", kind="date", value=asked.get("to"))
    yield _chosen(_ORDER, asked.get("order"))


def _chosen(offered: Filter, value: str) -> Filter:
    choices = (replace(one, chosen=one.value == value) if one.value in ("", value) else one for one in offered.choices)
    return replace(offered, choices=tuple(choices), value=value)


def _subjects(names: Mapping[str, str], same: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each subject once, under the id it has now."""
    return ((id, name) for id, name in names.items() if name and id in same)
