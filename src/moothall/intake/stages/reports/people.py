"""The people a report is from, with their posts."""

import re
from collections.abc import Iterable, Iterator

from moothall.facts.bodies import Post
from moothall.intake.cited import Cited, marks
from moothall.intake.passages import Passage, joined
from moothall.intake.stages.addresses import TITLE
from moothall.intake.stages.names import is_name, person_of

_WORD = r"[A-Z][\w'’]*\.?(?:-[A-Z][\w'’]*)*"
_SHORT = rf"(?:(?:{TITLE}\s+)+(?:{_WORD}\s+){{1,2}}{_WORD}|{_WORD}\s+(?:[A-Z]\.?\s+)*{_WORD})"
_POST = (
    r"(?:(?:the|joint|group|county|corporate|executive|senior|principal|assistant|deputy|acting|interim|chief"
    r"|strategic)\s+)*"
    r"(?:cabinet|portfolio|leader|lead|member|director|head|chief|chair(?:man|woman|person)?|officer|counsel"
    r"|manager|advis[eo]r"
    r"|solicitor|clerk|consultant|commissioner|analyst|secretary|co-?ordinator|deputy|corporate|executive"
    r"|monitoring|general)\b"
)
_NEXT = re.compile(rf"[\s,;.]+(?:and\s+|&\s+)?(?P<name>{_SHORT})(?=(?:\s*,\s*|\s+[-–—]\s+)(?i:{_POST}))")
_LAST = re.compile(rf"(?P<title>.*\S)\s*(?:,|\s[-–—]|:)\s+(?P<name>(?:{TITLE}\s+)+.*)", re.DOTALL)
_EDGES = " \t\n,;."


def people(values: Iterable[Passage]) -> Iterator[Cited[Post]]:
    """The people named, one a paragraph or several in one; a line without a name goes on with the post before it."""
    held: list[list[Passage]] = []
    for value in values:
        for part in _apart(value):
            name, title = named(part)
            if name or not held:
                held.append([name or part.strip(_EDGES), *([_open_ended(part, title)] if title else [])])
            else:
                held[-1].append(part)
    for name, *titles in held:
        title = joined(titles).strip(_EDGES)
        yield Cited(Post(name=name.text, title=title.text or None), marks(name=name, title=title))


def _open_ended(part: Passage, title: Passage) -> Passage:
    """A title with the comma it may end on, for the case that it goes on in the next line."""
    return part.cut(part.text.rindex(title.text)) if part.text.endswith(f"{title.text},") else title


def named(part: Passage) -> tuple[Passage | None, Passage | None]:
    """The name and post in "name, post", "name - post", "name (post)" or "post - Mr name"; None where there is none."""
    person = person_of(part)
    if person and (person.title or is_name(part.text.strip(_EDGES))):
        return person.name, person.title
    match = _LAST.fullmatch(part.text)
    if match and is_name(match["name"].strip(_EDGES)):
        return part.group(match, "name").strip(_EDGES), part.group(match, "title")
    return None, None


def _apart(value: Passage) -> Iterator[Passage]:
    """The people of one paragraph: divided by semicolons or line ends, or where the next name with a post begins."""
    for part in value.split(r"\s*(?:;|\n)\s*(?:and\s+)?"):
        at = 0
        match = _NEXT.search(part.text)
        while match:
            before = part.cut(at, match.start()).strip(_EDGES)
            if is_name(match["name"]) and named(before)[0]:
                yield before
                at = match.start("name")
            match = _NEXT.search(part.text, match.start("name"))
        rest = part.cut(at).strip(" \t\n;")
        if rest:
            yield rest
