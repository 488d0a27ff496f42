"""Clerks of the old group are given the role, and the table is made in which failed sign-ins are counted."""

from typing import Any

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def give_roles(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Turn membership of the group `clerk` into the role; the group is left empty."""
    alias = schema_editor.connection.alias
    group = apps.get_model("auth", "Group").objects.using(alias).filter(name="clerk").first()
    if group is None:
        return
    grants = apps.get_model("records", "RoleGrant").objects.using(alias)
    for user in group.user_set.all():
        grants.get_or_create(user_id=user.pk, role="clerk", defaults={"granted_at": timezone.now()})
    group.user_set.clear()


def make_cache(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The cache is a table, so that every process and machine counts in the same place."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Roles for clerks, and the cache."""

    dependencies = [("auth", "0012_alter_user_first_name_max_length"), ("records", "0004_the_first_half")]
    operations = [migrations.RunPython(give_roles), migrations.RunPython(make_cache)]
