"""The database itself refuses to change or delete a row of the audit trail."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = tuple(
    f"""CREATE TRIGGER audit_no_{act.lower()} BEFORE {act} ON records_auditrow
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"""
    for act in ("UPDATE", "DELETE")
)
POSTGRESQL = (
    """CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON records_auditrow
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()""",
    """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON records_auditrow
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()""",
)


def forbid(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers of the database in use."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on the audit trail."""

    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(forbid)]
