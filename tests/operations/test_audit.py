"""The audit trail is added to, never changed, and tells when it was."""

import sqlite3
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from larkshire import MOMENT
from moothall.operations import audit
from moothall.records.models import AuditRow, Who


def acts(count: int, by: User | None = None) -> None:
    with transaction.atomic():
        for number in range(count):
            audit.append(act="tested", about=f"thing{number}", by=by, at=MOMENT, detail={"number": number})


@pytest.mark.django_db
def test_rows_are_numbered_and_chained() -> None:
    acts(3)
    rows = list(AuditRow.objects.all())
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert [row.digest for row in rows[1:]] == [audit.link(rows[n].digest, rows[n + 1].line) for n in (0, 1)]
    assert list(audit.broken_links()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE records_auditrow SET line = 'x'", "DELETE FROM records_auditrow"])
def test_the_database_refuses_to_change_or_delete_a_row(change: str) -> None:
    acts(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert AuditRow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_row_that_was_changed_behind_the_triggers_is_found() -> None:
    from audit_triggers import drop

    acts(3)
    drop()
    AuditRow.objects.filter(sequence=2).update(line="something else")
    assert list(audit.broken_links()) == [2]


@pytest.mark.django_db
def test_a_name_can_be_erased_and_the_chain_holds() -> None:
    clerk = User.objects.create_user("nerys.pollard", first_name="Nerys", last_name="Pollard")
    acts(2, by=clerk)
    assert not AuditRow.objects.filter(line__contains="Nerys").exists()
    Who.objects.filter(user=clerk).update(name="")
    clerk.delete()
    assert list(audit.broken_links()) == []


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_not_in_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction of its act"):
        audit.append(act="tested", about="thing", by=None, at=MOMENT)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE records_auditrow SET line = replace(line, 'thing2', 'thing9') WHERE sequence = 3", [3]),
        ("UPDATE records_auditrow SET digest = '0' WHERE sequence = 3", [3, 4]),
        ("DELETE FROM records_auditrow WHERE sequence = 2", [3]),
        ("DELETE FROM records_auditrow WHERE sequence = 1", [2]),
        ("INSERT INTO records_auditrow (sequence, line, digest) VALUES (6, '{}', '0')", [6]),
    ],
)
def test_a_changed_copy_of_the_database_is_found_out_at_the_right_row(
    change: str, found: list[int], tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no file to copy; what finds it out is the same")
    acts(5)
    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.execute("DROP TRIGGER audit_no_update")
    copy.execute("DROP TRIGGER audit_no_delete")
    copy.execute(change)
    rows = copy.execute("SELECT sequence, line, digest FROM records_auditrow ORDER BY sequence").fetchall()
    copy.close()
    assert list(audit.broken(AuditRow(*row) for row in rows)) == found
    assert list(audit.broken_links()) == []


@pytest.mark.django_db
def test_the_trail_cannot_be_emptied_at_once() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    acts(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE records_auditrow")
    assert AuditRow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_command_proves_the_trail_or_names_the_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from argparse import Namespace

    from audit_triggers import drop
    from moothall.project.commands import audit as command

    monkeypatch.setattr(command, "ready_database", lambda: None)
    acts(3)
    assert command.COMMAND.run(Namespace(quiet=False)) == 0
    assert "3 rows, the last" in capsys.readouterr().out
    drop()
    AuditRow.objects.filter(sequence=2).update(line="something else")
    assert command.COMMAND.run(Namespace(quiet=True)) == 2
    assert "row 2 does not follow" in capsys.readouterr().out
