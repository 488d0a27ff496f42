"""Settings from the environment: each declared once with its type, its default and what it is for.

A value that cannot be understood stops the program with a sentence that names the variable.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from moothall.rules.permits import GRANTED, Role

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


def roles(written: str) -> frozenset[Role]:
    """Roles that can be given: `everyone`, `nobody`, or names divided by commas."""
    named = {"everyone": GRANTED, "nobody": frozenset[Role]()}.get(written.strip().lower())
    if named is not None:
        return named
    wanted = words(written)
    if unknown := [word for word in wanted if word not in GRANTED]:
        raise ValueError(f"everyone, nobody, or roles divided by commas ({unknown[0]} is no role)")
    return frozenset(map(Role, wanted))


def web_address(written: str) -> str:
    """An address of the web without a slash at its end, or nothing."""
    if written and not (urlsplit(written).scheme in {"http", "https"} and urlsplit(written).hostname):
        raise ValueError("an address such as https://login.example.org, or empty")
    return written.rstrip("/")


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


def mail(written: str) -> dict[str, Any] | None:
    """Django's settings for `smtp://user:password@host:587` or `smtps://...:465`; None for the empty text."""
    if not written:
        return None
    parts = urlsplit(written)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("an address such as smtp://user:password@host:587, or empty to write mail to files")
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and parts.username is not None,
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
MAIL = Setting(
    "MOOTHALL_MAIL", "", mail, "Server that sends e-mail; mail is written to files in the data folder when empty"
)
MAIL_FROM = Setting("MOOTHALL_MAIL_FROM", "democratic.services@localhost", str, "Address that e-mail comes from")
SECOND_FACTOR = Setting(
    "MOOTHALL_SECOND_FACTOR",
    "everyone",
    roles,
    "Roles that must sign in with a second factor or a passkey: `everyone`, `nobody`, or roles divided by commas",
)
SESSION_HOURS = Setting("MOOTHALL_SESSION_HOURS", "12", whole_number, "Hours after which everyone has to sign in again")
OIDC = Setting(
    "MOOTHALL_OIDC_ISSUER", "", web_address, "Issuer of the OpenID Connect provider to sign in with; none when empty"
)
OIDC_CLIENT = Setting("MOOTHALL_OIDC_CLIENT", "", str, "Client id that the provider has given")
OIDC_SECRET = Setting("MOOTHALL_OIDC_SECRET", "", str, "Client secret that the provider has given")
OIDC_NAME = Setting(
    "MOOTHALL_OIDC_NAME", "your council account", str, "Name of the provider on the page for signing in"
)
OIDC_DOMAINS = Setting(
    "MOOTHALL_OIDC_DOMAINS",
    "",
    words,
    "Domains whose addresses count as verified although the provider does not say so of each",
)
OIDC_SECOND_FACTOR = Setting(
    "MOOTHALL_OIDC_SECOND_FACTOR", "no", flag, "The provider asks for a second factor itself; none is asked for here"
)
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
    MAIL,
    MAIL_FROM,
    SECOND_FACTOR,
    SESSION_HOURS,
    OIDC,
    OIDC_CLIENT,
    OIDC_SECRET,
    OIDC_NAME,
    OIDC_DOMAINS,
    OIDC_SECOND_FACTOR,
    UPLOAD_MEGABYTES,
)
