"""Front-end assets for a checkout: a Node where the machine has none, then the project's own build."""

import shutil

from environment import PYTHON, add, run


def build_assets() -> None:
    """Bring `build/` in step with `package-lock.json`. Raises SetupError when that cannot be done."""
    if not (shutil.which("node") and shutil.which("npm")):
        add("node")
    run([PYTHON, "-m", "moothall.web.components.assets"], "the front-end assets cannot be made")
