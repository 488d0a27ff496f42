"""`moothall search`: every paragraph that has been published, by its words."""

import datetime as dt
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from moothall.project.commands import DONE, Command, CommandError
from moothall.project.commands.database import ready_database

if TYPE_CHECKING:
    from moothall.queries.public.search_index import Found

BOLD, PLAIN = "\033[1m", "\033[0m"


def day(written: str) -> dt.date:
    """A date written as 2026-03-12. Raises ArgumentTypeError for anything else."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise ArgumentTypeError(f"{written!r} is not a date such as 2026-03-12") from error


def _declare(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORD", help="all must occur; double quotes keep a phrase together")
    parser.add_argument("--body", default="", help="only this body: words of its name, or the id in its address")
    parser.add_argument("--kind", default="", help="only this kind of paper")
    parser.add_argument("--since", type=day, metavar="DATE", help="only meetings on or after this day")
    parser.add_argument("--until", type=day, metavar="DATE", help="only meetings on or before this day")
    parser.add_argument("--newest", action="store_true", help="newest first, instead of best first")
    parser.add_argument("--limit", type=int, default=10, help="how many to print (default: 10)")


def _run(arguments: Namespace) -> int:
    ready_database()
    from django.conf import settings

    from moothall.operations.search_index import catch_up
    from moothall.queries.public.search_index import Question, ask

    catch_up(settings.SEARCH_INDEX)
    question = Question(
        words=" ".join(arguments.words),
        body=_body(arguments.body) if arguments.body else "",
        kind=arguments.kind,
        since=arguments.since,
        until=arguments.until,
        newest=arguments.newest,
    )
    answer = ask(settings.SEARCH_INDEX, question, limit=arguments.limit)
    for found in answer.found:
        print("\n".join(_told(found, settings.SITE)), end="\n\n")
    print(f"{answer.total:,} found", file=sys.stderr)
    return DONE


def _body(words: str) -> str:
    """The id of the public body meant. Raises CommandError when no body or more than one may be meant."""
    from django.utils import timezone

    from moothall.queries.public.bodies import bodies_page

    bodies = bodies_page(timezone.localdate()).bodies
    meant = [body for body in bodies if words == body.id or words.casefold() in body.name.casefold()]
    if len(meant) == 1:
        return meant[0].id
    names = ", ".join(sorted(body.name for body in meant or bodies)) or "none yet"
    problem = "may be more than one body" if meant else "is not the name of a body"
    raise CommandError(f"{words!r} {problem}: {names}")


def _told(found: "Found", site: str) -> Iterator[str]:
    """The paper, the words in their place, and the address."""
    entry = found.entry
    date = f"{entry.date:%d %B %Y}".lstrip("0") if entry.date else None
    page = f"page {entry.label}" if entry.label else None
    yield ", ".join(filter(None, (entry.title, entry.body_name, date, page)))
    mark = (BOLD, PLAIN) if sys.stdout.isatty() else ("", "")
    yield "  " + "".join(part.text.join(mark) if part.hit else part.text for part in found.snippet)
    yield f"  {site}{entry.url}"


COMMAND = Command(
    name="search",
    summary="Search every paragraph that has been published.",
    example="moothall search mobile libraries\nmoothall search '\"counted vote\"' --since 2026-01-01 --newest",
    declare=_declare,
    run=_run,
)
