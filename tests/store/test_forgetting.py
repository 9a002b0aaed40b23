"""Somebody forgotten is nowhere any more: not in the journal, its edits or any older copy."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from netjournal.errors import NetjournalError, NotFound
from netjournal.model.edits import Edit, change
from netjournal.model.records import Direction, Favor, Met, Point, Tag, ToMeet
from netjournal.store import care, forget
from netjournal.store.store import Store
from tests.store.conftest import Place, add, names, note, put, texts
from tests.store.faults import ERRORS, Disk

SECRETS = (b"Zebedee", b"Quillfeather", b"zeb@example.org", b"+44 20 7946 0958", "Zoë".encode())


def _filled(place: Place) -> tuple[Store, int, int]:
    """Make a journal that tells of Zebedee Quillfeather in every corner."""
    store = place.open()
    zeb = add(
        store,
        "Zebedee Quillfeather",
        aliases=("Zoë Q",),
        emails=(Point(value="zeb@example.org"),),
        phones=(Point(value="+44 20 7946 0958"),),
    )
    ada = add(store, "Ada Lovelace", about="old friend of Zebedee Quillfeather", knows=(zeb,))
    store.fold()
    put(store, ada, met=Met(via=zeb))
    note(store, "lunch with Zebedee", zeb)
    note(store, "Zebedee showed Ada the engine, write to zeb@example.org", zeb, ada)
    note(store, "Ada alone, with nobody else", ada)
    favor = Favor(id=store.new_id(), contact=zeb, direction=Direction.I_OWE, what="a book")
    store.commit(Edit("promised Zebedee Quillfeather a book", (change(None, favor),)))
    page = Tag(
        id=store.new_id(),
        name="engines",
        title="With Zebedee Quillfeather",
        starts=date(2026, 11, 1),
        to_meet=(ToMeet(name="Zebedee Quillfeather", contact=zeb),),
    )
    store.commit(Edit("made #engines", (change(None, page),)))
    place.wait(hours=2)
    store.fold()
    put(store, zeb, city="London")
    place.wait(hours=2)
    store.fold(reason="before-import")
    return store, zeb, ada


def _everything(place: Place) -> bytes:
    found = b""
    for folder in (place.folder, place.backups):
        for path in folder.rglob("*"):
            found += path.name.encode() + (path.read_bytes() if path.is_file() else b"")
    return found


def _assert_nowhere(place: Place, zeb: int) -> None:
    held = _everything(place)
    for secret in (*SECRETS, str(zeb).encode()):
        assert secret not in held


def test_nothing_of_somebody_forgotten_is_left_anywhere(place: Place) -> None:
    store, zeb, ada = _filled(place)
    assert all(secret in _everything(place) for secret in SECRETS[:4])
    forget.forget(store, zeb)
    _assert_nowhere(place, zeb)
    store.close()
    _assert_nowhere(place, zeb)
    again = place.open()
    assert names(again) == ["Ada Lovelace"]
    assert texts(again)[0] == "Ada alone, with nobody else"
    assert again.journal.contacts[ada].met == Met()
    assert not again.problems
    assert not forget.marker(place.path).exists()


def test_older_copies_and_edits_stay_whole_without_them(place: Place) -> None:
    store, zeb, _ = _filled(place)
    before = len(care.list_backups(place.path, place.backups))
    forget.forget(store, zeb)
    copies = care.list_backups(place.path, place.backups)
    assert len(copies) >= before
    kept = [one.edit.label for one in store.history()]
    assert kept == ["noted"]
    add(store, "Mary Somerville")
    store.undo()
    store.close()
    assert care.check(place.path, place.backups).is_sound
    care.restore(place.path, copies[0].path, backups=place.backups, now=place.now)
    assert names(place.open()) == ["Ada Lovelace"]
    _assert_nowhere(place, zeb)


def test_an_app_that_has_them_in_memory_does_not_bring_them_back(place: Place) -> None:
    store, zeb, _ = _filled(place)
    store.close()
    app, shell = place.open(), place.open("shell")
    forget.forget(shell, zeb)
    shell.close()
    add(app, "Mary Somerville")
    app.close()
    assert names(place.open()) == ["Ada Lovelace", "Mary Somerville"]
    _assert_nowhere(place, zeb)


def test_a_snapshot_from_before_is_dropped(place: Place) -> None:
    store, zeb, _ = _filled(place)
    note(store, "one more")
    fold = store.snapshot_fold()
    assert fold is not None
    fold.write()
    shell = place.open("shell")
    forget.forget(shell, zeb)
    assert not fold.finish()
    store.close()
    _assert_nowhere(place, zeb)


def test_a_fault_at_any_step_is_finished_at_the_next_opening(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(os, "fdatasync", lambda _: None)
    here = Place(tmp_path / "template")
    store, zeb, _ = _filled(here)
    store.close()
    whole = Disk()
    with whole:
        forget.forget(here.copied(tmp_path / "whole").open(), zeb)
    for at, step in enumerate(whole.steps, 1):
        for fault in ("killed after", "names lost", ERRORS[at % len(ERRORS)]):
            copy = here.copied(tmp_path / f"{at} {fault}")
            store = copy.open()
            told = f"{fault} at step {at}, {step}"
            said = ""
            with Disk(fault, at):
                try:
                    forget.forget(store, zeb)
                except NetjournalError as problem:
                    said = problem.sentence
            store.keeper.close()
            again = copy.open()
            kept = "Zebedee Quillfeather" in names(again)
            assert not said or kept == ("Nobody was forgotten" in said), told
            if kept:
                # Only before it was written down that this is under way.
                assert at < whole.steps.index("rename") + 3, told
            else:
                assert names(again) == ["Ada Lovelace"], told
                _assert_nowhere(copy, zeb)
            again.close()
            assert not copy.open().problems, told


def test_nobody_is_forgotten_by_a_wrong_id(place: Place) -> None:
    place.begun("Ada Lovelace")
    with pytest.raises(NotFound):
        forget.forget(place.open(), 1)
