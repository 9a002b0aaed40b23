"""One look at a day: the same people as with everything read, from less of the file."""

from __future__ import annotations

import random
from datetime import date

from netjournal.insight.today import Today, today_of
from netjournal.insight.touched import touched
from netjournal.model.builder import EditBuilder
from netjournal.model.records import Source
from netjournal.store import durable
from netjournal.store.skim import Point, skim, skim_since
from tests.anything import DAY, anything
from tests.store.conftest import Place, add, note, put


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
    assert today_of(seen.journal, DAY).people(9) == [mary, ada]
    assert today_of(store.journal, DAY).people(9) == [mary, ada]

    store = place.open()
    put(store, mary, pace=0)
    note(store, "rivers", add(store, "Grace Hopper", pace=1), kind="call")
    assert store.unfolded().edits
    seen = skim(place.path)
    assert seen is not None
    assert [seen.journal.name(one) for one in today_of(seen.journal, DAY).people(9)] == [
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


def test_what_is_around_the_edits_since_tells_the_same_as_everything(place: Place) -> None:
    dice, store = random.Random(5), place.open()
    for name in ("Ada", "Mary", "Hedy", "Grace", "Emmy"):
        add(store, name, pace=7)
    store.fold()
    seen = skim(place.path)
    assert seen is not None
    assert seen.point is not None
    today, point, stamp = today_of(seen.journal, DAY), seen.point, durable.stamp(place.path)
    for turn in range(200):
        builder = EditBuilder(store.journal)
        builder.put(anything(dice, store.journal, store.new_id()))
        # Few reasons at a time: one that is far more urgent hides all others.
        gone = [*store.journal.favors.values(), *store.journal.follow_ups.values()]
        gone += [*store.journal.tags.values(), *store.journal.introductions.values()]
        if len(gone) > 8:
            builder.delete(dice.choice(gone))
        store.commit(builder.build("anything"))
        if dice.random() < 0.2:
            store.fold()
        if dice.random() < 0.5:
            continue
        same = durable.stamp(place.path) == stamp
        seen = skim_since(place.path, point, same=same, about=touched)
        assert seen is not None
        assert seen.point is not None
        before, today = today, Today(seen.journal, DAY)
        today.resume(before.waiting(), before.handled, before.due)
        for edit in seen.edits:
            today.update(edit)
        fresh = today_of(store.journal, DAY)
        assert today.waiting() == fresh.waiting(), turn
        assert (today.handled, today.due) == (fresh.handled, fresh.due)
        point, stamp = seen.point, durable.stamp(place.path)
    store.close()

    data = place.path.read_bytes()
    place.path.write_bytes(data.replace(b"Ada", b"Ida"))
    assert skim_since(place.path, point, same=False, about=touched) is None, "not by netjournal"
    place.path.write_bytes(data)
    place.edits.unlink()
    gone = Point(point.uuid, point.epoch, point.seq - 1, "0")
    assert skim_since(place.path, gone, same=False, about=touched) is None
