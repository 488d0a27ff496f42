"""The key that signs sessions, made once and kept beside the embedded database."""

import os
import secrets
from pathlib import Path


def kept_key(folder: Path) -> str:
    """The key in `folder`, made on first use, readable by its owner alone.

    Two processes that start together agree: the file appears whole, and the first one wins.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "secret-key"
    if not kept.exists():
        _place(kept, secrets.token_urlsafe(50))
    return kept.read_text(encoding="ascii")


def _place(kept: Path, key: str) -> None:
    fresh = kept.with_name(f"secret-key.{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key)
    try:
        os.link(fresh, kept)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
