"""One look at a day: the same people as with everything read, from less of the file."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from msgspec.structs import replace

from netjournal.insight.today import Today, today_of
from netjournal.insight.touched import touched
from netjournal.model.builder import EditBuilder
from netjournal.model.journal import Journal
from netjournal.model.records import (
    ME,
    Coming,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Record,
    Source,
    State,
    Step,
    Tag,
    TagKind,
    ToMeet,
)
from netjournal.store import durable
from netjournal.store.skim import Point, skim, skim_since
from tests.store.conftest import START, Place, add, note, put

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


def anything(dice: random.Random, journal: Journal, fresh: int) -> Record:
    """Return a record as an edit may leave it, a new one or one that was there."""
    who, whom = dice.sample(sorted(journal.contacts), 2)
    near = DAY + timedelta(days=dice.randrange(-40, 3))
    favors, entries = list(journal.favors.values()), list(journal.entries.values())
    made: Any = {"id": fresh, "created": START + timedelta(days=dice.randrange(30))}
    match dice.randrange(9):
        case 0:
            fields: Any = {"pace": dice.choice([None, 0, 7]), "archived": dice.choice(["", "x"])}
            tended = dice.choice([None, DAY, near])
            return replace(journal.contacts[who], tended=tended, **fields)
        case 1:
            coming = dice.choice([(), (Coming(on=DAY, what="a talk"),)])
            some: Any = {"contacts": (who,), "mentions": (whom,), "coming": coming}
            return Entry(**made, on=near, kind="call", **some)
        case 2:
            way, about = dice.choice(list(Direction)), dice.choice([(), (whom,)])
            some = {"due": dice.choice([None, near]), "about": about, "kind": "introduction"}
            some["entry"] = dice.choice(entries).id if entries else None
            return Favor(**made, contact=who, direction=way, what="maps", **some)
        case 3 if favors:
            return replace(dice.choice(favors), state=State.DONE, done_on=dice.choice([DAY, near]))
        case 4 if entries:
            return replace(dice.choice(entries), on=near, contacts=(whom,))
        case 5:
            return FollowUp(**made, contact=who, on=near, why="tea")
        case 6:
            steps = tuple(Step(step=one, on=near) for one in dice.choice(["", ("asked", "made")]))
            broker, first = dice.choice([(None, who), (who, ME)])
            return Introduction(**made, people=(first, whom), broker=broker, steps=steps)
        case 7:
            meet, soon = (ToMeet(name="Ada", contact=who),), DAY + timedelta(days=3)
            return Tag(**made, name=f"f{fresh}", kind=TagKind.EVENT, starts=soon, to_meet=meet)
        case 8 if len(journal.contacts) > 6:
            return replace(journal.contacts[who], birthday=dice.choice(["", "--12-23"]))
        case _:
            return Contact(**made, name="Émilie", pace=dice.choice([None, 7]))


def test_what_is_around_the_edits_since_tells_the_same_as_everything(place: Place) -> None:
    dice, store = random.Random(1), place.open()
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
        today.resume(before.waiting(), before.handled)
        for edit in seen.edits:
            today.update(edit)
        fresh = today_of(store.journal, DAY)
        assert today.waiting() == fresh.waiting(), turn
        assert today.handled == fresh.handled
        point, stamp = seen.point, durable.stamp(place.path)
    store.close()

    data = place.path.read_bytes()
    place.path.write_bytes(data.replace(b"Ada", b"Ida"))
    assert skim_since(place.path, point, same=False, about=touched) is None, "not by netjournal"
    place.path.write_bytes(data)
    place.edits.unlink()
    gone = Point(point.uuid, point.epoch, point.seq - 1, "0")
    assert skim_since(place.path, gone, same=False, about=touched) is None
