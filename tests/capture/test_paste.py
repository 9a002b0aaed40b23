"""A paste from a phone becomes one line a person; a signature is one person."""

from __future__ import annotations

from datetime import date

import pytest

from netjournal.capture.draft import PastedLine
from netjournal.capture.known import names_of
from netjournal.capture.paste import is_several, kept, lines
from netjournal.capture.read import read
from tests.capture.people import TODAY, filed, journal

SATURDAY = date(2026, 11, 21)
SIGNATURE = """Mary Somerville
Outreach Librarian
Fife Libraries
+44 1334 555 0142
mary@fife.example"""


def pasted(text: str) -> list[str]:
    return [one.line for one in lines(text, TODAY)]


def test_bullets_boxes_numbers_and_blank_lines_go() -> None:
    text = (
        "- Ada – bookmobile\n\n1) Grace (Navy)\n[ ] flyer → Katherine\n\n  \n* [x] call Mary\n"
        "• Emmy\n2. Joan"
    )
    assert pasted(text) == [
        "Ada – bookmobile",
        "Grace (Navy)",
        "flyer → Katherine",
        "call Mary",
        "Emmy",
        "Joan",
    ]


def test_an_indented_line_belongs_to_the_one_above() -> None:
    text = "- Ada – bookmobile\n    wants slides\n  - > send them by fri\nGrace: navy"
    assert pasted(text) == ["Ada – bookmobile; wants slides > send them by fri", "Grace: navy"]


def test_a_paste_that_is_indented_as_a_whole_stays_apart() -> None:
    assert pasted("   Ada: vans\n   Grace: navy") == ["Ada: vans", "Grace: navy"]


@pytest.mark.parametrize(
    ("heading", "event", "on"),
    [
        ("Sat 21 Nov", "", SATURDAY),
        ("2026-11-21:", "", SATURDAY),
        ("## Saturday", "", SATURDAY),
        ("#abos26", "abos26", None),
        ("# LibTech Expo", "LibTech Expo", None),
        ("LibTech Expo:", "LibTech Expo", None),
        ("ABOS 2026, Sat 21 Nov:", "ABOS 2026", SATURDAY),
        ("Day 2 (Sat 21 Nov)", "", SATURDAY),
    ],
)
def test_a_heading_sets_day_or_event_for_those_below(
    heading: str, event: str, on: date | None
) -> None:
    found = lines(f"{heading}\n- Ada: vans\n\n- Grace: navy", TODAY)
    assert found == (PastedLine("Ada: vans", event, on), PastedLine("Grace: navy", event, on))
    assert lines(kept(found[1:]), TODAY) == found[1:], "also where the heading is gone"


def test_what_an_event_is_stays_a_line_and_counts_its_days() -> None:
    found = lines("#abos26 20-22 nov Denver\nDay 2\n- Day 1\n#expo\n* 3. Ada: vans", TODAY)
    assert found == (
        PastedLine("#abos26 20-22 nov Denver", "abos26"),
        PastedLine("Day 1", "abos26", SATURDAY),
        PastedLine("3. Ada: vans", "expo"),
    )
    assert lines(kept(found), TODAY) == found


def test_a_signature_is_one_person() -> None:
    (line,) = pasted(SIGNATURE)
    assert line == (
        "Mary Somerville (Fife Libraries, Outreach Librarian) +44 1334 555 0142 mary@fife.example"
    )
    assert not is_several(SIGNATURE)
    _edit, held = filed(line)
    mary = held.contacts[3]
    assert (mary.organization, mary.title) == ("Fife Libraries", "Outreach Librarian")
    assert [one.value for one in mary.emails] == ["mary@fife.example"]
    assert held.entries == {}


def test_one_line_is_not_several() -> None:
    assert not is_several("Ada: vans\n")
    assert is_several("Ada: vans\nGrace: navy")


def test_an_arrow_to_somebody_is_for_them() -> None:
    (favor,) = read("flyer → Katherine Johnson", names_of(journal()), TODAY).favors
    assert favor.what == "flyer"
