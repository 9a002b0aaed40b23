"""Labelled lines give the same record back, and a wrong line is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Amount,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Point,
    Position,
    Relation,
    Source,
    State,
)
from netjournal.views import form
from netjournal.views.manner import Manner

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
        st.builds(
            Point,
            value=st.sampled_from(["ada@engines.example", "ÄDA+1@maße"]),
            label=st.sampled_from(["", "work"]),
        ),
        max_size=2,
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


def relation(kind: str, since: str, until: str) -> Relation:
    return Relation(kind=kind, since=since, until=until)


@given(contacts)
def test_all_that_can_be_typed_is_read_back_as_it_was_shown(contact: Contact) -> None:
    """Read the lines into an empty card, so that nothing is taken from the one before."""
    blank = Contact(id=11, name="?")
    fields = [
        one._replace(value=one.value or "-") if one.name == "name" else one
        for one in form.contact_fields(contact, journal())
    ]
    again = form.contact_fields(form.contact_from(fields, blank, journal()), journal())
    for name in ("emails", "relations", "positions", "birthday", "met", "pace", "knows", "about"):
        assert [one.value for one in again if one.name == name] == [
            one.value for one in fields if one.name == name
        ]


@given(st.text(max_size=20), st.text(max_size=20))
def test_odd_text_survives_an_edit_of_its_neighbor(odd: str, label: str) -> None:
    before = Contact(
        id=11,
        name="Ada",
        aliases=(odd,),
        emails=(Point(value=odd, label=label),),
        positions=(Position(organization=odd, title=label, until="then"),),
        about=odd,
    )
    fields = [
        *form.contact_fields(before, journal()),
        *(
            form.Field(name, "", value)
            for name, value in (
                ("aliases", "Countess"),
                ("emails", "ada@engines.example"),
                ("positions", "Analyst, Analytical Engines"),
            )
        ),
    ]
    after = form.contact_from(fields, before, journal())
    assert after.about == before.about
    for name in ("aliases", "emails", "positions"):
        shows = sum(1 for one in fields if one.name == name and one.value.strip()) > 1
        assert getattr(after, name)[:-1] == (getattr(before, name) if shows else ())


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
        ("positions", "Royal Society", (Position(organization="Royal Society"),)),
        ("relations", "coworker 2015-2019", (relation("coworker", "2015", "2019"),)),
        ("relations", "coworker 2015-10 to 2019", (relation("coworker", "2015-10", "2019"),)),
        ("relations", "roommate until 2019", (relation("roommate", "", "2019"),)),
        ("relations", "roommate 2019-", (relation("roommate", "2019", ""),)),
        ("tags", "#abos26", ("abos26",)),
        ("knows", "mary", (12,)),
        ("birthday", "14 Oct", "--10-14"),
        ("pace", "every 2 weeks", 14),
        ("pace", "never", 0),
        ("pace", "2w", 14),
        ("pace", "every month", 30),
        ("pace", "fortnight", 14),
        ("met", "at #abos26 in Fife via mary", Met(tag="abos26", via=12, where="Fife")),
        ("met", "Oct 2025 at the ball in Bath", Met(on="2025-10", where="the ball in Bath")),
        ("met", "2025-10-04 at #libtech25 via Mary Somerville in Fife", None),
    ],
)
def test_lines_are_read_as_people_write_them(name: str, line: str, expected: object) -> None:
    after = changed(Contact(id=11, name="Ada"), name, line)
    if expected is None:
        expected = Met(on="2025-10-04", tag="libtech25", via=12, where="Fife")
    assert getattr(after, name) == expected


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("birthday", "31 feb", "birthday"),
        ("knows", "Nobody Here", "knows"),
        ("pace", "sometimes", "how often"),
        ("relations", "friend since 2019-13", "relation"),
        ("met", "some time ago at #abos26", "how you met"),
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


def test_namesakes_are_told_apart_by_their_handles() -> None:
    book = journal()
    book.load(
        "contacts", [Contact(id=2**20 + 5, name="Ana Souza"), Contact(id=7, name="Ana Souza")]
    )
    before = Contact(id=11, name="Ada", knows=(2**20 + 5, 7))
    lines = [one.value for one in form.contact_fields(before, book) if one.name == "knows"]
    assert lines == ["Ana Souza [005]", "Ana Souza [7]", ""]
    blank = Contact(id=11, name="Ada")
    assert form.contact_from(form.contact_fields(before, book), blank, book).knows == before.knows
    with pytest.raises(Usage, match="several are called"):
        form.contact_from([form.Field("knows", "knows", "ana souza")], blank, book)


def test_a_reference_to_somebody_deleted_survives_an_edit() -> None:
    before = Contact(id=11, name="Ada", knows=(99,), met=Met(on="2025", via=99))
    fields = [
        one._replace(value=f"{one.value} in Bath") if one.name == "met" else one
        for one in form.contact_fields(before, journal())
    ]
    after = form.contact_from([*fields, form.Field("knows", "", "Mary")], before, journal())
    assert after.knows == (99, 12)
    assert after.met == Met(on="2025", via=99, where="Bath")


def test_a_journal_person_comes_before_the_address_book() -> None:
    book = journal()
    book.load(
        "contacts",
        [Contact(id=31, name="Mary Shelley", sources=(Source(origin="vcard", on=date.min),))],
    )
    blank = Contact(id=11, name="Ada")
    assert form.contact_from([form.Field("knows", "", "mary")], blank, book).knows == (12,)


def test_days_are_read_in_words_where_the_day_is_known() -> None:
    book = journal()
    today = Manner(today=date(2026, 11, 23))
    favor = Favor(id=41, contact=12, direction=Direction.I_OWE, what="x")
    assert form.favor_from([form.Field("due", "", "fri")], favor, book, today).due == date(
        2026, 11, 27
    )
    entry = Entry(id=21, on=date(2026, 11, 1))
    assert form.entry_from([form.Field("on", "", "fri")], entry, book, today).on == date(
        2026, 11, 20
    )
    with pytest.raises(Usage, match="by"):
        form.favor_from([form.Field("due", "", "fri")], favor, book)


def test_money_without_a_sign_is_of_ones_own_currency() -> None:
    favor = Favor(id=41, contact=12, direction=Direction.I_OWE, what="x")
    euros = Manner(currency="EUR")
    after = form.favor_from([form.Field("amount", "", "12.50")], favor, journal(), euros)
    assert after.amount == Amount(minor=1250, currency="EUR")
    assert form.favor_from(form.favor_fields(after, journal()), after, journal()) == after


def test_a_favor_marked_done_is_done_on_that_day() -> None:
    favor = Favor(id=41, contact=12, direction=Direction.I_OWE, what="x")
    today = Manner(today=date(2026, 11, 23))
    done = form.favor_from([form.Field("state", "", "done")], favor, journal(), today)
    assert (done.state, done.done_on) == (State.DONE, date(2026, 11, 23))
    opened = form.favor_from([form.Field("state", "", "open")], done, journal(), today)
    assert opened == favor


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
