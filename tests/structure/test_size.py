"""The size budget: small functions in small files, so that a reader holds each in the head."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from structure.tree import ROOT, functions, modules


@pytest.fixture(scope="module")
def lengths() -> dict[str, int]:
    """Lines of every function."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in modules()
        for node in functions(path)
    }


@pytest.fixture(scope="module")
def files() -> dict[str, int]:
    """Lines of every file."""
    return {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}


def over(sizes: dict[str, int], most: int) -> list[str]:
    return [f"{name}: {size} lines" for name, size in sorted(sizes.items(), key=lambda item: -item[1]) if size > most]


def share_within(sizes: Sequence[int], most: int) -> float:
    return sum(size <= most for size in sizes) / len(sizes)


def test_half_of_the_functions_are_under_ten_lines(lengths: dict[str, int]) -> None:
    assert median(lengths.values()) < 10


def test_nine_functions_in_ten_are_under_thirty_lines(lengths: dict[str, int]) -> None:
    assert share_within(list(lengths.values()), 29) >= 0.9, over(lengths, 29)


def test_no_function_is_over_fifty_lines(lengths: dict[str, int]) -> None:
    assert over(lengths, 50) == []


def test_nine_files_in_ten_are_under_250_lines(files: dict[str, int]) -> None:
    assert share_within(list(files.values()), 249) >= 0.9, over(files, 249)


def test_no_file_is_over_500_lines(files: dict[str, int]) -> None:
    assert over(files, 500) == []


@pytest.mark.parametrize("name", ["utils", "helpers", "services", "core", "manager", "managers"])
def test_no_module_is_named_after_nothing(name: str) -> None:
    named = [path for path in modules() if name in (path.stem, *path.relative_to(ROOT).parts)]
    assert named == []


def test_a_long_function_would_be_seen(tmp_path: Path) -> None:
    long = tmp_path / "long.py"
    long.write_text("def speech():\n" + "    pass\n" * 60, encoding="utf-8")
    [node] = functions(long)
    assert over({node.name: (node.end_lineno or 0) - node.lineno + 1}, 50) == ["speech: 61 lines"]
