"""Work in processes of its own: what ends well is given back, what does not is stopped and said."""

import os
import re
import resource
import signal
import time
from pathlib import Path

import pytest

from moothall.workers import Done, Limits, Refused, StartMethod, Stopped, each, once

SHORT = Limits(seconds=1, megabytes=1024)


def double(number: int) -> int:
    return number * 2


def spin() -> None:
    while True:
        pass


def err() -> None:
    raise KeyError("the text of a restricted paper")


def nest() -> None:
    nest()


def refuse() -> None:
    raise Refused("it is a shopping list")


MANNERS = {
    "refuses": refuse,
    "sleeps": lambda: time.sleep(60),
    "spins": spin,
    "eats": lambda: bytearray(4 << 30),
    "crashes": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "leaves": lambda: os._exit(3),
    "errs": err,
    "nests": nest,
    "prints": lambda: print("to standard output"),
}
"""What a damaged file can bring a reader to do."""


def behave(manner: str) -> str:
    MANNERS.get(manner, lambda: None)()
    return manner


def outcome_of(manner: str, method: StartMethod = "fork") -> Done[str] | Stopped:
    [(_, outcome)] = each(behave, [manner], limits=SHORT, method=method)
    return outcome


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_every_job_is_done_and_named_by_its_place(method: StartMethod) -> None:
    outcomes = dict(each(double, range(5), processes=2, method=method))
    assert outcomes == {number: Done(number * 2) for number in range(5)}


def test_no_jobs_give_no_outcomes() -> None:
    assert list(each(double, [], method="fork")) == []


@pytest.mark.parametrize(
    ("manner", "reason"),
    [
        ("refuses", "it is a shopping list"),
        ("sleeps", "it took longer than 1 seconds and was stopped"),
        ("spins", "it took longer than 1 seconds and was stopped"),
        ("eats", "it needed more than 1,024 MB of memory and was stopped"),
        ("crashes", "the process reading it ended with SIGSEGV"),
        ("leaves", "the process reading it ended without an answer"),
        ("nests", "it is nested too deeply"),
    ],
)
def test_work_that_does_not_come_to_its_end_is_stopped_and_says_why(manner: str, reason: str) -> None:
    assert outcome_of(manner) == Stopped(reason)


def test_an_error_of_ours_is_told_by_its_place_and_not_by_the_text_it_met() -> None:
    outcome = outcome_of("errs")
    assert isinstance(outcome, Stopped)
    assert re.match(r"an unforeseen KeyError at workers\.py:\d+; please report", outcome.reason)
    assert "restricted" not in outcome.reason


def test_one_bad_job_does_not_stop_the_rest() -> None:
    outcomes = dict(each(behave, ["sleeps", "well", "crashes", "better"], limits=SHORT, processes=2, method="fork"))
    assert (outcomes[1], outcomes[3]) == (Done("well"), Done("better"))
    assert isinstance(outcomes[0], Stopped)
    assert isinstance(outcomes[2], Stopped)


def test_what_work_prints_does_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert outcome_of("prints") == Done("prints")
    assert capfd.readouterr() == ("", "")


def dump_size(_: int) -> int:
    return resource.getrlimit(resource.RLIMIT_CORE)[1]


def test_a_crash_leaves_no_dump_of_what_was_read() -> None:
    assert list(each(dump_size, [0], method="fork")) == [(0, Done(0))]


def note_self(folder: Path) -> None:
    (folder / str(os.getpid())).touch()
    time.sleep(60)


def test_ending_early_stops_what_still_runs(tmp_path: Path) -> None:
    outcomes = each(note_or_return, [tmp_path, None], processes=2, method="fork")
    assert next(outcomes) == (1, Done(None))
    while not list(tmp_path.iterdir()):
        time.sleep(0.01)
    outcomes.close()
    [left] = tmp_path.iterdir()
    with pytest.raises(ProcessLookupError):
        os.kill(int(left.name), 0)


def note_or_return(folder: Path | None) -> None:
    if folder:
        note_self(folder)


def test_one_job_alone_gives_what_it_gave() -> None:
    assert once(double, 21) == 42


@pytest.mark.parametrize(("manner", "reason"), [("refuses", "shopping list"), ("sleeps", "stopped")])
def test_one_job_alone_that_does_not_come_to_its_end_is_refused(manner: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        once(behave, manner, limits=SHORT)
