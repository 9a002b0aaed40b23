"""Somebody forgotten is nowhere any more: not in the journal, its edits or any older copy."""

from __future__ import annotations

import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from netjournal.errors import NetjournalError, NotFound
from netjournal.model.edits import Edit, change
from netjournal.model.records import Contact, Direction, Favor, Met, Point, Resource, Tag, ToMeet
from netjournal.store import beside, care, forget
from netjournal.store.store import Store
from tests.store.conftest import Place, add, names, note, put, texts
from tests.store.faults import ERRORS, Disk, worth_trying

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
    for tag in ("", "engines"):
        kept = Resource(
            id=store.new_id(), title="Zebedee Quillfeather on looms", tag=tag, contact=zeb
        )
        store.commit(Edit("kept to read", (change(None, kept),)))
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
    assert not beside.forgetting(place.path).exists()


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
    for at, fault in worth_trying(whole):
        if fault not in ("killed after", "names lost", *ERRORS):
            continue
        copy = here.copied(tmp_path / f"{at} {fault}")
        store = copy.open()
        told = f"{fault} at step {at}, {whole.steps[at - 1]}"
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


def test_drafts_conflict_copies_and_copies_under_other_names_are_cleaned_too(
    place: Place, tmp_path: Path
) -> None:
    # A name that says something else where it is taken for a pattern.
    place.path, place.edits = place.folder / "j[1].json", place.folder / "j[1].json.edits"
    store, zeb, ada = _filled(place)
    note(store, "who else was there?\nZebedee Quillfeather", ada)
    store.fold()
    conflict = place.folder / "j[1].sync-conflict-20261123-101010-ABCDEF7.json"
    conflict.write_bytes(place.path.read_bytes())
    (copy, *_) = care.list_backups(place.path, place.backups)
    edits = [
        place.folder / "j[1].json.sync-conflict-20261123-101010-ABCDEF7.edits",
        place.folder / "j[1].json.edits (1)",
        place.folder / "j[1].json.edits.20261123T101010-abcd",
        copy.path.with_name("20261101T101010000Z-before-restore.json.edits"),
    ]
    for one in edits:
        one.write_bytes(place.edits.read_bytes())
    elsewhere = place.backups / "another-uuid"
    shutil.copytree(copy.path.parent, elsewhere)
    escaped = json.dumps(json.loads(place.path.read_text("utf-8")))
    assert "Zo\\u00eb" in escaped
    (elsewhere / copy.path.name).write_text(escaped)
    draft = tmp_path / "drafts" / "note"
    draft.parent.mkdir()
    draft.write_text("Zebedee Quillfeather: call zeb@example.org")

    own = draft.with_name(f"note-{zeb}")
    own.write_text("ask about the owls")

    forget.forget(store, zeb, files=[draft, own, draft.with_name("gone")])
    assert not own.exists()
    _assert_nowhere(place, zeb)
    assert b"u00eb" not in (elsewhere / copy.path.name).read_bytes()
    assert draft.read_text() == "someone: call someone"
    assert conflict.exists()
    assert all(one.exists() for one in edits)


def test_an_id_of_one_digit_takes_no_other_draft_along(place: Place, tmp_path: Path) -> None:
    place.folder.mkdir()
    place.path.write_text('{"contacts":{"1":{"name":"Ada Lovelace"}}}', "utf-8")
    drafts = [tmp_path / "note-1", tmp_path / "note-21"]
    for draft in drafts:
        draft.write_text("ask about the owls")
    forget.forget(place.open(), 1, files=drafts)
    assert [draft.exists() for draft in drafts] == [False, True]


def test_somebody_else_of_that_name_or_number_keeps_both(place: Place) -> None:
    store = place.open()
    phone = (Point(value="+44 20 7946 0958"),)
    one = add(store, "Will Hope", phones=phone)
    other = add(store, "Will Hope", phones=phone, about="lives with Will Hope")
    ada = add(store, "Ada Lovelace")
    note(store, "I will hope for the best, said Ada; Will Hope too", ada)
    forget.forget(store, one)
    held = store.journal.contacts[other]
    assert (held.name, held.phones) == ("Will Hope", phone)
    assert texts(store) == ["I will hope for the best, said Ada; Will Hope too"]


def test_a_name_that_is_a_word_goes_only_as_a_name(place: Place) -> None:
    store = place.open()
    will = add(store, "Will Quillfeather")
    ada = add(store, "Ada Lovelace")
    note(store, "Will says Ada will come; will quillfeather too", will, ada)
    forget.forget(store, will)
    assert texts(store) == ["someone says Ada will come; someone too"]


def test_who_is_kept_out_is_known_again_without_being_named(place: Place) -> None:
    store, zeb, ada = _filled(place)
    gone = store.journal.contacts[zeb]
    forget.forget(store, zeb, keep_out=True)
    store.close()
    _assert_nowhere(place, zeb)
    store = place.open()
    assert not store.problems
    assert store.keeps_out(gone)
    assert store.keeps_out(Contact(id=1, name="zebedee quillfeather"))
    assert store.keeps_out(Contact(id=1, name="Z. Q.", phones=(Point(value="020 7946 0958"),)))
    assert not store.keeps_out(store.journal.contacts[ada])
    add(store, "Mary Somerville")
    store.close()
    assert place.open().keeps_out(gone)
