"""Labelled lines give the same record back, and a wrong line is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Point,
    Position,
    Relation,
)
from netjournal.views import form

MARY = Contact(id=12, name="Mary Somerville")


def journal() -> Journal:
    made = Journal()
    made.load("contacts", [MARY])
    return made


words = st.text("abcdé ()–#-,'", max_size=12).map(lambda text: " ".join(text.split()))
some = words.filter(bool)
dates = st.sampled_from(["", "2019", "2019-10", "2019-10-14"])
contacts = st.builds(
    Contact,
    id=st.just(11),
    name=some,
    aliases=st.lists(some, max_size=2).map(tuple),
    organization=words,
    city=words,
    emails=st.lists(
        st.builds(Point, value=some, label=st.sampled_from(["", "work"])), max_size=2
    ).map(tuple),
    relations=st.lists(
        st.builds(Relation, kind=st.just("friend"), since=dates, until=st.just("")), max_size=2
    ).map(tuple),
    positions=st.lists(
        st.builds(
            Position,
            organization=st.just("County Library"),
            title=st.sampled_from(["", "Director"]),
            since=dates,
        ),
        max_size=2,
    ).map(tuple),
    tags=st.lists(st.sampled_from(["abos26", "x"]), max_size=2, unique=True).map(tuple),
    birthday=st.sampled_from(["", "--10-14", "1815-12-10"]),
    met=st.sampled_from([None, Met(on="2025", tag="abos26", via=12, where="Denver")]),
    pace=st.sampled_from([None, 0, 14]),
    knows=st.sampled_from([(), (12,)]),
    about=st.sampled_from(["", "two\nlines"]),
)


@given(contacts)
def test_unchanged_lines_give_the_same_contact(contact: Contact) -> None:
    fields = form.contact_fields(contact, journal())
    assert form.contact_from(fields, contact, journal()) == contact


def changed(record: Contact, name: str, value: str) -> Contact:
    fields = [
        field._replace(value=value) if field.name == name and not field.value else field
        for field in form.contact_fields(record, journal())
    ]
    return form.contact_from(fields, record, journal())


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        (
            "emails",
            "ada@engines.example (work)",
            (Point(value="ada@engines.example", label="work"),),
        ),
        ("relations", "friend since 2019", (Relation(kind="friend", since="2019"),)),
        (
            "positions",
            "Director, County Library 2015–2019",
            (
                Position(
                    title="Director", organization="County Library", since="2015", until="2019"
                ),
            ),
        ),
        ("tags", "#abos26", ("abos26",)),
        ("knows", "mary", (12,)),
        ("birthday", "14 Oct", "--10-14"),
        ("pace", "every 2 weeks", 14),
        ("pace", "never", 0),
        ("met", "2025-10-04 at #libtech25 via Mary Somerville in Fife", None),
    ],
)
def test_lines_are_read_as_people_write_them(name: str, line: str, expected: object) -> None:
    after = changed(Contact(id=11, name="Ada"), name, line)
    if name == "met":
        expected = Met(on="2025-10-04", tag="libtech25", via=12, where="Fife")
    assert getattr(after, name) == expected


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("birthday", "31 feb", "birthday"),
        ("knows", "Nobody Here", "knows"),
        ("pace", "sometimes", "how often"),
    ],
)
def test_a_wrong_line_is_named(name: str, line: str, told: str) -> None:
    with pytest.raises(Usage, match=told):
        changed(Contact(id=11, name="Ada"), name, line)


def test_a_person_keeps_a_name() -> None:
    before = Contact(id=11, name="Ada")
    fields = [one._replace(value="") for one in form.contact_fields(before, journal())]
    with pytest.raises(Usage, match="name"):
        form.contact_from(fields, before, journal())


def test_other_records_round_trip_too() -> None:
    book = journal()
    entry = Entry(
        id=21, on=date(2026, 11, 21), kind="met", contacts=(12,), text="a\nb", tags=("x",)
    )
    assert form.entry_from(form.entry_fields(entry, book), entry, book) == entry
    favor = Favor(id=41, contact=12, direction=Direction.I_OWE, what="x", due=date(2026, 12, 1))
    assert form.favor_from(form.favor_fields(favor, book), favor, book) == favor
    task = FollowUp(id=51, contact=12, on=date(2026, 12, 1), why="grant")
    assert form.follow_up_from(form.follow_up_fields(task, book), task, book) == task
