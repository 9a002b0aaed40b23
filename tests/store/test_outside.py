"""Files that other programs wrote: read with care, shown, folded only once that is accepted."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB

from netjournal.errors import SaveFailed, Unreadable
from netjournal.model.records import TABLES
from netjournal.store import layout, recovery
from tests.store.conftest import Place, add, names, note, put, texts
from tests.store.faults import Disk


def _hand(place: Place, **tables: Any) -> None:
    place.folder.mkdir(parents=True, exist_ok=True)
    place.path.write_text(json.dumps(tables), "utf-8")


def _edit_by_hand(place: Place, old: str, new: str) -> None:
    text = place.path.read_text("utf-8")
    assert old in text
    place.path.write_text(text.replace(old, new), "utf-8")


def test_a_tinydb_script_is_noticed_and_nothing_folded_until_accepted(place: Place) -> None:
    ada, mary = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    add(store, "Charles Babbage")
    place.wait(hours=2)
    store.close()
    with TinyDB(place.path) as stock:
        stock.table("contacts").remove(doc_ids=[mary])
        stock.table("contacts").insert({"name": "Grace Hopper"})
        stock.table("contacts").update({"city": "London"}, doc_ids=[ada])
    foreign = place.path.read_bytes()

    store = place.open()
    assert names(store) == ["Ada Lovelace", "Charles Babbage", "Grace Hopper"]
    assert store.changed_outside
    told = store.problems[0].sentence
    assert "1 of contacts gone, 1 of contacts new, 1 of contacts changed" in told
    note(store, "typed while it is not accepted", ada)
    assert not store.fold()
    store.close()
    assert place.path.read_bytes() == foreign

    store = place.open()
    assert texts(store) == ["typed while it is not accepted"]
    store.accept_foreign()
    store.close()
    store = place.open()
    assert not store.problems
    assert names(store) == ["Ada Lovelace", "Charles Babbage", "Grace Hopper"]
    assert texts(store) == ["typed while it is not accepted"]
    copies = [path.read_bytes() for path in place.backups.rglob("*.json")]
    assert foreign in copies


def test_a_running_app_takes_in_a_change_from_outside(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app = place.open()
    put(app, ada, city="London")
    app.fold()
    note(app, "not folded yet", ada)
    _edit_by_hand(place, '"city":"London"', '"city":"Ockham"')
    assert [kept.by for kept in app.catch_up()] == ["elsewhere"]
    assert app.journal.contacts[ada].city == "Ockham"
    assert texts(app) == ["not folded yet"]
    assert app.snapshot_fold() is None
    app.accept_foreign()
    assert app.journal.contacts[ada].city == "Ockham"
    assert texts(place.open()) == ["not folded yet"]


def test_what_could_not_be_accepted_is_not_written_over_later(place: Place) -> None:
    place.begun("Ada Lovelace")
    _edit_by_hand(place, '"Ada Lovelace"', '"Ada King"')
    foreign = place.path.read_bytes()
    store = place.open()
    with Disk("ENOSPC", 1), pytest.raises(SaveFailed):
        store.accept_foreign()
    assert store.changed_outside
    store.close()
    assert place.path.read_bytes() == foreign
    place.open().accept_foreign()
    assert foreign in [path.read_bytes() for path in place.backups.rglob("*.json")]


def test_accepting_elsewhere_does_not_let_an_older_memory_win(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    app = place.open()
    _edit_by_hand(place, '"Ada Lovelace"', '"Ada King"')
    shell = place.open("shell")
    shell.accept_foreign()
    shell.close()
    note(app, "later", ada)
    app.close()
    assert names(place.open()) == ["Ada King"]


def test_a_save_that_does_not_fit_the_foreign_file_is_told_not_dropped(place: Place) -> None:
    ada, _ = place.begun("Ada Lovelace", "Mary Somerville")
    store = place.open()
    put(store, ada, city="London")
    with TinyDB(place.path) as stock:
        stock.table("contacts").remove(doc_ids=[ada])
    again = place.open()
    assert names(again) == ["Mary Somerville"]
    assert any(one.kind == "refused" and "changed Ada" in one.sentence for one in again.problems)
    again.accept_foreign()
    assert again.history()[0].edit.label == "changed Ada Lovelace: city"


def test_a_half_written_foreign_file_keeps_memory_and_saves_go_on(place: Place) -> None:
    (ada,) = place.begun("Ada Lovelace")
    store = place.open()
    whole = place.path.read_bytes()
    place.path.write_bytes(whole[: len(whole) // 2])
    store.catch_up()
    assert store.changed_outside
    note(store, "typed meanwhile", ada)
    assert not store.fold()
    assert place.path.read_bytes() == whole[: len(whole) // 2]
    place.path.write_bytes(whole)
    store.catch_up()
    assert not store.changed_outside
    assert texts(store) == ["typed meanwhile"]
    store.close()
    assert texts(place.open()) == ["typed meanwhile"]


def test_a_plain_tinydb_file_is_read_as_it_is(place: Place) -> None:
    _hand(place, contacts={"1": {"name": "Ada Lovelace"}, "2": {"name": "Mary Somerville"}})
    before = place.path.read_bytes()
    store = place.open()
    assert names(store) == ["Ada Lovelace", "Mary Somerville"]
    assert store.journal.contacts[1].id == 1
    store.close()
    assert place.path.read_bytes() == before
    store = place.open()
    store.accept_foreign()
    put(store, 1, city="London")
    store.close()
    assert place.open().journal.contacts[1].city == "London"
    assert not place.open().problems


def test_bad_records_are_set_aside_and_written_back(place: Place) -> None:
    _hand(
        place,
        contacts={
            "1": {"name": "Ada Lovelace"},
            "2": {"name": 7},
            "x": {"name": "Mary"},
            "4": ["list"],
        },
        favors="none",
    )
    store = place.open()
    assert names(store) == ["Ada Lovelace"]
    assert any("3 in contacts cannot be read" in one.sentence for one in store.problems)
    store.accept_foreign()
    add(store, "Grace Hopper")
    store.close()
    held = json.loads(place.path.read_text("utf-8"))
    assert held["contacts"]["2"] == {"name": 7}
    assert held["contacts"]["x"] == {"name": "Mary"}
    assert held["contacts"]["4"] == ["list"]
    assert held["favors_set_aside"] == "none"
    again = place.open()
    assert names(again) == ["Ada Lovelace", "Grace Hopper"]
    assert not again.changed_outside
    assert any("3 in contacts" in one.sentence for one in again.problems)


def test_unknown_fields_and_tables_survive_folds_and_edits(place: Place) -> None:
    _hand(
        place,
        meta={"1": {"schema": 1, "theme": "dark"}, "2": {"note": "mine"}},
        contacts={
            "1": {
                "name": "Ada Lovelace",
                "shoe": 38,
                "emails": [{"value": "ada@example.org", "checked": True}],
            }
        },
        _default={"1": {"left": "alone"}},
        odd=[1, 2.50, None],
    )
    store = place.open()
    store.accept_foreign()
    put(store, 1, city="London")
    store.close()
    store = place.open()
    put(store, 1, title="Countess")
    store.undo()
    store.close()
    held = json.loads(place.path.read_text("utf-8"))
    assert held["contacts"]["1"]["shoe"] == 38
    assert held["contacts"]["1"]["city"] == "London"
    assert held["contacts"]["1"]["emails"] == [{"value": "ada@example.org", "checked": True}]
    assert held["_default"] == {"1": {"left": "alone"}}
    assert held["odd"] == [1, 2.50, None]
    assert held["meta"]["1"]["theme"] == "dark"
    assert held["meta"]["2"] == {"note": "mine"}


def test_unknown_fields_survive_in_the_edits_alone(place: Place) -> None:
    _hand(place, contacts={"1": {"name": "Ada Lovelace", "shoe": 38}})
    store = place.open()
    store.accept_foreign()
    from netjournal.model.edits import Change, Edit

    doc = store.journal.document("contacts", 1)
    store.commit(Edit("deleted Ada", (Change("contacts", 1, was=doc),)))
    store.undo()
    other = place.open("shell")
    assert other.journal.document("contacts", 1)["shoe"] == 38
    other.close()
    assert json.loads(place.path.read_text("utf-8"))["contacts"]["1"]["shoe"] == 38


def test_an_unknown_table_does_not_slow_or_warn(place: Place) -> None:
    place.begun("Ada Lovelace")
    with TinyDB(place.path) as stock:
        stock.insert({"mine": True})
    store = place.open()
    store.accept_foreign()
    store.close()
    store = place.open(entries=False)
    assert not store.problems
    assert not store.journal.complete
    add(store, "Mary Somerville")
    store.close()
    with TinyDB(place.path) as stock:
        assert stock.all() == [{"mine": True}]
        assert len(stock.table("contacts")) == 2


def test_an_id_that_stands_twice_keeps_both(place: Place) -> None:
    place.folder.mkdir()
    place.path.write_text(
        '{"contacts":{"1":{"name":"Ada Lovelace"},"1":{"name":"Ada King"}}}', "utf-8"
    )
    store = place.open()
    assert names(store) == ["Ada King", "Ada Lovelace"]
    assert store.journal.contacts[1].name == "Ada King"
    assert any(one.kind == "duplicate" for one in store.problems)


def test_a_mark_of_byte_order_is_no_harm(place: Place) -> None:
    place.begun("Ada Lovelace")
    place.path.write_bytes(b"\xef\xbb\xbf" + place.path.read_bytes())
    assert names(place.open()) == ["Ada Lovelace"]


def test_an_older_schema_is_brought_up_by_its_step(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.begun("Ada Lovelace")
    old = place.path.read_bytes()

    def people_to_titles(file: dict[str, Any]) -> dict[str, Any]:
        people = {key: {**doc, "title": "Countess"} for key, doc in file["contacts"].items()}
        return {**file, "contacts": people}

    monkeypatch.setattr(layout, "SCHEMA", 2)
    monkeypatch.setattr(recovery, "STEPS", (people_to_titles,))
    store = place.open()
    assert [one.title for one in store.journal.contacts.values()] == ["Countess"]
    assert not store.changed_outside
    place.wait(hours=2)
    store.close()
    meta = layout.meta_of(place.path.read_bytes())
    assert meta is not None
    assert meta[0].schema == 2
    assert old in [path.read_bytes() for path in place.backups.rglob("*.json")]


def test_a_newer_schema_is_refused_and_left_alone(place: Place) -> None:
    place.begun("Ada Lovelace")
    _edit_by_hand(place, '"schema":1', '"schema":7')
    before = place.path.read_bytes()
    with pytest.raises(Unreadable, match="newer netjournal"):
        place.open()
    assert place.path.read_bytes() == before


def test_edits_of_a_newer_version_are_not_guessed_at(place: Place) -> None:
    from netjournal.model.edits import Change, Edit
    from netjournal.store.log import Line, to_bytes

    place.begun("Ada Lovelace")
    store = place.open()
    log = store.keeper.log
    edit = Edit("a new thing", (Change("spells", 1, now={"id": 1}),))
    line = Line(log.seq + 1, "ffffffffffff", log.last, place.now(), "app", edit)
    with place.edits.open("ab") as file:
        file.write(to_bytes(line))
    assert "newer netjournal" in place.open().read_only
    store.catch_up()
    assert store.read_only


def test_the_fingerprint_tells_inner_fields_apart() -> None:
    names_of_inner = list(layout.field_names(TABLES["contacts"]))
    assert any(name.startswith("label:") for name in names_of_inner)
    assert msgspec.json.decode(msgspec.json.encode(layout.fingerprint())) == layout.fingerprint()
