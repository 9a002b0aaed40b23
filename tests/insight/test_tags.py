"""What stands on a tag's page: who was there, whom to meet, what came of it; and which is first."""

from __future__ import annotations

from datetime import UTC, date, datetime

from netjournal.insight.tags import also, came_of, met_there, page_of, to_meet, uses
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLE_OF,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Opportunity,
    Outcome,
    Record,
    Tag,
    TagKind,
    ToMeet,
)

DAY = date(2026, 11, 23)
THEN = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
ADA, MARY, HYPATIA, GRACE, LISE = 11, 12, 13, 14, 15


def journal_of(*records: Record) -> Journal:
    journal = Journal()
    people = (
        Contact(id=ADA, name="Ada Lovelace", met=Met(tag="ABOS26")),
        Contact(id=MARY, name="Mary Somerville"),
        Contact(id=HYPATIA, name="Hypatia"),
        Contact(id=GRACE, name="Grace Hopper", tags=("abos26",)),
        Contact(id=LISE, name="Lise Meitner"),
    )
    for record in (*people, *records):
        journal.load(TABLE_OF[type(record)], [record])
    return journal


def entry(number: int, **fields: object) -> Entry:
    held = {"on": date(2026, 11, 21), "kind": "met", "tags": ("abos26",), **fields}
    return Entry(id=number, **held)  # type: ignore[arg-type]  # fields of an entry by name


def test_met_there_is_who_took_part_and_not_who_is_only_named_planned_or_noted() -> None:
    journal = journal_of(
        entry(21, contacts=(MARY,), mentions=(HYPATIA,)),
        entry(22, kind="note", contacts=(HYPATIA,)),
        entry(23, contacts=(LISE,), on=date(2026, 12, 1)),
        entry(24, contacts=(LISE,), happened=False),
    )
    there = met_there(journal, "abos26", DAY)
    assert there == [ADA, MARY]
    assert also(journal, "abos26", there) == [GRACE, HYPATIA, LISE]


def test_whom_to_meet_is_met_by_a_tick_or_by_a_note_even_under_a_bare_name() -> None:
    page = Tag(
        id=31,
        name="abos26",
        to_meet=(
            ToMeet(name="Hypatia", contact=HYPATIA),
            ToMeet(name="mary somerville"),
            ToMeet(name="Lise Meitner", contact=LISE, met=True),
            ToMeet(name="Somebody Else", contact=99),
        ),
    )
    journal = journal_of(page, entry(21, contacts=(MARY,)))
    found = to_meet(journal, page, DAY)
    assert [(one.contact, one.met) for one in found] == [
        (HYPATIA, False),
        (MARY, True),
        (LISE, True),
        (None, False),
    ]


def test_what_came_of_it_is_what_was_promised_planned_and_told_there() -> None:
    mine = Direction.I_OWE
    journal = journal_of(
        entry(21, contacts=(MARY,), created=THEN, outcomes=(Outcome(kind="news", opportunity=62),)),
        Favor(id=41, contact=MARY, direction=mine, what="slides", entry=21),
        Favor(id=42, contact=MARY, direction=mine, what="a book", created=THEN),
        Favor(id=43, contact=ADA, direction=mine, what="tea", created=THEN),
        FollowUp(id=51, contact=MARY, on=DAY, created=THEN),
        FollowUp(id=52, tag="Abos26", why="who else comes?"),
        FollowUp(id=53, contact=MARY, on=DAY),
        Opportunity(id=61, what="a talk", tag="abos26"),
        Opportunity(id=62, what="a post"),
        Opportunity(id=63, what="another"),
    )
    came = came_of(journal, "abos26")
    assert [one.id for one in came.favors] == [41, 42]
    assert [one.id for one in came.follow_ups] == [51, 52]
    assert [one.id for one in came.opportunities] == [61, 62]
    assert [(one.id, outcome.kind) for one, outcome in came.outcomes] == [(21, "news")]


def test_the_list_begins_with_what_is_now_or_next_then_what_was_last_in_use() -> None:
    journal = journal_of(
        Tag(id=31, name="old"),
        Tag(id=32, name="next", starts=date(2027, 3, 1), ends=date(2027, 3, 2)),
        Tag(id=33, name="now", starts=date(2026, 11, 22), ends=date(2026, 11, 24)),
        Tag(id=34, name="abos26", kind=TagKind.EVENT),
        entry(21, contacts=(MARY,), tags=("abos26", "unkept")),
        entry(22, tags=("old",), on=date(2025, 1, 1)),
    )
    found = uses(journal, DAY)
    assert [use.page.name for use in found] == ["now", "next", "abos26", "unkept", "old"]
    (abos,) = [use for use in found if use.page.name == "abos26"]
    assert (abos.people, abos.entries, abos.last) == (3, 1, date(2026, 11, 21))


def test_a_tag_without_a_page_is_a_tag_and_a_word_is_none() -> None:
    journal = journal_of()
    page = page_of(journal, "Abos26")
    assert page is not None
    assert (page.id, page.name) == (0, "ABOS26")
    assert page_of(journal, "nothing") is None
