"""The triggers that guard the audit trail, taken away and put back around tests that empty all tables."""

from importlib import import_module

from django.db import connection

MIGRATION = import_module("moothall.records.migrations.0002_audit_is_append_only")
TABLE = "records_auditrow"


def drop() -> None:
    """Let the audit trail be emptied."""
    names = {"sqlite": ("audit_no_update", "audit_no_delete"), "postgresql": ("audit_no_change", "audit_no_truncate")}
    with connection.cursor() as cursor:
        for name in names[connection.vendor]:
            on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS audit_is_append_only()")


def make() -> None:
    """Guard the audit trail as the migration does."""
    drop()
    with connection.schema_editor() as editor:
        MIGRATION.forbid(None, editor)
