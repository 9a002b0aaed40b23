"""The query language: fields, phrases, what must not be, alternatives, saved searches."""

from __future__ import annotations

from datetime import date

import pytest

from netjournal.errors import Usage
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    Met,
    Opportunity,
    Position,
    Relation,
    Role,
    Tag,
    TagKind,
    View,
)
from netjournal.search.completing import complete
from netjournal.search.everything import find
from netjournal.search.fields import BY_NAME, FIELDS
from netjournal.search.hits import SURE
from netjournal.search.query import Term, parse
from tests.search.people import DAY, journal


def nothing_saved(_name: str) -> str | None:
    return None


def terms(text: str) -> list[tuple[Term, ...]]:
    return [one.terms for one in parse(text, BY_NAME, nothing_saved)]


def filled() -> Journal:
    held = journal()
    held.load(
        "contacts",
        [
            Contact(
                id=14,
                name="Hedy Lamarr",
                organization="Navy Library",
                positions=(Position(organization="Vienna Theatre", until="1937"),),
                city="New York",
                roles=("mentor",),
                relations=(
                    Relation(kind="coworker", until="2020"),
                    Relation(kind="friend", since="2020"),
                ),
                met=Met(on="2019-10", tag="libtech25"),
            ),
            Contact(id=15, name="Or Cohen", archived="moved"),
        ],
    )
    held.load("tags", [Tag(id=41, name="libtech25", kind=TagKind.EVENT, place="Cork")])
    held.load(
        "entries",
        [
            Entry(id=53, on=date(2025, 10, 3), kind="coffee", text="frequencies", contacts=(14,)),
            Entry(id=54, on=date(2026, 11, 2), kind="call", text="books", tags=("libtech25",)),
        ],
    )
    chance = Opportunity(
        id=80, what="archivist", organization="Navy Library", people=(Role(contact=14),)
    )
    held.load("opportunities", [chance])
    return held


def found(query: str, held: Journal | None = None, limit: int = 60) -> set[tuple[str, int]]:
    hits = find(held or filled(), query, limit, today=DAY)
    return {(hit.type, hit.id) for hit in hits}


def people(query: str) -> set[int]:
    return {number for kind, number in found(query) if kind == "contact"}


def test_how_a_query_is_read() -> None:
    assert terms("ada lovelace") == [(Term("ada"), Term("lovelace"))]
    assert terms('tag:abos26 -city:"New York" “two words” -bob') == [
        (
            Term("abos26", "tag"),
            Term("New York", "city", negated=True),
            Term("two words", phrase=True),
            Term("bob", negated=True),
        )
    ]
    assert terms("ada or bob Or tag:x") == [(Term("ada"),), (Term("bob"),), (Term("x", "tag"),)]
    assert terms("Or Cohen") == [(Term("Or"), Term("Cohen"))]
    assert terms("ada or") == [(Term("ada"),)]
    assert terms("  - , “” ") == []
    assert terms('"not closed') == [(Term("not closed", phrase=True, begun=True),)]


@pytest.mark.parametrize("text", ["12:30", "https://a.example/b", "c:\\x", "std::sort", "Jean-Luc"])
def test_what_only_looks_like_a_field_is_text(text: str) -> None:
    assert terms(text) == [(Term(text),)]


@pytest.mark.parametrize(
    ("query", "nearest"), [("tga:x", "tag:"), ("ctiy:x", "city:"), ("owes:", "owes-me:")]
)
def test_an_unknown_field_is_an_error_that_names_the_nearest(query: str, nearest: str) -> None:
    with pytest.raises(Usage, match="There is no field") as caught:
        found(query)
    assert nearest in caught.value.hint


@pytest.mark.parametrize("query", ["quiet:soon", "met:yesterday-ish", "has:wings", "in:x", "tag:"])
def test_a_value_that_makes_no_sense_is_an_error(query: str) -> None:
    with pytest.raises(Usage):
        found(query)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("city:new", {14}),
        ('city:"new york"', {14}),
        ("org:library", {14}),
        ("org:vienna", {14}),
        ("relation:friend", {14}),
        ("relation:coworker", set()),
        ("role:ment", {14}),
        ("i-owe:", {1}),
        ("i-owe:slides", {1}),
        ("owes-me:atlas", {8, 9}),
        ("owes-me:tides", {9}),
        ("met:2025", {14}),
        ("met:2025-10-03", {14}),
        ("met:2019", {14}),
        ("met:2024", set()),
        ("quiet:1y -in:archive has:role", {14}),
        ("quiet:2y has:role", set()),
        ("has:email", {1}),
        ("no:org has:title", {3}),
        ("in:book", {11}),
        ("in:archive", {15}),
        ("tag:abos", {1}),
        ("tag:libtech25", {14}),
        ("has:favor city:london", {1}),
        ("kind:person has:phone", {1}),
        ("hedy or ada city:london", {14, 1}),
        ("mary -in:book", {12}),
        ('"the engineer"', {2}),
        ('"the engine"', set()),
        ('"the engine', {2}),
        ("-tag:abos26 has:city", {14}),
        ("Or Cohen", {15}),
    ],
)
def test_which_people_a_field_finds(query: str, expected: set[int]) -> None:
    assert people(query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:coffee", {("entry", 53)}),
        ("kind:event", {("tag", 41)}),
        ("kind:opportunity", {("opportunity", 80)}),
        ("tag:libtech25 -kind:person", {("entry", 54), ("tag", 41)}),
        ("frequencies city:new", {("entry", 53)}),
        ("frequencies city:london", set()),
        ("archivist", {("opportunity", 80)}),
        ("cork", {("tag", 41)}),
        ('"talked about"', {("entry", 50)}),
        ("slides kind:favor", {("favor", 60), ("favor", 61)}),
        ("met:2026-11 -kind:person", {("entry", 54)}),
        ("books -book", {("entry", 54)}),
        ("books -books", set()),
        ('"tides again" or books', {("entry", 51), ("entry", 54)}),
    ],
)
def test_what_else_is_found(query: str, expected: set[tuple[str, int]]) -> None:
    assert found(query) == expected


def test_a_former_name_is_found_and_never_told() -> None:
    hits = find(filled(), "breteuil", today=DAY)
    assert hits[0].id == 4
    assert "Breteuil" not in str(hits)
    assert people('"de breteuil"') == {4}


def test_people_are_found_by_card_and_notes_together() -> None:
    first = find(filled(), "london tides", today=DAY)[0]
    assert (first.type, first.id) == ("contact", 1)
    assert first.reason == "in a note, 19 Nov: Tides again, café later"
    assert find(filled(), "mentor frequencies", today=DAY)[0].id == 14


def test_a_saved_search_is_asked_for_by_its_name() -> None:
    held = filled()
    held.load("views", [View(id=90, name="Debts", query="i-owe: or owes-me:atlas")])
    assert {one for kind, one in found("@debts", held) if kind == "contact"} == {1, 8, 9}
    assert {one for kind, one in found("@debts -ana", held) if kind == "contact"} == {1}
    held.load("views", [View(id=91, name="round", query="@round or ada")])
    assert ("contact", 1) in found("@round", held)
    assert ("contact", 1) in found("@analytical.example", held), "no search is called so"


def test_hits_stand_by_their_score_people_before_what_is_as_sure() -> None:
    hits = find(filled(), "ana", 50, today=DAY)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.type != "contact"))


def test_text_in_another_script_is_found_in_latin_letters() -> None:
    held = filled()
    held.load("entries", [Entry(id=55, on=DAY, text="говорили о механике", contacts=(5,))])
    assert ("entry", 55) in found("mekhanike", held)
    assert ("entry", 55) in found("механике", held)


def test_a_favor_counts_by_its_note_s_tag() -> None:
    held = filled()
    held.load("favors", [Favor(id=64, contact=14, direction="i_owe", what="maps", entry=54)])  # type: ignore[arg-type]
    assert ("favor", 64) in found("maps tag:libtech25", held)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ta", "tag:"),
        ("ada -ci", "ada -city:"),
        ("tag:lib", "tag:libtech25 "),
        ("city:n", 'city:"New York" '),
        ('city:"new y', 'city:"New York" '),
        ("has:em", "has:email "),
        ("ada in:", "ada in:journal "),
        ("@de", "@debts "),
    ],
)
def test_completion(typed: str, first: str) -> None:
    held = filled()
    held.load("views", [View(id=90, name="debts", query="i-owe:")])
    assert complete(typed, held)[0] == first


@pytest.mark.parametrize("typed", ["", "ada ", "zzz:", "zzz", "met:18", '"phrase'])
def test_nothing_to_complete(typed: str) -> None:
    assert complete(typed, filled()) == ()


def test_every_field_has_help_and_an_example_that_works() -> None:
    for field in FIELDS:
        assert field.help
        assert field.example.startswith(f"{field.name}:")
        found(field.example)
        assert not set("<>#") & set(field.example), "a shell would take it"


def test_a_slip_in_a_word_of_a_note_finds_what_is_similar() -> None:
    hits = find(filled(), "frequncies", today=DAY)
    assert [(hit.type, hit.id) for hit in hits] == [("entry", 53)]
    assert hits[0].score < SURE
    assert hits[0].title[slice(*hits[0].spans[-1])] == "frequencies"
    assert ("entry", 53) in found("hedy frequncies")
    assert found("xrequencies frequncies") == set()
