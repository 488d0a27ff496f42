"""Recognising what a pack names: each printed form gets its subject, each doubt its row on the desk.

Forms of one kind are compared by the pure rules. What is the same by an exact rule joins the subject it is the
same as; everything else is a subject of its own, and where it may be the same as another a person is asked.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothall.facts.packs import Pack
from moothall.records.models import (
    Body,
    BodyForm,
    Doubt,
    Indicator,
    IndicatorForm,
    Person,
    PersonForm,
    Post,
    PostForm,
)
from moothall.records.models.recognised import Form, Recognised
from moothall.rules import recognition as rules
from moothall.rules.recognition import mentions
from moothall.rules.recognition.mentions import Mention
from moothall.rules.recognition.people import surname
from moothall.rules.recognition.verdicts import Likeness, Verdict

Compare = Callable[[Mention, Mention, bool], Verdict]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what is recognised: its tables, its rule, and what forms need to be compared at all.

    `alone` says whether a form is so short that it holds only where no other subject fits it. `apart` is set
    where two subjects that stand side by side in one pack are two by that. `shown` is a form as a person reads it.
    """

    name: Doubt.Kind
    subject: type[Recognised]
    form: type[Form]
    compare: Compare
    bucket: Callable[[Mention], str] = lambda mention: ""
    alone: Callable[[Mention], bool] = lambda mention: False
    apart: bool = False
    shown: Callable[[Mention], str] = lambda mention: mention.printed


def _people(one: Mention, other: Mention, only: bool) -> Verdict:
    first, second = (rules.PersonForm(mention.printed, mention.part) for mention in (one, other))
    return rules.compare_people(first, second, alone_on_body=only and one.within == other.within)


def _indicators(one: Mention, other: Mention, only: bool) -> Verdict:
    first, second = (rules.IndicatorForm(mention.within, mention.printed, mention.part) for mention in (one, other))
    return rules.compare_indicators(first, second)


BODIES = Kind(
    Doubt.Kind.body,
    Body,
    BodyForm,
    lambda one, other, only: rules.compare_bodies(one.printed, other.printed, only_candidate=only),
    alone=lambda mention: True,
)
POSTS = Kind(Doubt.Kind.post, Post, PostForm, lambda one, other, only: rules.compare_posts(one.printed, other.printed))
PEOPLE = Kind(
    Doubt.Kind.person,
    Person,
    PersonForm,
    _people,
    bucket=lambda mention: surname(mention.printed),
    alone=lambda mention: rules.is_surname_alone(mention.printed),
)
INDICATORS = Kind(
    Doubt.Kind.indicator,
    Indicator,
    IndicatorForm,
    _indicators,
    apart=True,
    shown=lambda mention: f"{mention.within} {mention.printed}".strip(),
)


@dataclass(slots=True)
class _Known:
    """The forms known so far, by bucket, and the subjects that this pack names."""

    buckets: dict[str, list[tuple[Mention, int]]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[Mention, int] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)


def recognise_body(name: str, *, at: dt.datetime) -> int:
    """The primary key of the body of that name; to be called in a transaction."""
    _settle(BODIES, {Mention(name)}, at)
    return subjects(BODIES, {Mention(name)})[Mention(name)]


def recognise(pack: Pack, *, at: dt.datetime) -> None:
    """Give every form that the pack names a subject, and raise the doubts; to be called in a transaction."""
    _settle(BODIES, mentions.bodies(pack), at)
    _settle(POSTS, mentions.posts(pack), at)
    _settle(PEOPLE, within_bodies(mentions.people(pack)), at)
    _settle(INDICATORS, mentions.indicators(pack), at)


def subjects(kind: Kind, found: Iterable[Mention]) -> dict[Mention, int]:
    """The subject of each mention that has been recognised."""
    wanted = set(found)
    rows = kind.form._default_manager.filter(printed__in={mention.printed for mention in wanted})
    known = {_mention(row): row.subject_id for row in rows}
    return {mention: known[mention] for mention in wanted if mention in known}


def within_bodies(found: Iterable[Mention]) -> frozenset[Mention]:
    """Mentions of people with the body's public id in the place of its name."""
    names = {mention.within for mention in found if mention.within}
    bodies = subjects(BODIES, (Mention(name) for name in names))
    ids = Body.objects.in_bulk(set(bodies.values()))
    public = {mention.printed: ids[number].public_id for mention, number in bodies.items()}
    return frozenset(Mention(one.printed, public.get(one.within, ""), one.part) for one in found)


def _mention(row: Form) -> Mention:
    return Mention(row.printed, row.within, row.part)


def _settle(kind: Kind, found: Collection[Mention], at: dt.datetime) -> None:
    known = _known(kind, found)
    known.named |= {known.exact[one] for one in found if one in known.exact}
    unseen = sorted((one for one in found if one not in known.exact), key=lambda one: (kind.alone(one), one))
    fresh = [(mention, _join(kind, mention, known)) for mention in unseen]
    for mention, verdicts in fresh:
        _raise_doubts(kind, mention, verdicts, known, at)


def _join(kind: Kind, mention: Mention, known: _Known) -> dict[int, Verdict]:
    """Let a mention join the one subject it is the same as, or be a new one; gives all that may be meant."""
    verdicts = _verdicts(kind, mention, known)
    same = [number for number, verdict in verdicts.items() if verdict.likeness is Likeness.same]
    number = same[0] if len(same) == 1 else kind.subject._default_manager.create(**_seed(kind, mention)).pk
    _remember(kind, mention, number, known)
    return verdicts


def _known(kind: Kind, found: Collection[Mention]) -> _Known:
    known = _Known()
    rows = kind.form._default_manager.order_by("pk")
    if kind is PEOPLE:
        rows = rows.filter(**{"surname__in": {kind.bucket(mention) for mention in found}})
    for row in rows:
        mention = _mention(row)
        known.exact[mention] = row.subject_id
        known.buckets[kind.bucket(mention)].append((mention, row.subject_id))
    return known


def _verdicts(kind: Kind, mention: Mention, known: _Known) -> dict[int, Verdict]:
    """For each subject that may be meant the strongest verdict over its forms."""
    candidates = known.buckets[kind.bucket(mention)]
    only = kind.alone(mention) and _is_only_one(kind, mention, candidates)
    found: dict[int, Verdict] = {}
    for form, number in candidates:
        verdict = kind.compare(mention, form, only)
        if verdict.likeness is Likeness.same or (verdict.likeness is Likeness.doubtful and number not in found):
            found[number] = verdict
    return found


def _is_only_one(kind: Kind, mention: Mention, candidates: Sequence[tuple[Mention, int]]) -> bool:
    """Whether a short form fits one subject alone among those of its body."""
    near = [(form, number) for form, number in candidates if form.within == mention.within]
    fitting = {number for form, number in near if kind.compare(mention, form, True).likeness is not Likeness.different}
    return len(fitting) == 1


def _seed(kind: Kind, mention: Mention) -> dict[str, str]:
    return {"kind": mention.part} if kind is INDICATORS else {}


def _remember(kind: Kind, mention: Mention, number: int, known: _Known) -> None:
    values: dict[str, Any] = {
        "subject_id": number,
        "printed": mention.printed,
        "within": mention.within,
        "part": mention.part,
    }
    if kind is PEOPLE:
        values["surname"] = kind.bucket(mention)
    kind.form._default_manager.create(**values)
    known.exact[mention] = number
    known.named.add(number)
    known.buckets[kind.bucket(mention)].append((mention, number))


def _raise_doubts(
    kind: Kind, mention: Mention, verdicts: Mapping[int, Verdict], known: _Known, at: dt.datetime
) -> None:
    mine = known.exact[mention]
    forms = {number: kind.shown(form) for form, number in reversed(known.buckets[kind.bucket(mention)])}
    for number, verdict in verdicts.items():
        if number == mine or (kind.apart and number in known.named):
            continue
        one, other = sorted((mine, number))
        printed = {mine: kind.shown(mention), number: forms[number]}
        Doubt.objects.get_or_create(
            kind=kind.name,
            one=one,
            other=other,
            defaults={
                "one_printed": printed[one],
                "other_printed": printed[other],
                "reason": verdict.reason,
                "raised_at": at,
            },
        )
