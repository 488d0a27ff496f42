"""Bodies: set up, changed and given the style of their agendas. A body that is set up is the one that packs name."""

import datetime as dt
from typing import Any

import msgspec
from django.contrib.auth.models import User

from moothall.facts import councils as facts
from moothall.facts.agendas import AgendaStyle, NoticeProfile, StandingItem
from moothall.operations.council.acting import CouncilError, acting, check_period
from moothall.operations.recognition import recognise_body
from moothall.records.models import Body, BodyForm, Officer


def set_up_body(
    *,
    body: facts.Body,
    parent: Body | None = None,
    sits_as: Body | None = None,
    clerk: Officer | None = None,
    by: User | None,
    at: dt.datetime,
) -> Body:
    """Set up a body; what packs already say under exactly this name is its own from now on.

    Raises CouncilError where a body of that name is set up, or the details cannot be so; NotPermittedError.
    """
    with acting("body set up", by=by, at=at) as done:
        row = make_body(body, at)
        _relate(row, parent, sits_as, clerk)
        done.on(row.public_id, {"kind": row.kind})
        return row


def make_body(body: facts.Body, at: dt.datetime) -> Body:
    """As `set_up_body`, inside an act, without what it has to do with other bodies."""
    _check(body)
    row = Body.objects.get(pk=recognise_body(body.title, at=at))
    if row.title:
        raise CouncilError(f"{row.title} is set up already.", "title")
    for name in body.also_printed:
        _let_be_printed(row, name)
    _write(row, body)
    return row


def change_body(
    *,
    row: Body,
    to: facts.Body,
    parent: Body | None = None,
    sits_as: Body | None = None,
    clerk: Officer | None = None,
    by: User | None,
    at: dt.datetime,
) -> Body:
    """Change what is laid down for a body; the style of its agenda, its notice and standing items stay as they are.

    Under another title it stays the same body, known under both. Raises CouncilError, NotPermittedError.
    """
    with acting("body changed", by=by, at=at) as done:
        _check(to)
        if to.title != row.title:
            _let_be_printed(row, to.title)
        kept = {name: getattr(row, name) for name in ("style", "notice", "standing")}
        _write(row, to, kept)
        _relate(row, parent, sits_as, clerk)
        done.on(row.public_id, {"kind": row.kind})
        return row


def set_agenda_style(
    *,
    body: Body,
    style: AgendaStyle,
    notice: NoticeProfile,
    standing: tuple[StandingItem, ...],
    by: User | None,
    at: dt.datetime,
) -> None:
    """Lay down how a body's agendas are numbered and divided, what notice it gives, and what stands on each.

    Raises CouncilError for sections that repeat a letter or a standing item in a section that there is not;
    NotPermittedError.
    """
    with acting("agenda style set", by=by, at=at) as done:
        check_style(style, standing)
        body.style, body.notice = msgspec.to_builtins(style), msgspec.to_builtins(notice)
        body.standing = msgspec.to_builtins(standing)
        body.save(update_fields=["style", "notice", "standing"])
        done.on(body.public_id, {"standing": len(standing)})


def check_style(style: AgendaStyle, standing: tuple[StandingItem, ...]) -> None:
    """Refuse sections without or with the same letter, and standing items in a section that there is not."""
    letters = [section.letter for section in style.sections]
    if len(set(letters)) < len(letters):
        raise CouncilError("Two sections have the same letter.", "sections")
    if style.numbering == "sections" and not letters:
        raise CouncilError("An agenda by sections needs sections.", "sections")
    for item in standing:
        if style.numbering == "sections" and item.section not in letters:
            raise CouncilError(f"“{item.title}” has to stand in one of the sections.", "standing")


def _check(body: facts.Body) -> None:
    check_period(body)
    if not body.title.strip():
        raise CouncilError("Enter what the body is called.", "title")
    if body.size is not None and body.quorum is not None and body.quorum > body.size:
        raise CouncilError("The quorum is larger than the body.", "quorum")
    check_style(body.style, body.standing)


def _let_be_printed(row: Body, name: str) -> None:
    """Let a body be known under another name too, unless that is another body's."""
    form, _ = BodyForm.objects.get_or_create(printed=name, defaults={"subject": row})
    if form.subject_id != row.pk:
        raise CouncilError(
            f"Packs name a body “{name}” already. If it is the same, say so under Same, or not? in the archive.",
            "title",
        )


def _write(row: Body, body: facts.Body, kept: dict[str, Any] | None = None) -> None:
    row.title, row.kind = body.title.strip(), body.kind
    row.terms_of_reference, row.grouping = body.terms_of_reference, body.grouping
    row.size, row.quorum, row.balanced, row.in_total = body.size, body.quorum, body.balanced, body.in_total
    row.begins, row.ends = body.begins, body.ends
    laid_down = kept or {name: msgspec.to_builtins(getattr(body, name)) for name in ("style", "notice", "standing")}
    for name, value in laid_down.items():
        setattr(row, name, value)
    row.save()


def _relate(row: Body, parent: Body | None, sits_as: Body | None, clerk: Officer | None) -> None:
    """Name the body above, the body as which it also sits, and the officer who clerks it."""
    above = parent
    while above is not None:
        if above.pk == row.pk:
            raise CouncilError("A body cannot stand under itself.", "parent")
        above = above.parent
    if sits_as is not None and sits_as.pk == row.pk:
        raise CouncilError("A body cannot sit as itself.", "sits_as")
    row.parent, row.sits_as, row.clerk = parent, sits_as, clerk
    row.save(update_fields=["parent", "sits_as", "clerk"])


def carry_over(older: Body, newer: Body) -> None:
    """What is laid down for a body that joins another goes with it; for doubts that are decided.

    Raises CouncilError where both are set up: they are two bodies of the council.
    """
    if not newer.title:
        return
    if older.title:
        raise CouncilError("both bodies are set up in the council, so they cannot be one")
    own = {"id", "public_id", "name", "merged_into"}
    for field in Body._meta.concrete_fields:
        if field.name not in own:
            setattr(older, field.attname, getattr(newer, field.attname))
    older.save()
    newer.title = ""
    newer.save(update_fields=["title"])
