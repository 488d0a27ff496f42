"""Debian packages that the checks need beside the Python ones: a browser and a database server."""

import os
import shutil

from environment import SetupError, run, say


def install(package: str) -> None:
    """Install a Debian package. Raises SetupError, in one line, where that is not possible."""
    if not shutil.which("apt-get"):
        raise SetupError(f"install {package} by hand: this machine has no apt-get")
    if os.geteuid() != 0:
        raise SetupError(f"install {package} first (as root: apt-get install {package})")
    say(f"Installing the Debian package {package}")
    quiet = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    run([*quiet, "update"], "apt-get could not fetch its lists")
    run([*quiet, "install", "-y", "--no-install-recommends", package], f"apt-get could not install {package}")
