"""Letters to those who sit on a body: their papers are out. They say no more than the public may know."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import User

from moothall.facts.letters import Letter
from moothall.records.calendar_as_facts import meeting_title
from moothall.records.council_as_facts import seated
from moothall.records.models import Publication, ScheduledMeeting

_MOST = 30


def addresses(publication: Publication, today: dt.date) -> list[str]:
    """The e-mail addresses of those who sit at the meeting of a publication."""
    rows = ScheduledMeeting.objects.select_related("body", "sits_as")
    scheduled = rows.filter(meeting=publication.meeting).first()
    return addresses_at(scheduled, today) if scheduled else []


def addresses_at(scheduled: ScheduledMeeting, today: dt.date) -> list[str]:
    """The e-mail addresses of those who sit on the body that meets, and on the one as which it sits: on the council
    itself every councillor."""
    bodies = [body for body in (scheduled.body, scheduled.sits_as) if body]
    days = {today, max(today, scheduled.date)}
    members = {one.member.pk for body in bodies for day in days for one in seated(body, day)}
    users = User.objects.filter(is_active=True, account__member__in=members).exclude(email="")
    return sorted(set(users.values_list("email", flat=True)))


def papers_letters(publication: Publication, to: str) -> Iterator[Letter]:
    """The letter that tells a member that papers are out, and what is new of them."""
    scheduled = ScheduledMeeting.objects.select_related("body").filter(meeting=publication.meeting).first()
    if scheduled is None:
        return
    again = publication.number > 1
    became = "have been added to or corrected" if again else "are out"
    lines = [f"The papers for the {meeting_title(scheduled)} {became}."]
    lines += [f"- {change}" for change in publication.changes[:_MOST]]
    lines += ["", "Sign in to read them, with those that are restricted:"]
    text = "\n".join([*lines, f"{settings.SITE}/desk/papers/{scheduled.public_id}"])
    subject = f"{'New papers' if again else 'Your papers'} for {meeting_title(scheduled)}"
    yield Letter(to=to, subject=subject, text=text)
