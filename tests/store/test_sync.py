"""A program that copies files between two machines brings a newer file, or newer edits, alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from netjournal.model.edits import Edit, change
from netjournal.store.log import EditLog
from tests.store.conftest import Place, add, names, note, put, texts


@pytest.fixture
def other(place: Place, tmp_path: Path) -> Place:
    """Another machine's copy of the journal, as it was when both had the same."""
    place.begun("Ada Lovelace")
    there = Place(tmp_path / "other")
    shutil.copytree(place.folder, there.folder)
    there.wait(minutes=1)
    return there


def test_a_newer_file_takes_in_the_edits_made_here(place: Place, other: Place) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    ours = place.open()
    note(ours, "typed here, not folded")
    ours.keeper.close()
    shutil.copy(other.path, place.path)

    store = place.open()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    assert texts(store) == ["typed here, not folded"]
    assert "1 of 1 edits made here" in store.problems[0].sentence
    add(store, "Charles Babbage")
    store.close()
    again = place.open()
    assert names(again) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]
    assert texts(again) == ["typed here, not folded"]
    assert not again.problems
    assert len(list(place.folder.glob("journal.json.edits.*"))) == 1


def test_edits_folded_here_and_then_overwritten_come_back(place: Place, other: Place) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    ours = place.open()
    note(ours, "typed here and folded")
    ours.close()
    shutil.copy(other.path, place.path)
    assert texts(place.open()) == ["typed here and folded"]
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_what_was_taken_back_here_does_not_come_back(place: Place, other: Place) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    ours = place.open()
    (ada,) = ours.journal.contacts
    for city in ("London", ""):
        put(ours, ada, city=city)
    add(ours, "Charles Babbage")
    ours.undo()
    ours.close()
    shutil.copy(other.path, place.path)
    store = place.open()
    assert store.journal.contacts[ada].city == ""
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]


def test_an_edit_of_an_old_note_is_kept_where_notes_are_read_later(
    place: Place, other: Place
) -> None:
    both = place.open()
    old = note(both, "as both have it")
    both.close()
    shutil.copytree(place.folder, other.folder, dirs_exist_ok=True)
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    ours = place.open()
    entry = ours.journal.entries[old]
    longer = msgspec.structs.replace(entry, text="as it was mended here")
    ours.commit(Edit("changed the note", (change(entry, longer),)))
    ours.close()
    shutil.copy(other.path, place.path)
    store = place.open(entries=False)
    list(store.load_entries())
    assert texts(store) == ["as it was mended here"]


@pytest.mark.parametrize("running", [True, False])
def test_edits_brought_along_still_undo_what_they_undid(
    place: Place, other: Place, running: bool
) -> None:
    theirs = other.open()
    for name in ("Mary Somerville", "Charles Babbage"):
        add(theirs, name)
    theirs.close()
    store = place.open()
    (ada,) = store.journal.contacts
    put(store, ada, city="London")
    store.undo()
    note(store, "typed here")
    if not running:
        store.close()
    for name in ("journal.json", "journal.json.edits")[: 1 + running]:
        shutil.copy(other.folder / name, place.folder / "arriving")
        (place.folder / "arriving").replace(place.folder / name)
    store = store if running else place.open()
    store.catch_up()
    add(store, "Grace Hopper")
    undone = [one.edit.label for one in store.history() if one.undone]
    assert undone == ["changed Ada Lovelace: city"]
    store.undo()
    store.undo()
    assert texts(store) == []
    assert names(store) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]


def test_an_edit_that_no_longer_fits_is_told_and_kept_beside(place: Place, other: Place) -> None:
    theirs = other.open()
    ada = next(iter(theirs.journal.contacts))
    put(theirs, ada, city="Ockham")
    theirs.close()
    ours = place.open()
    put(ours, ada, city="London")
    ours.keeper.close()
    shutil.copy(other.path, place.path)

    store = place.open()
    assert store.journal.contacts[ada].city == "Ockham"
    assert [one.kind for one in store.problems] == ["refused", "apart"]
    note(store, "life goes on")
    (aside,) = place.folder.glob("journal.json.edits.*")
    assert b'"city":"London"' in aside.read_bytes()


def test_newer_edits_beside_the_file_they_follow_are_simply_read(
    place: Place, other: Place
) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    shutil.copy(other.edits, place.edits)
    store = place.open()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    assert not store.problems


def test_a_running_app_keeps_its_edit_when_both_files_are_replaced(
    place: Place, other: Place
) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    app = place.open()
    note(app, "typed just now")
    for name in ("journal.json", "journal.json.edits"):
        shutil.copy(other.folder / name, place.folder / "arriving")
        (place.folder / "arriving").replace(place.folder / name)
    note(app, "and the next")
    assert names(app) == ["Ada Lovelace", "Mary Somerville"]
    assert texts(app) == ["and the next", "typed just now"]
    app.close()
    assert texts(place.open()) == ["and the next", "typed just now"]
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]


def test_edits_of_another_journal_are_set_aside_not_applied(place: Place, tmp_path: Path) -> None:
    place.begun("Ada Lovelace")
    stranger = Place(tmp_path / "stranger")
    stranger.begun("Grace Hopper")
    store = stranger.open()
    for number in range(120):
        note(store, f"note {number}")
    store.close()
    shutil.copy(stranger.path, place.path)
    store = place.open()
    assert names(store) == ["Grace Hopper"]
    assert "another history" in store.problems[0].sentence
    note(store, "goes on")
    store.close()
    again = place.open()
    assert not again.problems
    assert len(texts(again)) == 121
    (aside,) = place.folder.glob("journal.json.edits.*")
    assert b"Ada Lovelace" in aside.read_bytes()


def test_edits_that_arrive_in_the_middle_of_a_save_are_taken_in_first(
    place: Place, other: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = other.open()
    add(theirs, "Mary Somerville")
    theirs.close()
    place.edits.unlink()
    store = place.open()
    append = EditLog.append

    def arriving(log: EditLog, data: bytes, seq: int, last: str) -> None:
        monkeypatch.setattr(EditLog, "append", append)
        shutil.copy(other.edits, place.edits)
        append(log, data, seq, last)

    monkeypatch.setattr(EditLog, "append", arriving)
    note(store, "saved all the same")
    add(store, "Charles Babbage")
    store.close()
    again = place.open()
    assert names(again) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]
    assert texts(again) == ["saved all the same"]
    assert not again.problems
