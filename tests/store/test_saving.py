"""A saved edit stays saved, whatever happens to the edits file around it."""

from __future__ import annotations

import os
import shutil

import pytest

from netjournal.errors import ReadOnly, Refused, SaveFailed
from netjournal.model.edits import Change, Edit, change
from netjournal.model.records import Contact
from netjournal.store import durable, log
from tests.store.conftest import Place, add, names, note, put, texts


def test_an_edit_is_on_the_disk_before_commit_returns(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    assert names(place.open("shell")) == ["Ada Lovelace"]


@pytest.mark.parametrize("torn", [b"1", b'deadbeef {"seq":3', b"0" * 4096, b"\0" * 512])
def test_a_torn_tail_is_cut_before_the_next_save(place: Place, torn: bytes) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    with place.edits.open("ab") as file:
        file.write(torn)
    other = place.open("shell")
    assert not other.read_only
    add(other, "Mary Somerville")
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    add(store, "Charles Babbage")
    assert len(names(place.open())) == 3


def test_a_save_after_another_process_folded_reaches_the_right_file(place: Place) -> None:
    app = place.open()
    add(app, "Ada Lovelace")
    shell = place.open("shell")
    add(shell, "Mary Somerville")
    shell.close()
    add(app, "Charles Babbage")
    assert names(place.open()) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]


def test_closing_after_another_process_folded_keeps_its_edit(place: Place) -> None:
    app = place.open()
    add(app, "Ada Lovelace")
    shell = place.open("shell")
    add(shell, "Mary Somerville")
    shell.close()
    app.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_a_fold_does_not_cut_the_edits(place: Place) -> None:
    place.begun("Ada Lovelace")
    assert place.open().history()[0].edit.label == "added Ada Lovelace"


def test_folding_again_after_a_crash_between_rename_and_the_rest_changes_nothing(
    place: Place,
) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    old = place.path.read_bytes()
    put(store, ada, city="London")
    store.close()
    place.path.write_bytes(old)
    again = place.open()
    assert again.journal.contacts[ada].city == "London"
    assert not again.problems


def test_a_damaged_line_before_the_last_makes_it_read_only(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    add(store, "Mary Somerville")
    add(store, "Charles Babbage")
    held = place.edits.read_bytes()
    place.edits.write_bytes(held.replace(b"added Mary", b"added Mory", 1))
    again = place.open()
    assert "damaged" in again.read_only
    assert names(again) == ["Ada Lovelace"]
    with pytest.raises(ReadOnly):
        add(again, "Grace Hopper")
    assert not again.fold()
    assert place.edits.read_bytes() == held.replace(b"added Mary", b"added Mory", 1)


def test_a_missing_line_makes_it_read_only(place: Place) -> None:
    store = place.open()
    for name in ("Ada Lovelace", "Mary Somerville", "Charles Babbage"):
        add(store, name)
    lines = place.edits.read_bytes().splitlines(keepends=True)
    place.edits.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    again = place.open()
    assert "missing" in again.read_only
    assert names(again) == ["Ada Lovelace"]


def test_an_older_file_beside_much_newer_edits_is_read_only(place: Place) -> None:
    place.begun("Ada Lovelace")
    old = place.path.read_bytes()
    store = place.open()
    add(store, "Mary Somerville")
    add(store, "Charles Babbage")
    store.fold()
    store.keeper.log.rewrite(store.keeper.log.everything().lines[-1:])
    store.close()
    place.path.write_bytes(old)
    again = place.open()
    assert "older than its edits: 1 between them are missing" in again.read_only
    assert not again.fold()
    assert place.path.read_bytes() == old


def test_a_removed_edits_file_is_written_again_from_memory(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    add(store, "Mary Somerville")
    place.edits.unlink()
    add(store, "Charles Babbage")
    assert names(place.open()) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]


def test_a_removed_journal_is_written_again_from_memory(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    place.path.unlink()
    add(store, "Mary Somerville")
    assert any("removed" in problem.sentence for problem in store.problems)
    store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_a_removed_lock_file_locks_nobody_out(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    (place.folder / "journal.json.lock").unlink()
    add(store, "Mary Somerville")
    other = place.open("shell")
    add(other, "Charles Babbage")
    add(store, "Grace Hopper")
    assert len(names(place.open())) == 4


def test_old_edits_go_once_there_are_too_many(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.folding.FULL", 20_000)
    monkeypatch.setattr("netjournal.store.folding.KEPT_LINES", 10)
    app, shell = place.open(), place.open("shell")
    for number in range(40):
        note(app, f"note {number} " + "x" * 500)
    shell.catch_up()
    app.fold()
    assert place.edits.stat().st_size < 20_000
    assert len(app.history()) == 10
    note(shell, "after the rotation")
    note(app, "and once more")
    assert len(texts(place.open())) == 42
    shell.close()
    app.close()
    assert len(texts(place.open())) == 42
    assert not place.open().problems


def test_long_edits_are_not_written_anew_at_every_fold(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.folding.FULL", 2_000)
    monkeypatch.setattr("netjournal.store.folding.KEPT_LINES", 10)
    store = place.open()
    for number in range(12):
        note(store, f"note {number} " + "x" * 500)
    store.close()
    held = place.edits.read_bytes()
    assert len(held.splitlines()) == 11
    store = place.open()
    note(store, "one more")
    store.close()
    assert place.edits.read_bytes().startswith(held)


def test_a_process_far_behind_a_rotation_reads_anew(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.folding.FULL", 5_000)
    monkeypatch.setattr("netjournal.store.folding.KEPT_LINES", 3)
    app, shell = place.open(), place.open("shell")
    note(shell, "seen by both")
    app.catch_up()
    for number in range(20):
        note(shell, f"note {number} " + "x" * 500)
    shell.fold()
    assert [kept.by for kept in app.catch_up()] == ["elsewhere"]
    assert len(texts(app)) == 21
    note(app, "one more")
    assert len(texts(place.open())) == 22


def test_a_long_edit_is_several_lines_and_stands_or_falls_whole(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "LONGEST", 4_000)
    store = place.open()
    add(store, "Ada Lovelace")
    whole = len(place.edits.read_bytes())
    people = [Contact(id=store.new_id(), name=f"Person {number}") for number in range(200)]
    store.commit(Edit("imported 200 people", tuple(change(None, one) for one in people)))
    add(store, "Mary Somerville")
    held = place.edits.read_bytes()
    assert len(held.splitlines()) > 6
    assert len(names(place.open())) == 202
    assert len(place.open().history()) == 3

    cut = held[: whole + (len(held) - whole) // 2]
    place.edits.write_bytes(cut)
    again = place.open("shell")
    assert names(again) == ["Ada Lovelace"]
    add(again, "Grace Hopper")
    assert names(place.open()) == ["Ada Lovelace", "Grace Hopper"]
    assert not place.open().read_only


def test_a_full_disk_leaves_file_and_memory_as_they_were(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    before = place.edits.read_bytes()
    write = durable.write

    def little(fd: int, data: bytes | memoryview) -> int:
        monkeypatch.setattr(durable, "write", full)
        return write(fd, bytes(data)[:20])

    def full(fd: int, data: bytes | memoryview) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "write", little)
    with pytest.raises(SaveFailed, match="no space left"):
        add(store, "Mary Somerville")
    assert place.edits.read_bytes() == before
    assert names(store) == ["Ada Lovelace"]
    monkeypatch.setattr(durable, "write", write)
    add(store, "Charles Babbage")
    assert names(place.open()) == ["Ada Lovelace", "Charles Babbage"]


def test_a_failed_sync_is_not_called_saved(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    inode = place.edits.stat().st_ino

    def fail(fd: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "sync", fail)
        with pytest.raises(SaveFailed):
            add(store, "Mary Somerville")
    assert names(place.open()) == ["Ada Lovelace"]
    add(store, "Charles Babbage")
    assert place.edits.stat().st_ino != inode
    assert names(place.open()) == ["Ada Lovelace", "Charles Babbage"]


def test_what_cannot_be_taken_back_makes_it_read_only(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = place.open()
    add(store, "Ada Lovelace")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(durable, "sync", fail)
    monkeypatch.setattr(durable, "truncate", fail)
    with pytest.raises(SaveFailed):
        add(store, "Mary Somerville")
    assert store.read_only
    with pytest.raises(ReadOnly):
        add(store, "Charles Babbage")


@pytest.mark.parametrize("step", ["write", "full_sync", "rename", "create", "sync_folder"])
def test_a_failed_fold_leaves_the_old_file_and_no_scraps(
    place: Place, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    place.begun("Ada Lovelace")
    old = place.path.read_bytes()
    store = place.open()
    add(store, "Mary Somerville")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, step, fail)
        with pytest.raises(SaveFailed):
            store.fold()
    if step != "sync_folder":
        assert place.path.read_bytes() == old
    assert not list(place.folder.glob("*.tmp"))
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_closing_where_the_fold_fails_loses_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    add(store, "Mary Somerville")
    with monkeypatch.context() as patch:
        patch.setattr(durable, "rename", _refuse)
        store.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def _refuse(*_: object) -> None:
    raise OSError(13, "Permission denied")


def test_a_folder_that_may_not_be_written_is_read_only_from_the_start(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begun("Ada Lovelace")
    monkeypatch.setattr(os, "access", lambda *_: False)
    store = place.open()
    assert "may not be written" in store.read_only
    with pytest.raises(ReadOnly):
        add(store, "Mary Somerville")
    assert names(store) == ["Ada Lovelace"]


def test_reading_writes_nothing(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    store.keeper.close()
    before = {path.name: path.stat().st_mtime_ns for path in place.folder.iterdir()}
    reader = place.open("shell")
    reader.history()
    reader.close(fold=False)
    assert {path.name: path.stat().st_mtime_ns for path in place.folder.iterdir()} == before
    shutil.rmtree(place.folder)
    empty = place.open("shell")
    assert names(empty) == []
    empty.close()
    assert not place.folder.exists()


def test_broken_characters_are_refused_and_harm_nothing(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    one = store.new_id()
    for text in ("half a character: \ud800", 3):
        doc = {"id": one, "on": "2026-11-20", "text": text}
        with pytest.raises(Refused):
            store.commit(Edit("noted", (Change("entries", one, now=doc),)))
    assert texts(store) == []
    note(store, "a whole one: 😀")
    assert texts(place.open()) == ["a whole one: 😀"]


def test_a_snapshot_fold_leaves_later_edits_for_the_next(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    fold = store.snapshot_fold()
    assert fold is not None
    add(store, "Mary Somerville")
    fold.write()
    assert fold.finish()
    assert store.unfolded().edits == 1
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    store.close()
    assert store.unfolded().edits == 0


def test_a_snapshot_fold_gives_way_to_one_that_came_further(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    fold = store.snapshot_fold()
    assert fold is not None
    fold.write()
    other = place.open("shell")
    add(other, "Mary Somerville")
    other.close()
    assert not fold.finish()
    assert not list(place.folder.glob("*.tmp"))
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    assert place.open().unfolded().edits == 0


def test_nothing_to_fold_makes_no_fold(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    assert store.snapshot_fold() is None
    assert not store.fold(if_needed=True)
