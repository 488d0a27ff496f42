"""Why something cannot be published, in words for a person."""

from collections.abc import Sequence

from moothall.facts.findings import Finding


class CannotPublishError(Exception):
    """What cannot be published as things stand; the message says why and what to do."""


class ShutGateError(CannotPublishError):
    """The gate is shut: `findings` are those that stop, and that nobody has overridden or may override."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        words = " ".join(one.text for one in self.findings[:5])
        super().__init__(f"It cannot be published as it stands. {words}")


class LeakError(CannotPublishError):
    """Restricted words were found in what was to be published; nothing of it was stored."""

    def __init__(self, places: Sequence[str]) -> None:
        self.places = tuple(places)
        super().__init__(
            f"Restricted words were found in what was to be published ({'; '.join(self.places[:5])}). "
            "Nothing was published. Take them out of the open papers, give what is withheld a title that everyone may "
            "know, or hold the papers back."
        )


class BusyError(CannotPublishError):
    """Something else is made for the meeting: `job` is its public id."""

    def __init__(self, job: str) -> None:
        self.job = job
        super().__init__("Something is being made for this meeting already. Wait until it is done, then ask again.")
