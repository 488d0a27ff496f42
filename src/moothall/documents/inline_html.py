"""Words within a paragraph as HTML: emphasis, links, and footnotes with links there and back."""

import re
from collections.abc import Callable, Iterable
from html import escape

from moothall.documents.cross_references import ALONE, Around, Reference, pieces

Picture = Callable[[str], str]
"""Gives the address of a picture's file by its SHA-256; empty where it cannot be shown."""

_SAFE = ("http://", "https://", "mailto:")
_ADDRESS = re.compile(
    r"(?P<web>(?:https?://|www\.)[^\s<>\"'“”]*[^\s<>\"'“”.,;:!?)\]}])|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def inline(text: str, reference: Reference | None = None, around: Around = ALONE) -> str:
    """Text as HTML: web and e-mail addresses are links, and so are references to pages and items that are known."""
    parts, at = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [referring(text[at : found.start()], reference, around), _link(found[0], is_mail=bool(found["mail"]))]
        at = found.end()
    return "".join((*parts, referring(text[at:], reference, around)))


def linkable(link: str) -> bool:
    """Whether a link leads where readers may be sent: to the web, or to an address of e-mail."""
    return link.lower().startswith(_SAFE)


def styled(words: str, *, strong: bool, emphasis: bool, link: str) -> str:
    """Words that are HTML already, in their style; a link that leads elsewhere than to the web is left out."""
    if not words:
        return ""
    if emphasis:
        words = f"<em>{words}</em>"
    if strong:
        words = f"<strong>{words}</strong>"
    return f'<a class="govuk-link" href="{escape(link)}">{words}</a>' if linkable(link) else words


def footnote_mark(anchor: str, number: str) -> str:
    """What calls for a footnote: a link to it, to which the footnote leads back."""
    return (
        f'<sup id="{anchor}-mark"><a class="govuk-link" href="#{anchor}" role="doc-noteref">'
        f'<span class="govuk-visually-hidden">Footnote </span>{escape(number)}</a></sup>'
    )


def footnotes(notes: Iterable[tuple[str, str, str]]) -> str:
    """The footnotes of a text: anchor, number and words (as HTML) of each; nothing where there are none."""
    listed = "".join(_footnote(anchor, escape(number), words) for anchor, number, words in notes)
    if not listed:
        return ""
    return (
        '<section role="doc-endnotes" aria-label="Footnotes"><ol class="govuk-list govuk-list--number">'
        f"{listed}</ol></section>\n"
    )


def _footnote(anchor: str, number: str, words: str) -> str:
    return (
        f'<li id="{anchor}" value="{number}">{words} <a class="govuk-link" href="#{anchor}-mark" role="doc-backlink">'
        f'Back to the text<span class="govuk-visually-hidden"> of footnote {number}</span></a></li>'
    )


def figure(anchor: str, address: str, alternative: str, caption: str) -> str:
    """A picture with its caption, which is HTML already; the words that say the same where it cannot be shown."""
    words = escape(alternative)
    shown = f'<img src="{escape(address)}" alt="{words}">' if address else f"<p>{words}</p>"
    under = f'<figcaption class="govuk-body-s">{caption}</figcaption>' if caption else ""
    return f'<figure class="moothall-picture" id="{escape(anchor)}">{shown}{under}</figure>\n'


def referring(text: str, reference: Reference | None, around: Around = ALONE) -> str:
    """Text as HTML with its references to places that are known as links."""
    if reference is None:
        return escape(text)
    return "".join(
        f'<a class="govuk-link" href="{escape(piece.address)}">{escape(piece.text)}</a>'
        if piece.address
        else escape(piece.text)
        for piece in pieces(text, reference, around)
    )


def _link(address: str, is_mail: bool) -> str:
    scheme = "mailto:" if is_mail else "" if address.startswith("http") else "https://"
    return f'<a class="govuk-link" href="{escape(scheme + address)}">{escape(address)}</a>'
