"""The search index follows the database, whatever happens to the processes that write to it."""

import contextlib
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from filled_index import entry
from moothall.operations.search_index import Agreement, agreement, catch_up, highest, put_sheet, rebuild
from moothall.queries.public.search_index import Question, ask, current, home, opened
from moothall.records.models import SearchSheet

AGREED = Agreement(missing=(), foreign=())


def texts(folder: Path, words: str) -> list[str]:
    return sorted(one.entry.text for one in ask(folder, Question(words)).found)


def put(pack: str, *entries: str) -> None:
    with transaction.atomic():
        put_sheet(pack=pack, entries=[entry(text) for text in entries])


@pytest.mark.django_db
def test_what_is_published_is_found_after_catching_up(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.", "The ferry fares.")
    assert texts(tmp_path, "ferry") == []
    assert catch_up(tmp_path) == 1
    assert texts(tmp_path, "ferry") == ["The ferry fares.", "The ferry timetable."]
    assert agreement(tmp_path) == AGREED


@pytest.mark.django_db
def test_catching_up_when_nothing_is_new_takes_nothing(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.")
    assert [catch_up(tmp_path), catch_up(tmp_path)] == [1, 0]


@pytest.mark.django_db
def test_a_new_version_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable, first version.")
    catch_up(tmp_path)
    put("pack0001", "The ferry timetable, corrected.")
    catch_up(tmp_path)
    assert texts(tmp_path, "ferry") == ["The ferry timetable, corrected."]
    assert agreement(tmp_path) == AGREED


@pytest.mark.django_db
def test_an_empty_sheet_takes_a_pack_out_of_the_index(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.")
    put("pack0002", "The ferry fares.")
    catch_up(tmp_path)
    put("pack0001")
    catch_up(tmp_path)
    assert texts(tmp_path, "ferry") == ["The ferry fares."]
    assert agreement(tmp_path) == AGREED
    assert catch_up(tmp_path) == 0


@pytest.mark.django_db
def test_after_a_rebuild_not_even_the_index_files_know_what_was_taken_down(tmp_path: Path) -> None:
    put("pack0001", "The zyxomma survey.")
    put("pack0002", "The ferry fares.")
    catch_up(tmp_path)
    put("pack0001")
    rebuild(tmp_path)
    assert [term for term, _ in current(tmp_path).terms_with_prefix("text", "z")] == []
    assert [path for path in home(tmp_path).iterdir() if b"zyxomma" in path.read_bytes()] == []
    assert texts(tmp_path, "ferry") == ["The ferry fares."]


@pytest.mark.django_db
def test_the_index_and_the_database_say_where_they_differ(tmp_path: Path) -> None:
    for pack in ("pack0001", "pack0002", "pack0003"):
        put(pack, "The ferry timetable.")
    catch_up(tmp_path)
    put("pack0002", "The ferry timetable, corrected.")
    put("pack0004", "The ferry fares.")
    SearchSheet.objects.filter(pack="pack0003").delete()
    assert agreement(tmp_path) == Agreement(missing=("pack0002", "pack0004"), foreign=("pack0003",))
    assert not agreement(tmp_path)
    rebuild(tmp_path)
    assert agreement(tmp_path)


@pytest.mark.django_db
def test_the_index_can_be_made_anew_from_nothing(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.")
    put("pack0002", "The ferry fares.")
    assert rebuild(tmp_path / "not" / "there") == 2
    assert agreement(tmp_path / "not" / "there") == AGREED


@pytest.mark.django_db
def test_an_index_of_another_layout_is_left_behind(tmp_path: Path) -> None:
    old = tmp_path / "an earlier layout"
    old.mkdir()
    (old / "meta.json").write_text("{}")
    put("pack0001", "The ferry timetable.")
    rebuild(tmp_path)
    assert not old.exists()
    assert texts(tmp_path, "ferry") == ["The ferry timetable."]


@pytest.mark.django_db
@pytest.mark.parametrize("damage", [b"", b"{", None])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    put("pack0001", "The ferry timetable.")
    catch_up(tmp_path)
    meta = home(tmp_path) / "meta.json"
    meta.unlink() if damage is None else meta.write_bytes(damage)
    opened.cache_clear()
    assert catch_up(tmp_path) == 1
    assert agreement(tmp_path) == AGREED


@pytest.mark.django_db
def test_an_index_ahead_of_a_database_that_was_put_back_is_made_anew(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.")
    put("pack0002", "The ferry fares.")
    catch_up(tmp_path)
    SearchSheet.objects.filter(pack="pack0002").delete()
    assert catch_up(tmp_path) == 1
    assert texts(tmp_path, "ferry") == ["The ferry timetable."]
    assert agreement(tmp_path) == AGREED


@pytest.mark.django_db
def test_a_sheet_of_a_transaction_that_fails_is_never_found(tmp_path: Path) -> None:
    def publish_and_fail() -> None:
        with transaction.atomic():
            put_sheet(pack="pack0001", entries=[entry("The ferry timetable.")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_and_fail()
    assert catch_up(tmp_path) == 0
    assert texts(tmp_path, "ferry") == []


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of other processes, with a database of their own on the server that the tests use."""
    own = {"MOOTHALL_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "moothall.project.settings"}
    environment = os.environ | own | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with contextlib.ExitStack() as stack:
        if server := os.environ.get("MOOTHALL_DATABASE_URL"):
            environment["MOOTHALL_DATABASE_URL"] = stack.enter_context(_database_on(server))
        assert _moothall(environment, "manage", "migrate", "--verbosity=0").returncode == 0
        yield environment


@contextlib.contextmanager
def _database_on(server: str) -> Iterator[str]:
    """A new PostgreSQL database while the block runs; gives its address."""
    import psycopg

    name, place = f"elsewhere_{secrets.token_hex(4)}", server.rpartition("/")[0]
    with psycopg.connect(f"{place}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{place}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _moothall(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "moothall.project.command", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def _other(environment: dict[str, str], *words: str) -> subprocess.Popen[str]:
    """Another process at the index in the folder where that environment's commands look for it."""
    folder = Path(environment["MOOTHALL_DATA"]) / "search"
    script = Path(__file__).with_name("other_process.py")
    return subprocess.Popen(
        [sys.executable, script, folder, *words], env=environment, text=True, stderr=subprocess.PIPE
    )


@pytest.mark.django_db
def test_two_processes_may_publish_and_index_at_once(elsewhere: dict[str, str]) -> None:
    both = [_other(elsewhere, "publish", pack) for pack in ("pack0001", "pack0002")]
    assert [(process.communicate(timeout=120)[1], process.returncode) for process in both] == [("", 0)] * 2
    folder = Path(elsewhere["MOOTHALL_DATA"]) / "search"
    assert highest(folder) == 12
    assert texts(folder, "ferry") == [f"The ferry of {pack}, change 5." for pack in ("pack0001", "pack0002")]
    assert _moothall(elsewhere, "reindex", "--check").returncode == 0


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["die_after_commit", "die_while_indexing"])
def test_a_process_killed_between_commit_and_indexing_leaves_nothing_lost(elsewhere: dict[str, str], act: str) -> None:
    killed = _other(elsewhere, act)
    assert (killed.communicate(timeout=120)[1], killed.returncode) == ("", -signal.SIGKILL)
    before = _moothall(elsewhere, "reindex", "--check")
    assert before.returncode == 2, before.stderr
    assert "4 packs" in before.stderr

    restarted = _moothall(elsewhere, "search", "committed")
    assert restarted.returncode == 0, restarted.stderr
    assert "4 found" in restarted.stderr
    assert "Committed again." in restarted.stdout
    assert "Committed and indexed." not in restarted.stdout
    after = _moothall(elsewhere, "reindex", "--check")
    assert (after.returncode, after.stderr) == (0, "")


@pytest.mark.django_db
def test_a_release_killed_before_it_is_indexed_is_found_after_the_next_start(elsewhere: dict[str, str]) -> None:
    killed = _other(elsewhere, "die_after_release")
    assert (killed.communicate(timeout=120)[1], killed.returncode) == ("", -signal.SIGKILL)
    assert "1 pack;" in _moothall(elsewhere, "reindex", "--check").stderr
    assert "took 1 pack." in _moothall(elsewhere, "reindex", "--missing").stdout
    assert _moothall(elsewhere, "reindex", "--check").returncode == 0
    assert "Resurfacing of the coast road" in _moothall(elsewhere, "search", "resurfaced").stdout


@pytest.mark.django_db
def test_the_same_entries_again_are_no_change(tmp_path: Path) -> None:
    put("pack0001", "The ferry timetable.")
    catch_up(tmp_path)
    put("pack0001", "The ferry timetable.")
    assert catch_up(tmp_path) == 0
