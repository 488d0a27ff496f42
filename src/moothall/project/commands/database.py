"""What a command does first when it needs the database."""

import os

from moothall.project.commands import CommandError


def use_django() -> None:
    """Load the settings and the tables' models. A setting that cannot be used ends the program with a sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.project.settings")
    import django

    django.setup()


def ready_database() -> None:
    """Load Django and see that the tables are as this version needs them.

    The embedded database is brought up to date on the spot; a PostgreSQL that others may share is not. Raises
    CommandError when that one cannot be reached or lacks a migration.
    """
    use_django()
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise CommandError(f"the database cannot be used: {str(error).splitlines()[0]}") from error
    if missing and connection.vendor != "sqlite":
        raise CommandError(f"the database lacks {len(missing)} migrations; run `moothall manage migrate`")
    if missing:
        call_command("migrate", verbosity=0, interactive=False)
