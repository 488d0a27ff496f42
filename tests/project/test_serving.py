"""`moothall serve` and `moothall demo`: a port that is free, a site that answers, an end that is clean."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from moothall.project.commands import CommandError
from moothall.project.commands.serve import choose_port


@contextmanager
def taken_port() -> Iterator[int]:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_when_it_was_asked_for() -> None:
    with taken_port() as port, pytest.raises(CommandError, match="in use or not allowed; choose another --port"):
        choose_port("127.0.0.1", port)


def test_the_next_free_port_is_chosen_when_none_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken_port() as port:
        monkeypatch.setattr("moothall.project.commands.serve.FIRST_PORT", port)
        assert port < choose_port("127.0.0.1", None) < port + 100


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(CommandError, match="choose another --port"):
        choose_port("127.0.0.1", port)


@contextmanager
def running(data: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The server on a data folder, and its address; ended the hard way if the test has not ended it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    with taken_port() as near:
        pass
    command = [sys.executable, "-m", "moothall.project.command", "serve", "--workers", "1", "--port", str(near)]
    with subprocess.Popen(
        command,
        env=environment | {"MOOTHALL_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        assert server.stdout
        told = re.search(r"http://[\d.]+:\d+/", server.stdout.readline())
        assert told
        try:
            yield told[0], server
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)


def opened(address: str) -> str:
    """The page at an address, which may take a moment to be there."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:  # not listening yet
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_the_site_answers_and_an_interruption_ends_it_cleanly(tmp_path: Path) -> None:
    with running(tmp_path) as (address, server):
        assert "<h1" in opened(address)
        os.killpg(server.pid, signal.SIGINT)
        rest, _ = server.communicate(timeout=30)
        assert (server.returncode, "Traceback" in rest) == (0, False)
