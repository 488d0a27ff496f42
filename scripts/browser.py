"""A Chromium for the tests that do what a person does."""

import shutil

from debian import install
from environment import SetupError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str:
    """The path of a Chromium, installed if need be. Raises SetupError where there is none to be had."""
    if found := _present():
        return found
    install("chromium")
    if found := _present():
        return found
    raise SetupError("the package chromium was installed, but no browser is on the path")


def _present() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)
