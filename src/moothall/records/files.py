"""Where files lie: under their SHA-256, public and restricted in separate roots; papers made ready; typefaces."""

from pathlib import Path

from django.conf import settings


def root(*, public: bool) -> Path:
    """The root of the public or the restricted files."""
    return Path(settings.PUBLIC_FILES if public else settings.RESTRICTED_FILES)


def path_of(digest: str, *, public: bool) -> Path:
    """The place of a file; it may not be there."""
    return root(public=public) / digest[:2] / digest[2:4] / digest


def shelf() -> Path:
    """The folder of papers that are made ready for binding, as closed as the restricted files."""
    return root(public=False).parent / "shelf"


def fonts() -> tuple[Path, ...]:
    """The folders of the typefaces that we typeset with, where they have been set up."""
    folder = Path(settings.ROOT) / "build" / "fonts"
    return (folder,) if folder.is_dir() else ()
