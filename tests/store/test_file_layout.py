"""The file: one record per line, in order, and any TinyDB reads it."""

from __future__ import annotations

import json
import stat

import msgspec
import pytest
from tinydb import TinyDB

from netjournal.model.edits import Edit, change
from netjournal.model.records import TABLES
from netjournal.store.checkpoint import JournalStorage
from tests.store.conftest import Place, add, names, note, put, texts


def test_stock_tinydb_counts_every_record_after_close(place: Place) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    add(store, "Charles Babbage")
    note(store, "Talked about the Engine “tonight”\nand more", ada)
    store.close()
    with TinyDB(place.path) as stock:
        assert len(stock.table("contacts")) == 2
        assert len(stock.table("entries")) == 1
        assert stock.table("contacts").get(doc_id=ada) == {"name": "Ada Lovelace", "id": ada}


def test_one_record_stands_on_one_line_in_the_order_of_tables(place: Place) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    note(store, "two\nlines", ada)
    store.close()
    lines = place.path.read_text("utf-8").splitlines()
    assert json.loads(lines[0].rstrip(",") + "}")["meta"]["1"]["seq"] == 2
    heads = [line.split('"')[1] for line in lines if line.endswith("{")]
    assert heads == list(TABLES)
    assert sum(f'"{ada}":{{' in line for line in lines) == 1
    assert "two\\nlines" in place.path.read_text("utf-8")


def test_names_stand_as_people_write_them(place: Place) -> None:
    place.begun("Zoë Škvorecká", "王小明")
    text = place.path.read_text("utf-8")
    assert "Zoë Škvorecká" in text
    assert "王小明" in text


def test_two_folds_of_the_same_records_differ_in_no_record_line(place: Place) -> None:
    ada, _ = place.begun("Ada Lovelace", "Mary Somerville")
    before = place.path.read_text("utf-8").splitlines()[1:]
    store = place.open()
    put(store, ada, city="London")
    put(store, ada, city="")
    store.close()
    assert place.path.read_text("utf-8").splitlines()[1:] == before


@pytest.mark.parametrize("name", ["journal.json", "journal.json.edits", "journal.json.lock"])
def test_nobody_else_may_read_it(place: Place, name: str) -> None:
    place.begun("Ada Lovelace")
    assert stat.S_IMODE((place.folder / name).stat().st_mode) == 0o600


def test_backups_are_private_too(place: Place) -> None:
    store = place.open()
    add(store, "Ada Lovelace")
    store.fold()
    store.close()
    copies = [path for path in place.backups.rglob("*") if path.is_file()]
    assert copies
    assert {stat.S_IMODE(path.stat().st_mode) for path in copies} == {0o600}


def test_the_edits_file_says_what_it_is(place: Place) -> None:
    place.begun("Ada Lovelace")
    assert place.edits.read_text("utf-8").splitlines()[0].startswith("Here netjournal keeps")


def test_entries_come_after_the_rest(place: Place) -> None:
    store = place.open()
    ada = add(store, "Ada Lovelace")
    for number in range(50):
        note(store, f"note {number}" * 20, ada)
    store.close()
    store = place.open(entries=False)
    assert names(store) == ["Ada Lovelace"]
    assert texts(store) == []
    assert list(store.load_entries())[-1] == 50
    assert len(store.journal.entries_with[ada]) == 50
    store.close(fold=False)


def test_unfolded_changes_of_unread_entries_are_not_lost(place: Place) -> None:
    store = place.open()
    first, second = note(store, "first"), note(store, "second")
    store.fold()
    held = store.journal.entries[first]
    fresh = msgspec.structs.replace(held, text="first, mended")
    store.commit(Edit("mended", (change(held, fresh),)))
    store.commit(Edit("deleted", (change(store.journal.entries[second], None),)))
    store.undo()
    other = place.open(entries=False)
    note(other, "third")
    assert texts(other) == ["third"]
    list(other.load_entries())
    assert texts(other) == ["first, mended", "second", "third"]
    assert sorted(other.journal.entries_with) == []


def test_changing_an_unread_entry_reads_it_first(place: Place) -> None:
    store = place.open()
    note(store, "a plan")
    store.close()
    other = place.open(entries=False)
    other.undo()
    assert other.journal.complete
    assert texts(other) == []


def test_a_long_file_is_read_in_short_slices(place: Place) -> None:
    store = place.open()
    for number in range(6):
        note(store, f"{number} " + "long " * 30_000)
    store.close()
    store = place.open(entries=False)
    assert len(list(store.load_entries())) >= 4
    assert len(texts(store)) == 6


def test_the_storage_serves_tinydb_itself(place: Place) -> None:
    place.begun("Ada Lovelace")
    with TinyDB(place.path, storage=JournalStorage) as db:
        assert [doc["name"] for doc in db.table("contacts")] == ["Ada Lovelace"]
        db.table("reading").insert({"title": "Sketch of the Analytical Engine"})
    with TinyDB(place.path) as stock:
        assert stock.table("reading").all() == [{"title": "Sketch of the Analytical Engine"}]
    store = place.open()
    assert names(store) == ["Ada Lovelace"]
    assert store.changed_outside


def test_ids_go_up_even_when_the_clock_goes_back(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    place.wait(days=-400)
    store = place.open()
    assert store.new_id() > ada
    store = place.open(entries=False)
    assert store.new_id() > ada
