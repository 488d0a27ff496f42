"""What the council has settled, setting by setting, and what is set where Moothall is installed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from moothall.documents.composer.words import listed
from moothall.queries.desk import practice_words as words
from moothall.queries.desk.viewers import Viewer, acts_of
from moothall.records.agenda_as_facts import PRACTICE as AGENDAS
from moothall.records.agenda_as_facts import agenda_habits
from moothall.records.models import Acronym, Practice, SpecialDay
from moothall.records.practice import (
    BALANCE,
    CALENDAR,
    CLEARANCE,
    MEETING_HOURS,
    REVIEW_AFTER,
    SETTINGS,
    TEMPLATE,
    TIMETABLE,
)
from moothall.rules.permits import GRANTED, Act


@dataclass(frozen=True, slots=True)
class SettingCard:
    """A setting: its heading, what is settled, whether that is what Moothall comes with, and where it is changed.

    `url` is the name of the page where it is changed, with `key` in its address where that is one of several.
    `may_change` is of the viewer.
    """

    title: str
    words: tuple[str, ...]
    url: str
    key: str = ""
    is_default: bool = False
    may_change: bool = False


def settings_of(viewer: Viewer) -> tuple[SettingCard, ...]:
    """The council's settings in words, in the order in which business goes."""
    acts, own = acts_of(viewer), set(Practice.objects.values_list("name", flat=True))

    def card(title: str, said: Iterable[str], name: str, url: str, act: Act, key: str = "") -> SettingCard:
        return SettingCard(title, tuple(said), url, key, is_default=name not in own, may_change=act in acts)

    def settled(title: str, said: Iterable[str], name: str, key: str) -> SettingCard:
        return card(title, said, name, "council-setting", Act.manage_council, key)

    return (
        settled("Closed days and notice", words.of_calendar(CALENDAR.now()), CALENDAR.name, "closed-days"),
        card("Timetable of a meeting", words.of_timetable(TIMETABLE.now()), TIMETABLE.name, "desk-timetable",
             Act.manage_calendar),
        settled("Length of meetings", words.of_hours(MEETING_HOURS.now()), MEETING_HOURS.name, "meeting-length"),
        card("Report template", words.of_template(TEMPLATE.now()), TEMPLATE.name, "desk-report-template",
             Act.manage_templates),
        settled("Clearance of reports", words.of_clearance(CLEARANCE.now()), CLEARANCE.name, "clearance"),
        card("Agendas", words.of_agendas(agenda_habits()), AGENDAS, "desk-agenda-practice", Act.manage_templates),
        settled("Review of exemptions", words.of_review(REVIEW_AFTER.now()), REVIEW_AFTER.name, "exemption-reviews"),
        settled("Political balance", words.of_balance(BALANCE.now()), BALANCE.name, "political-balance"),
    )  # fmt: skip


def lists_of(viewer: Viewer) -> tuple[SettingCard, ...]:
    """Lists that the council keeps: how long they are, and where."""
    acts = acts_of(viewer)
    days, acronyms = SpecialDay.objects.count(), Acronym.objects.count()
    return (
        SettingCard("School holidays and other days", (_counted(days, "day"),), "desk-special-days",
                    may_change=Act.manage_calendar in acts),
        SettingCard("Acronyms", (_counted(acronyms, "acronym"),), "desk-acronyms",
                    may_change=Act.manage_templates in acts),
    )  # fmt: skip


def setting_value(name: str) -> Any:
    """What is settled under a name of `records.practice.SETTINGS`."""
    return SETTINGS[name].now()


def installed() -> tuple[tuple[str, str], ...]:
    """What is set where Moothall is installed, in words; no secrets are among it."""
    factor = "everyone" if settings.SECOND_FACTOR >= GRANTED else listed(sorted(settings.SECOND_FACTOR))
    return (
        ("Name of the council", settings.COUNCIL),
        ("Address of the site", settings.SITE),
        ("People sign in again after", f"{settings.SESSION_COOKIE_AGE // 3600} hours"),
        ("A second factor is needed by", factor or "nobody"),
        ("Largest file that is taken in", f"{settings.UPLOAD_LIMIT // 1024**2} megabytes"),
    )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else "None yet"
