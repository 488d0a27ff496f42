"""Names of people: `Mrs T Dunmore, MBE`, `Mrs Dunmore`, `Tess Dunmore`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from moothall.rules.recognition.verdicts import DIFFERENT, Verdict, doubtful, same

_PLAIN = frozenset({"mr", "mrs", "ms", "miss"})
_EARNED = frozenset(
    {"dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend", "revd", "canon", "mx"}
)
_OFFICE = frozenset({"cllr", "councillor", "alderman"})
_TITLES = _PLAIN | _EARNED | _OFFICE
_HONOUR = re.compile(r",?\s+(?:[CMO]BE|KBE|DBE|GBE|JP|DL|QPM|QFSM|MP|BEM|KC|QC|TD|RD|PhD|FRSA)\b\.?", re.IGNORECASE)
_PARTICLES = frozenset({"de", "van", "von", "der", "den", "la", "le", "st", "mac"})


@dataclass(frozen=True, slots=True)
class PersonForm:
    """A name as printed and the part in which it stands: member, officer, or empty where that is not told."""

    printed: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name taken apart, in lower case; `title` is personal, `titled` says that any stands there (Cllr)."""

    title: str
    given: tuple[str, ...]
    surname: str
    titled: bool = False

    @property
    def initials(self) -> str:
        """The first letters of the given names."""
        return "".join(word[0] for word in self.given)

    @property
    def is_initials(self) -> bool:
        """Whether the given names stand as letters alone."""
        return all(len(word) == 1 for word in self.given)


@lru_cache(maxsize=20_000)
def take_apart(printed: str) -> Name:
    """A printed name as title, given names and surname; honours are left out."""
    plain = _HONOUR.sub("", re.sub(r"\([^)]*\)", " ", printed))
    words = [word for word in re.split(r"[\s.,]+", plain.lower().replace("’", "'")) if word]
    titles = []
    while words and words[0] in _TITLES:
        titles.append(words.pop(0))
    personal = [word for word in titles if word not in _OFFICE]
    first = _surname_at(words)
    return Name(personal[-1] if personal else "", tuple(_letters(words[:first])), " ".join(words[first:]), bool(titles))


def _surname_at(words: list[str]) -> int:
    first = max(0, len(words) - 1)
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return first


def _letters(words: list[str]) -> list[str]:
    """Initials printed together (`ajb`, without a vowel to make it a name) as single letters."""
    return [
        letter for word in words for letter in (word if len(word) <= 3 and not re.search("[aeiouy]", word) else [word])
    ]


def is_surname_alone(printed: str) -> bool:
    """Whether a name has nothing before the surname but a title (`Mrs Dunmore`)."""
    return not take_apart(printed).given


def surname(printed: str) -> str:
    """The surname, in lower case: only forms that share it need to be compared."""
    return take_apart(printed).surname


def compare_people(one: PersonForm, other: PersonForm, *, alone_on_body: bool = False) -> Verdict:
    """Whether two names mean one person.

    The same: the same given names or initials and surname, with titles that agree (or given names in full).
    A surname alone is the same only with `alone_on_body`: no other known person of that body has a name it
    would fit. Doubtful: a short form, a longer row of initials, an initial for a name, a changed title.
    """
    first, second = take_apart(one.printed), take_apart(other.printed)
    if not first.surname or first.surname != second.surname:
        return DIFFERENT
    if not first.given or not second.given:
        return _by_surname(first, second, alone_on_body)
    if first.given == second.given:
        return _by_equal_names(first, second, one.part, other.part)
    return _by_similar_names(first, second)


def _by_surname(first: Name, second: Name, alone_on_body: bool) -> Verdict:
    if not _titles_agree(first, second):
        return DIFFERENT
    if first == second and first.titled:
        return same("the same title and surname, on the same body") if alone_on_body else doubtful("a surname alone")
    if alone_on_body and first.title == second.title and first.titled and second.titled:
        return same("the only person of that title and surname on the body")
    return doubtful("a surname alone, which may be another person's")


def _by_equal_names(first: Name, second: Name, part: str, other: str) -> Verdict:
    if part and other and part != other:
        return doubtful(f"the same name, once as {part} and once as {other}")
    if first.title == second.title and ((first.titled and second.titled) or not first.is_initials):
        return same("the same title, names and surname")
    if not first.is_initials and not (first.title and second.title):
        return same("the same names in full, with and without a title")
    if not _titles_agree(first, second) and not _may_marry(first, second):
        return DIFFERENT
    return doubtful("the same names, with another title")


def _by_similar_names(first: Name, second: Name) -> Verdict:
    if not _titles_agree(first, second) and not _may_marry(first, second):
        return DIFFERENT
    if first.is_initials and second.is_initials:
        one, other = first.initials, second.initials
        longer = one.startswith(other) or other.startswith(one)
        return doubtful("one has more initials than the other") if longer else DIFFERENT
    if not first.is_initials and not second.is_initials:
        return doubtful("a short form of the same name") if _short_form(first.given[0], second.given[0]) else DIFFERENT
    letters, names = (first, second) if first.is_initials else (second, first)
    if any(form.startswith(letters.given[0]) for form in _forms(names.given[0])):
        return doubtful("an initial that fits the name")
    return DIFFERENT


def _titles_agree(first: Name, second: Name) -> bool:
    return not first.title or not second.title or first.title == second.title


def _may_marry(first: Name, second: Name) -> bool:
    """Titles that one person may bear in turn."""
    together = {first.title, second.title}
    honoured = together & _EARNED
    return together <= {"mrs", "ms", "miss"} or bool(honoured)


def _short_form(one: str, other: str) -> bool:
    begins = min(len(one), len(other)) >= 2 and (one.startswith(other) or other.startswith(one))
    return begins or bool(_forms(one) & _forms(other))


def _forms(name: str) -> frozenset[str]:
    return frozenset({name}) | _short_forms().get(name, frozenset())


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    """Each name with the names it is a form of or that are forms of it (`short_names.txt`)."""
    table: dict[str, frozenset[str]] = {}
    text = files("moothall.rules.recognition").joinpath("short_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        family = frozenset(line.split())
        for name in family:
            table[name] = table.get(name, frozenset()) | family
    return table
