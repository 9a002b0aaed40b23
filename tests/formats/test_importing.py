"""Importing adds and fills in, overwrites nothing, and done twice changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from netjournal.formats.importing import ImportPlan, plan, to_edit
from netjournal.formats.incoming import Incoming
from netjournal.model.edits import Edit, inverse
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Point, Position, Source, Tag
from tests.formats.reading import DATA, TODAY, counting, labelled, values, vcards

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
FILES = sorted(path.name for path in DATA.glob("*.vcf"))


def planned(journal: Journal, incoming: Incoming, **options) -> ImportPlan:
    given = {"today": TODAY, "now": NOON, "new_id": counting(9_000_000), "label": "vCards"}
    return plan(journal, incoming, **{**given, **options})


def imported(journal: Journal, incoming: Incoming, **options) -> Edit:
    edit = to_edit(journal, planned(journal, incoming, **options))
    assert journal.conflict(edit) is None
    journal.apply(edit)
    return edit


def journal_of(*contacts: Contact) -> Journal:
    journal = Journal()
    journal.load("contacts", contacts)
    return journal


def vcard(*cards: str) -> Incoming:
    return vcards("".join(f"BEGIN:VCARD\n{one}\nEND:VCARD\n" for one in cards).encode())


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_twice_changes_nothing(name: str) -> None:
    journal = Journal()
    first = vcards(name)
    imported(journal, first, now=NOON)
    assert len(journal.contacts) == len(first.contacts)
    again = planned(journal, vcards(name), now=NOON)
    assert (again.new, again.updates, again.tags) == ((), (), ())
    assert again.unchanged == len(first.contacts)
    assert to_edit(journal, again).changes == ()


def test_an_import_is_one_edit_that_one_key_takes_back() -> None:
    journal = Journal()
    edit = imported(journal, vcards("google.vcf"))
    assert edit.label == "imported 1 person from vCards"
    assert journal.tag("compilers") is not None
    journal.apply(inverse([edit], label="took back"))
    assert (journal.contacts, journal.tags) == ({}, {})


def test_the_imported_stand_in_the_address_book() -> None:
    journal = Journal()
    imported(journal, vcards("apple.vcf"), now=NOON)
    assert list(journal.people()) == []


def test_a_known_person_is_filled_in_and_nothing_overwritten() -> None:
    ada = Contact(
        id=1,
        name="Ada Lovelace",
        title="Countess",
        emails=(Point(value="ada@example.org"),),
        phones=(Point(value="020 7946 0000", label="home"),),
        created=NOON,
    )
    journal = journal_of(ada)
    result = planned(
        journal,
        vcard(
            "FN:Ada LOVELACE\nTITLE:Analyst\nORG:Engines\nBDAY:18151210\nNICKNAME:Augusta\n"
            "EMAIL;TYPE=WORK:ADA@example.org\nEMAIL:ada@engines.example\n"
            "TEL:+44 20 7946 0000\nTEL:+44 20 7946 0000;ext=7"
        ),
    )
    (update,) = result.updates
    after = update.after
    assert (after.id, after.name, after.title) == (1, "Ada Lovelace", "Countess")
    assert (after.organization, after.birthday, after.aliases) == (
        "Engines",
        "1815-12-10",
        ("Augusta",),
    )
    assert labelled(after.emails) == {"ada@example.org": "work", "ada@engines.example": ""}
    assert values(after.phones) == ["020 7946 0000", "+44 20 7946 0000 ext 7"]
    assert result.differences == (
        "Ada Lovelace: title is “Countess” here and “Analyst” in the file.",
    )
    assert to_edit(journal, result).label == "filled in 1 person from vCards"


def test_who_was_added_by_hand_does_not_sink_into_the_address_book() -> None:
    ada = Contact(id=1, name="Ada", emails=(Point(value="ada@example.org"),), created=NOON)
    old = msgspec.structs.replace(ada, id=2, name="Old", created=None)
    journal = journal_of(ada, old)
    file = vcard(
        "FN:Ada\nEMAIL:ada@example.org\nTITLE:Countess",
        "FN:Old\nEMAIL:ada@example.org\nTITLE:Clerk",
    )
    imported(journal, file)
    assert {one.name: one.title for one in journal.people()} == {"Ada": "Countess", "Old": "Clerk"}
    assert planned(journal, file).unchanged == 2


def test_one_address_alone_makes_nobody_the_same_person() -> None:
    journal = journal_of(Contact(id=1, name="Ada", emails=(Point(value="office@example.org"),)))
    result = planned(journal, vcard("FN:Charles\nEMAIL:office@example.org"))
    assert [one.name for one in result.new] == ["Charles"]


def test_a_new_name_under_an_old_key_becomes_an_alias() -> None:
    source = Source(origin="vcard", on=TODAY, key="abc")
    journal = journal_of(Contact(id=1, name="Mary Fairfax", sources=(source,)))
    imported(journal, vcard("FN:Mary Somerville\nUID:abc"))
    assert journal.contacts[1].name == "Mary Fairfax"
    assert journal.contacts[1].aliases == ("Mary Somerville",)


def test_two_cards_of_one_person_are_one_where_they_agree() -> None:
    journal = Journal()
    file = vcard(
        "FN:Ada\nUID:1\nEMAIL:ada@example.org\nTEL:123456789",
        "FN:Ada\nUID:2\nEMAIL:ada@example.org\nTITLE:Countess",
    )
    imported(journal, file)
    (ada,) = journal.contacts.values()
    assert (ada.title, values(ada.phones)) == ("Countess", ["123456789"])
    assert planned(journal, file).unchanged == 2


def test_two_cards_that_disagree_are_two_people_also_the_second_time() -> None:
    journal = Journal()
    file = vcard("FN:Ada\nUID:1\nNOTE:Countess", "FN:Ada\nUID:1\nNOTE:Another one\nTEL:1")
    imported(journal, file)
    assert sorted(one.about for one in journal.contacts.values()) == ["Another one", "Countess"]
    again = planned(journal, file)
    assert (again.new, again.updates, again.unchanged) == ((), (), 2)


def test_a_newer_export_adds_lines_of_new_kinds_under_free_groups() -> None:
    journal = Journal()
    first = "FN:Ada\nUID:1\nitem1.X-ABDATE:1835\nitem1.X-ABLabel:Wedding"
    imported(journal, vcard(first))
    imported(journal, vcard("FN:Ada\nUID:1\nitem1.X-ABRELATEDNAMES:Lord\nitem1.X-ABLabel:Spouse"))
    (ada,) = journal.contacts.values()
    assert ada.kept == (
        "item1.X-ABDATE:1835",
        "item1.X-ABLabel:Wedding",
        "item2.X-ABRELATEDNAMES:Lord",
        "item2.X-ABLabel:Spouse",
    )


def test_a_title_that_lies_in_the_past_is_no_difference() -> None:
    source = Source(origin="vcard", on=TODAY, key="1")
    past = (Position(organization="Engines", title="Analyst"),)
    ada = Contact(
        id=1, name="Ada", organization="Looms", title="Head", positions=past, sources=(source,)
    )
    result = planned(journal_of(ada), vcard("FN:Ada\nUID:1\nORG:Engines\nTITLE:Analyst"))
    assert (result.differences, result.unchanged) == ((), 1)


def test_everybody_in_the_file_may_get_a_tag() -> None:
    journal = journal_of(Contact(id=1, name="Ada", emails=(Point(value="ada@example.org"),)))
    journal.load("tags", [Tag(id=2, name="Salon")])
    imported(journal, vcard("FN:Ada\nEMAIL:ada@example.org", "FN:Charles"), tag="salon")
    assert len(journal.contacts_tagged["salon"]) == 2
    assert len(journal.tags) == 1


def test_what_the_file_could_not_give_is_in_the_plan() -> None:
    result = planned(Journal(), vcards("nameless.vcf"))
    assert [one.what for one in result.skipped] == ["card 7", "card 8"]
    assert result.dropped == 1


def test_contacts_of_a_reader_without_keys_get_one() -> None:
    incoming = Incoming(contacts=(Contact(id=1, name="Ada", phones=(Point(value="123"),)),) * 2)
    journal = Journal()
    imported(journal, incoming)
    assert [one.sources[0].key for one in journal.contacts.values()] == ["ada 123"]
    assert planned(journal, incoming).unchanged == 2


def test_an_id_that_is_taken_is_exchanged() -> None:
    journal = journal_of(Contact(id=1_000, name="Ada"))
    imported(journal, vcard("FN:Charles"))
    assert sorted(one.name for one in journal.contacts.values()) == ["Ada", "Charles"]


def test_the_label_counts_both_the_new_and_the_filled_in() -> None:
    journal = journal_of(Contact(id=1, name="Ada", emails=(Point(value="a@example.org"),)))
    file = vcard("FN:Ada\nEMAIL:a@example.org\nTITLE:C", "FN:B", "FN:D")
    assert imported(journal, file).label == "imported 2 people from vCards, filled in 1 person"
    assert imported(journal, file).label == "imported nobody new"


def test_the_fixtures_are_there() -> None:
    assert len(FILES) >= 12
    assert all(Path(DATA / name).stat().st_size < 5_000 for name in FILES)


@pytest.mark.parametrize(
    ("held", "card", "apart"),
    [
        ("1815", "1815-12-10", False),
        ("1815-12-10", "1815", False),
        ("1815-12", "1815-12-10", False),
        ("--12-10", "1815-12-10", False),
        ("1788-12-10", "1815-12-10", True),
        ("1815-12-10", "--12-11", True),
    ],
)
def test_a_parent_of_the_same_name_and_number_is_somebody_else(
    held: str, card: str, apart: bool
) -> None:
    phone = (Point(value="+44 20 7946 0958"),)
    journal = journal_of(Contact(id=1, name="Ada Lovelace", phones=phone, birthday=held))
    incoming = Incoming((Contact(id=2, name="Ada Lovelace", phones=phone, birthday=card),))
    found = planned(journal, incoming)
    assert len(found.new) == apart
