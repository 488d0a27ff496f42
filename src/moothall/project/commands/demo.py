"""`moothall demo`: the site with an invented council, filled on the first start and kept ever after."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from moothall.project.commands import DONE, Command
from moothall.project.commands.database import ready_database
from moothall.project.commands.serve import choose_port, declare_address, freshen, serve_site

DATA = Path("data/demo")


def _declare(parser: ArgumentParser) -> None:
    declare_address(parser)
    parser.add_argument("--no-serve", action="store_true", help="fill the archive, but start no server")


def _run(arguments: Namespace) -> int:
    from moothall.demonstration.districts import council

    port = choose_port(arguments.host, arguments.port)
    site = f"http://{arguments.host}:{port}"
    surroundings = {
        "MOOTHALL_DATA": str(DATA),
        "MOOTHALL_COUNCIL": council().name,
        "MOOTHALL_SITE": site,
        "MOOTHALL_SECOND_FACTOR": "nobody",  # the demonstration is for looking around at once
    }
    for name, value in surroundings.items():
        os.environ.setdefault(name, value)
    ready_database()
    from moothall.project.commands.demonstration import appoint, fill, others

    fill()
    freshen()
    name, password = appoint()
    print(_welcome(site, name, password, others()), flush=True)
    if not arguments.no_serve:
        serve_site(arguments.host, port, arguments.workers)
    return DONE


def _welcome(site: str, name: str, password: str, others: Sequence[str]) -> str:
    return f"""
The council's public site   {site}/
The clerk's desk            {site}/desk
Sign in there as            {name}, password {password}
With the same password as   {", ".join(others)}
Letters that were written   {os.environ["MOOTHALL_DATA"]}/mail
Stop with                   Ctrl-C
"""


COMMAND = Command(
    name="demo",
    summary="Start the site with an invented council; the first start makes its two years of packs.",
    example="moothall demo\nmoothall demo --port 8080",
    declare=_declare,
    run=_run,
)
