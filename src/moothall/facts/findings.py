"""What a check found: how grave, where, why, and by what rule."""

from typing import Literal

from moothall.facts.bodies import Fact

Severity = Literal["absolute", "stop", "advice"]
"""`absolute` cannot be overridden; `stop` can, by a named person with a reason; `advice` is for the reader."""


class Finding(Fact):
    """A finding. `code` names the check (`late-item`), `place` the key of what it is about (an item, a paper).

    `mend` is the name of the desk page where it is put right, `source` the provision or the council's practice.
    """

    code: str
    severity: Severity
    text: str
    place: str = ""
    mend: str = ""
    source: str = ""
