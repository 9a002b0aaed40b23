"""The people in an order, as edits come."""

from __future__ import annotations

from random import Random

import pytest

from netjournal.insight import people
from netjournal.insight.people import ORDERS, Ordered
from netjournal.insight.touched import touched
from netjournal.model.builder import EditBuilder
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Source
from tests.anything import DAY, anything


@pytest.mark.parametrize("many", [0, 100])
def test_people_kept_in_order_by_edits_stand_as_if_sorted_anew(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "_MANY", many)
    dice, journal = Random(3), Journal()
    imported = (Source(origin="vcard", on=DAY),)
    names = ("Ada Lovelace", "Mary Somerville", "Hedy", "hedy", "Émilie", "")
    some = [Contact(id=n, name=name, sources=imported) for n, name in enumerate(names, 1)]
    journal.load("contacts", some)
    kept = [Ordered(journal, DAY, order) for order in ORDERS]
    for turn in range(150):
        builder = EditBuilder(journal)
        builder.put(anything(dice, journal, 100 + turn))
        if turn % 4 == 0:
            table = dice.choice(["favors", "follow_ups", "entries", "introductions", "contacts"])
            if len(journal.table(table)) > 4:
                builder.delete(dice.choice(list(journal.table(table).values())))
        edit = builder.build("anything")
        journal.apply(edit)
        for one, order in zip(kept, ORDERS, strict=True):
            before = one.ids
            held = tuple(before)
            one.update(touched(journal, edit))
            assert one.ids == Ordered(journal, DAY, order).ids, (turn, order)
            assert tuple(before) == held, "who shows them keeps them"
            assert set(one.left()) == set(one.ids)
