"""The demonstration council's packs: made from its diary, composed as PDF."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from moothall.demonstration.agendas import agenda
from moothall.demonstration.bodies import Body, bodies, membership
from moothall.demonstration.diary import Sitting, all_sittings, calendar, published
from moothall.demonstration.districts import council
from moothall.demonstration.minutes import EXCLUSION
from moothall.demonstration.papers import papers
from moothall.demonstration.people import person, title
from moothall.documents.composer.composition import Composition, Job, compose, compose_all
from moothall.documents.composer.press import Press
from moothall.documents.composer.words import sentence_case
from moothall.documents.pack_text import record_of
from moothall.facts.bodies import Contact, Fact, Post
from moothall.facts.meetings import Exclusion, Meeting
from moothall.facts.packs import SCHEMA, Pack

SEED = 1889
"""The year in which county councils began."""

PARAGRAPH = (
    "Paragraph 3 – Information relating to the financial or business affairs of any particular person (including the "
    "authority holding that information)"
)


class DemoPack(Fact):
    """A pack before it is typeset: the job for the composer, and where it came from."""

    body: str
    date: dt.date
    job: Job

    @property
    def pack(self) -> Pack:
        """What the public pack says; its page numbers are only known once it is composed."""
        return record_of(self.job.front, self.job.papers)

    @property
    def name(self) -> str:
        """A file name without suffix, `2024-09-19-resources-cabinet-committee`."""
        return f"{self.date.isoformat()}-{self.body.lower().replace(' ', '-')}"

    def compose(self, press: Press, *, restricted: bool = False) -> Composition:
        """The pack as PDF with the record of what it says; raises CompositionError."""
        return compose(self.job, press, restricted=restricted)


def packs(seed: int = SEED) -> Iterator[DemoPack]:
    """Every pack of the demonstration council in order of meeting, the same for the same seed."""
    return (demo_pack(sitting, seed) for sitting in all_sittings())


def demo_pack(sitting: Sitting, seed: int) -> DemoPack:
    """The pack of one meeting."""
    notices = tuple((notice.title, notice.text) for notice in council().notices)
    job = Job(front=front(sitting, seed), papers=papers(sitting, seed), notices=notices)
    return DemoPack(body=bodies()[sitting.body].name, date=sitting.date, job=job)


def front(sitting: Sitting, seed: int) -> Pack:
    """The facts of a front sheet."""
    body = bodies()[sitting.body]
    entries = agenda(sitting, seed)
    exempt = any(entry.item.exempt for entry in entries)
    return Pack(
        schema=SCHEMA,
        council=council().name,
        body=body.name,
        meeting=meeting(sitting, body, seed),
        membership=membership(body, sitting.date),
        agenda=tuple(entry.item for entry in entries),
        exclusion=Exclusion(text=f"{sentence_case(EXCLUSION)}\n{PARAGRAPH}", paragraphs=("3",)) if exempt else None,
    )


def meeting(sitting: Sitting, body: Body, seed: int) -> Meeting:
    """When and where, whom to ask, and who publishes."""
    out = published(sitting, seed)
    clerk, officer = person(body.clerk_on(out), out), person("mukherjee", out)
    return Meeting(
        date=sitting.date,
        time=calendar(sitting.body).time,
        venue=f"{body.room}, {council().seat}",
        published=out,
        contact=Contact(name=clerk.full, phone=clerk.phone),
        proper_officer=Post(name=officer.full, title=title("mukherjee", out)),
    )


def composed(
    found: Sequence[DemoPack],
    fonts: Sequence[Path] = (),
    *,
    processes: int | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[tuple[DemoPack, Composition]]:
    """Packs with their PDF, typeset in worker processes, each as it is ready; `progress` is told how many of how many.

    Raises CompositionError for the first that cannot be typeset.
    """
    jobs = [each.job for each in found]
    for done, (number, made) in enumerate(compose_all(jobs, fonts, processes=processes), 1):
        progress(done, len(jobs))
        yield found[number], made
