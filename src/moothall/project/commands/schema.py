"""`moothall schema`: the form of a record, for programs that read or write records."""

import json
from argparse import ArgumentParser, Namespace

from moothall.project.commands import Command


def _declare(parser: ArgumentParser) -> None:
    """It takes nothing."""


def _run(_: Namespace) -> int:
    from moothall.facts import record

    print(json.dumps(record.schema(), indent=2, ensure_ascii=False))
    return 0


COMMAND = Command(
    name="schema",
    summary="Print the JSON Schema of a record, the form in which a pack's facts are exchanged.",
    example="moothall schema > record.schema.json",
    declare=_declare,
    run=_run,
)
