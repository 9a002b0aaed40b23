"""Taking back and doing again: across restarts, whole batches, and other people's work kept."""

from __future__ import annotations

import pytest

from netjournal.errors import NotFound, Refused
from netjournal.model.edits import Edit
from tests.store.conftest import Place, add, names, note, put, texts


def test_undo_reaches_back_across_restarts(place: Place) -> None:
    ada, _ = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    put(store, ada, city="London")
    store.close()
    store = place.open("shell")
    place.wait(days=1)
    told = store.undo().edit.label
    assert told == "took back: changed Ada Lovelace: city (in the app, 23 Nov 10:00)"
    assert store.journal.contacts[ada].city == ""
    store.close()
    store = place.open()
    store.undo()
    assert names(store) == ["Ada Lovelace"]
    store.undo()
    assert names(store) == []
    with pytest.raises(NotFound, match="nothing to take back"):
        store.undo()


def test_redo_gives_back_in_the_order_taken(place: Place) -> None:
    place.begun("Ada Lovelace", "Mary Somerville", "Charles Babbage")
    store = place.open()
    for _ in range(3):
        store.undo()
    assert store.redo().edit.label == "did again: added Ada Lovelace (in the app, 10:00)"
    store.close()
    store = place.open()
    store.redo()
    store.redo()
    assert names(store) == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]
    with pytest.raises(NotFound, match="nothing to do again"):
        store.redo()
    store.undo()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]


def test_undo_names_who_did_it_unless_it_was_done_here_just_now(place: Place) -> None:
    app, shell = place.open(), place.open("shell")
    add(app, "Ada Lovelace")
    place.wait(minutes=2)
    add(shell, "Mary Somerville")
    app.catch_up()
    told = [app.undo().edit.label, app.undo().edit.label]
    assert told == [
        "took back: added Mary Somerville (from the shell, 10:02)",
        "took back: added Ada Lovelace",
    ]


def test_something_new_ends_redo(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    store.undo()
    add(store, "Mary Somerville")
    with pytest.raises(NotFound):
        store.redo()


def test_what_was_left_as_it_is_is_no_edit_and_does_not_end_redo(place: Place) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    store.undo()
    before = place.edits.read_bytes()
    assert store.commit(Edit("left Ada Lovelace as is", ())).edit.label.startswith("left")
    assert place.edits.read_bytes() == before
    store.redo()
    assert names(store) == ["Ada Lovelace"]


def test_a_batch_is_taken_back_whole_from_outside_and_line_by_line_inside(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    for text in ("first", "second", "third"):
        note(store, text, ada, batch="debrief")
    put(store, ada, city="London", batch="debrief")
    put(store, ada, city="Ockham", batch="debrief")
    store.undo(inside="debrief")
    assert store.journal.contacts[ada].city == "London"
    assert len(texts(store)) == 3
    back = store.undo()
    assert back.edit.label.startswith("took back 4 edits")
    assert texts(store) == []
    assert store.journal.contacts[ada].city == ""
    store.close()
    store = place.open()
    store.redo()
    assert texts(store) == ["first", "second", "third"]
    assert store.journal.contacts[ada].city == "London"
    store.undo()
    store.undo()
    assert names(store) == []


def test_somebody_made_and_changed_in_a_batch_goes_whole(place: Place) -> None:
    store = place.open()
    add(store, "Grace Hopper")
    ada = add(store, "Ada Lovelace")
    put(store, ada, batch="debrief", city="London")
    note(store, "met", ada, batch="debrief")
    store.undo()
    assert names(store) == ["Ada Lovelace", "Grace Hopper"]
    assert store.journal.contacts[ada].city == ""


def test_inside_an_empty_batch_there_is_nothing_to_take_back(place: Place) -> None:
    place.begun("Ada Lovelace")
    with pytest.raises(NotFound):
        place.open().undo(inside="debrief")


def test_undo_keeps_what_another_process_changed_since(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app, shell = place.open(), place.open("shell")
    put(app, ada, city="London")
    put(shell, ada, organization="Analytical Engines")
    app.catch_up()
    app.undo()
    app.undo()
    held = app.journal.contacts[ada]
    assert (held.city, held.organization) == ("", "")
    app.redo()
    assert app.journal.contacts[ada].city == "London"


def test_undo_of_what_was_overwritten_is_refused_in_words(place: Place) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    put(store, ada, city="London", batch="debrief")
    shell = place.open("shell")
    put(shell, ada, city="Ockham")
    with pytest.raises(Refused, match=r"Ada Lovelace was changed since \(city\), from the shell"):
        store.undo(inside="debrief")
    assert store.journal.contacts[ada].city == "Ockham"


def test_history_marks_what_is_taken_back_and_names_who_did_it(place: Place) -> None:
    place.begun("Ada Lovelace")
    shell = place.open("shell")
    add(shell, "Mary Somerville")
    shell.undo()
    told = [(kept.edit.label, kept.by, kept.undone) for kept in shell.history()]
    assert told == [
        ("took back: added Mary Somerville", "shell", False),
        ("added Mary Somerville", "shell", True),
        ("added Ada Lovelace", "app", False),
    ]
    assert len(shell.history(limit=1)) == 1
