"""Where the words of a report lead: to paragraphs of its own, its open appendices, pages and items of its pack."""

from collections.abc import Collection, Mapping

from moothall.documents.cross_references import Reference

PARAGRAPH = "paragraph-"
"""What the labels of paragraphs begin with; their numbers follow."""


def nowhere(kind: str, place: str, told: bool) -> str:
    """The reference of words that refer to nothing."""
    return ""


def references(paragraphs: Collection[str], appendices: Mapping[str, str] | None) -> Reference:
    """Where a report's references lead. `paragraphs` are the numbers that it has, `appendices` the files by letters;
    without any it is no report, which may mean pages and items of its own unless it says that it means the agenda's.

    Whether the pack has such a page or item is known when it is bound: a link that leads nowhere is then taken out.
    """

    def leads(kind: str, place: str, told: bool) -> str:
        if kind == "paragraph":
            return PARAGRAPH + place if place in paragraphs else ""
        if kind == "appendix":
            return f"pack:file/{appendices[place]}" if appendices and place in appendices else ""
        return f"pack:{kind}/{place}" if told or appendices is not None else ""

    return leads
