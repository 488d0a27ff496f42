"""The electoral divisions that the cover of a report names as affected."""

import re

ALL_DIVISIONS = "All divisions"
_ALL = re.compile(
    r"(?:all|every|(?:the )?whole)(?: (?:of the )?(?:county|council|borough|district|city))?"
    r"(?: (?:electoral )?(?:divisions?|wards?|areas?))?(?: affected)?"
    r"|(?:county|country|council|borough|district|city)[\s-]?wide",
    re.IGNORECASE,
)
_NONE = re.compile(r"n\s*/?\s*a|none|not applicable|nil|[\W_]*", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:electoral\s+)?(?:divisions?|wards?)(?:\(s\))?(?:\s+affected)?\s*[:–-]\s*", re.IGNORECASE)


def divisions_named(printed: str) -> tuple[str, ...]:
    """The divisions named, in the order printed; "all" in any of its wordings is `All divisions`, "N/A" none.

    Names are divided by commas, semicolons and lines, and by the last "and" of such a list; an "and" that stands
    alone belongs to a name (`Ansty and Fell`). Members' names in brackets are left out.

    >>> divisions_named("Larkham East (Mr P Okafor), Ansty and Pell Head")
    ('Larkham East', 'Ansty', 'Pell Head')
    """
    plain = re.sub(r"\([^)]*\)", " ", _LABEL.sub("", printed))
    parts = re.split(r"[,;\n•]", plain)
    if len(parts) > 1:
        parts[-1:] = re.split(r"\band\b|&", parts[-1], maxsplit=1)
    names = (" ".join(part.split()).strip(" .:") for part in parts)
    named = (ALL_DIVISIONS if _ALL.fullmatch(name) else name for name in names if not _NONE.fullmatch(name))
    return tuple(dict.fromkeys(named))
