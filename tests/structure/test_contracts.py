"""The import contracts cover the folders that there are; `lint-imports` then holds them."""

import tomllib

from structure.tree import ROOT, SOURCE

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def contract(name: str) -> dict[str, list[str]]:
    """The contract whose name begins so."""
    [found] = [contract for contract in CONTRACTS if contract["name"].startswith(name)]
    return found


def layers() -> list[list[str]]:
    """The layers from top to bottom, each as its folders."""
    written = contract("A layer imports only")["layers"]
    return [[name.strip(" ()") for name in line.split("|")] for line in written]


def present() -> set[str]:
    """The folders and modules of the project that hold code."""
    return {path.stem for path in SOURCE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()} - {
        "__init__"
    }


def test_every_folder_has_a_layer() -> None:
    assert present() <= {name for layer in layers() for name in layer}


def test_everything_below_the_tables_is_kept_from_django() -> None:
    order = layers()
    below = order[next(number for number, layer in enumerate(order) if "records" in layer) + 1 :]
    kept = {name.removeprefix("moothall.") for name in contract("Facts, rules")["source_modules"]}
    assert {name for layer in below for name in layer} & present() <= kept


def test_the_three_sites_are_strangers() -> None:
    assert contract("Desk, public site")["modules"] == ["moothall.web.desk", "moothall.web.public", "moothall.web.api"]


def test_no_folder_is_empty() -> None:
    empty = [
        path.parent
        for path in SOURCE.rglob("__init__.py")
        if not path.read_text(encoding="utf-8") and len([*path.parent.glob("*")]) == 1
    ]
    assert empty == []
