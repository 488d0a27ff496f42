"""Django's settings. What may be set is declared in `environment.py`; this file wires it."""

from pathlib import Path
from typing import Any

from moothall.project import environment, sign_in
from moothall.project.keys import kept_key

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]

MOOTHALL_DATA = Path(environment.DATA.value()).resolve()
PUBLIC_FILES = MOOTHALL_DATA / "files" / "public"
RESTRICTED_FILES = MOOTHALL_DATA / "files" / "restricted"
SEARCH_INDEX = MOOTHALL_DATA / "search"

COUNCIL = environment.COUNCIL.value()
COUNCIL_COLOUR = environment.COLOUR.value()
COUNCIL_LOGO = environment.LOGO.value()
SITE = environment.SITE.value().rstrip("/")

DEBUG = environment.DEBUG.value()
ALLOWED_HOSTS = list(environment.HOSTS.value())
ROOT_URLCONF = "moothall.project.urls"
WSGI_APPLICATION = "moothall.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_postgresql = environment.DATABASE_URL.value()


def _sqlite() -> dict[str, Any]:
    """SQLite as a server needs it: readers beside one writer, and writers that queue instead of failing."""
    MOOTHALL_DATA.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MOOTHALL_DATA / "moothall.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
        },
    }


def _secret_key() -> str:
    given = environment.SECRET_KEY.value()
    if not given and _postgresql:
        raise environment.SettingError(
            "moothall: set MOOTHALL_SECRET_KEY, the same on every machine that serves the site"
        )
    return given or kept_key(MOOTHALL_DATA)


CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "moothall_cache"},
}
DATABASES = {"default": _postgresql or _sqlite()}
SECRET_KEY = _secret_key()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "moothall.records",
    "moothall.web.components",
    "moothall.web.public",
    "moothall.web.desk",
    *sign_in.APPS,
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "moothall.project.headers.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "moothall.project.access.Access",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "moothall.project.headers.council",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False
APPEND_SLASH = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [folder for folder in (ROOT / "build" / "static",) if folder.is_dir()]
WHITENOISE_USE_FINDERS = True

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

_https = environment.HTTPS.value()
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _https
CSRF_FAILURE_VIEW = "moothall.web.public.views.form_refused"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.PROXY.value() else None

# Mail goes to files until a server is named.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = MOOTHALL_DATA / "mail"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.MAIL_FROM.value()
EMAIL_TIMEOUT = 30
if _mail := environment.MAIL.value():
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    globals().update(_mail)

globals().update(sign_in.settings())
SECOND_FACTOR = environment.SECOND_FACTOR.value()
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
OIDC_IS_SECOND_FACTOR = environment.OIDC_SECOND_FACTOR.value()
SESSION_COOKIE_AGE = environment.SESSION_HOURS.value() * 60 * 60

UPLOAD_LIMIT = environment.UPLOAD_MEGABYTES.value() * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Logs name what was done and to which public id, never a title, a name or a text: drafts have those too.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "moothall.project.logs.DiscreetFormatter",
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"moothall": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
