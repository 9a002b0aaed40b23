"""The journal applies edits, takes them back, and its links always agree with its records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Change, Edit, inverse
from netjournal.model.ids import handle, handle_letters, id_source, is_handle
from netjournal.model.indexes import Flagged, Index
from netjournal.model.journal import DELETED, Journal
from netjournal.model.records import (
    TABLES,
    Contact,
    Direction,
    Entry,
    Favor,
    Point,
    Source,
    Tag,
)

DAY = date(2026, 11, 23)
ADA, CHARLES, MARY = 11, 12, 13


def small() -> Journal:
    """Ada and Charles met once; Mary is only mentioned; I owe Ada the slides."""
    journal = Journal()
    journal.load("contacts", [Contact(id=ADA, name="Ada Lovelace")])
    journal.load("contacts", [Contact(id=CHARLES, name="Charles Babbage", tags=("abos26",))])
    journal.load("contacts", [Contact(id=MARY, name="Mary Somerville")])
    journal.load("tags", [Tag(id=31, name="abos26")])
    journal.load(
        "entries",
        [Entry(id=21, on=DAY, kind="met", contacts=(ADA, CHARLES), mentions=(MARY,), text="x")],
    )
    journal.load(
        "favors", [Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="send the slides")]
    )
    return journal


def everything(journal: Journal) -> dict[str, object]:
    """Return all that the journal holds and all that its indexes say."""
    tables = {table: dict(sorted(journal.table(table).items())) for table in TABLES}
    links: dict[str, object] = {}
    for name, index in vars(journal).items():
        if isinstance(index, Index):
            links[name] = {target: sorted(index[target]) for target in index}
        elif isinstance(index, Flagged):
            links[name] = set(index)
    owing = [(journal.owing[side], journal.owing.of_money(side)) for side in Direction]
    links["owing"] = (owing, journal.owing.put_off)
    return {"tables": tables, "links": links, "extras": dict(journal.extras)}


def rebuilt(journal: Journal) -> Journal:
    """Return a journal loaded afresh from the same records."""
    fresh = Journal()
    for table in TABLES:
        fresh.load(table, journal.table(table).values())
    fresh.extras.update(journal.extras)
    return fresh


def test_links_point_both_ways() -> None:
    journal = small()
    assert journal.entries_with[ADA] == [21]
    assert journal.entries_naming[MARY] == [21]
    assert journal.favors_of[ADA] == [41]
    assert journal.contacts_tagged["abos26"] == [CHARLES]
    assert {record.id for record in journal.references(ADA)} == {21, 41}


def test_only_taking_part_counts_as_being_in_touch() -> None:
    journal = small()
    assert journal.last_met(CHARLES, DAY) == DAY
    assert journal.last_met(MARY, DAY) is None
    journal.load("entries", [Entry(id=22, on=DAY, kind="heard", contacts=(MARY,), text="news")])
    assert journal.last_met(MARY, DAY) is None


def test_a_plan_is_not_a_meeting_yet() -> None:
    journal = small()
    journal.load("entries", [Entry(id=23, on=date(2026, 11, 30), kind="coffee", contacts=(MARY,))])
    assert journal.last_met(MARY, DAY) is None


def test_an_imported_contact_enters_the_journal_with_the_first_word_about_them() -> None:
    journal = small()
    card = Contact(id=50, name="Hedy Lamarr", sources=(Source(origin="vcard", on=DAY),))
    journal.load("contacts", [card])
    assert "Hedy Lamarr" not in {person.name for person in journal.people()}
    journal.load("entries", [Entry(id=60, on=DAY, kind="call", contacts=(50,), text="hi")])
    assert "Hedy Lamarr" in {person.name for person in journal.people()}


def test_a_deleted_contact_reads_deleted() -> None:
    journal = small()
    journal.apply(Edit("gone", (Change("contacts", ADA, was={"name": "Ada Lovelace"}),)))
    assert journal.name(ADA) == DELETED


def test_unknown_fields_survive_edits_and_undo() -> None:
    journal = small()
    made = Edit("add", (Change("contacts", 70, now={"id": 70, "name": "Ida", "mood": "kind"}),))
    journal.apply(made)
    rename = Edit("rename", (Change("contacts", 70, was={"name": "Ida"}, now={"name": "Ida W."}),))
    journal.apply(rename)
    assert journal.document("contacts", 70) == {"id": 70, "name": "Ida W.", "mood": "kind"}
    builder = EditBuilder(journal)
    builder.delete(journal.contacts[70])
    gone = builder.build("deleted")
    journal.apply(gone)
    journal.apply(inverse([gone], label="back"))
    assert journal.document("contacts", 70)["mood"] == "kind"


def test_a_wrong_value_changes_nothing_at_all() -> None:
    journal = small()
    before = everything(journal)
    bad = Edit(
        "bad",
        (
            Change("contacts", ADA, was={"city": None}, now={"city": "London"}),
            Change("favors", 41, was={"what": "send the slides"}, now={"what": 5}),
        ),
    )
    with pytest.raises(msgspec.ValidationError):
        journal.apply(bad)
    assert everything(journal) == before


def test_conflict_names_the_change_that_no_longer_fits() -> None:
    journal = small()
    stale = Edit("city", (Change("contacts", ADA, was={"city": "Paris"}, now={"city": "Rome"}),))
    assert journal.conflict(stale) == stale.changes[0]
    fits = Edit("city", (Change("contacts", ADA, was={"city": None}, now={"city": "Rome"}),))
    assert journal.conflict(fits) is None
    journal.apply(fits)
    gone = Edit("gone", (Change("contacts", ADA, was={"id": ADA, "name": "Ada Lovelace"}),))
    assert journal.conflict(gone) == gone.changes[0], "a change since must not be deleted unseen"


def test_applying_an_edit_twice_is_applying_it_once() -> None:
    journal = small()
    edit = Edit("city", (Change("contacts", ADA, was={"city": None}, now={"city": "Rome"}),))
    journal.apply(edit)
    once = everything(journal)
    journal.apply(edit)
    assert everything(journal) == once


contact_ids = st.sampled_from([ADA, CHARLES, MARY])


@st.composite
def steps(draw: st.DrawFn) -> Callable[[EditBuilder, Journal], None]:
    kind = draw(st.sampled_from(["rename", "note", "favor", "drop", "email"]))
    who, number = draw(contact_ids), draw(st.integers(100, 120))

    def act(builder: EditBuilder, journal: Journal) -> None:
        held = builder.get("contacts", who)
        if kind == "rename" and held:
            builder.update(held, name=f"Person {number}", tags=(f"tag{number % 3}",))
        elif kind == "email" and held:
            builder.update(held, emails=(Point(value=f"{number}@mail.example"),), knows=(ADA,))
        elif kind == "note":
            builder.put(Entry(id=number, on=DAY, kind="met", contacts=(who,), mentions=(MARY,)))
        elif kind == "favor":
            builder.put(
                Favor(id=number, contact=who, direction=Direction.THEY_OWE, what="x", about=(ADA,))
            )
        elif kind == "drop" and held:
            builder.delete(held)

    return act


@given(st.lists(st.lists(steps(), min_size=1, max_size=4), max_size=8))
@settings(deadline=None, max_examples=60)
def test_any_edits_keep_the_links_right_and_can_all_be_taken_back(
    plan: list[list[Callable[[EditBuilder, Journal], None]]],
) -> None:
    journal = small()
    before = everything(journal)
    done: list[Edit] = []
    for acts in plan:
        builder = EditBuilder(journal)
        for act in acts:
            act(builder, journal)
        edit = builder.build("step")
        assert journal.conflict(edit) is None
        journal.apply(edit)
        done.append(edit)
        assert everything(journal) == everything(rebuilt(journal))
    for edit in reversed(done):
        back = inverse([edit], label="back")
        assert journal.conflict(back) is None
        journal.apply(back)
    assert everything(journal) == before


@given(st.lists(st.integers(0, 4095), min_size=1, max_size=50), st.integers(0, 10**13))
def test_ids_always_rise_and_fit_in_53_bits(randoms: list[int], last: int) -> None:
    pending = iter(randoms)
    new_id = id_source(lambda: 1_795_000_000_000, lambda: next(pending), last=last)
    made = [new_id() for _ in randoms]
    assert made == sorted(set(made))
    assert all(last < one < 2**53 for one in made)


def test_a_handle_is_the_shortest_suffix_nobody_shares() -> None:
    ids = [4096 * 1000 + 7, 4096 * 2000 + 7, 4096 * 3000 + 9]
    assert all(is_handle(handle(one, ids)) for one in ids)
    assert len({handle(one, ids) for one in ids}) == 3
    assert handle_letters(ids[0]).endswith(handle(ids[0], ids))
