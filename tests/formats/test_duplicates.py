"""Who is one person, who only looks alike, and that merging keeps everything of both."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from netjournal.formats.duplicates import differing, doubles, merge
from netjournal.formats.importing import plan, to_edit
from netjournal.formats.incoming import Incoming
from netjournal.model.edits import inverse
from netjournal.model.journal import Journal
from netjournal.model.making.joining import keep_apart
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Met,
    Opportunity,
    Point,
    Record,
    Relation,
    Role,
    Source,
    Tag,
    ToMeet,
)
from netjournal.search.alike import DOUBTFUL, SURE, Alike
from tests.bench.alike import scores
from tests.formats.reading import DATA, TODAY, counting, values

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = Path(
    os.environ.get("NETJOURNAL_PEOPLE") or Path(__file__).resolve().parents[3] / "shared" / "people"
)


def who(id: int, name: str, **fields: object) -> Contact:
    for kind in ("emails", "phones", "links"):
        if kind in fields:
            fields[kind] = (Point(value=str(fields[kind])),)
    return Contact(id=id, name=name, **fields)  # type: ignore[arg-type]


def points(*contacts: Contact) -> float:
    pairs = Alike(contacts).pairs()
    return max((pair.points for pair in pairs if pair[:2] == (1, 2)), default=0.0)


HOME = {"phones": "+49 30 555 0100", "emails": "home@x.example", "city": "Berlin"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            who(1, "Ada Lovelace", emails="ada@x.example"),
            who(2, "Lovelace, Ada", emails="ADA@x.example"),
        ),
        (
            who(1, "Mary Somerville", phones="+44 20 7946 0100"),
            who(2, "Mary Sommerville", phones="020 7946 0100"),
        ),
        (
            who(1, "Charles Babbage", birthday="1791-12-26", city="London"),
            who(2, "C. Babbage", birthday="1791-12-26", city="London"),
        ),
        (
            who(1, "Grace Hopper", links="https://www.linkedin.com/in/grace/"),
            who(2, "Grace B. Hopper", links="http://linkedin.com/in/Grace?trk=1"),
        ),
        (
            who(1, "William Herschel", organization="Royal Society", city="Slough"),
            who(2, "Bill Herschel", organization="Royal Society", city="Slough"),
        ),
    ],
)
def test_one_person_on_two_cards_is_found(first: Contact, second: Contact) -> None:
    assert points(first, second) >= DOUBTFUL


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            who(1, "Ada Lovelace", emails="ada@x.example", city="London"),
            who(2, "Ada Lovelace", emails="ada@x.example"),
        ),
        (
            who(1, "Ada Lovelace", city="London", emails="ada@x.example"),
            who(2, "Lovelace, Ada", city="London", phones="+44 20 7946 0100"),
        ),
        (
            who(1, "Ada Lovelace", emails="ada.lovelace@x.example"),
            who(2, "A. Lovelace", emails="ada.lovelace@x.example"),
        ),
        (
            who(1, "Brian Faulds", phones="+44 20 7946 0100"),
            who(2, "Brain Faulds", phones="+44 20 7946 0100"),
        ),
    ],
    ids=["one address", "a rare name in one city", "an address that spells it", "a slip"],
)
def test_a_certain_pair_is_certain(first: Contact, second: Contact) -> None:
    assert points(first, second) >= SURE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            who(1, "Pierre Curie", phones="+33 1 5555 0100", emails="c@x.example", city="Paris"),
            who(2, "Marie Curie", phones="+33 1 5555 0100", emails="c@x.example", city="Paris"),
        ),
        (
            who(1, "Ada Lovelace", phones="+44 20 7946 0000", organization="Engines"),
            who(2, "Charles Babbage", phones="+44 20 7946 0000", organization="Engines"),
        ),
        (
            who(1, "John Smith", city="London", emails="j@x.example"),
            who(2, "John Smith", city="London", emails="js@y.example"),
        ),
        (
            who(1, "Johann Bernoulli", birthday="1667-08-06", emails="b@x.example"),
            who(2, "Johann Bernoulli", birthday="1710-05-18", emails="b2@x.example"),
        ),
        (
            who(1, "Paul Erman", phones="+49 30 555 0100", emails="erman@x.example"),
            who(2, "P. Erman", phones="+49 30 555 0100", emails="erman@x.example"),
        ),
        *(
            (who(1, f"{she} Erman", **HOME), who(2, f"{he} Erman", **HOME))
            for she, he in (
                *(("Daniela", "Daniel"), ("Alexandra", "Alexander"), ("Christina", "Christian")),
                *(("Maria", "Mario"), ("Stefanie", "Stefan"), ("Jana", "Jan"), ("Lisa", "Lina")),
            )
        ),
        (who(1, "Erman", **HOME), who(2, "Paul Erman", **HOME)),
        (who(1, "John Smith", city="London"), who(2, "John Smith", city="London")),
    ],
)
def test_who_only_looks_alike_is_never_merged_silently(first: Contact, second: Contact) -> None:
    crowd = [
        who(10 + n, f"Somebody{n} Else{n}", phones="+44 20 7946 0000", organization="Engines")
        for n in range(8)
    ]
    assert points(first, second, *crowd) < SURE


@pytest.mark.parametrize("folder", [DATA, *([PEOPLE] if PEOPLE.is_dir() else [])], ids=str)
def test_the_goals_on_a_folder_of_people(folder: Path) -> None:
    silent, asked = scores(folder)
    assert silent.precision >= 0.995
    assert asked.recall >= 0.95
    assert asked.precision >= 0.92


def journal_of(*records: Record) -> Journal:
    from netjournal.model.records import TABLE_OF

    journal = Journal()
    for record in records:
        journal.load(TABLE_OF[type(record)], [record])
    return journal


def two_adas() -> Journal:
    ada = who(
        1,
        "Ada Lovelace",
        emails="ada@x.example",
        organization="Engines",
        title="Analyst",
        about="Likes horses.",
        relations=(Relation(kind="friend"),),
        tags=("maths",),
        created=NOON,
    )
    other = who(
        2,
        "Augusta King",
        emails="augusta@y.example",
        phones="+44 20 7946 0100",
        organization="Looms",
        city="London",
        birthday="1815-12-10",
        about="Plays the harp.",
        met=Met(on="1833-06-05", via=3),
        knows=(3,),
        tended=TODAY,
        kept=("X-ODD:1",),
        sources=(Source(origin="vcard", on=TODAY, key="k"),),
    )
    mary = who(3, "Mary Somerville", knows=(2,), met=Met(via=2))
    listed = (ToMeet(name="Augusta", contact=2, met=True), ToMeet(name="Ada", contact=1))
    return journal_of(
        ada,
        other,
        mary,
        Entry(id=11, on=date(2026, 1, 1), kind="met", text="Tea", contacts=(1, 2)),
        Entry(id=12, on=date(2026, 1, 2), text="Heard of her", contacts=(3,), mentions=(2,)),
        Favor(id=13, contact=2, direction=Direction.I_OWE, what="the notes", about=(3,)),
        Favor(id=14, contact=3, direction=Direction.I_OWE, what="a loom", about=(2, 1)),
        FollowUp(id=15, contact=2, on=TODAY),
        FollowUp(id=19, contact=3, why="which projector?", answered_by=2),
        Tag(id=16, name="tea", to_meet=(*listed, ToMeet(name="Mary", contact=3))),
        Introduction(id=17, people=(2, 3)),
        Opportunity(id=18, what="a chair", heard_from=2, people=(Role(contact=2, part="referee"),)),
    )


def test_merging_keeps_every_field_and_link_of_both_and_can_be_undone() -> None:
    journal = two_adas()
    before = {name: dict(journal.table(name)) for name in ("contacts", "entries", "favors")}
    edit = merge(journal, 1, 2, now=NOON)
    assert edit.label == "merged Augusta King into Ada Lovelace"
    assert journal.conflict(edit) is None
    journal.apply(edit)
    ada = journal.contacts[1]
    assert 2 not in journal.contacts
    assert (ada.name, ada.aliases, ada.city) == ("Ada Lovelace", ("Augusta King",), "London")
    assert values(ada.emails) == ["ada@x.example", "augusta@y.example"]
    assert (ada.organization, ada.positions[0].organization) == ("Engines", "Looms")
    assert ada.about == "Likes horses.\n\nPlays the harp."
    assert (ada.birthday, ada.kept, ada.knows) == ("1815-12-10", ("X-ODD:1",), (3,))
    assert ada.met == Met(on="1833-06-05", via=3)
    assert journal.entries[11].contacts == (1,)
    assert journal.entries[12].mentions == (1,)
    assert (journal.favors[13].contact, journal.favors[14].about) == (1, (1,))
    assert journal.follow_ups[15].contact == 1
    asked = journal.follow_ups[19]
    assert (asked.contact, asked.answered_by) == (3, 1), "who answered is not whom it is for"
    ada_there, mary_there = journal.tags[16].to_meet
    assert (ada_there.contact, ada_there.met, mary_there.contact) == (1, True, 3)
    assert ada.tended == TODAY
    assert journal.introductions[17].people == (1, 3)
    assert (journal.opportunities[18].heard_from, journal.opportunities[18].people) == (
        1,
        (Role(contact=1, part="referee"),),
    )
    mary = journal.contacts[3]
    assert (mary.knows, mary.met) == ((1,), Met(via=1))
    assert not journal.references(2)
    journal.apply(inverse([edit], label="undo"))
    assert {name: dict(journal.table(name)) for name in before} == before


def test_a_chosen_field_is_shown_and_the_other_one_kept() -> None:
    journal = two_adas()
    assert differing(journal.contacts[1], journal.contacts[2]) == ["name", "organization"]
    journal.apply(merge(journal, 1, 2, now=NOON, chosen=("name", "organization")))
    ada = journal.contacts[1]
    assert (ada.name, ada.aliases) == ("Augusta King", ("Ada Lovelace",))
    assert (ada.organization, ada.positions[0].organization) == ("Looms", "Engines")


def test_kept_apart_is_never_asked_again() -> None:
    journal = journal_of(
        who(1, "Ada Lovelace", emails="a@x.example"), who(2, "Ada Lovelace", emails="a@x.example")
    )
    assert [pair[:2] for pair in doubles(journal)] == [(1, 2)]
    journal.apply(keep_apart(journal, 1, 2, pair_id=9))
    assert doubles(journal) == []


def test_whom_you_know_more_of_is_kept() -> None:
    journal = two_adas()
    journal.apply(
        plan_edit(journal, who(30, "Mary Somerville", organization="Royal Society", sources=FROM))
    )
    journal.load("contacts", [who(31, "M. Somerville", emails="m@x.example", sources=FROM)])
    pairs = doubles(journal)
    assert {pair.first for pair in pairs} == {3}


FROM = (Source(origin="csv", on=TODAY),)


def plan_edit(journal: Journal, *contacts: Contact):
    incoming = Incoming(contacts)
    made = plan(journal, incoming, today=TODAY, new_id=counting(900), label="a table", now=NOON)
    return to_edit(journal, made)


def test_father_and_son_with_one_name_and_number_stay_two() -> None:
    phone = "+41 61 555 0100"
    journal = journal_of(
        who(1, "Johann Bernoulli", birthday="1667-08-06", phones=phone, created=NOON)
    )
    son = who(50, "Johann Bernoulli", birthday="1710-05-18", phones=phone, sources=FROM)
    son_only = Incoming((son,))
    made = plan(journal, son_only, today=TODAY, new_id=counting(), label="a table", now=NOON)
    assert [one.id for one in made.new] == [50]
    assert made.updates == ()


def test_two_who_are_new_are_compared_with_each_other() -> None:
    both = {"emails": "ada@x.example", "city": "London"}
    google = (Source(origin="google", on=TODAY, key="g"),)
    files = Incoming(
        (
            who(50, "Ada Lovelace", organization="Engines", sources=FROM, **both),
            who(51, "Ada Lovelace", organization="Looms", sources=FROM, **both),
            who(52, "Ada K. Lovelace", birthday="1815-12-10", sources=google, **both),
            who(53, "Pierre Curie", sources=FROM, city="Paris", emails="home@x.example"),
            who(54, "Marie Curie", sources=FROM, city="Paris", emails="home@x.example"),
        )
    )
    journal = Journal()
    made = plan(journal, files, today=TODAY, new_id=counting(), label="files", now=NOON)
    assert [one.id for one in made.new] == [50, 51, 53, 54]
    assert [one[:2] for one in made.doubtful] == [(51, 50), (54, 53)]
    assert [one.second for one in made.joined] == [50]
    journal.apply(to_edit(journal, made))
    assert journal.contacts[50].birthday == "1815-12-10"
    again = plan(journal, files, today=TODAY, new_id=counting(), label="files", now=NOON)
    assert (again.new, again.updates, again.unchanged) == ((), (), 5)


def test_an_import_joins_the_certain_and_asks_about_the_rest() -> None:
    journal = journal_of(
        who(1, "Ada Lovelace", phones="+44 20 7946 0100", city="London", created=NOON),
        who(2, "Pierre Curie", phones="+33 1 5555 0100", city="Paris", created=NOON),
        who(3, "John Smith", city="London", created=NOON),
    )
    file = Incoming(
        (
            who(50, "Ada K. Lovelace", phones="020 7946 0100", city="London", sources=FROM),
            who(51, "Marie Curie", phones="+33 1 5555 0100", city="Paris", sources=FROM),
            who(52, "John Smith", city="London", emails="j@x.example", sources=FROM),
        )
    )
    made = plan(journal, file, today=TODAY, new_id=counting(), label="a table", now=NOON)
    assert [one.second for one in made.joined] == [1]
    assert [one.name for one in made.new] == ["Marie Curie", "John Smith"]
    assert (52, 3) in [one[:2] for one in made.doubtful]
    journal.apply(to_edit(journal, made))
    assert "Ada K. Lovelace" in journal.contacts[1].aliases
    again = plan(journal, file, today=TODAY, new_id=counting(), label="a table", now=NOON)
    assert (again.new, again.updates) == ((), ())
    assert msgspec.structs.asdict(again)["unchanged"] == 3


@pytest.mark.parametrize(
    ("other", "reason"),
    [("1815-12-10", "the same birthday"), ("1816-12-10", "a similar birthday")],
)
def test_a_birthday_of_another_year_is_not_called_the_same(other: str, reason: str) -> None:
    ada = who(1, "Ada Lovelace", birthday="1815-12-10", city="London")
    (pair,) = Alike([ada, who(2, "Ada Lovelace", birthday=other, city="London")]).pairs()
    assert pair.reasons == ("the same name", reason, "the same city")
