"""An export holds the whole journal, and taking one in loses nothing on either side."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from netjournal.errors import Refused, Unreadable
from netjournal.formats.merging import MergePlan, merge, to_edit
from netjournal.formats.netjournal_json import export, read
from netjournal.model.edits import inverse
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLES,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Pair,
    Point,
    State,
    Step,
    Tag,
)

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 13, tzinfo=UTC)
ADA, CHARLES = 11, 12


def ada(**fields) -> Contact:
    return Contact(id=ADA, **{"name": "Ada Lovelace", **fields})


def journal_of(*records) -> Journal:
    journal = Journal()
    for record in records:
        table = next(name for name, kind in TABLES.items() if isinstance(record, kind))
        journal.load(table, [record])
    return journal


def whole() -> Journal:
    journal = journal_of(
        ada(emails=(Point(value="ada@example.org"),), tags=("abos26",), created=NOON),
        Contact(id=CHARLES, name="Charles Babbage", met_yet=False, pace=0),
        Favor(id=21, contact=ADA, direction=Direction.I_OWE, what="slides", due=DAY),
        FollowUp(id=22, contact=CHARLES, on=DAY, why="the engine"),
        Tag(id=31, name="abos26"),
        Introduction(id=41, people=(ADA, CHARLES), steps=(Step(step="asked", on=DAY),)),
        Pair(id=51, first=ADA, second=CHARLES),
        Entry(id=61, on=DAY, text="Tea “and” \n talk", contacts=(ADA,), private=True),
    )
    journal.extras["contacts", ADA] = {"mood": "bright"}
    return journal


def exported(journal: Journal) -> bytes:
    return export(journal, uuid="u-1")


def merged(journal: Journal, other: Journal | bytes) -> MergePlan:
    data = other if isinstance(other, bytes) else exported(other)
    plan = merge(journal, read(data))
    edit = to_edit(plan)
    assert journal.conflict(edit) is None
    journal.apply(edit)
    return plan


def same(one: Journal, other: Journal) -> bool:
    return one.extras == other.extras and all(
        one.table(table) == other.table(table) for table in TABLES
    )


def test_an_export_is_json_with_one_record_a_line() -> None:
    data = exported(whole())
    held = json.loads(data)
    assert held["meta"] == {"1": {"schema": 1, "uuid": "u-1"}}
    assert list(held) == ["meta", *TABLES]
    assert held["contacts"]["11"]["mood"] == "bright"
    assert sum(line.startswith(b'"11":') for line in data.splitlines()) == 1
    assert len(data.splitlines()) == 1 + 8 + 2 * len(TABLES) + 1


def test_the_stock_database_opens_an_export(tmp_path) -> None:
    from tinydb import TinyDB

    path = tmp_path / "export.json"
    path.write_bytes(exported(whole()))
    with TinyDB(path) as database:
        assert database.table("contacts").get(doc_id=ADA)["name"] == "Ada Lovelace"


@pytest.mark.parametrize("journal", [whole(), Journal()], ids=["full", "empty"])
def test_an_export_taken_into_an_empty_journal_is_the_journal(journal: Journal) -> None:
    empty = Journal()
    merged(empty, journal)
    assert same(empty, journal)


def test_taking_in_ones_own_export_changes_nothing() -> None:
    journal = whole()
    plan = merged(journal, exported(journal))
    assert (plan.changes, plan.differences, plan.skipped) == ((), (), ())
    assert plan.unchanged == 8
    assert to_edit(plan).label == "merged a journal: nothing new"


def test_the_merge_is_one_edit_and_can_be_taken_back() -> None:
    journal = journal_of(ada())
    plan = merge(journal, read(exported(whole())))
    edit = to_edit(plan)
    assert edit.label == "merged a journal: 1 person, 6 other records, 1 filled in"
    journal.apply(edit)
    journal.apply(inverse([edit], label="took back"))
    assert same(journal, journal_of(ada()))


def test_empty_fields_are_filled_and_lists_united() -> None:
    ours = journal_of(
        ada(title="Countess", emails=(Point(value="a@example.org"),), tags=("Salon",))
    )
    theirs = journal_of(
        ada(
            city="London",
            emails=(Point(value="A@example.org"), Point(value="b@example.org")),
            tags=("salon", "looms"),
        )
    )
    plan = merged(ours, theirs)
    held = ours.contacts[ADA]
    assert (held.title, held.city, held.tags) == ("Countess", "London", ("Salon", "looms"))
    assert [one.value for one in held.emails] == ["a@example.org", "b@example.org"]
    assert plan.filled == {"contacts": 1}
    assert merged(ours, theirs).changes == ()


@pytest.mark.parametrize(
    ("ours", "theirs", "stays"),
    [
        (None, None, "ours"),
        (NOON, None, "ours"),
        (None, NOON, "theirs"),
        (NOON, LATER, "theirs"),
        (LATER, NOON, "ours"),
    ],
)
def test_what_differs_is_told_and_the_newer_stays(ours, theirs, stays: str) -> None:
    journal = journal_of(ada(title="ours", about="secret of ours", updated=ours))
    plan = merged(journal, journal_of(ada(title="theirs", about="of theirs", updated=theirs)))
    assert journal.contacts[ADA].title == stays
    assert len(plan.differences) == 2
    assert plan.differences[0].startswith("person Ada Lovelace: title differs; ")
    assert "secret" not in "".join(plan.differences)
    assert merged(journal, exported(journal)).changes == ()


def test_done_on_one_machine_is_done() -> None:
    favor = Favor(id=21, contact=ADA, direction=Direction.I_OWE, what="slides")
    done = Favor(
        id=21, contact=ADA, direction=Direction.I_OWE, what="slides", state=State.DONE, done_on=DAY
    )
    for ours, theirs in ((favor, done), (done, favor)):
        journal = journal_of(ada(), ours)
        merged(journal, journal_of(ada(), theirs))
        assert journal.favors[21].state is State.DONE


@pytest.mark.parametrize("ours", [True, False])
def test_met_on_one_machine_is_met(ours: bool) -> None:
    journal = journal_of(ada(met_yet=ours))
    merged(journal, journal_of(ada(met_yet=not ours)))
    assert journal.contacts[ADA].met_yet


def test_a_tag_of_the_same_name_is_one_page() -> None:
    journal = journal_of(Tag(id=31, name="Café", about="ours"))
    plan = merged(journal, journal_of(Tag(id=99, name="cafe", place="Soho")))
    assert list(journal.tags) == [31]
    assert (journal.tags[31].name, journal.tags[31].place) == ("Café", "Soho")
    assert plan.differences == ()


def test_entries_of_both_come_together() -> None:
    journal = journal_of(ada(), Entry(id=61, on=DAY, text="one", contacts=(ADA,)))
    merged(journal, journal_of(ada(), Entry(id=62, on=DAY, text="two", contacts=(ADA,))))
    assert [one.text for one in journal.entries_of(ADA)] == ["two", "one"]


def test_fields_this_version_does_not_know_come_along() -> None:
    journal = journal_of(ada())
    other = journal_of(ada(city="London"))
    other.extras["contacts", ADA] = {"mood": "bright"}
    merged(journal, other)
    assert journal.extras["contacts", ADA] == {"mood": "bright"}


def test_journals_that_number_their_people_alike_are_not_mixed_up() -> None:
    journal = journal_of(Contact(id=1, name="Grace Hopper"))
    with pytest.raises(Refused, match="Number 1 is Grace Hopper here and Ada Lovelace"):
        merge(journal, read(exported(journal_of(Contact(id=1, name="Ada Lovelace")))))


def test_somebody_renamed_is_still_the_same_person() -> None:
    journal = journal_of(Contact(id=1, name="Mary Fairfax", created=NOON))
    merged(journal, journal_of(Contact(id=1, name="The Queen of Science", created=NOON)))
    assert journal.contacts[1].name == "Mary Fairfax"


def test_a_bad_record_is_reported_and_the_others_taken() -> None:
    data = json.dumps(
        {
            "contacts": {
                "1": {"name": "Ada"},
                "2": {"name": 5},
                "3": {},
                "x": {"name": "Grace"},
                "4": [],
            },
            "entries": {"5": {"on": "not a day"}, "6": {"id": 7, "on": "2026-11-23"}},
            "moods": {},
        }
    ).encode()
    found = read(data)
    assert sorted(found.documents) == [("contacts", 1), ("entries", 6)]
    assert [one.what for one in found.skipped] == [
        "contacts 2",
        "contacts 3",
        "contacts x",
        "contacts 4",
        "entries 5",
        "table moods",
    ]
    assert found.skipped[0].raw == '{"name":5}'
    assert all(one.reason for one in found.skipped)
    journal = Journal()
    assert merged(journal, data).skipped == found.skipped
    assert journal.entries[6].on == DAY


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"{}", b'{"a": 1}', b"[" * 100_000, b'{"contacts": {"1":' * 5, b"\xff"],
)
def test_what_is_no_export_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.hint


def test_what_a_newer_version_wrote_is_not_guessed_at() -> None:
    data = exported(whole()).replace(b'"schema":1', b'"schema":99', 1)
    with pytest.raises(Unreadable, match="newer netjournal"):
        read(data)
