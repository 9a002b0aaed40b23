"""Every step of a save killed, failed or cut short: the journal is as before or as after it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from netjournal.errors import NetjournalError
from netjournal.model.edits import Edit, change
from netjournal.model.records import Contact
from netjournal.store import care, folding, log
from netjournal.store.store import Store
from tests.store.conftest import Place, add, names, note, put, texts
from tests.store.faults import CRASHES, INTERRUPTED, Disk, worth_trying

SAVED = ["Ada Lovelace", "Mary Somerville"]


class Deed(NamedTuple):
    """Something the store does: how the journal is prepared, what is done, who is there after."""

    prepare: Callable[[Place], object]
    do: Callable[[Store], object]
    after: list[str]


def _begun(place: Place) -> None:
    place.begun("Ada Lovelace")


def _unfolded(place: Place) -> None:
    _begun(place)
    store = place.open()
    add(store, "Mary Somerville")
    store.close(fold=False)


def _due(place: Place) -> None:
    """The next fold keeps a copy, and finds the edits too long."""
    _unfolded(place)
    place.wait(hours=2)


def _with_copy(place: Place) -> None:
    _begun(place)
    store = place.open()
    care.backup(store, store.path.with_name("by-hand.json"), {})
    add(store, "Mary Somerville")
    store.close()


def _parted(place: Place) -> None:
    """A sync program brought a newer file than the one the edits here belong to."""
    _begun(place)
    there = Place(place.folder.parent / "other")
    shutil.copytree(place.folder, there.folder)
    there.wait(minutes=1)
    theirs = there.open()
    put(theirs, next(iter(theirs.journal.contacts)), city="Ockham")
    theirs.close()
    ours = place.open()
    add(ours, "Mary Somerville")
    ours.close(fold=False)
    shutil.copy(there.path, place.path)


def _changed_outside(place: Place) -> None:
    _unfolded(place)
    text = place.path.read_text("utf-8")
    place.path.write_text(text.replace("Ada Lovelace", "Ada King"), "utf-8")


def _say_mary(store: Store) -> None:
    add(store, "Mary Somerville")


def _import_two(store: Store) -> None:
    people = [Contact(id=store.new_id(), name=name) for name in ("Charles", "Mary Somerville")]
    store.commit(Edit("imported", tuple(change(None, one) for one in people)))


def _restore(store: Store) -> None:
    copy = store.path.with_name("by-hand.json")
    care.restore(store.path, copy, backups=store.keeper.backups, now=store.keeper.now)


DEEDS = {
    "a first save": Deed(lambda _: None, _say_mary, ["Mary Somerville"]),
    "a save": Deed(_begun, _say_mary, SAVED),
    "a save in several lines": Deed(_begun, _import_two, ["Ada Lovelace", "Charles", SAVED[1]]),
    "a save over two histories": Deed(
        _parted, lambda store: note(store, "later"), [*SAVED, "later"]
    ),
    "a fold": Deed(_unfolded, lambda store: store.fold(), SAVED),
    "a fold that keeps a copy and rotates": Deed(_due, lambda store: store.fold(), SAVED),
    "accepting": Deed(
        _changed_outside, lambda store: store.accept_foreign(), ["Ada King", "Mary Somerville"]
    ),
    "a copy": Deed(
        _unfolded, lambda store: care.backup(store, store.path.with_name("by-hand.json"), {}), SAVED
    ),
    "restoring": Deed(_with_copy, _restore, ["Ada Lovelace"]),
}
"""What a fault may hit; forgetting has tests of its own."""


def state(place: Place) -> list[str]:
    """Return who is in the journal and what is written, as whoever opens it next reads it."""
    store = place.open("shell")
    held = [*names(store), *texts(store)]
    assert not store.read_only
    store.close(fold=False)
    return held


def outcome(place: Place, deed: Deed, before: list[str], disk: Disk) -> str:
    """Do it on a failing disk, look what is left and go on from there; say what became of it."""
    store = place.open()
    problem: NetjournalError | None = None
    with disk:
        try:
            deed.do(store)
        except NetjournalError as error:
            problem = error
        except KeyboardInterrupt:
            assert disk.fault == INTERRUPTED
    left = state(place)
    assert left in (before, deed.after)
    crashed = disk.fault in (*CRASHES, "half written")
    if not crashed and disk.fault != INTERRUPTED:
        assert problem is not None or left == deed.after
        assert problem is None or left == before or "in place" in problem.sentence
    if not crashed:
        assert not list(place.folder.parent.rglob("*.tmp"))
    if crashed or store.read_only:
        store.keeper.close()
        store = place.open()
    _goes_on(place, store)
    return "after" if left == deed.after else "before"


def _goes_on(place: Place, store: Store) -> None:
    """Save once more, in the process that had the fault where it still can."""
    store.catch_up()
    held = [*names(store), "Grace Hopper", *texts(store)]
    add(store, "Grace Hopper")
    store.accept_foreign()
    store.close()
    assert sorted(state(place)) == sorted(held)
    report = care.check(place.path, place.backups)
    assert report.is_sound, report


class Bench:
    """Folders in which the same deed is done again and again."""

    def __init__(self, deed: Deed, folder: Path) -> None:
        self._deed, self._folder = deed, folder
        self._number = 0
        self._template = Place(folder / "template")
        self._template.folder.parent.mkdir()
        deed.prepare(self._template)
        self._before = state(self._fresh())

    def sound(self) -> Disk:
        """Do it on a sound disk, and return that."""
        disk = Disk()
        with disk:
            self._deed.do(self._fresh().open())
        return disk

    def try_with(self, disk: Disk) -> str:
        """Do it once more, on this disk."""
        return outcome(self._fresh(), self._deed, self._before, disk)

    def _fresh(self) -> Place:
        self._number += 1
        place = self._template.copied(self._folder / str(self._number))
        place.wait(hours=4)
        return place


def spare(patch: pytest.MonkeyPatch) -> None:
    """Let long things be short, and spare the real disk: what a power cut takes is known."""
    patch.setattr(os, "fsync", lambda _: None)
    patch.setattr(os, "fdatasync", lambda _: None)
    patch.setattr(log, "LONGEST", 200)
    patch.setattr(folding, "FULL", 100)
    patch.setattr(folding, "KEPT_LINES", 1)


@pytest.mark.parametrize("name", DEEDS)
def test_a_fault_at_any_step_leaves_before_or_after(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare(monkeypatch)
    bench = Bench(DEEDS[name], tmp_path)
    sound = bench.sound()
    for at, fault in worth_trying(sound):
        try:
            bench.try_with(Disk(fault, at, lasting=bool(at % 2)))
        except AssertionError as error:
            raise AssertionError(f"{fault} at step {at}, {sound.steps[at - 1]}") from error
