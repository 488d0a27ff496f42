"""Minutes of an earlier meeting, as they go before the body for approval."""

import re
from collections.abc import Iterable, Iterator

from moothall.documents.composer.markup import Markup, call, joined
from moothall.documents.composer.prose import part, passages
from moothall.documents.composer.words import honoured, listed, weekday_date
from moothall.documents.pack_text import MinutesPaper, MinuteText, Passage, Resolution
from moothall.facts.bodies import Post
from moothall.facts.meetings import Attendee, MinuteItem, Minutes

LETTERED = re.compile(r" (?=\([a-z]\) )")
"""Before the lettered parts of a resolution."""


def minutes(paper: MinutesPaper, council: str) -> Markup:
    """A set of minutes: heading, attendance, the open items, and the exempt ones whose minutes are open."""
    texts = {text.number: text for text in paper.texts}
    record = paper.minutes
    opened = [item for item in record.items if not item.exempt]
    closed = [item for item in record.items if item.exempt]
    parts = [
        call("minutes-head", council.upper(), (record.body or "").upper(), opening(record)),
        *attendance(record),
        call("part-heading", "UNRESTRICTED ITEMS"),
        *(minute(item, texts.get(item.number)) for item in opened),
    ]
    if closed:
        parts.append(call("part-heading", "EXEMPT ITEMS (OPEN ACCESS TO MINUTES)"))
        parts += [minute(item, texts.get(item.number)) for item in closed]
    return joined(parts)


def opening(record: Minutes) -> str:
    """The sentence that says what the minutes are of."""
    held = f"MINUTES of a meeting of the {record.body} held"
    where = f" in the {record.venue}" if record.venue else ""
    when = f" on {weekday_date(record.date)}" if record.date else ""
    return f"{held}{where}{when}."


def attendance(record: Minutes) -> Iterator[Markup]:
    """Who was there, in the three usual paragraphs."""
    yield call("attendance", "PRESENT", listed([attendee(person) for person in record.present]))
    if record.also_present:
        yield call("attendance", "ALSO PRESENT", listed(record.also_present))
    if record.in_attendance:
        yield call("attendance", "IN ATTENDANCE", listed([officer(post) for post in record.in_attendance]))


def attendee(person: Attendee) -> str:
    """A member present, with role or the member substituted for."""
    name = honoured(person.name, person.honours)
    role = f"Substitute for {person.substitute_for}" if person.substitute_for else person.role
    return f"{name} ({role})" if role else name


def officer(post: Post) -> str:
    """An officer or guest with the post held."""
    return f"{post.name} ({post.title})" if post.title else post.name


def minute(item: MinuteItem, text: MinuteText | None) -> Markup:
    """One minute: its heading, its words, and any resolution that the words have no place for."""
    title = f"{item.decision} - {item.title}" if item.decision else item.title
    reference = f"(Item {item.agenda_item})" if item.agenda_item else ""
    contents = text.contents if text else ()
    placed = {part.index for part in contents if isinstance(part, Resolution)}
    unplaced = [Resolution(index=i) for i in range(len(item.resolutions)) if i not in placed]
    body = passages(worded(item, [*contents, *unplaced]))
    return joined([call("minute-head", item.number, title, reference), *body])


def worded(item: MinuteItem, contents: Iterable[Passage | Resolution]) -> Iterator[Passage]:
    """The paragraphs of a minute, with the resolutions in their places."""
    for each in contents:
        if isinstance(each, Passage):
            yield each
        else:
            yield from resolution(item.resolutions[each.index], each.marker)


def resolution(text: str, marker: str) -> Iterator[Passage]:
    """`RESOLVED that ...`; its lettered parts are set on lines of their own."""
    first, *parts = LETTERED.split(text)
    yield Passage(text=f"RESOLVED {first}", marker=marker)
    yield from (part(words) for words in parts)
