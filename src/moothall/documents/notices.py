"""The words of the notices that a council puts up about its meetings."""

import datetime as dt
from collections.abc import Iterator

from moothall.facts.bodies import Fact, Post
from moothall.facts.meetings import Clock
from moothall.rules.convening import Step

TITLES: dict[Step, str] = {
    "notice of meeting": "Notice of meeting",
    "shorter notice": "Notice of meeting at shorter notice",
    "cancelled": "Meeting cancelled",
    "moved": "Meeting moved",
    "adjourned": "Meeting adjourned",
}
KINDS = {
    "annual": "annual meeting",
    "extraordinary": "extraordinary meeting",
    "budget": "budget meeting",
    "adjourned": "adjourned meeting",
}


class Gathering(Fact):
    """What a notice says of a meeting: which, when and where."""

    body: str
    date: dt.date
    time: Clock = "10:00"
    venue: str = ""
    kind: str = "ordinary"

    @property
    def name(self) -> str:
        """Which meeting it is: `meeting of the Roads Committee`."""
        article = "" if self.body.lower().startswith("the ") else "the "
        return f"{KINDS.get(self.kind, 'meeting')} of {article}{self.body}"

    @property
    def when(self) -> str:
        """When and where: `on Thursday 12 March 2026 at 10am in the Council Chamber`."""
        place = f" at {self.venue}" if self.venue else ""
        return f"on {_day(self.date)} at {_clock(self.time)}{place}"


class Notice(Fact):
    """A notice as it is put up: its title, and its text in paragraphs that are parted by an empty line."""

    title: str
    text: str


class Occasion(Fact):
    """What a notice is about: the meeting, what it was before or will be instead, why, and who gives it.

    `clear_days` are those that are left of `needed`, for a notice at shorter notice.
    """

    meeting: Gathering
    council: str
    given: dt.date
    other: Gathering | None = None
    reason: str = ""
    officer: Post | None = None
    clear_days: int = 0
    needed: int = 0


def notice(step: Step, told: Occasion) -> Notice:
    """The notice of a step. Raises KeyError for a step that has none."""
    title = f"{TITLES[step]}: {told.meeting.body}, {_date(told.meeting.date)}"
    paragraphs = [told.council, *_SAID[step](told), f"Given on {_date(told.given)}.", *_signed(told)]
    return Notice(title, "\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def _called(told: Occasion) -> Iterator[str]:
    yield f"Notice is given that the {told.meeting.name} will be held {told.meeting.when}."
    yield (
        "The meeting is open to the public, except for an item during which they are excluded by law or by a "
        "resolution of the meeting. The agenda and the reports that are open to inspection are published with it."
    )
    yield _why(told)


def _at_shorter_notice(told: Occasion) -> Iterator[str]:
    yield from _called(told)
    yield (
        f"The meeting is called at shorter notice: {told.clear_days} clear days lie between this notice and the "
        f"meeting, instead of {told.needed}. The agenda and reports are open to inspection from the time at which it "
        "is called."
    )


def _cancelled(told: Occasion) -> Iterator[str]:
    yield f"The {told.meeting.name} that was to be held {told.meeting.when} is cancelled."
    yield _why(told)


def _moved(told: Occasion) -> Iterator[str]:
    if told.other is None:
        yield f"The {told.meeting.name} is moved. It will now be held {told.meeting.when}."
    elif told.other.date == told.meeting.date:
        yield f"The {told.meeting.name} on {_day(told.meeting.date)} will now be held {told.meeting.when}."
        yield f"It had been announced {told.other.when}."
    else:
        yield f"The {told.meeting.name} that was to be held {told.meeting.when} is moved."
        yield f"It will now be held {told.other.when}."
    yield _why(told)


def _adjourned(told: Occasion) -> Iterator[str]:
    yield f"The {told.meeting.name} {told.meeting.when} is adjourned."
    if told.other:
        yield f"It will go on {told.other.when}, with the same agenda."
    yield _why(told)


_SAID = {
    "notice of meeting": _called,
    "shorter notice": _at_shorter_notice,
    "cancelled": _cancelled,
    "moved": _moved,
    "adjourned": _adjourned,
}


def _why(told: Occasion) -> str:
    reason = told.reason.strip()
    return f"Reason: {reason}{'' if reason.endswith('.') else '.'}" if reason else ""


def _signed(told: Occasion) -> Iterator[str]:
    if told.officer:
        yield f"{told.officer.name}, {told.officer.title}" if told.officer.title else told.officer.name


def _day(date: dt.date) -> str:
    return f"{date:%A} {_date(date)}"


def _date(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def _clock(time: str) -> str:
    hours, _, minutes = time.partition(":")
    if (hours, minutes) == ("12", "00"):
        return "midday"
    half = "am" if int(hours) < 12 else "pm"
    return f"{int(hours) % 12 or 12}{'' if minutes == '00' else f'.{minutes}'}{half}"
