"""The names by which recognised things are shown: the fullest form that has been published."""

from collections.abc import Callable, Iterable

from moothall.operations.projection.ground import Ground
from moothall.operations.recognition import BODIES, PEOPLE, subjects, within_bodies
from moothall.queries.public.reach import NAMING
from moothall.records.models import Body, Indicator, IndicatorRow, Person, Post
from moothall.records.models.recognised import Recognised
from moothall.rules.recognition import mentions
from moothall.rules.recognition.mentions import Mention
from moothall.rules.recognition.people import take_apart


def project_names(ground: Ground) -> None:
    """Show bodies, people, posts and indicators by what the edition prints, where that says more than before."""
    pack = ground.edition.pack
    _improve(Body, subjects(BODIES, mentions.bodies(pack)).items(), _body_rank)
    _improve(Person, subjects(PEOPLE, within_bodies(mentions.people(pack))).items(), _person_rank)
    _improve(Post, ground.posts.items(), _body_rank)
    _honours(ground)
    _indicators(ground)


def forget_all() -> None:
    """Leave everything without a public name."""
    for table in (Body, Person, Post, Indicator):
        table._default_manager.update(name="")
    Person.objects.update(honours="")


def forget_unnamed(pages: Iterable[str]) -> None:
    """Leave those people without a name whom nothing that is published names any more; of the pages `people/...`."""
    ids = {key.partition("/")[2] for key in pages if key.startswith("people/")}
    for person in Person.objects.filter(public_id__in=ids).exclude(name=""):
        if not any(table._default_manager.filter(**{field: person}).exists() for table, field in NAMING):
            Person.objects.filter(pk=person.pk).update(name="", honours="")


def _improve(
    table: type[Recognised], named: Iterable[tuple[Mention, int]], rank: Callable[[str], tuple[int, ...]]
) -> None:
    found = list(named)
    rows = table._default_manager.in_bulk({number for _, number in found})
    for mention, number in found:
        row = rows[number]
        if not row.name or rank(mention.printed) > rank(row.name):
            row.name = mention.printed
    table._default_manager.bulk_update(rows.values(), ["name"])


def _body_rank(name: str) -> tuple[int, ...]:
    """Not in capitals throughout, then the longest."""
    return not name.isupper(), len(name)


def _person_rank(name: str) -> tuple[int, ...]:
    """With given names or initials, then with most of them, then the longest."""
    given = take_apart(name).given
    return bool(given), len(given), len(name)


def _honours(ground: Ground) -> None:
    groups = ground.edition.pack.membership.groups if ground.edition.pack.membership else ()
    for member in (member for group in groups for member in group.members if member.honours):
        number = ground.person(Mention(member.name, ground.edition.pack.body or "", mentions.MEMBER))
        if number is not None:
            Person.objects.filter(pk=number).update(honours=member.honours or "")


def _indicators(ground: Ground) -> None:
    """An indicator is called what its latest published row calls it."""
    numbers = set(ground.indicators.values())
    latest = {
        row.indicator_id: row for row in IndicatorRow.objects.filter(indicator__in=numbers).order_by("meeting__date")
    }
    rows = Indicator.objects.in_bulk(numbers)
    for number, indicator in rows.items():
        if number in latest:
            fields = latest[number].fields
            indicator.name = fields.get("description") or fields.get("ref") or ""
            indicator.ref = fields.get("ref") or ""
    Indicator.objects.bulk_update(rows.values(), ["name", "ref"])
