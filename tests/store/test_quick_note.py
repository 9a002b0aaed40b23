"""The quick way to save one note: same file, same rules, next to nothing loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from netjournal.errors import Refused, Usage
from netjournal.model.edits import Edit, change
from netjournal.model.making import favors
from netjournal.model.records import Direction, Favor, State
from netjournal.store import beside, quick
from netjournal.store.quick import Quick, called, open_quick
from netjournal.store.store import Store
from tests.store.conftest import Place, add, names, note, put, texts


def _quick(place: Place, *, create: bool = False) -> Quick | Store:
    return open_quick(place.path, backups=place.backups, by="shell", now=place.now, create=create)


@pytest.fixture
def big(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every journal count as a big one, so that notes are not folded."""
    monkeypatch.setattr(quick, "FOLD_BELOW", 0)


def test_a_note_is_saved_without_the_entries(place: Place, big: None) -> None:
    ada, mary = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    note(store, "earlier", ada)
    store.close()
    one = _quick(place)
    assert isinstance(one, Quick)
    assert sorted(called(one)) == [(ada, "Ada Lovelace", ()), (mary, "Mary Somerville", ())]
    assert one.journal.entries == {}
    note(one, "now", ada)  # type: ignore[arg-type]
    put(one, mary, city="Jedburgh")  # type: ignore[arg-type]
    one.close()
    again = place.open()
    assert again.unfolded().edits == 2
    assert texts(again) == ["earlier", "now"]
    assert again.journal.contacts[mary].city == "Jedburgh"
    assert again.history()[0].by == "shell"


def test_a_second_note_sees_the_first_before_it_is_folded(place: Place, big: None) -> None:
    (ada,) = place.begun("Ada Lovelace")
    one = _quick(place)
    add(one, "Mary Somerville")  # type: ignore[arg-type]
    put(one, ada, name="Ada King")  # type: ignore[arg-type]
    one.close()
    two = _quick(place)
    assert sorted(name for _, name, _ in called(two)) == ["Ada King", "Mary Somerville"]
    assert two.journal.contacts[ada].name == "Ada King"
    assert names(two) == ["Ada King", "Mary Somerville"]  # type: ignore[arg-type]
    two.close()


def test_it_follows_the_same_rules_as_the_app(place: Place, big: None) -> None:
    (ada,) = place.begun("Ada Lovelace")
    one, app = _quick(place), place.open()
    put(app, ada, city="London")
    with pytest.raises(Refused, match="in the app"):
        put(one, ada, city="Ockham")  # type: ignore[arg-type]
    with place.edits.open("ab") as file:
        file.write(b"0000 torn")
    note(one, "after a torn line", ada)  # type: ignore[arg-type]
    one.close()
    app.catch_up()
    assert texts(app) == ["after a torn line"]


def test_links_of_somebody_read_late_are_whole(place: Place, big: None) -> None:
    ada, mary = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    put(store, ada, tags=("engines",), knows=(mary,))
    store.close()
    one = _quick(place)
    assert one.journal.contacts[ada].tags == ("engines",)
    assert one.journal.contacts_tagged["engines"] == [ada]
    put(one, ada, tags=())  # type: ignore[arg-type]
    assert one.journal.contacts_tagged["engines"] == []
    assert one.journal.contacts.get(5) is None
    assert len([*one.journal.contacts.values()]) == 2
    assert one.journal.known_by[mary] == [ada]
    one.close()


def owe(store: Quick | Store, contact: int, what: str) -> int:
    made = Favor(id=store.new_id(), contact=contact, direction=Direction.I_OWE, what=what)
    store.commit(Edit(f"I owe: {what}", (change(None, made),)))
    return made.id


def test_favors_are_read_when_a_line_is_about_them(place: Place, big: None) -> None:
    ada, mary = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    slides = owe(store, ada, "send slides")
    store.close()
    one = _quick(place)
    atlas = owe(one, mary, "lend the atlas")
    assert atlas > slides
    assert one.journal.favors_of[ada] == [slides]
    assert one.journal.favors_of[mary] == [atlas]
    one.commit(favors.settle(one.journal, [one.journal.favors[slides]], date(2026, 11, 23)))
    one.close()
    again = place.open()
    assert again.journal.favors[slides].state is State.DONE
    assert again.journal.favors[atlas].what == "lend the atlas"


def test_a_favor_that_cannot_be_read_keeps_no_note_from_being_saved(
    place: Place, big: None
) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    slides, draft = owe(store, ada, "send slides"), owe(store, ada, "review the draft")
    store.close()
    written = place.path.read_text("utf-8")
    place.path.write_text(written.replace('"send slides"', "1234567890123"), "utf-8")
    one = _quick(place)
    assert isinstance(one, Quick)
    books = owe(one, ada, "return the books")
    assert one.journal.favors_of[ada] == [draft, books]
    one.close()
    again = place.open()
    assert again.journal.favors_of[ada] == [draft, books]
    assert slides not in again.journal.favors


def test_a_small_journal_is_folded_at_once(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    one = _quick(place)
    note(one, "now", ada)  # type: ignore[arg-type]
    one.close()
    assert place.open().unfolded().edits == 0


def test_many_unfolded_edits_are_folded_in_the_end(place: Place, big: None) -> None:
    (ada,) = place.begun("Ada Lovelace")
    for _ in range(3):
        one = _quick(place)
        note(one, "long " * 6_000, ada)  # type: ignore[arg-type]
        one.close()
    assert place.open().unfolded().edits == 0


def test_anything_out_of_the_ordinary_is_left_to_the_full_store(place: Place) -> None:
    with pytest.raises(Usage):
        _quick(place)
    new = _quick(place, create=True)
    assert isinstance(new, Store)
    add(new, "Ada Lovelace")
    new.close()
    assert isinstance(_quick(place), Quick)
    real, marker = place.path, beside.forgetting(place.path)
    place.path = place.folder / "link.json"
    place.path.symlink_to(real)
    marker.write_text("somebody is being forgotten\n{}\n")
    assert isinstance(_quick(place), Store)
    assert not marker.exists()
    place.path = real
    place.path.write_text(place.path.read_text("utf-8").replace('"fields":"', '"fields":"x'))
    assert isinstance(_quick(place), Store)


def test_new_ids_stay_above_entries_that_are_not_read(place: Place, big: None) -> None:
    place.begun("Ada Lovelace")
    store = place.open()
    last = note(store, "something")
    store.close()
    place.wait(days=-30)
    one = _quick(place)
    assert one.new_id() > last
    one.close()


def test_nothing_heavy_is_loaded(place: Place) -> None:
    code = (
        "import sys, netjournal.store.quick\n"
        "heavy = {'tinydb', 'json', 'hashlib', 'dataclasses', 'subprocess', 'tempfile', 'random',"
        " 'argparse', 'textual', 'rapidfuzz', 'shutil', 'netjournal.store.store'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
