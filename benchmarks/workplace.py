"""Where benchmarks keep their data, apart from everything else, and the Django they run on."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("MOOTHALL_BENCHMARKS", ROOT / "data" / "benchmarks"))


def ready(folder: Path) -> None:
    """Load Django with that data folder and bring its tables up to date.

    On PostgreSQL the database that MOOTHALL_DATABASE_URL names is used: give it one that holds nothing else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["MOOTHALL_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "moothall.project.settings"
    os.environ["MOOTHALL_SECOND_FACTOR"] = "nobody"  # what is measured is the desk, not the way in
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
