"""Who is named in a text, by the printed forms of everyone whom a publication names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from moothall.facts.packs import Pack
from moothall.operations.recognition import PEOPLE, subjects, within_bodies
from moothall.records.models import PersonForm, Publication, ReportPerson
from moothall.rules.recognition import mentions
from moothall.rules.recognition.people import take_apart

Key = TypeVar("Key")


@dataclass
class Named:
    """The people of a publication: `forms` are the names that may be printed, each with those it may mean.

    `authors` are the people whom a paper is from, by the paper's key.
    """

    forms: Mapping[str, frozenset[str]]
    authors: Mapping[int, frozenset[str]]

    @classmethod
    def by(cls, publication: Publication, pack: Pack) -> "Named":
        """The people whom the pack of a publication names, and who its reports are from."""
        known = subjects(PEOPLE, within_bodies(mentions.people(pack)))
        rows = PersonForm.objects.filter(subject__in=set(known.values())).select_related("subject")
        from_whom = ReportPerson.objects.filter(publication=publication, is_author=True)
        return cls(
            _gathered((form, row.subject.public_id) for row in rows for form in _forms(row.printed)),
            _gathered(from_whom.values_list("report__paper", "person__public_id")),
        )

    def people(self, text: str, paper: int) -> tuple[str, ...]:
        """The public ids of those whom the text names and whom the paper is from.

        A form that may mean two people means neither.
        """
        found = {" ".join(form.split()).casefold() for form in self._pattern.findall(text)} if self.forms else set()
        meant = (self.forms[form] for form in found if len(self.forms.get(form, ())) == 1)
        return tuple(sorted(self.authors.get(paper, frozenset()).union(*meant)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.forms, key=len, reverse=True)
        written = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)


def _forms(printed: str) -> set[str]:
    """A name as printed, and with its title and surname alone."""
    name = take_apart(printed)
    return {" ".join(printed.split()).casefold(), *({f"{name.title} {name.surname}"} if name.title else ())}


def _gathered(pairs: Iterable[tuple[Key, str]]) -> dict[Key, frozenset[str]]:
    found: defaultdict[Key, set[str]] = defaultdict(set)
    for key, person in pairs:
        found[key].add(person)
    return {key: frozenset(people) for key, people in found.items()}
