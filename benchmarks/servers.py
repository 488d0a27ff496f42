"""Web servers on the loopback address, and the load that is put on them for a few seconds."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.workplace import ROOT

CONNECTIONS, THREADS = 8, 1
_WAIT = 30
_SERVE_MEMORY = (
    "import sys; from moothall.project.commands.serve import serve_site as s; s('127.0.0.1', int(sys.argv[1]), None)"
)
_NGINX = """
daemon off;
master_process on;
worker_processes {workers};
pid {folder}/pid;
error_log stderr crit;
events {{ worker_connections 128; }}
http {{
  access_log off;
  sendfile on;
  keepalive_requests 100000000;
  default_type "text/html; charset=utf-8";
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


@dataclass(frozen=True)
class Rates:
    """Requests a second; where the floor could not be measured `trouble` says why."""

    store: float
    memory: float
    floor: float | None
    trouble: str = ""


def rates(url: str, page: bytes, wrk_seconds: float, rounds: int) -> Rates:
    """Each server in turn, `rounds` times; the medians. The data folder and database are those of this process."""
    lacking = [name for name in ("nginx", "wrk") if not _installed(name)]
    if lacking:
        return Rates(0, 0, None, f"not measured: install {' and '.join(lacking)}")
    with tempfile.TemporaryDirectory(prefix="moothall-servers-") as name, ExitStack() as stack:
        folder = Path(name)
        urls = (
            stack.enter_context(_nginx(folder, page)),
            stack.enter_context(_from_memory(folder, page)),
            stack.enter_context(_from_store()) + url,
        )
        for one in urls:  # every thread of every worker has its connection and its templates before it counts
            _rate(one, 1)
        times = [[_rate(one, wrk_seconds) for one in urls] for _ in range(rounds)]
    floor, memory, store = (statistics.median(column) for column in zip(*times, strict=True))
    return Rates(store=store, memory=memory, floor=floor)


def _installed(package: str) -> bool:
    """Whether a program is there; root on Debian installs it."""
    if not shutil.which(package) and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
        subprocess.run(["apt-get", "-q", "update"], check=False, **quiet)
        command = ["apt-get", "-q", "install", "-y", "--no-install-recommends", package]
        subprocess.run(command, check=False, **quiet)
    return shutil.which(package) is not None


def _rate(url: str, wrk_seconds: float) -> float:
    """Requests a second over a few seconds; an answer that is no success ends the benchmark."""
    command = ["wrk", f"-t{THREADS}", f"-c{CONNECTIONS}", f"-d{max(1, round(wrk_seconds))}s", url]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=wrk_seconds + _WAIT).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if not found or "Non-2xx" in told:
        raise SystemExit(f"benchmark: wrk did not get its pages from {url}:\n{told}")
    return float(found[1])


@contextmanager
def _nginx(folder: Path, page: bytes) -> Iterator[str]:
    port = _free_port()
    files = folder / "files"
    files.mkdir()
    (files / "page.html").write_bytes(page)
    folder.chmod(0o755)
    workers = os.cpu_count() or 1
    (folder / "nginx.conf").write_text(_NGINX.format(folder=folder, port=port, workers=workers))
    with _running(["nginx", "-p", folder, "-c", folder / "nginx.conf"], {}):
        yield _answering(f"http://127.0.0.1:{port}/page.html")


@contextmanager
def _from_memory(folder: Path, page: bytes) -> Iterator[str]:
    """Our server and settings with a view that has the page in memory."""
    (folder / "page").write_bytes(page)
    port = _free_port()
    environment = {"DJANGO_SETTINGS_MODULE": "benchmarks.in_memory", "MOOTHALL_BENCHMARK_PAGE": str(folder / "page")}
    server = [sys.executable, "-m", "moothall.project.server", "127.0.0.1", str(port), str(os.cpu_count() or 1)]
    with _running(server, environment):
        yield _answering(f"http://127.0.0.1:{port}/")


@contextmanager
def _from_store() -> Iterator[str]:
    port = _free_port()
    with _running([sys.executable, "-m", "moothall.project.command", "serve", "--port", str(port)], {}):
        yield _answering(f"http://127.0.0.1:{port}/").rstrip("/")


@contextmanager
def _running(command: Sequence[str | Path], environment: dict[str, str]) -> Iterator[None]:
    """A server while the block runs."""
    there = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    process = subprocess.Popen(command, cwd=ROOT, env=there, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_WAIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answering(url: str) -> str:
    """The address, once there is an answer."""
    until = time.monotonic() + _WAIT
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own loopback address
                answer.read()
                return url
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit(f"benchmark: nothing answers at {url}")


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
