"""`./demo`: makes the environment and the front-end assets, then hands over to `moothall demo`."""

import os
import sys

from assets import build_assets
from environment import VENV, SetupError, prepare

REFUSED = 2


def main() -> None:
    """Set up what is not set up yet, and become the `moothall` command."""
    try:
        prepare("run")
        build_assets()
    except SetupError as error:
        sys.exit(_refuse(str(error)))
    except KeyboardInterrupt:
        sys.exit(130)
    command = VENV / "bin" / "moothall"
    os.execv(command, [str(command), "demo", *sys.argv[1:]])  # noqa: S606 - our own program, no shell wanted


def _refuse(reason: str) -> int:
    print(f"demo: {reason}", file=sys.stderr)
    return REFUSED


if __name__ == "__main__":
    main()
