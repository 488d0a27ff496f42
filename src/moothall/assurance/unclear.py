"""What a reader of an agenda would not understand: vague titles, lines that ask for nothing, unexplained acronyms."""

import re
from collections.abc import Iterator

from moothall.assurance.check import Beside, finding
from moothall.facts.agendas import DraftAgenda, DraftItem
from moothall.facts.findings import Finding

_VAGUE = re.compile(
    r"(?:an? |the )?(?:update|updates|report|reports|item|items|paper|papers|misc(?:ellaneous)?|various|other|others"
    r"|tbc|tba|to be confirmed|discussion|discussion item|presentation|briefing|information item|for information"
    r"|matters arising|property|property matter|contract|contracts)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"any other (?:urgent )?business|a\.?o\.?b\.?", re.IGNORECASE)
_UNSETTLED = re.compile(r"\b(?:tbc|tba|to be confirmed|\?\?+|xx+)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:to|for)\s+[a-z]+|\b(?:is|are|will be)\s+(?:asked|invited|requested|recommended)\b", re.IGNORECASE
)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}s?\b")
_EXPLAINED = re.compile(r"\(([A-Z]{2,6})s?\)")
_EVERYDAY = frozenset({"AM", "PM", "UK", "EU", "TV", "IT", "OK", "MP", "MPS", "A", "I", "II", "III", "IV", "VI", "NHS"})
_LONGEST = 200


def titles(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Titles that do not say what an item is about. The open title of a closed one may be vague on purpose."""
    for item in agenda.items:
        title = item.title.strip()
        if _OTHER.fullmatch(title):
            words = f"Item {item.number} is “{title}”: business that the agenda does not name may not be considered."
            yield finding("other-business", "stop", words, item.key, source="Local Government Act 1972 s.100B(4)")
        elif (_VAGUE.fullmatch(title) and not item.closed_title) or _UNSETTLED.search(title):
            words = f"Item {item.number} is called “{title}”: a reader cannot tell what it is about."
            yield finding("vague-title", "advice", words, item.key)
        elif len(title) > _LONGEST:
            words = f"The title of item {item.number} has {len(title)} letters: say the rest in its purpose line."
            yield finding("long-title", "advice", words, item.key)


def closed_titles(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Closed titles that are the open ones, and open items with a closed title."""
    for item in agenda.items:
        if not item.closed_title.strip():
            continue
        if _plain(item.closed_title) == _plain(item.title):
            words = f"The open title of item {item.number} is its closed one: what is closed would be published."
            yield finding("closed-title", "stop", words, item.key, source="Local Government Act 1972 s.100B(2)")
        elif item.is_open:
            words = f"Item {item.number} is open and has a closed title, which nobody will read."
            yield finding("closed-title-unused", "advice", words, item.key)


def purposes(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """Purpose lines that do not ask the body for anything."""
    for item in agenda.items:
        if item.purpose.strip() and not _ASKS.search(item.purpose):
            words = f"The purpose line of item {item.number} does not say what the body is asked to do."
            yield finding("purpose", "advice", words, item.key)


def acronyms(agenda: DraftAgenda, beside: Beside) -> Iterator[Finding]:
    """Acronyms in titles and purpose lines that neither the agenda nor the council's list explains."""
    if beside.acronyms is None:
        return
    known = {one.upper() for one in beside.acronyms} | _EVERYDAY
    for item in agenda.items:
        text = f"{item.title} {item.purpose}"
        known |= set(_EXPLAINED.findall(text))
        found = dict.fromkeys(one.rstrip("s") for one in _ACRONYM.findall(_without_shouting(item)))
        unknown = [one for one in found if one not in known]
        if unknown:
            words = f"Item {item.number} uses {', '.join(unknown)}, which nothing explains."
            yield finding("acronym", "advice", words, item.key)


def _without_shouting(item: DraftItem) -> str:
    """The words of an item; a title all in capitals has no acronyms that could be told from its words."""
    return item.purpose if item.title.isupper() else f"{item.title} {item.purpose}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
