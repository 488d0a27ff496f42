"""Work that may hang, crash or eat memory: each piece in a process of its own, which can be stopped.

A process does one piece and ends, so nothing that a library leaks or breaks outlives the piece it happened in.
"""

import faulthandler
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Generic, Literal, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

_PACKAGE = Path(__file__).resolve().parent
_HEAVY = ("lxml.etree", "msgspec", "pikepdf", "pypdfium2", "typst")
"""Libraries that most work needs: the server process has them, whichever work it was started for."""

StartMethod = Literal["fork", "forkserver"]
Context = ForkContext | ForkServerContext


@dataclass(frozen=True)
class Limits:
    """What a piece of work may take before it is stopped: seconds by the clock, and megabytes of memory of its own."""

    seconds: float = 300
    megabytes: int = 3072


@dataclass(frozen=True)
class Done(Generic[Result]):
    """A piece of work that came to its end, with what it gave."""

    value: Result


@dataclass(frozen=True)
class Stopped:
    """A piece of work that did not come to its end, and why, in words for a person."""

    reason: str


class Refused(Exception):  # noqa: N818 - no fault of the work: an answer, in words for a person
    """Raised by work that cannot be done; its message says why."""


def each(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    *,
    limits: Limits = Limits(),
    processes: int | None = None,
    method: StartMethod = "forkserver",
    preload: Sequence[str] = (),
) -> Generator[tuple[int, Done[Result] | Stopped], None, None]:
    """Do `work` on every job, several at a time, and give each one's number and outcome as it ends.

    `work`, its jobs and its results must be picklable. Refused, any other exception that `work` lets through, a
    crash, too much time or memory make that one job Stopped; the others go on. `fork` starts at once but is only
    sound where there are no threads and connections; otherwise a bare server process, which has imported `preload`,
    does the forking. Closing the generator early stops what still runs.
    """
    context = _context(method, preload)
    waiting = enumerate(jobs)
    running: dict[Connection, _Run[Result]] = {}
    most = processes or os.cpu_count() or 1
    try:
        while True:
            for number, job in islice(waiting, most - len(running)):
                run = _Run.start(context, number, work, job, limits)
                running[run.pipe] = run
            if not running:
                return
            yield from _ended(running)
    finally:
        for run in running.values():
            run.stop()


def once(work: Callable[[Job], Result], job: Job, *, limits: Limits = Limits(), preload: Sequence[str] = ()) -> Result:
    """Do `work` on one job in a process of its own. Raises Refused, saying why, when it did not come to its end.

    Without `preload` the server process has imported the module that `work` stands in.
    """
    [(_, outcome)] = each(work, [job], limits=limits, preload=preload or [_home(work)])
    if isinstance(outcome, Stopped):
        raise Refused(outcome.reason)
    return outcome.value


def _home(work: Callable[[Job], Result]) -> str:
    """The name of the module that a function, or what it is a partial of, stands in."""
    return str(getattr(work, "func", work).__module__)


def _context(method: StartMethod, preload: Sequence[str]) -> Context:
    if method == "fork":
        return get_context("fork")
    server = get_context("forkserver")
    server.set_forkserver_preload([*_HEAVY, *preload])
    return server


@dataclass(frozen=True)
class _Run(Generic[Result]):
    """One job in its process."""

    number: int
    process: BaseProcess
    pipe: Connection
    limits: Limits
    deadline: float

    @classmethod
    def start(
        cls, context: Context, number: int, work: Callable[[Job], Result], job: Job, limits: Limits
    ) -> "_Run[Result]":
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_serve, args=(theirs, work, job, limits), daemon=True)
        process.start()
        theirs.close()
        return cls(number, process, ours, limits, time.monotonic() + limits.seconds)

    def outcome(self) -> Done[Result] | Stopped:
        """What the process sends; a process that sends nothing has crashed."""
        try:
            sent: Done[Result] | Stopped = self.pipe.recv()
        except EOFError:
            self.process.join()
            return Stopped(_manner_of_death(self.process.exitcode, self.limits))
        return sent

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _ended(running: dict[Connection, _Run[Result]]) -> Iterator[tuple[int, Done[Result] | Stopped]]:
    """Wait until some job has ended or run out of time, and take those that have from among `running`."""
    soonest = min(run.deadline for run in running.values())
    ready = wait(list(running), timeout=max(0, soonest - time.monotonic()))
    now = time.monotonic()
    for run in [run for run in running.values() if run.pipe in ready or run.deadline <= now]:
        outcome = run.outcome() if run.pipe in ready else Stopped(_too_long(run.limits))
        del running[run.pipe]
        run.stop()
        yield run.number, outcome


def _serve(pipe: Connection, work: Callable[[Job], Result], job: Job, limits: Limits) -> None:
    """Do one job in this process, within its limits, and send its outcome."""
    _restrain(limits)
    outcome: Done[Result] | Stopped
    try:
        outcome = Done(work(job))
    except Refused as refusal:
        outcome = Stopped(str(refusal))
    except MemoryError:
        outcome = Stopped(_too_much_memory(limits))
    except RecursionError:
        outcome = Stopped("it is nested too deeply")
    except Exception as error:
        outcome = Stopped(unforeseen(error))
    pipe.send(outcome)


def _restrain(limits: Limits) -> None:
    """Hold this process to its limits, keep its dumps off the disk and its libraries' mutterings off the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory = _address_space() + limits.megabytes * 1024 * 1024
    seconds = int(limits.seconds) + 1
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # a system that has no such limit, or a lower one already
            resource.setrlimit(kind, (most, most))
    faulthandler.disable()
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - open as long as the process is
    for stream in (1, 2):
        os.dup2(sys.stdout.fileno(), stream)


def _address_space() -> int:
    """The bytes that this process spans as it starts, which a fork has from its parent; 0 where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def unforeseen(error: Exception) -> str:
    """What to say of an error in our own code: its kind and our place, without the text that was being read."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_PACKAGE)] or frames
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"an unforeseen {type(error).__name__}{place}; please report this as a fault of Moothall"


def _too_long(limits: Limits) -> str:
    return f"it took longer than {limits.seconds:g} seconds and was stopped"


def _too_much_memory(limits: Limits) -> str:
    return f"it needed more than {limits.megabytes:,} MB of memory and was stopped"


def _manner_of_death(exitcode: int | None, limits: Limits) -> str:
    if exitcode == -signal.SIGXCPU:
        return _too_long(limits)
    if exitcode is not None and exitcode < 0:
        return f"the process reading it ended with {signal.Signals(-exitcode).name}"
    return "the process reading it ended without an answer"
