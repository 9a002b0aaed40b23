"""A tag's page can be named anew, joined with another, ticked and deleted; all of it goes along."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count

import pytest

from netjournal.errors import Usage
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit, inverse
from netjournal.model.journal import Journal
from netjournal.model.making import contacts, tags
from netjournal.model.records import (
    TABLE_OF,
    Contact,
    Entry,
    FollowUp,
    Goal,
    Met,
    Opportunity,
    Record,
    Resource,
    Tag,
    TagKind,
    ToMeet,
)

NOW = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
DAY = NOW.date()
ADA, MARY = 11, 12


def journal_of(*records: Record) -> Journal:
    journal = Journal()
    for record in records:
        journal.load(TABLE_OF[type(record)], [record])
    return journal


def everywhere(name: str) -> tuple[Record, ...]:
    """Records of every kind that name a tag."""
    return (
        Contact(id=ADA, name="Ada Lovelace", tags=(name.upper(), "x"), met=Met(tag=name)),
        Contact(id=MARY, name="Mary Somerville", met=Met(tag=name, where="the urn")),
        Entry(id=21, on=DAY, contacts=(ADA,), tags=(name,), text=f"(#{name}) but #{name}er stays"),
        FollowUp(id=51, tag=name, why="who else comes?"),
        FollowUp(id=52, contact=ADA, tag=name, on=DAY),
        Opportunity(id=61, what="a talk", tag=name),
        Resource(id=62, title="the program", tag=name),
        Goal(id=63, what="a new post", tags=(name,)),
        Tag(id=31, name=name, title="Outreach weekend", to_meet=(ToMeet(name="Hypatia"),)),
    )


def ids() -> object:
    return count(1000).__next__


def after(journal: Journal, edit: Edit) -> Journal:
    assert journal.conflict(edit) is None
    journal.apply(edit)
    return journal


def change(journal: Journal, tag: Tag) -> Edit:
    return tags.change(journal, tag, now=NOW, new_id=count(1000).__next__)


def test_a_new_name_reaches_everything_and_one_undo_brings_the_old_one_back() -> None:
    journal = journal_of(*everywhere("abos"))
    edit = change(journal, Tag(id=31, name="abos26", title="Outreach weekend"))
    assert edit.label == "renamed #abos to #abos26"
    after(journal, edit)
    assert journal.contacts[ADA].tags == ("abos26", "x")
    assert [journal.contacts[one].met.tag for one in (ADA, MARY)] == ["abos26"] * 2  # type: ignore[union-attr]
    assert journal.entries[21].tags == ("abos26",)
    assert journal.entries[21].text == "(#abos26) but #aboser stays"
    assert {task.tag for task in journal.follow_ups.values()} == {"abos26"}
    assert journal.opportunities[61].tag == journal.resources[62].tag == "abos26"
    assert journal.goals[63].tags == ("abos26",)
    after(journal, inverse([edit], label="back"))
    before = journal_of(*everywhere("abos"))
    for table in ("contacts", "entries", "follow_ups", "opportunities", "goals", "tags"):
        assert journal.table(table) == before.table(table)


def test_a_taken_name_joins_two_pages_and_loses_nothing_of_either() -> None:
    journal = journal_of(
        *everywhere("abos"),
        Tag(id=32, name="ABOS26", place="Denver", starts=date(2026, 11, 21), about="the vans",
            to_meet=(ToMeet(name="Mary Titcomb"), ToMeet(name="hypatia"))),
        Entry(id=22, on=DAY, tags=("ABOS26",)),
    )  # fmt: skip
    page = Tag(id=31, name="abos26", about="the talk", to_meet=(ToMeet(name="Hypatia", met=True),))
    edit = change(journal, page)
    assert edit.label == "joined #abos with #ABOS26"
    after(journal, edit)
    (left,) = journal.tags.values()
    assert (left.id, left.name, left.place) == (32, "ABOS26", "Denver")
    assert left.about == "the vans\nthe talk"
    assert [(one.name, one.met) for one in left.to_meet] == [
        ("Mary Titcomb", False),
        ("hypatia", True),
    ]
    assert journal.entries[21].tags == ("ABOS26",)
    assert len(journal.entries_tagged["abos26"]) == 2


def test_dates_make_an_event_unless_something_else_was_said() -> None:
    journal = journal_of(Tag(id=31, name="nyla27"), Tag(id=32, name="choir", kind=TagKind.GROUP))
    after(journal, change(journal, Tag(id=31, name="nyla27", starts=DAY)))
    assert journal.tags[31].kind is TagKind.EVENT
    after(journal, change(journal, Tag(id=31, name="nyla27", starts=DAY, place="Albany")))
    assert journal.tags[31].kind is TagKind.NONE, "somebody took the kind away on purpose"
    after(journal, change(journal, Tag(id=32, name="choir", kind=TagKind.GROUP, starts=DAY)))
    assert journal.tags[32].kind is TagKind.GROUP


def test_a_line_may_say_more_of_a_tag_that_has_no_page() -> None:
    journal = journal_of()
    new_id = count(1000).__next__
    builder = EditBuilder(journal)
    tags.add_tags(builder, journal, ["nyla27", "vans"], now=NOW, new_id=new_id)
    tags.put(builder, journal, "Vans", now=NOW, new_id=new_id, kind=TagKind.TOPIC)
    tags.add_tags(builder, journal, ["VANS"], now=NOW, new_id=new_id)
    tags.put(builder, journal, "NYLA27", now=NOW, new_id=new_id, title="Library days", starts=DAY)
    after(journal, builder.build("said more"))
    builder = EditBuilder(journal)
    tags.make_event(builder, journal, "nyla27", starts=None, ends=None, place="Albany", title="",
                    now=NOW, new_id=new_id)  # fmt: skip
    after(journal, builder.build("said where"))
    assert len(journal.tags) == 2
    page, vans = journal.tag("nyla27"), journal.tag("vans")
    assert page is not None
    assert vans is not None
    assert (vans.name, vans.kind) == ("vans", TagKind.TOPIC)
    assert (page.name, page.title, page.place) == ("nyla27", "Library days", "Albany")
    assert (page.kind, page.starts, page.created) == (TagKind.EVENT, DAY, NOW)


def test_people_to_meet_are_added_once_ticked_and_taken_off() -> None:
    journal = journal_of(Contact(id=ADA, name="Ada Lovelace"))
    new_id = count(1000).__next__
    who = ToMeet(name="Ada Lovelace", contact=ADA)
    after(journal, tags.meet(journal, "nyla27", who, now=NOW, new_id=new_id))
    page = journal.tag("nyla27")
    assert page is not None
    assert page.kind is TagKind.EVENT
    with pytest.raises(Usage, match="Ada Lovelace is on the list"):
        tags.meet(journal, "nyla27", ToMeet(name="ada lovelace"), now=NOW, new_id=new_id)
    edit = tags.tick(journal, page, who, met=True)
    assert edit.label == "met: Ada Lovelace, #nyla27"
    after(journal, edit)
    assert journal.tags[page.id].to_meet[0].met
    after(journal, tags.unlist(journal, journal.tags[page.id], journal.tags[page.id].to_meet[0]))
    assert journal.tags[page.id].to_meet == ()


def test_deleting_takes_the_tag_off_everything_and_keeps_the_words() -> None:
    journal = journal_of(*everywhere("abos"))
    edit = tags.delete(journal, journal.tags[31])
    assert edit.label == "deleted #abos, off 1 entry and 1 person"
    after(journal, edit)
    assert not journal.tags
    assert journal.contacts[ADA].tags == ("x",)
    assert journal.contacts[ADA].met is None
    assert journal.contacts[MARY].met == Met(where="the urn")
    assert journal.entries[21].tags == ()
    assert journal.entries[21].text == "(abos) but #aboser stays"
    assert list(journal.follow_ups) == [52], "a question to nobody but the tag goes along"
    after(journal, inverse([edit], label="back"))
    assert journal.tag("abos") is not None
    assert journal.entries[21].tags == ("abos",)


def test_how_somebody_was_met_makes_a_page_too() -> None:
    journal = journal_of()
    ada = Contact(id=ADA, name="Ada", met=Met(tag="abos26"))
    after(journal, contacts.add(journal, ada, now=NOW, new_id=count(1000).__next__))
    assert journal.tag("abos26") is not None


def test_somebody_forgotten_is_on_no_list_of_people_to_meet() -> None:
    listed = (ToMeet(name="Ada Lovelace"), ToMeet(name="Ada Lovelace", contact=ADA))
    journal = journal_of(
        Contact(id=ADA, name="Ada Lovelace"), Tag(id=31, name="abos26", to_meet=listed)
    )
    after(journal, contacts.forgotten(journal, journal.contacts[ADA]))
    assert "Ada" not in str(journal.tags[31].to_meet)
    assert journal.tags[31].name == "abos26"
