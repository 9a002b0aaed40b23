"""The world around a journal: disks without locks, sync programs, scraps of crashes."""

from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from netjournal.errors import SaveFailed
from netjournal.store import care, lock
from tests.store.conftest import Place, add, names, note, texts


def _no_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


@pytest.fixture
def lockless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows no locks, as some that come over a network."""
    monkeypatch.setattr(fcntl, "flock", _no_locks)


@pytest.mark.usefixtures("lockless")
def test_without_locks_two_writers_still_take_turns(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, shell = place.open(), place.open("shell")
    add(app, "Ada Lovelace")
    add(shell, "Mary Somerville")
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    with app.keeper.lock.held(), pytest.raises(SaveFailed, match="busy"):
        add(shell, "Charles Babbage")
    add(shell, "Charles Babbage")
    app.close()
    shell.close()
    assert len(names(place.open())) == 3
    assert not list(place.folder.glob("*.locked"))


@pytest.mark.usefixtures("lockless")
def test_who_was_taken_for_dead_does_not_unlock_for_others(place: Place) -> None:
    place.begun("Ada Lovelace")
    token = place.folder / "journal.json.locked"
    slow, other = place.open().keeper.lock, place.open("shell").keeper.lock
    busy = ExitStack()
    busy.enter_context(slow.held())
    os.utime(token, (0, 0))
    with other.held():
        theirs = token.read_text()
        busy.close()
        assert token.read_text() == theirs
    assert not list(place.folder.glob("*.locked*"))


@pytest.mark.usefixtures("lockless")
def test_a_token_that_a_dead_process_left_locks_nobody_out(place: Place) -> None:
    place.begun("Ada Lovelace")
    token = place.folder / "journal.json.locked"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    token.write_text(f"{os.uname().nodename} {dead.pid}")
    add(place.open(), "Mary Somerville")
    token.write_text("another-machine 1")
    os.utime(token, (0, 0))
    add(place.open(), "Charles Babbage")
    assert len(names(place.open())) == 3


@pytest.mark.parametrize(
    "name",
    [
        "journal.sync-conflict-20261123-101010-ABCDEF7.json",
        "journal.json.sync-conflict-20261123-101010-ABCDEF7.edits",
        "journal (conflicted copy 2026-11-23 101010).json",
        "journal (Ada's conflicted copy 2026-11-23).json",
        "journal_conflict-20261123-101010.json",
        "journal (1).json",
        "journal 2.json",
    ],
)
def test_conflict_copies_are_noticed_and_left_alone(place: Place, name: str) -> None:
    place.begun("Ada Lovelace")
    copy = place.folder / name
    copy.write_bytes(place.path.read_bytes())
    for other in ("journals.json", "journal.jsonl", "journal.json.bak", "my journal 2.json"):
        (place.folder / other).touch()
    store = place.open()
    assert [one.kind for one in store.problems] == ["conflict-copy"]
    assert name in store.problems[0].sentence
    add(store, "Mary Somerville")
    store.close()
    assert copy.exists()
    assert not care.check(place.path, place.backups).is_sound


def test_what_a_crash_left_half_written_goes_away_in_time(place: Place) -> None:
    place.begun("Ada Lovelace")
    old = place.folder / "journal.json.00000000.tmp"
    busy = place.folder / "journal.json.11111111.tmp"
    theirs = place.folder / "journal.json.mine.tmp"
    for left in (old, theirs):
        left.write_bytes(b"half of")
        os.utime(left, (place.time.timestamp() - 7200,) * 2)
    busy.write_bytes(b"somebody writes this now")
    os.utime(busy, (place.time.timestamp(),) * 2)
    store = place.open()
    add(store, "Mary Somerville")
    store.close()
    assert not old.exists()
    assert busy.exists()
    assert theirs.exists()


def test_a_folder_emptied_while_open_is_written_again_from_memory(place: Place) -> None:
    place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    note(store, "before")
    for path in place.folder.iterdir():
        path.unlink()
    assert store.catch_up() == ()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    note(store, "after")
    store.close()
    again = place.open()
    assert names(again) == ["Ada Lovelace", "Mary Somerville"]
    assert texts(again) == ["after", "before"]
    assert not again.problems


def test_a_folder_removed_while_open_comes_back_with_the_next_save(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    moved = place.folder.rename(place.folder.with_name("elsewhere"))
    note(store, "typed meanwhile")
    store.close()
    assert texts(place.open()) == ["typed meanwhile"]
    assert names(place.open()) == ["Ada Lovelace"]
    assert (moved / "journal.json").exists()


@pytest.mark.parametrize("emptied", [b"", b"\0\0\0\0", b"null"])
def test_a_file_emptied_while_open_never_means_that_everybody_is_gone(
    place: Place, emptied: bytes
) -> None:
    place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    place.path.write_bytes(emptied)
    store.catch_up()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    assert store.problems
    note(store, "typed meanwhile")
    assert not store.fold()
    assert place.path.read_bytes() == emptied
    store.accept_foreign()
    store.close()
    care.restore(place.path, None, backups=place.backups, now=place.now)
    again = place.open()
    assert names(again) == ["Ada Lovelace", "Mary Somerville"]
    assert texts(again) == ["typed meanwhile"]


def test_an_older_file_while_open_does_not_undo_what_was_saved(place: Place) -> None:
    place.begun("Ada Lovelace")
    old = place.path.read_bytes()
    store = place.open()
    add(store, "Mary Somerville")
    store.fold()
    place.path.write_bytes(old)
    store.catch_up()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_a_hard_link_elsewhere_keeps_what_it_had(place: Place, tmp_path: Path) -> None:
    place.begun("Ada Lovelace")
    link = tmp_path / "link.json"
    os.link(place.path, link)
    before = link.read_bytes()
    store = place.open()
    add(store, "Mary Somerville")
    store.close()
    assert link.read_bytes() == before
