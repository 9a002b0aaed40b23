"""Tab: people and tags for the words at the cursor, and none where the words are no name."""

from __future__ import annotations

import pytest

from netjournal.capture.complete import completions
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Tag
from tests.capture import table


def held() -> Journal:
    made = table.journal()
    made.load("tags", [Tag(id=500, name="abos26", title="ABOS Conference"), Tag(id=501, name="ai")])
    made.load("contacts", [Contact(id=600, name="Rachel Carson", organization="Marine Labs")])
    return made


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("char", "Charles Babbage "),
        ("lunch with Cha", "lunch with Charles Babbage "),
        ("lunch with Ada Lo", "lunch with Ada Lovelace "),
        ("@jo", "@Joan Clarke "),
        ("Ada #abo", "Ada #abos26 "),
        ("Ada #conf", "Ada #abos26 "),
    ],
)
def test_tab_puts_in_the_best_fit(line: str, after: str) -> None:
    best = completions(line, len(line), held())[0]
    assert line[: best.start] + best.text + line[best.end :] == after


@pytest.mark.parametrize("line", ["", "met ", "the", "Ada Lovelace", "growth > 5", "x"])
def test_nothing_is_offered_where_no_name_is_begun(line: str) -> None:
    assert completions(line, len(line), held()) == ()


def test_the_beginning_of_two_first_names_offers_both() -> None:
    rows = [one.text.strip() for one in completions("mar", 3, held())]
    assert rows == ["Marie Curie", "Mary Somerville"] or rows == ["Mary Somerville", "Marie Curie"]


def test_many_with_one_first_name_leave_room_for_another() -> None:
    made = held()
    many = [Contact(id=700 + place, name=f"Mary Jackson{place}") for place in range(20)]
    made.load("contacts", many)
    rows = [one.text for one in completions("mar", 3, made)]
    assert "Marie Curie " in rows
    assert len(rows) == 6


def test_a_second_name_and_an_alias_are_found_by_their_beginning() -> None:
    made = held()
    made.load("contacts", [Contact(id=700, name="Maria Mitchell", aliases=("Comet Finder",))])
    assert [one.contact for one in completions("met lovel", 9, made)] == [1]
    assert [one.contact for one in completions("comet", 5, made)] == [700]


def test_a_row_says_where_somebody_works() -> None:
    (row,) = completions("rachel", 6, held())
    assert (row.label, row.contact) == ("Rachel Carson (Marine Labs)", 600)


def test_a_slip_of_the_hand_is_left_to_what_compares_likeness() -> None:
    (row,) = completions(
        "Rachell Carsen", 14, held(), None, lambda typed: [(600, 90.0)] if typed else []
    )
    assert row.text == "Rachel Carson "
    assert completions("Rachell Carsen", 14, held()) == ()
