"""What papers carry that no one sees and that should not go out with them."""

from collections.abc import Iterator

from moothall.assurance.check import Beside, finding
from moothall.facts.agendas import DraftAgenda
from moothall.facts.findings import Finding


def carried(agenda: DraftAgenda, _: Beside) -> Iterator[Finding]:
    """What was found in the files of papers that are not published yet; graver in those that everyone will have."""
    for item, paper in agenda.papers():
        for words in paper.hidden if paper.published is None else ():
            text = f"A paper for item {item.number}: {words}"
            yield finding("hidden", "stop" if paper.is_open else "advice", text, paper.key)
