"""Every edit does what its label says, to everything it should reach and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

from netjournal.model.edits import Edit, inverse
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, entries, favors, follow_ups, tags
from netjournal.model.owing import remaining
from netjournal.model.records import (
    Amount,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Met,
    Point,
    Source,
    State,
    Tag,
)

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
DAY = NOW.date()
ADA, CHARLES, MARY = 11, 12, 13


def numbers() -> object:
    return count(1000).__next__


def journal_of(*records: object) -> Journal:
    journal = Journal()
    tables = {Contact: "contacts", Entry: "entries", Favor: "favors", FollowUp: "follow_ups"}
    tables |= {Introduction: "introductions", Tag: "tags"}
    for record in records:
        journal.load(tables[type(record)], [record])
    return journal


def people() -> tuple[Contact, ...]:
    return (
        Contact(id=ADA, name="Ada Lovelace", emails=(Point(value="ada@engines.example"),)),
        Contact(id=CHARLES, name="Charles Babbage", knows=(ADA,), met=Met(via=ADA)),
        Contact(id=MARY, name="Mary Somerville"),
    )


def after(journal: Journal, edit: Edit) -> Journal:
    assert journal.conflict(edit) is None
    journal.apply(edit)
    return journal


def test_deleting_keeps_entries_with_others_and_the_name_in_them() -> None:
    journal = journal_of(
        *people(),
        Entry(id=21, on=DAY, kind="lunch", contacts=(ADA, CHARLES), text="the three of us"),
        Entry(id=22, on=DAY, kind="call", contacts=(ADA,), text="just us"),
        Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="slides"),
        Favor(id=42, contact=MARY, direction=Direction.I_OWE, what="intro to Ada", about=(ADA,)),
        FollowUp(id=51, contact=ADA, on=DAY, why="write"),
        Introduction(id=61, people=(ADA, CHARLES), broker=MARY),
    )
    edit = contacts.delete(journal, journal.contacts[ADA])
    assert edit.label == "deleted Ada Lovelace, with 1 entry, 1 favor, 1 follow-up"
    after(journal, edit)
    assert journal.entries[21].contacts == (CHARLES,)
    assert journal.entries[21].others == ("Ada Lovelace",)
    assert set(journal.entries) == {21}
    assert journal.favors[42].about == ()
    assert journal.contacts[CHARLES].knows == ()
    assert journal.contacts[CHARLES].met == Met()
    assert not journal.references(ADA)
    after(journal, inverse([edit], label="back"))
    assert journal.entries[22].text == "just us"
    assert journal.contacts[CHARLES].met == Met(via=ADA)


def test_deleting_takes_along_all_where_numbers_are_counted_by_table() -> None:
    journal = journal_of(
        Contact(id=1, name="Ada Lovelace"),
        Entry(id=1, on=DAY, contacts=(1,)),
        Favor(id=1, contact=1, direction=Direction.I_OWE, what="slides"),
        FollowUp(id=1, contact=1, on=DAY, why="write"),
    )
    after(journal, contacts.delete(journal, journal.contacts[1]))
    assert not any(journal.table(table) for table in ("entries", "favors", "follow_ups"))


def test_forgetting_leaves_no_word_of_the_person() -> None:
    journal = journal_of(
        *people(),
        Entry(id=21, on=DAY, contacts=(ADA, CHARLES), text="Ada and Charles; ada@engines.example"),
        Entry(id=23, on=DAY, contacts=(MARY,), mentions=(ADA,), text="ADA LOVELACE's talk"),
        Favor(id=42, contact=MARY, direction=Direction.I_OWE, what="intro to Ada", about=(ADA,)),
    )
    after(journal, contacts.forgotten(journal, journal.contacts[ADA]))
    kept = " ".join(str(journal.document("entries", one)) for one in journal.entries)
    kept += str(journal.document("favors", 42))
    assert "ada" not in kept.lower().replace("canada", "")
    assert "lovelace" not in kept.lower()
    assert journal.entries[21].text == "someone and Charles; someone"
    assert journal.entries[21].others == ("someone",)
    assert journal.favors[42].what == "intro to someone"


def test_forgetting_one_ada_leaves_the_first_name_of_another() -> None:
    namesake = Contact(id=14, name="Ada Yonath")
    journal = journal_of(*people(), namesake, Entry(id=21, on=DAY, contacts=(14,), text="Ada rang"))
    after(journal, contacts.forgotten(journal, journal.contacts[ADA]))
    assert journal.entries[21].text == "Ada rang"


def test_a_change_by_hand_moves_an_imported_person_into_the_journal() -> None:
    card = Contact(id=ADA, name="Ada", sources=(Source(origin="vcard", on=DAY),))
    journal = journal_of(card)
    changed = Contact(id=ADA, name="Ada", city="London", sources=card.sources)
    edit = contacts.change(journal, changed, now=NOW, new_id=numbers())
    assert edit.label == "changed Ada: city"
    after(journal, edit)
    assert journal.is_known(journal.contacts[ADA])


def test_changing_nothing_is_no_change() -> None:
    journal = journal_of(*people())
    edit = contacts.change(journal, journal.contacts[ADA], now=NOW, new_id=numbers())
    assert edit.changes == ()


def test_an_entry_makes_its_tags_and_moves_its_people() -> None:
    card = Contact(id=ADA, name="Ada", met_yet=False, sources=(Source(origin="vcard", on=DAY),))
    journal = journal_of(card, Tag(id=31, name="PyCon"))
    entry = Entry(id=21, on=DAY, kind="met", contacts=(ADA,), tags=("pycon", "abos26"))
    after(journal, entries.write(journal, entry, now=NOW, new_id=numbers()))
    assert sorted(tag.name for tag in journal.tags.values()) == ["PyCon", "abos26"]
    assert journal.contacts[ADA].updated == NOW
    assert journal.contacts[ADA].met_yet


def test_deleting_an_entry_keeps_the_promise_made_in_it() -> None:
    favor = Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="slides", entry=21)
    journal = journal_of(*people(), Entry(id=21, on=DAY, contacts=(ADA,)), favor)
    after(journal, entries.delete(journal, journal.entries[21]))
    assert journal.favors[41].entry is None


def test_renaming_a_tag_carries_everything_along() -> None:
    journal = journal_of(
        Contact(id=ADA, name="Ada", tags=("ABOS",)),
        Entry(id=21, on=DAY, contacts=(ADA,), tags=("abos", "x")),
        FollowUp(id=51, tag="abos", why="ask"),
        Tag(id=31, name="abos"),
    )
    after(journal, tags.change(journal, Tag(id=31, name="abos26"), now=NOW, new_id=numbers()))
    assert journal.contacts[ADA].tags == ("abos26",)
    assert journal.entries[21].tags == ("abos26", "x")
    assert journal.follow_ups[51].tag == "abos26"


def test_money_is_settled_in_parts_to_the_last_cent() -> None:
    owed = Favor(
        id=41,
        contact=ADA,
        direction=Direction.I_OWE,
        what="taxi",
        amount=Amount(minor=2000, currency="USD"),
    )
    journal = journal_of(*people(), owed)
    first = favors.settle_part(journal, owed, DAY, amount=Amount(minor=1999, currency="USD"))
    after(journal, first)
    assert journal.favors[41].state is State.OPEN
    assert remaining(journal.favors[41]) == Amount(minor=1, currency="USD")
    last = favors.settle_part(
        journal, journal.favors[41], DAY, amount=Amount(minor=1, currency="USD")
    )
    after(journal, last)
    assert journal.favors[41].state is State.DONE
    assert last.label == "settled: taxi → Ada Lovelace"
    after(journal, inverse([last], label="back"))
    assert journal.favors[41].state is State.OPEN
    assert len(journal.favors[41].parts) == 1


def test_settle_reopen_later_and_let_go() -> None:
    journal = journal_of(*people(), Favor(id=41, contact=ADA, direction="they_owe", what="book"))
    until = date(2026, 11, 30)
    after(journal, favors.later(journal, [journal.favors[41]], until))
    assert journal.favors[41].hidden_until == until
    after(journal, favors.settle(journal, [journal.favors[41]], DAY))
    assert (journal.favors[41].state, journal.favors[41].done_on) == (State.DONE, DAY)
    assert journal.favors[41].hidden_until is None
    after(journal, favors.reopen(journal, journal.favors[41]))
    assert (journal.favors[41].state, journal.favors[41].done_on) == (State.OPEN, None)
    after(journal, favors.let_go(journal, [journal.favors[41]], DAY))
    assert journal.favors[41].state is State.LET_GO


def test_later_moves_a_dated_follow_up_and_hides_a_question() -> None:
    dated = FollowUp(id=51, contact=ADA, on=DAY, why="write")
    question = FollowUp(id=52, contact=ADA, why="ask about the visa")
    journal = journal_of(*people(), dated, question)
    until = date(2026, 11, 30)
    after(journal, follow_ups.later(journal, dated, until))
    after(journal, follow_ups.later(journal, question, until))
    assert journal.follow_ups[51].on == until
    assert journal.follow_ups[52].on is None
    assert journal.follow_ups[52].hidden_until == until


def test_deleting_who_answered_keeps_the_question() -> None:
    journal = journal_of(
        *people(), FollowUp(id=51, contact=CHARLES, why="which loom?", answered_by=ADA)
    )
    after(journal, contacts.delete(journal, journal.contacts[ADA]))
    assert journal.follow_ups[51].contact == CHARLES
    assert journal.follow_ups[51].answered_by is None
