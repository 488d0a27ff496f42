"""What every stage of the projection stands on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from moothall.facts.readings import Evidence, Reading
from moothall.operations.recognition import (
    BODIES,
    INDICATORS,
    PEOPLE,
    POSTS,
    subjects,
    within_bodies,
)
from moothall.records.as_facts import reading_from
from moothall.records.models import AgendaItem, Body, Decision, Meeting, Publication
from moothall.rules.recognition import mentions
from moothall.rules.recognition.mentions import Mention


@dataclass
class Ground:
    """A publication with its edition, and who and what its printed forms mean."""

    publication: Publication
    edition: Reading
    meeting: Meeting

    @classmethod
    def of(cls, publication: Publication) -> "Ground":
        """The ground of a publication that has been stored."""
        return cls(publication, reading_from(publication.edition), publication.meeting)

    @cached_property
    def _bodies(self) -> dict[Mention, int]:
        return subjects(BODIES, mentions.bodies(self.edition.pack))

    @cached_property
    def _public_ids(self) -> dict[int, str]:
        return dict(Body.objects.filter(pk__in=self._bodies.values()).values_list("pk", "public_id"))

    @cached_property
    def _people(self) -> dict[Mention, int]:
        return subjects(PEOPLE, within_bodies(mentions.people(self.edition.pack)))

    @cached_property
    def posts(self) -> dict[Mention, int]:
        """The posts that the edition names."""
        return subjects(POSTS, mentions.posts(self.edition.pack))

    @cached_property
    def indicators(self) -> dict[Mention, int]:
        """The indicators that the edition names."""
        return subjects(INDICATORS, mentions.indicators(self.edition.pack))

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        """The first evidence of every path and of every part of the record above it."""
        first: dict[str, Evidence] = {}
        for one in self.edition.evidence:
            steps = one.path.split("/")
            for depth in range(1, len(steps) + 1):
                first.setdefault("/".join(steps[:depth]), one)
        return first

    def body(self, name: str | None) -> int:
        """The body of that name; the meeting's own where none is named."""
        return self._bodies.get(Mention(name or ""), self.meeting.body_id)

    def person(self, mention: Mention) -> int | None:
        """The person who is named, within the body whose name the mention has; None for what is no name."""
        within = self._public_ids.get(self._bodies.get(Mention(mention.within), 0), "")
        return self._people.get(Mention(mention.printed, within, mention.part))

    def row(self, path: str, position: int) -> dict[str, Any]:
        """What every row has: its publication, its place in the list, and the page of its evidence."""
        one = self._evidence.get(path)
        place = {"page": one.page, "label": one.label or ""} if one else {}
        return {"publication": self.publication, "position": position, **place}

    def places(self, names: Iterable[str]) -> list[str]:
        """A place for each name in turn, those told apart that come more than once."""
        taken: Counter[str] = Counter()
        found = []
        for name in names:
            taken[name] += 1
            found.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
        return found

    def decision(self, number: str | None, title: str) -> Decision | None:
        """The decision of that number, which some row names; it is called as the first that names it says."""
        if not number:
            return None
        return Decision.objects.get_or_create(key=number, defaults={"number": number, "title": title})[0]

    def recorded_decision(self, number: str | None, title: str) -> Decision:
        """The decision of a record of decision, which gives it its title; one without a number is the meeting's."""
        key = number or f"{self.meeting.public_id} {title}".strip()
        decision, _ = Decision.objects.get_or_create(key=key, defaults={"number": number or "", "title": title})
        if title and decision.title != title:
            decision.title = title
            decision.save(update_fields=["title"])
        return decision

    @cached_property
    def items(self) -> dict[str, AgendaItem]:
        """The meeting's agenda items by number; the first of a number that is printed twice."""
        found: dict[str, AgendaItem] = {}
        for item in AgendaItem.objects.filter(publication=self.publication).order_by("position"):
            found.setdefault(item.number, item)
        return found
