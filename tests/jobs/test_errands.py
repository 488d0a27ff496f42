"""Errands: done once, by whoever comes first, tried again when they fail."""

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core import mail
from django.db import OperationalError

from larkshire import MOMENT
from moothall.facts.letters import Letter
from moothall.jobs import loop
from moothall.jobs.processes import Stopping, free_what_was_left, this_process
from moothall.operations.errands import CLAIM_LASTS, PRESSING, TRIES, claim, drop, finish, put_off, queue
from moothall.operations.messages import send
from moothall.records.models import Errand

pytestmark = pytest.mark.django_db
LATER = MOMENT + dt.timedelta(hours=1)


def waiting(key: str | None = None, due_at: dt.datetime = MOMENT) -> Errand:
    return queue(kind="greet", payload={"meeting": "aaaaaaaa"}, due_at=due_at, key=key)


def test_an_errand_is_claimed_by_one_process_alone() -> None:
    waiting()
    assert claim(at=MOMENT) is not None
    assert claim(at=MOMENT) is None


def test_an_errand_is_left_until_it_is_due() -> None:
    waiting(due_at=LATER)
    assert claim(at=MOMENT) is None
    assert claim(at=LATER) is not None


def test_the_errand_of_a_process_that_went_away_is_free_again() -> None:
    waiting()
    claim(at=MOMENT)
    assert claim(at=MOMENT + CLAIM_LASTS / 2) is None
    assert claim(at=MOMENT + CLAIM_LASTS * 2) is not None


def test_what_a_process_of_this_machine_left_is_free_when_it_is_gone() -> None:
    mine, machine = this_process(), this_process().rpartition("/")[0]
    for claimant in (f"{machine}/{2**22 + 1}", "another machine/1"):
        waiting()
        claim(at=MOMENT, by=claimant)
    assert free_what_was_left() == 1
    assert claim(at=MOMENT, by=mine) is not None
    assert claim(at=MOMENT, by=mine) is None


def test_what_is_done_is_not_done_again() -> None:
    errand = waiting()
    finish(errand=errand, at=MOMENT)
    assert claim(at=LATER) is None


def test_what_fails_is_tried_again_after_longer_and_longer_and_at_last_no_more() -> None:
    waiting()
    now, waits = MOMENT, []
    while errand := claim(at=now):
        put_off(errand=errand, trouble="the server was away", at=now)
        due = Errand.objects.get().due_at
        waits.append(due - now)
        now = due
    assert len(waits) == TRIES
    assert waits == sorted(waits)
    assert Errand.objects.get().trouble == "the server was away"


def test_a_second_errand_of_one_key_moves_the_first() -> None:
    waiting(key="remind/1")
    waiting(key="remind/1", due_at=LATER)
    assert Errand.objects.get().due_at == LATER


def test_an_errand_that_is_done_is_not_queued_again_under_its_key() -> None:
    finish(errand=waiting(key="news/1"), at=MOMENT)
    waiting(key="news/1", due_at=LATER)
    assert claim(at=LATER) is None


def test_an_errand_can_be_taken_back() -> None:
    waiting(key="remind/1")
    drop(key="remind/1")
    assert not Errand.objects.exists()


def test_one_errand_that_fails_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = waiting(), waiting()

    def write(errand: Errand, *, at: dt.datetime) -> None:
        if errand.pk == first.pk:
            raise OSError("no route")

    monkeypatch.setattr(loop, "write", write)
    assert loop.do_all(lambda: MOMENT) == 1
    second.refresh_from_db()
    assert second.done_at == MOMENT
    assert "could not be sent" in Errand.objects.get(pk=first.pk).trouble


def test_a_letter_says_who_writes_and_cannot_smuggle_a_heading() -> None:
    send(Letter(to="wilma@example.org", subject="Agenda\nBcc: everyone@example.org", text="Good morning."))
    sent = mail.outbox[0]
    assert sent.subject.endswith("Agenda Bcc: everyone@example.org")
    assert sent.to == ["wilma@example.org"]
    assert "Auto-Submitted" in sent.extra_headers


def test_neither_letters_nor_publishing_wait_for_the_other() -> None:
    """A pack takes minutes to make: who does that leaves the letters to another process."""
    waiting()
    for kind in PRESSING:
        queue(kind=kind, payload={}, due_at=MOMENT)
    publishing = [claim(at=MOMENT, lane="publishing") for _ in range(3)]
    letters = [claim(at=MOMENT, lane="letters") for _ in range(2)]
    assert [one.kind for one in publishing if one] == [*PRESSING]
    assert [one.kind for one in letters if one] == ["greet"]


def test_what_a_process_is_at_that_is_told_to_end_is_done_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def told_to_end(*_: object, **__: object) -> None:
        raise Stopping

    waiting()
    monkeypatch.setattr(loop, "write", told_to_end)
    with pytest.raises(Stopping):
        loop.do_all(lambda: MOMENT)
    assert claim(at=MOMENT) is not None


def test_a_busy_database_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(**_: object) -> None:
        raise OperationalError("database is locked")

    waiting()
    with monkeypatch.context() as other:
        other.setattr(loop, "claim", busy)
        loop.keep_going(lambda: MOMENT, lambda: True, "publishing")
    loop.keep_going(lambda: MOMENT, lambda: True, "letters")
    assert Errand.objects.get().done_at == MOMENT


def test_a_process_that_does_errands_ends_at_once_and_leaves_nobody_behind(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MOOTHALL_")}
    with subprocess.Popen(
        [sys.executable, "-m", "moothall.project.command", "errands", "--kept"],
        env=environment | {"MOOTHALL_DATA": str(tmp_path)},
        stdin=subprocess.PIPE,
        start_new_session=True,
    ) as keeper:
        began = time.monotonic()
        keeper.communicate(timeout=10)
    assert keeper.returncode == 0
    assert time.monotonic() - began < 8
    with pytest.raises(ProcessLookupError):
        os.killpg(keeper.pid, 0)
