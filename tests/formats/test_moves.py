"""A later file of the same place says who changed jobs, as dated facts, and loses nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from netjournal.formats.importing import ImportPlan, plan, to_edit
from netjournal.formats.incoming import Incoming
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Point, Position, Source
from netjournal.views.card import card as card_of
from tests.formats.reading import counting

SPRING = date(2027, 3, 1)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def card(organization: str, title: str, on: date, said: str = "?") -> Contact:
    told = f"{title}, {organization}" if said == "?" else said
    return Contact(
        id=50,
        name="Ada Lovelace",
        organization=organization,
        title=title,
        links=(Point(value="https://www.linkedin.com/in/ada"),),
        sources=(Source(origin="linkedin", on=on, key="in/ada", said=told),),
    )


def planned(journal: Journal, contact: Contact) -> ImportPlan:
    file = Incoming((contact,))
    return plan(journal, file, today=SPRING, new_id=counting(), label="LinkedIn", now=NOON)


def imported(**fields: object) -> Journal:
    journal = Journal()
    first = card("Engines", "Analyst", date(2026, 11, 23))
    journal.load("contacts", [msgspec.structs.replace(first, **fields)])
    return journal


def test_the_old_position_ends_and_the_new_one_begins() -> None:
    journal = imported()
    made = planned(journal, card("Looms", "Director", SPRING))
    assert [(one.was, one.now) for one in made.moves] == [("Analyst, Engines", "Director, Looms")]
    edit = to_edit(journal, made)
    assert edit.label == "filled in 1 person from LinkedIn, 1 person changed jobs"
    journal.apply(edit)
    ada = journal.contacts[50]
    assert (ada.organization, ada.title) == ("Looms", "Director")
    assert ada.positions == (
        Position(organization="Engines", title="Analyst", until="2027-03-01"),
        Position(organization="Looms", title="Director", since="2027-03-01"),
    )
    assert not journal.is_known(ada)
    told = [line[:2] for line in card_of(journal, 50, SPRING)[0].lines]
    assert ("works", "Director, Looms since 1 Mar 2027") in told
    assert ("worked", "Analyst, Engines –1 Mar 2027") in told
    assert len(told) == 4
    again = planned(journal, card("Looms", "Director", date(2027, 4, 1)))
    assert (again.moves, again.updates, again.unchanged) == ((), (), 1)


def test_what_was_written_by_hand_stays_current() -> None:
    journal = imported(organization="The Royal Mint", title="Warden", updated=NOON)
    made = planned(journal, card("Looms", "Director", SPRING))
    journal.apply(to_edit(journal, made))
    ada = journal.contacts[50]
    assert (ada.organization, ada.title) == ("The Royal Mint", "Warden")
    assert ada.positions == (Position(organization="Looms", title="Director", since="2027-03-01"),)


def test_the_first_file_again_moves_nobody_who_was_edited_by_hand() -> None:
    journal = imported(organization="The Royal Mint", title="Warden", updated=NOON)
    made = planned(journal, card("Engines", "Analyst", SPRING))
    assert (made.moves, made.updates) == ((), ())


def test_a_file_that_says_less_moves_nobody() -> None:
    journal = imported()
    made = planned(journal, card("", "", SPRING, said=""))
    assert (made.moves, made.updates, made.unchanged) == ((), (), 1)


def test_numbers_that_end_alike_keep_their_labels() -> None:
    phones = (Point(value="0555551121"), Point(value="555551121", label="work"))
    journal = Journal()
    journal.load("contacts", [msgspec.structs.replace(card("", "", SPRING), phones=phones)])
    made = planned(journal, msgspec.structs.replace(card("", "", SPRING), phones=phones))
    assert (made.updates, made.unchanged) == ((), 1)
