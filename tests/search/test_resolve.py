"""Who and what is meant on the command line, and helpful words where it is not clear."""

from __future__ import annotations

import pytest

from netjournal.errors import Ambiguous, NotFound
from netjournal.model.ids import handle
from netjournal.search.resolve import resolve_person, resolve_thing
from tests.search.people import journal


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Lovelace", 1),
        ("ada", 1),
        ("lovelace", 1),
        ("@charles", 2),
        ("the engineer", 2),
        ("bob hooke", 3),
        ("ada lovlace", 1),
        ("emilie du chatelet", 4),
        ("ana l", 9),
        ("mary somerville", 12),
        ("cb", 2),
    ],
)
def test_a_person(text: str, person: int) -> None:
    assert resolve_person(journal(), text).id == person


def test_a_person_by_handle_and_id() -> None:
    held = journal()
    assert resolve_person(held, handle(3, held.contacts)).id == 3
    assert resolve_person(held, "3").id == 3


def test_namesakes_are_listed_with_handles() -> None:
    held = journal()
    with pytest.raises(Ambiguous) as caught:
        resolve_person(held, "ana")
    for one in (8, 9):
        assert f"{held.name(one)} ({handle(one, held.contacts)})" in caught.value.hint


def test_nobody_but_somebody_like_that() -> None:
    with pytest.raises(NotFound) as caught:
        resolve_person(journal(), "charles darwin")
    assert "Charles Babbage" in caught.value.hint
    with pytest.raises(NotFound):
        resolve_person(journal(), "zzyzx")
    with pytest.raises(NotFound):
        resolve_person(journal(), "  ")


def test_a_thing_by_words_handle_and_name() -> None:
    held = journal()
    assert resolve_thing(held, "slides", ("favors",)).id == 60
    assert resolve_thing(held, "babbage slides", ("favors",)).id == 61
    assert resolve_thing(held, "atlas tides", ("favors",)).id == 63
    assert resolve_thing(held, "engine", ("favors", "follow_ups")).id == 70
    assert resolve_thing(held, "#abos26", ("tags",)).id == 40
    assert resolve_thing(held, "62", ("favors",)).id == 62
    assert resolve_thing(held, "lovelace tides", ("entries",)).id == 51


def test_things_that_are_not_clear() -> None:
    with pytest.raises(Ambiguous) as caught:
        resolve_thing(journal(), "atlas", ("favors",))
    assert "Ana Lima" in caught.value.hint
    with pytest.raises(NotFound) as missed:
        resolve_thing(journal(), "telescope", ("favors", "follow_ups"))
    assert "favor or follow-up" in missed.value.sentence


def test_no_text_of_a_note_stands_in_an_error() -> None:
    with pytest.raises(Ambiguous) as caught:
        resolve_thing(journal(), "tides", ("entries",))
    assert "again" not in f"{caught.value.sentence} {caught.value.hint}"
