"""Where a benchmark keeps its data: a folder for each, apart from everything else, and its own Django."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("MOOTHALL_BENCHMARKS", ROOT / "data" / "benchmarks"))


def ready(name: str) -> Path:
    """Load Django with a data folder of that name and bring its tables up to date; gives the folder.

    On PostgreSQL the database that MOOTHALL_DATABASE_URL names is used: give it one that holds nothing else.
    """
    folder = DATA / name
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MOOTHALL_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "moothall.project.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return folder
