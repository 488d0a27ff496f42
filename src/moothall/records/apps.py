"""The only Django app with tables."""

from django.apps import AppConfig


class Records(AppConfig):
    """Label `records`: what is archived, what is published, and what was done."""

    name = "moothall.records"
    label = "records"
    verbose_name = "Records"
