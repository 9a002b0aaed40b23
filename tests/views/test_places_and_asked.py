"""Where one was, to choose from; and doubts that one key answers."""

from __future__ import annotations

from datetime import date

from netjournal.capture.draft import Doubt, Unclear
from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Direction, Favor, Tag, TagKind
from netjournal.views.asked import which
from netjournal.views.places import PlaceKind, place_rows

TODAY = date(2026, 11, 23)


def journal() -> Journal:
    made = Journal()
    starts = date(2026, 11, 22)
    made.load(
        "tags",
        [Tag(id=11, name="abos26", title="Bookmobiles", kind=TagKind.EVENT, starts=starts)],
    )
    made.load(
        "contacts",
        [
            Contact(id=1, name="Ana Souza", organization="PyCo"),
            Contact(id=2, name="Ana Lima"),
        ],
    )
    made.load("favors", [Favor(id=5, contact=1, direction=Direction.I_OWE, what="send slides")])
    return made


def test_events_come_first_and_a_newcomer_begins_with_the_walk() -> None:
    assert place_rows(journal(), TODAY)[0].name == "abos26"
    assert place_rows(Journal(), TODAY)[0].kind is PlaceKind.WALK


def test_typing_shortens_the_places_and_offers_a_new_event() -> None:
    kinds = [(row.kind, row.name) for row in place_rows(journal(), TODAY, "book")]
    assert kinds == [(PlaceKind.TAG, "abos26"), (PlaceKind.NEW, "book")]
    assert [row.kind for row in place_rows(journal(), TODAY, "#abos26")] == [PlaceKind.TAG]
    assert place_rows(journal(), TODAY, "neighbors")[0].name == "neighbor"
    assert [row.kind for row in place_rows(journal(), TODAY, "Rome [/x]")] == [PlaceKind.NEW]


def test_a_doubt_names_what_tells_the_people_apart() -> None:
    asked = which(journal(), Unclear(doubt=Doubt.WHO, words="Ana", choices=(1, 2)))
    assert asked.line(80) == "Which Ana?  1 Souza (PyCo)  2 Lima  n new"
    assert asked.line(36) == "Which Ana?  1 Souza  2 Lima  n new"
    assert asked.answers == {"1": 1, "2": 2, "n": 0}


def test_a_doubt_about_what_is_done_names_the_favors() -> None:
    asked = which(journal(), Unclear(doubt=Doubt.DONE, words="sent", choices=(5,)))
    assert "1 send slides" in asked.line(80)
    assert asked.answers == {"1": 5}
