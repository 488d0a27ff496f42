"""The page on the rules: its examples run, and it names every setting, kind of notice and period."""

import doctest
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from moothall.rules import call_in, notice, periods, working_days

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"

SETTINGS = [field.name for kind in (working_days.Profile, call_in.Rule) for field in msgspec.structs.fields(kind)]
PERIODS = [name for name, value in vars(periods).items() if isinstance(value, periods.Period)]


def test_the_examples_give_what_they_say() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False)
    assert outcome.attempted > 10
    assert outcome.failed == 0


@pytest.mark.parametrize("name", [*SETTINGS, *PERIODS, *get_args(notice.Kind)])
def test_the_page_names_it(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("requirement", notice.REQUIREMENTS, ids=lambda rule: f"{rule.kind} {rule.since}")
def test_the_page_gives_the_number_of_clear_days(requirement: notice.Requirement) -> None:
    row = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if f"| `{requirement.kind}` |" in line)
    assert str(requirement.days) in row
