"""An entry becomes one line again and reads back into the same records; answers end doubts."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings

from netjournal.capture import again, doubts
from netjournal.capture.draft import Doubt
from netjournal.capture.filing import file
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES, State
from tests.capture.people import NOW, TODAY
from tests.capture.pieces import LINES
from tests.capture.table import PARTS, Case, journal, taken


def filed(case: Case) -> tuple[Journal, int]:
    held = journal()
    ids = count(held.newest_id() + 1000)
    held.apply(file(taken(case, held), held, NOW, lambda: next(ids)))
    return held, max(held.entries, default=0)


def noted(line: str) -> tuple[Journal, int]:
    return filed(Case(line))


def rows(held: Journal) -> dict[str, dict[int, object]]:
    return {table: dict(held.table(table)) for table in TABLES if table != "contacts"}


def read_again(held: Journal, entry: int, line: str) -> None:
    ids = count(held.newest_id() + 5000)
    draft = again.reread(held, entry, line)
    held.apply(again.refile(draft, held, entry, NOW, lambda: next(ids)))


@pytest.mark.parametrize("part", PARTS)
def test_reading_a_saved_line_again_gives_the_same_records(part: str) -> None:
    for case in PARTS[part]:
        held, entry = filed(case)
        if entry and not case.event:
            before = rows(held)
            line = again.line_of(held, entry)
            read_again(held, entry, line)
            assert rows(held) == before, line


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
@example("+2w Ada Ada , lent me a book")
def test_no_promise_is_lost_or_doubled_by_reading_again(line: str) -> None:
    held, entry = noted(line)
    if entry:
        before = sorted((one.contact, one.direction, one.what) for one in held.favors.values())
        read_again(held, entry, again.line_of(held, entry))
        after = sorted((one.contact, one.direction, one.what) for one in held.favors.values())
        assert after == before


def test_an_edited_line_changes_what_came_of_it() -> None:
    held, entry = noted("lunch with Ada > send the deck by fri +2w")
    line = again.line_of(held, entry)
    assert line == "lunch with Ada +2026-12-07 > send the deck by 2026-11-27"
    read_again(held, entry, "lunch with Ada and Charles > send the deck and a map by 2026-11-30")
    assert [held.name(one) for one in held.entries[entry].contacts] == [
        "Ada Lovelace",
        "Charles Babbage",
    ]
    (favor,) = [one for one in held.favors.values() if one.entry == entry]
    assert (favor.what, str(favor.due)) == ("send the deck and a map", "2026-11-30")
    assert not held.follow_ups


def test_what_was_done_stays_done_when_its_line_is_edited() -> None:
    held, entry = noted("lunch with Ada > send the deck")
    (favor,) = [one for one in held.favors.values() if one.entry == entry]
    from netjournal.model.making import favors

    held.apply(favors.settle(held, [favor], TODAY))
    read_again(held, entry, "long lunch with Ada > send the deck")
    assert held.favors[favor.id].state is State.DONE
    assert held.entries[entry].text == "long lunch with Ada"


def test_part_payments_are_counted_once() -> None:
    held, entry = noted("Charles paid back 5 of the 20")
    read_again(held, entry, "Charles paid back 5 of the 20, in coins")
    assert [len(one.parts) for one in held.favors.values() if one.parts] == [1]


@pytest.mark.parametrize(
    ("line", "words", "person", "name"),
    [
        ("lunch with ana, I owe her a coffee", "ana", 6, "Ana Lima"),
        ("texted Lamarr, I owe her a coffee", "Lamarr", doubts.SOMEBODY_NEW, "Lamarr"),
        ("Ana > a coffee", "Ana", 5, "Ana Souza"),
        ("Ana: I owe her a coffee", "Ana", 5, "Ana Souza"),
        ("Ana > a coffee", "Ana", doubts.SOMEBODY_NEW, "Ana"),
    ],
)
def test_answering_who_is_meant_files_what_waited_for_it(
    line: str, words: str, person: int, name: str
) -> None:
    held, entry = noted(line)
    assert held.entries[entry].unclear
    ids = count(held.newest_id() + 5000)
    held.apply(doubts.answer(held, entry, words, person, NOW, lambda: next(ids)))
    after = held.entries[entry]
    assert after.unclear == ()
    assert [held.name(one) for one in after.contacts] == [name]
    (favor,) = [one for one in held.favors.values() if one.entry == entry]
    assert (favor.what, held.name(favor.contact)) == ("a coffee", name)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sent Joan the notes", "sent Joan the notes"),
        ("Joan: I sent the notes", "I sent the notes"),
    ],
)
def test_answering_which_favor_is_done_settles_it(line: str, words: str) -> None:
    held, entry = noted(line)
    who = held.entries[entry].contacts
    assert held.entries[entry].unclear == (f"which is done: {words}?",)
    (doubt,) = taken(Case(line), held).unclear
    assert (doubt.doubt, [held.favors[one].what for one in doubt.choices]) == (
        Doubt.DONE,
        ["send the compiler notes", "send the talk notes"],
    )
    ids = count(held.newest_id() + 5000)
    held.apply(doubts.answer(held, entry, doubt.words, doubt.choices[1], NOW, lambda: next(ids)))
    assert held.entries[entry].unclear == ()
    assert held.favors[doubt.choices[1]].state is State.DONE
    assert held.favors[doubt.choices[0]].state is State.OPEN
    assert held.entries[entry].contacts == who, "a favor is nobody"


def test_answering_which_day_is_meant() -> None:
    held, entry = noted("Ada > send the deck by 31 feb")
    assert held.entries[entry].unclear == ("no such day: 31 feb",)
    ids = count(held.newest_id() + 5000)
    day = TODAY.replace(month=12, day=1)
    held.apply(doubts.answer_day(held, entry, "31 feb", day, NOW, lambda: next(ids)))
    assert held.entries[entry].unclear == ()
    (favor,) = [one for one in held.favors.values() if one.entry == entry]
    assert (favor.what, favor.due) == ("send the deck", day)


def test_a_doubt_can_be_left_open() -> None:
    held, entry = noted("lunch with ana")
    held.apply(doubts.leave(held, entry, "which ana?"))
    assert held.entries[entry].unclear == ()
