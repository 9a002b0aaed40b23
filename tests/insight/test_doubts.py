"""What notes left open is listed, newest first, with the likeliest people first."""

from __future__ import annotations

from datetime import date

from netjournal.capture.draft import Doubt, Unclear
from netjournal.insight.doubts import Kind, count, doubts, read_sentence, suggest
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLE_OF,
    Contact,
    Direction,
    Entry,
    Favor,
    Record,
    Source,
    State,
)

DAY = date(2026, 11, 23)
SOUZA, NERI, BOOK, ADA = 11, 12, 13, 14


def journal_of(*entries: Entry) -> Journal:
    journal = Journal()
    records: tuple[Record, ...] = (
        Contact(id=BOOK, name="Ana Agnesi", sources=(Source(origin="vcard", on=DAY),)),
        Contact(id=NERI, name="Ana Néri"),
        Contact(id=SOUZA, name="Ana Souza"),
        Contact(id=ADA, name="Ada Lovelace"),
        *entries,
    )
    for record in records:
        journal.load(TABLE_OF[type(record)], [record])
    return journal


def unsure(number: int, *unclear: str, **fields: object) -> Entry:
    held = {"on": DAY, "kind": "coffee", "unclear": unclear, **fields}
    return Entry(id=number, **held)  # type: ignore[arg-type]  # fields of an entry by name


def test_every_sentence_a_note_keeps_can_be_read_again() -> None:
    for unclear, kind in (
        (Unclear(doubt=Doubt.WHO, words="Ana", choices=(1, 2)), Kind.WHO),
        (Unclear(doubt=Doubt.WHO, words="Dr. Hopper?"), Kind.WHO),
        (Unclear(doubt=Doubt.DATE, words="31 feb"), Kind.DAY),
        (Unclear(doubt=Doubt.DONE, words="sent Ada the slides", choices=(1, 2)), Kind.DONE),
    ):
        assert read_sentence(unclear.sentence()) == (kind, unclear.words)
    assert read_sentence("something else") == (Kind.OTHER, "something else")


def test_the_newest_note_comes_first_and_a_note_may_have_several() -> None:
    journal = journal_of(
        unsure(21, "which Ana?", on=date(2026, 11, 1)),
        unsure(22, "no such day: 31 feb", "who is Hopper?"),
        Entry(id=23, on=DAY, text="clear"),
    )
    found = doubts(journal)
    assert [(one.entry, one.number, one.words) for one in found] == [
        (22, 1, "31 feb"),
        (22, 2, "Hopper"),
        (21, 1, "Ana"),
    ]
    assert count(journal) == 3


def test_who_shares_most_with_the_note_comes_first_and_the_address_book_last() -> None:
    journal = journal_of(
        Entry(id=21, on=date(2026, 11, 2), kind="met", contacts=(NERI, ADA)),
        Entry(id=22, on=date(2026, 11, 20), kind="met", contacts=(SOUZA,)),
        unsure(23, "which Ana?", contacts=(ADA,)),
        unsure(24, "which Ana?", on=date(2026, 11, 22)),
    )
    with_ada, alone = doubts(journal)
    assert with_ada.choices == (NERI, SOUZA, BOOK)
    assert alone.choices == (SOUZA, NERI, BOOK)


def test_where_no_name_fits_near_ones_are_offered_by_whoever_can_find_them() -> None:
    journal = journal_of(unsure(21, "who is Lovelase?"), unsure(22, "no such day: 31 feb"))
    asked: list[str] = []

    def near(words: str) -> list[tuple[int, float]]:
        asked.append(words)
        return [(ADA, 90.0)]

    by_entry = {one.entry: one for one in suggest(doubts(journal), near)}
    assert by_entry[21].choices == (ADA,)
    assert by_entry[22].choices == ()
    assert asked == ["Lovelase"]
    assert doubts(journal)[0].choices == ()


def test_what_may_be_done_is_the_open_favors_of_the_people_in_the_note() -> None:
    journal = journal_of(unsure(21, "which is done: sent the slides?", contacts=(ADA,)))
    mine = Direction.I_OWE
    journal.load(
        "favors",
        [
            Favor(id=41, contact=ADA, direction=mine, what="tea"),
            Favor(id=42, contact=ADA, direction=mine, what="the slides"),
            Favor(id=43, contact=ADA, direction=mine, what="slides too", state=State.DONE),
            Favor(id=44, contact=NERI, direction=mine, what="her slides"),
        ],
    )
    (one,) = doubts(journal)
    assert (one.kind, one.choices) == (Kind.DONE, (42, 41))
