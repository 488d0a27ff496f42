"""E-mail as it is written."""

from moothall.facts.bodies import Fact


class Letter(Fact):
    """What is written to whom, in plain words. `leave` is the page by which the reader ends it, where there is one."""

    to: str
    subject: str
    text: str
    leave: str = ""
