"""Whom to ask about a report: its author and the director, with telephone and e-mail."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from moothall.facts.bodies import Contact
from moothall.intake.cited import Cited, marks
from moothall.intake.lines import Line
from moothall.intake.passages import Passage
from moothall.intake.stages.addresses import TITLE
from moothall.intake.stages.names import is_name
from moothall.intake.stages.pieces import Piece, is_section, pieces
from moothall.intake.stages.reports.people import named

_RANK = (
    r"(?:lead|relevant|responsible|report|corporate|assistant|service|interim|strategic|accountable|senior"
    r"|and|the|originating)"
)
_ROLE = (
    rf"(?:{_RANK}[ /])*(?:authors?|directors?|officers?|heads? of (?:service|department|paid service)|contacts?"
    rf"|managers?)"
    rf"(?:\(s\))?(?:\s*(?:/|&|and)\s*(?:{_RANK}[ /])*(?:authors?|directors?|officers?|contacts?))*"
)
_OPENING = re.compile(
    rf"(?:\d{{1,2}}[.)]?\d?\.?\s+)?(?:contact (?:details?|officers?|information|points?|names?|persons?)"
    rf"|(?:for )?(?:further|more) (?:information|details)(?:,? (?:please )?contact)?"
    rf"|(?:report )?authors?(?:\(s\))?(?: and contact details)?|(?:lead|responsible|contact|report|originating"
    rf"|link) officers?(?:\(s\))?"
    rf"|(?:{_RANK}[ /])+(?:authors?|directors?)(?:\(s\))?(?:/(?:directors?|officers?))?(?: contact details)?|contacts?"
    rf"|head of service)\s*(?P<colon>:)?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(rf"(?:{_ROLE}|name)\s*(?::|[-–]\s|$)\s*", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"(?:job )?(?:title|position|post|designation|role)\s*(?::|[-–]\s)\s*", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\d/])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:\d[ ()-]{0,2}){8,10}\d(?!\d)")
_REACH = re.compile(
    r"[\s,;(]*\b(?:direct )?(?:tel(?:ephone)?|phone|mobile|e-?mail)\b\.?\s*(?:(?:number|no|address|line|contact"
    r"|ext)\b\.?\s*)*[:\-–]?\s*",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:background (?:documents?|papers?)|supporting documents?|appendi(?:x|ces)"
    r"|attachments?|glossary|key)\b"
    r"|(?:\d{1,2}\.\d|\()",
    re.IGNORECASE,
)
_FAR, _LONG, _WORDY = 14, 160, 160
_EDGES = " \t\n,;:.-–—•|()"


@dataclass(slots=True)
class _Card:
    """A contact as it is put together from the paragraphs of its block."""

    name: Passage | None = None
    title: Passage | None = None
    email: Passage | None = None
    phone: Passage | None = None
    parts: list[Passage] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        """Whether a way to reach the person has been read."""
        return bool(self.email or self.phone)

    def cited(self) -> Cited[Contact] | None:
        """The contact with its places; None for a name without any way to reach its bearer."""
        if not self.name or not self.reached:
            return None
        fields = {"name": self.name, "title": self.title, "email": self.email, "phone": self.phone}
        texts = {key: " ".join(value.text.split()) if value else None for key, value in fields.items()}
        return Cited(Contact(name=texts.pop("name") or "", **texts), marks(**fields))


def read_contacts(lines: Sequence[Line]) -> Iterator[Cited[Contact]]:
    """The people in a report's contact details, in order.

    The details begin at a heading for them or at the label of an author or director, and end at the next heading
    or where nothing of the kind has come for a while. Of a table the columns are read one after the other.
    """
    seen: set[tuple[str, str | None]] = set()
    for card in _cards(list(_by_columns(_details(lines)))):
        cited = card.cited()
        key = (cited.fact.name, cited.fact.email or cited.fact.phone) if cited else None
        if cited and key and key not in seen:
            seen.add(key)
            yield cited


def _details(lines: Sequence[Line]) -> Iterator[Piece]:
    """The paragraphs of the first block of contact details and of those that follow close upon it."""
    quiet, begun = 0, False
    for piece in pieces(lines):
        if _opens(piece):
            quiet, begun = 0, True
        elif begun and _closes(piece):
            quiet = max(quiet, _FAR // 2)
        elif begun and _reaches(piece.text):
            quiet = 0
        quiet += 1
        if begun and quiet > _FAR:
            return
        if begun and quiet < _FAR // 2:
            yield piece


def _closes(piece: Piece) -> bool:
    """Whether a paragraph cannot belong to contact details: another heading, a sentence, the list of appendices."""
    if _CLOSE.match(piece.text):
        return True
    if is_section(piece) or piece.line.bold:
        return not named(piece.passage)[0]
    return len(_EMAIL.sub("", piece.text)) > _LONG


def _reaches(text: str) -> bool:
    return bool(_EMAIL.search(text) or (len(text) < _WORDY and _PHONE.search(text)))


def _opens(piece: Piece) -> bool:
    """Whether a paragraph is the heading or label that contact details begin with."""
    match = _OPENING.fullmatch(piece.text)
    if not match:
        return False
    rest = match["rest"].strip(" .:")
    if not rest:
        return True
    return bool(match["colon"]) and len(rest) < _WORDY and rest[0].isupper()


def _by_columns(found: Iterator[Piece]) -> Iterator[Piece]:
    """Paragraphs with those of a table column by column; each row is its own where every cell has a whole person."""
    held: list[Piece] = []
    for piece in found:
        if held and piece.line.table != held[0].line.table:
            yield from _columns(held)
            held = []
        held.append(piece)
    yield from _columns(held)


def _columns(held: Sequence[Piece]) -> Sequence[Piece]:
    if not held or not held[0].line.is_row or _is_labelled(held) or _is_listed(held):
        return held
    return sorted(held, key=lambda piece: piece.column)


def _is_listed(held: Sequence[Piece]) -> bool:
    """Whether each row of a table is a person: a name in one cell, an address in another."""
    named = {piece.line.span.start: piece.column for piece in held if is_name(piece.text)}
    return any(
        _EMAIL.fullmatch(piece.text) and named.get(piece.line.span.start, piece.column) != piece.column
        for piece in held
    )


def _is_labelled(held: Sequence[Piece]) -> bool:
    """Whether a table's first column names what stands beside it (Name, Title, Telephone)."""
    first = [piece.text for piece in held if piece.column == 0]
    named = sum(bool(_REACH.fullmatch(f"{text}:") or _TITLE_LABEL.fullmatch(f"{text.rstrip(':')}:")) for text in first)
    return named > 0


def _cards(found: Sequence[Piece]) -> Iterator[_Card]:
    card = _Card()
    for piece in found:
        rest, fresh = _unlabelled(piece)
        if fresh or _is_another(card, rest):
            yield card
            card = _Card()
        _add(card, rest)
    yield card


def _unlabelled(piece: Piece) -> tuple[Passage, bool]:
    """A paragraph without the label of a role, and whether it had one: then another person begins."""
    opening = _OPENING.fullmatch(piece.text) if _opens(piece) else None
    if opening:
        return piece.passage.group(opening, "rest"), True
    label = _LABEL.match(piece.text)
    return (piece.passage.cut(label.end()).strip(), True) if label else (piece.passage, False)


def _is_another(card: _Card, rest: Passage) -> bool:
    """Whether a paragraph without a label begins another person: a name, when the last has all that belongs to it."""
    if not card.name or not rest:
        return False
    if card.email and _EMAIL.search(rest.text):
        return True
    bare = _bare(rest)
    name, title = named(bare)
    return bool(name) and (card.reached or (bool(title) and _is_full(card)))


def _is_full(card: _Card) -> bool:
    return bool(card.name and card.title)


def _add(card: _Card, rest: Passage) -> None:
    email, phone = _EMAIL.search(rest.text), _PHONE.search(rest.text)
    if email and not card.email:
        card.email = rest.group(email).strip(".")
    if phone and not card.phone:
        card.phone = rest.group(phone)
    bare = _bare(rest)
    if not bare or (card.name and card.reached and not email):
        return
    titled = _TITLE_LABEL.match(bare.text)
    if titled:
        card.title = card.title or bare.cut(titled.end()).strip(_EDGES)
    elif not card.name:
        card.name, card.title = _named(bare, email[0] if email else "")
    elif not card.title:
        card.title = bare


def _bare(rest: Passage) -> Passage:
    """What is left of a paragraph before its telephone number or e-mail address, and the words that announce them."""
    places = [
        match.start()
        for match in (_EMAIL.search(rest.text), _PHONE.search(rest.text), _REACH.search(rest.text))
        if match
    ]
    return rest.cut(0, min(places, default=None)).strip(_EDGES)


def _named(bare: Passage, email: str) -> tuple[Passage | None, Passage | None]:
    """Name and post; where nothing divides them, the address tells how far the name goes."""
    name, title = named(bare)
    if name:
        return name, title
    end = _name_end(bare.text, email)
    if end:
        return bare.cut(0, end).strip(_EDGES), bare.cut(end).strip(_EDGES) or None
    return None, None


_FIRST_WORDS = re.compile(rf"(?:{TITLE}\s+)?\S+\s+\S+")


def _name_end(text: str, email: str) -> int:
    """How many characters of a text are the name that an address spells (`ann.lee@` for "Ann Lee Head of ...")."""
    spelt = [word for word in re.split(r"[._\d]+", email.partition("@")[0].casefold()) if word]
    places = [match.end() for match in re.finditer(r"\S+", text)][:5]
    for end in reversed(places):
        last = text[:end].rsplit(maxsplit=1)[-1].strip(",").casefold()
        if spelt and last in (spelt[-1], spelt[-1].replace("-", "")) and len(text[:end].split()) > 1:
            return end
    first = _FIRST_WORDS.match(text) if email else None
    return first.end() if first and is_name(first[0].strip(_EDGES)) else 0
