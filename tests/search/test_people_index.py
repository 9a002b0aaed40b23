"""People are found as they are remembered: mistyped, shortened, in another order or script."""

from __future__ import annotations

import msgspec
import pytest

from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Entry
from netjournal.search.hits import SURE
from netjournal.search.people import PeopleIndex
from tests.search.people import DAY, journal


@pytest.mark.parametrize(
    ("query", "person"),
    [
        ("Ada Lovelace", 1),
        ("ada lovlace", 1),
        ("ada lovelcae", 1),
        ("adalovelace", 1),
        ("love lace ada", 1),
        ("lovelace, ada", 1),
        ("al", 1),
        ("a. lovelace", 1),
        ("a.l.", 1),
        ("velac", 1),
        ("lovelac ad", 1),
        ("analytical", 1),
        ("ada london", 1),
        ("ada@analyt", 1),
        ("79460958", 1),
        ("020 7946", 1),
        ("bob hooke", 3),
        ("bobby", 3),
        ("curator", 3),
        ("emilie chatelet", 4),
        ("breteuil", 4),
        ("sofya kovalevskaya", 5),
        ("ковалевская", 5),
        ("wang xiaoming", 6),
        ("王", 6),
        ("vandenberg", 7),
        ("obrien", 10),
        ("sean o'brien", 10),
        ("engineer", 2),
        ("bookmobile", 13),
        ("hoper grace", 13),
    ],
)
def test_the_first_hit(query: str, person: int) -> None:
    assert PeopleIndex(journal()).search(query, 5)[0].id == person


@pytest.mark.parametrize(
    ("query", "meant", "other"),
    [
        ("corea", "Bernabé Correa", "Corey Green"),
        ("mcgall", "Fergal McFall", "Kayla McCall"),
        ("beton", "Sarah Breton", "Jo Becton-Hall"),
        ("masden", "Ole Madsen", "Mas Oyama"),
        ("jens ward", "James Ward", "Helen Ward"),
        ("saoud fehmi", "فهمي سعود", "فاضل سعود"),
        ("o.o.", "Ottone Ossola", "Олена Онуфрієнко"),
    ],
)
def test_the_likelier_of_two(query: str, meant: str, other: str) -> None:
    held = Journal()
    names = (other, meant, "Ben Mason", "Aiko Den")
    held.load("contacts", [Contact(id=at, name=name) for at, name in enumerate(names, 1)])
    assert PeopleIndex(held).search(query)[0].title == meant


def test_a_sure_hit_is_told_from_a_similar_one() -> None:
    index = PeopleIndex(journal())
    assert index.search("ada lovelace")[0].score >= SURE
    assert index.search("ada lovelcae")[0].score >= SURE
    assert all(hit.score < SURE for hit in index.search("albert lovegood"))
    assert index.search("zzyzx qqq") == []
    assert index.search("  ") == []


def test_every_keystroke_of_a_name_finds_it_in_the_end() -> None:
    index = PeopleIndex(journal())
    for typed in ("char", "charl", "charle", "charles", "charles b", "charles ba"):
        assert index.search(typed)[0].id == 2


def test_the_journal_comes_before_the_address_book() -> None:
    hits = PeopleIndex(journal()).search("mary somerville")
    assert [hit.id for hit in hits[:2]] == [12, 11]


def test_between_equals_the_one_you_are_in_touch_with() -> None:
    held = journal()
    held.load("entries", [Entry(id=90 + n, on=DAY, kind="call", contacts=(9,)) for n in range(9)])
    assert [hit.id for hit in PeopleIndex(held).search("ana")[:2]] == [9, 8]


@pytest.mark.parametrize(
    ("query", "spans"),
    [
        ("ada love", ((0, 3), (4, 8))),
        ("velac", ((6, 11),)),
        ("ada lovlace", ((0, 3), (4, 12))),
    ],
)
def test_what_is_highlighted(query: str, spans: tuple[tuple[int, int], ...]) -> None:
    assert PeopleIndex(journal()).search(query)[0].spans == spans


def test_why_somebody_is_found() -> None:
    index = PeopleIndex(journal())
    assert index.search("analytical")[0].reason == "organization: Analytical Engines"
    assert index.search("engineer")[0].reason == "also The Engineer"
    assert index.search("ada")[0].reason == ""
    assert "Breteuil" not in str(index.search("breteuil")[0])


def test_changes_are_taken_in() -> None:
    held = journal()
    index = PeopleIndex(held)
    assert index.search("hedy") == []
    held.load("contacts", [Contact(id=20, name="Hedy Lamarr")])
    index.update(20)
    assert index.search("hedy lamar")[0].id == 20
    held.contacts[20] = msgspec.structs.replace(held.contacts[20], name="Hedwig Kiesler")
    index.update(20)
    assert index.search("kiesler")[0].id == 20
    assert all(hit.id != 20 for hit in index.search("lamarr"))
    del held.contacts[20]
    index.update(20)
    assert all(hit.id != 20 for hit in index.search("kiesler"))


def test_building_in_slices_finds_the_same() -> None:
    held = journal()
    sliced = PeopleIndex(held)
    slices = 1
    while sliced.build_some(3):
        slices += 1
    assert slices >= 4
    assert sliced.search("ada") == PeopleIndex(held).search("ada")
