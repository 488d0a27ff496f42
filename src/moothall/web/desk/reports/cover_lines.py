"""The lists of a cover as lines of text: one entry a line, its parts between bars."""

from collections.abc import Iterable, Iterator

from moothall.facts.bodies import Contact, Post
from moothall.facts.drafts import Background


def posts_text(posts: Iterable[Post]) -> str:
    """Those a report is from: `name | post`."""
    return "\n".join(_joined(post.name, post.title) for post in posts)


def posts_from(text: str) -> tuple[Post, ...]:
    """Those a report is from, by their lines."""
    return tuple(Post(name=parts[0], title=parts[1] or None) for parts in _split(text, 2))


def background_text(papers: Iterable[Background]) -> str:
    """Background papers: `title | address`."""
    return "\n".join(_joined(paper.title, paper.address) for paper in papers)


def background_from(text: str) -> tuple[Background, ...]:
    """Background papers, by their lines."""
    return tuple(Background(title=parts[0], address=parts[1]) for parts in _split(text, 2))


def contacts_text(contacts: Iterable[Contact]) -> str:
    """People to ask: `name | post | e-mail | telephone`."""
    return "\n".join(_joined(one.name, one.title, one.email, one.phone) for one in contacts)


def contacts_from(text: str) -> tuple[Contact, ...]:
    """People to ask, by their lines."""
    return tuple(Contact(parts[0], parts[1] or None, parts[2] or None, parts[3] or None) for parts in _split(text, 4))


def paragraphs_from(text: str) -> tuple[str, ...]:
    """Texts that a blank line parts; lines within one are joined."""
    pieces = text.replace("\r\n", "\n").split("\n\n")
    return tuple(filter(None, (" ".join(piece.split()) for piece in pieces)))


def _joined(*parts: str | None) -> str:
    return " | ".join(part or "" for part in parts).rstrip(" |")


def _split(text: str, most: int) -> Iterator[list[str]]:
    """The parts of each line that says something, as many as asked for; what is too much stays with the last."""
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|", most - 1)]
        if any(parts):
            yield parts + [""] * (most - len(parts))
