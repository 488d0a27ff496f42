"""The repository as the structure tests see it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "moothall"
WRITTEN_BY_US = (SOURCE, ROOT / "scripts")


def modules() -> Iterator[Path]:
    """Every Python file that the size budget covers: ours, without migrations, which Django writes."""
    for folder in WRITTEN_BY_US:
        yield from (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def locked(name: str) -> dict[str, str]:
    """Package names and versions of requirements/`name`.txt."""
    lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split(" ")[0].partition("==") for line in lines if "==" in line and not line.startswith((" ", "#")))
    return {package.partition("[")[0]: version for package, _, version in pins}


def asked(name: str) -> list[str]:
    """Package names of requirements/`name`.in, as written."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r"))]
