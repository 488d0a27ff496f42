"""Settings from the environment: each declared once with its type, its default and what it is for.

A value that cannot be understood stops the program with a sentence that names the variable.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

T = TypeVar("T")


class SettingError(SystemExit):
    """A setting that cannot be used: which, what it was, and what it should be."""


@dataclass(frozen=True)
class Setting(Generic[T]):
    """An environment variable: its name, default as written, reader and meaning."""

    name: str
    default: str
    read: Callable[[str], T]
    meaning: str

    def value(self, environ: Mapping[str, str] | None = None) -> T:
        """The value in force. Raises SettingError when the text cannot be read."""
        written = (os.environ if environ is None else environ).get(self.name, self.default)
        try:
            return self.read(written)
        except ValueError as error:
            raise SettingError(f"moothall: {self.name} is {written!r}, but it must be {error}") from error


def flag(written: str) -> bool:
    """Yes or no: `1`, `true`, `yes`, `on` or `0`, `false`, `no`, `off`."""
    word = written.strip().lower()
    if word not in {"1", "true", "yes", "on", "0", "false", "no", "off"}:
        raise ValueError("yes or no")
    return word in {"1", "true", "yes", "on"}


def whole_number(written: str) -> int:
    """A whole number that is not negative."""
    if not written.strip().isdecimal():
        raise ValueError("a whole number")
    return int(written)


def words(written: str) -> tuple[str, ...]:
    """A list divided by commas."""
    return tuple(part.strip() for part in written.split(",") if part.strip())


def colour(written: str) -> str:
    """A colour as #rrggbb."""
    if len(written) != 7 or written[0] != "#" or not all(digit in "0123456789abcdefABCDEF" for digit in written[1:]):
        raise ValueError("a colour written as #1d70b8")
    return written.lower()


def database(written: str) -> dict[str, Any] | None:
    """Django's settings for `postgresql://user:password@host:port/name`; None for the empty text."""
    if not written:
        return None
    parts = urlsplit(written)
    if parts.scheme not in {"postgres", "postgresql"} or len(parts.path) < 2:
        raise ValueError("an address such as postgresql://user:password@host:5432/name, or empty for SQLite")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATA = Setting(
    "MOOTHALL_DATA", "data/moothall", str, "Folder for the embedded database, the files and the search index"
)
DATABASE_URL = Setting("MOOTHALL_DATABASE_URL", "", database, "PostgreSQL to use instead of the embedded SQLite")
SECRET_KEY = Setting("MOOTHALL_SECRET_KEY", "", str, "Key that signs sessions; kept in the data folder when not given")
DEBUG = Setting("MOOTHALL_DEBUG", "no", flag, "Show details of errors in the browser; never on a public site")
HOSTS = Setting("MOOTHALL_HOSTS", "localhost,127.0.0.1,[::1]", words, "Host names the site answers to")
HTTPS = Setting(
    "MOOTHALL_HTTPS", "no", flag, "The site is reached over HTTPS: secure cookies, and browsers told to stay"
)
PROXY = Setting("MOOTHALL_BEHIND_PROXY", "no", flag, "Trust X-Forwarded-Proto of the proxy in front")
SITE = Setting(
    "MOOTHALL_SITE", "http://127.0.0.1:8000", str, "Address of the site as readers see it, for feeds and calendars"
)
COUNCIL = Setting("MOOTHALL_COUNCIL", "Council", str, "Name of the council on every page")
COLOUR = Setting("MOOTHALL_COLOUR", "#1d4f5c", colour, "The council's colour")
LOGO = Setting("MOOTHALL_LOGO", "", str, "Address of the council's logo; its name in words when empty")
UPLOAD_MEGABYTES = Setting("MOOTHALL_UPLOAD_MEGABYTES", "200", whole_number, "Largest pack that the desk takes")

ALL: tuple[Setting[Any], ...] = (
    DATA,
    DATABASE_URL,
    SECRET_KEY,
    DEBUG,
    HOSTS,
    HTTPS,
    PROXY,
    SITE,
    COUNCIL,
    COLOUR,
    LOGO,
    UPLOAD_MEGABYTES,
)
