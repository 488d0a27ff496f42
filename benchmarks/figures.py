"""Figures, the limits they are held to, and how they travel from the process that measured them."""

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence

import msgspec

BUSY = "MOOTHALL_BENCHMARK_BUSY"


class Figure(msgspec.Struct, frozen=True):
    """One measured thing: `value` in `unit`, the `floor` measured beside it (if any), and the limit it must keep.

    `limit` is in the unit of `value`; `at_least` says that more is better.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    floor: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None where there is none."""
        if self.limit is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def part(*, tiny: Callable[[], list[Figure]], whole: Callable[[], list[Figure]]) -> None:
    """The body of a part's program: measure, small with `--tiny`, and print the figures as JSON."""
    found = tiny() if "--tiny" in sys.argv[1:] else whole()
    sys.stdout.buffer.write(msgspec.json.encode(found))


def seconds(work: Callable[[], object]) -> float:
    """The time of one call, by the clock on the wall; by the processor's where MOOTHALL_BENCHMARK_BUSY says so."""
    clock = _processor if os.environ.get(BUSY) else time.perf_counter
    start = clock()
    work()
    return clock() - start


def _processor() -> float:
    """Processor time of this process and of those it has waited for."""
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + others.ru_utime + others.ru_stime


def interleaved(works: Sequence[Callable[[], object]], rounds: int = 5) -> list[float]:
    """Median times of several works taken in turn, so that a slow moment of the machine meets all of them.

    Each is called once before, uncounted.
    """
    for work in works:
        work()
    times = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def percentile(values: Iterable[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
