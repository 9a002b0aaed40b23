"""One look at a day: the same people as with everything read, from less of the file."""

from __future__ import annotations

from datetime import date

from netjournal.insight.today import today_of
from netjournal.model.records import Source
from netjournal.store.skim import skim
from tests.store.conftest import Place, add, note, put

DAY = date(2026, 12, 24)


def test_skimming_sees_whom_a_day_is_about_also_before_it_is_folded(place: Place) -> None:
    store = place.open()
    linked = (Source(origin="linkedin", on=date(2026, 1, 1)),)
    ada, mary = add(store, "Ada Lovelace", pace=30), add(store, "Mary Somerville", pace=7)
    add(store, "Hedy Lamarr", birthday="--12-24", sources=linked)
    note(store, "looms", ada, kind="call")
    note(store, "moths", mary, kind="call")
    store.close()
    seen = skim(place.path)
    assert seen is not None
    assert today_of(seen, DAY).people(9) == [mary, ada] == today_of(store.journal, DAY).people(9)

    store = place.open()
    put(store, mary, pace=0)
    note(store, "rivers", add(store, "Grace Hopper", pace=1), kind="call")
    assert store.unfolded().edits
    seen = skim(place.path)
    assert seen is not None
    assert [seen.name(one) for one in today_of(seen, DAY).people(9)] == [
        "Grace Hopper",
        "Ada Lovelace",
    ]
    store.close()


def test_anything_out_of_the_ordinary_is_left_to_the_full_store(place: Place) -> None:
    assert skim(place.path) is None
    place.begun("Ada Lovelace")
    held = place.path.read_bytes()
    for odd in (b"", b"{}", held[:-9], held.replace(b"Ada Lovelace", b"\xff")):
        place.path.write_bytes(odd)
        assert skim(place.path) is None
