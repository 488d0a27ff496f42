"""The demonstration council in the archive: its packs typeset, read back, imported and released, once."""

import secrets
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from moothall.demonstration.packs import DemoPack, composed, packs
from moothall.demonstration.year import year
from moothall.operations import accounts
from moothall.operations.archive import import_pack
from moothall.operations.release import NamedOverride, release_all
from moothall.project.commands import CommandError
from moothall.project.commands.demonstration_later import play_on
from moothall.project.commands.demonstration_year import play
from moothall.project.commands.packs import both, progress, read_each
from moothall.records.models import PackVersion
from moothall.rules.permits import Role
from moothall.workers import Stopped

CLERK = "clerk"
SLIPS_ONLY = NamedOverride("The demonstration", "Slips stand for the exempt papers; the packs carry none of them.")
FONTS = settings.ROOT / "build" / "fonts"


def fill() -> None:
    """Make the council's packs and publish them; nothing when that has been done. Raises CommandError."""
    done = settings.MOOTHALL_DATA / "filled"
    if done.exists():
        return
    found = list(packs())
    _say(f"Typesetting {len(found)} packs of an invented council")
    paths = _typeset(found, settings.MOOTHALL_DATA / "packs")
    _say("Reading them back, and keeping what they say")
    versions = list(_kept(paths))
    _say("Publishing them: a page for every meeting, paper, person and indicator")
    release_all(versions=versions, by=None, at=timezone.now(), override=SLIPS_ONLY)
    _say("Playing the year that is going on: dates, a work programme, reports, clearance, an agenda")
    with transaction.atomic():
        play_on(play(_clerk()[1], timezone.now()))
    done.touch()


def appoint() -> tuple[str, str]:
    """The name and password of the demonstration's clerk, made on the first start and kept beside the database."""
    user, password = _clerk()
    return CLERK, password if user.check_password(password) else "as you have changed it"


def others() -> list[str]:
    """The names of the other people who can be signed in as, with the same password."""
    return [name for name in year().people if name != CLERK]


def _clerk() -> tuple[User, str]:
    kept = settings.MOOTHALL_DATA / "sign-in.txt"
    user = User.objects.filter(username=CLERK).first()
    if user is None:
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(12), encoding="ascii")
        password = kept.read_text(encoding="ascii")
        user = accounts.appoint(name=CLERK, password=password, roles=[Role.clerk], at=timezone.now())
    return user, kept.read_text(encoding="ascii") if kept.exists() else ""


def _typeset(found: Sequence[DemoPack], folder: Path) -> list[Path]:
    """The packs as PDF files in `folder`, in order of their meetings; those that are there already are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {pack.name: folder / f"{pack.name}.pdf" for pack in found}
    missing = [pack for pack in found if not paths[pack.name].exists()]
    for pack, made in progress(composed(missing, [FONTS]), len(missing)):
        paths[pack.name].write_bytes(made.pdf)
    return list(paths.values())


def _kept(paths: Sequence[Path]) -> Iterator[PackVersion]:
    for path, outcome in read_each(paths, both, method="forkserver"):
        if isinstance(outcome, Stopped):
            raise CommandError(f"{path}: {outcome.reason}")
        source, reading = outcome.value
        yield import_pack(reading=reading, source=source, name=path.name, by=None, at=timezone.now()).version


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
