"""Several processes at one journal: each sees the other's edits, none overwrites them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from netjournal.errors import Refused, SaveFailed
from netjournal.model.edits import Edit, change
from netjournal.store import lock
from tests.store.conftest import Place, add, names, note, put, texts

SHELL = """
import sys
from datetime import datetime, timezone
from pathlib import Path
from tests.store.conftest import add, note
from netjournal.store.store import Store
path, backups, name = sys.argv[1:]
store = Store.open(Path(path), backups=Path(backups), by="shell",
                   now=lambda: datetime.now(timezone.utc), create=True)
for number in range(20):
    note(store, f"{name} {number}", add(store, f"{name} {number}"))
    if number % 7 == 0:
        store.fold()
store.close()
"""


def test_two_processes_at_once_lose_nothing(place: Place) -> None:
    app = place.open()
    running = [
        subprocess.Popen([sys.executable, "-c", SHELL, place.path, place.backups, name])
        for name in ("Ada", "Mary")
    ]
    for number in range(20):
        note(app, f"app {number}")
        app.catch_up()
    assert [one.wait() for one in running] == [0, 0]
    app.close()
    again = place.open()
    assert len(names(again)) == 40
    assert len(texts(again)) == 60
    assert not again.problems


def test_two_apps_and_many_notes_at_once_lose_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begun("Ada Lovelace")
    monkeypatch.setenv("XDG_STATE_HOME", str(place.folder.parent))
    apps = [place.open(), place.open()]
    command = [sys.executable, "-m", "netjournal", "--journal", str(place.path), "note"]
    running = [
        subprocess.Popen(
            [*command, f"Ada Lovelace: shell {number}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number in range(6)
    ]
    for number in range(10):
        for name, app in zip(("left", "right"), apps, strict=True):
            note(app, f"{name} {number}")
            app.catch_up()
            fold = app.snapshot_fold()
            if fold is not None:
                fold.write()
                fold.finish()
    assert [one.communicate()[1] for one in running] == [b""] * 6
    for app in apps:
        app.close()
    again = place.open()
    assert len(texts(again)) == 26
    assert len(again.history()) == 27
    assert not again.problems


def test_catching_up_returns_what_the_others_did(place: Place) -> None:
    app, shell = place.open(), place.open("shell")
    assert app.catch_up() == ()
    ada = add(shell, "Ada Lovelace")
    came = app.catch_up()
    assert [(kept.edit.label, kept.by) for kept in came] == [("added Ada Lovelace", "shell")]
    assert app.journal.contacts[ada].name == "Ada Lovelace"
    assert app.catch_up() == ()
    shell.close()
    assert app.catch_up() == ()
    assert app.unfolded().edits == 0


def test_different_fields_are_both_kept(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app, shell = place.open(), place.open("shell")
    put(shell, ada, city="London")
    put(app, ada, organization="Analytical Engines")
    held = place.open().journal.contacts[ada]
    assert (held.city, held.organization) == ("London", "Analytical Engines")


def test_the_same_field_is_refused_naming_the_other_change(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app, shell = place.open(), place.open("shell")
    put(shell, ada, city="London")
    with pytest.raises(Refused, match=r"Ada Lovelace was changed since \(city\), from the shell,"):
        put(app, ada, city="Ockham")
    assert app.journal.contacts[ada].city == "London"


def test_changing_what_was_deleted_is_refused(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app, shell = place.open(), place.open("shell")
    shell.commit(Edit("deleted Ada", (change(shell.journal.contacts[ada], None),)))
    with pytest.raises(Refused, match="Ada Lovelace was deleted since, from the shell"):
        put(app, ada, city="London")
    assert names(app) == []


def test_a_busy_journal_says_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    app, shell = place.open(), place.open("shell")
    add(app, "Ada Lovelace")
    shell.catch_up()
    add(app, "Mary Somerville")
    monkeypatch.setattr(lock, "PATIENCE", 0.01)
    with app.keeper.lock.held():
        assert shell.catch_up() == ()
        with pytest.raises(SaveFailed, match="busy"):
            add(shell, "Charles Babbage")
    add(shell, "Charles Babbage")
    assert len(names(shell)) == 3


def test_two_that_begin_the_same_journal_share_it(place: Place) -> None:
    app, shell = place.open(), place.open("shell")
    add(app, "Ada Lovelace")
    add(shell, "Mary Somerville")
    assert app.catch_up()
    assert names(app) == names(shell) == ["Ada Lovelace", "Mary Somerville"]
    assert app.uuid == shell.uuid
