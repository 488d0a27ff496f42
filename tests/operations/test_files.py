"""Files lie under their content, are whole before a row names them, and are swept."""

import pytest
from acts import archived
from django.apps import apps
from django.db.models import CharField

from moothall.operations import files
from moothall.operations.files import keep, sweep
from moothall.records.files import path_of
from moothall.records.models import Opening

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_under_its_content_once() -> None:
    first, again = keep(b"words", public=False), keep(b"words", public=False)
    assert first == again
    assert path_of(first, public=False).read_bytes() == b"words"
    assert [path.name for path in path_of(first, public=False).parent.iterdir()] == [first]


def test_public_and_restricted_files_lie_apart() -> None:
    digest = keep(b"words", public=False)
    assert not path_of(digest, public=True).exists()
    assert path_of(digest, public=True).parents[2] != path_of(digest, public=False).parents[2]


def test_a_sweep_finds_what_no_row_names_and_what_is_missing() -> None:
    named = archived().source.sha256
    orphan = keep(b"left over", public=True)
    path_of(named, public=False).unlink()
    found = sweep()
    assert ([path.name for path in found.orphans], found.missing) == ([orphan], (named,))


def test_a_sweep_that_removes_takes_orphans_alone() -> None:
    named = archived().source.sha256
    orphan = keep(b"left over", public=False)
    sweep(remove=True)
    assert path_of(named, public=False).exists()
    assert not path_of(orphan, public=False).exists()


NO_FILES = {"digest", "secret", "essence", "of", "published_digest"}
"""Columns that hold a hash of something else."""


def test_the_sweep_knows_every_column_that_names_a_file() -> None:
    hashes = {
        (model, field.name)
        for model in apps.get_app_config("records").get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CharField) and field.max_length == 64 and field.name not in NO_FILES
    }
    assert hashes - {(Opening, "file")} == {column for columns in files._NAMED.values() for column in columns}
