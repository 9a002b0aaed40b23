"""A long timeline is made row by row, whole, and shortened by what people type."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from netjournal.model.journal import Journal
from netjournal.model.records import Contact, Direction, Entry, Favor, FollowUp, State
from netjournal.views import timeline
from netjournal.views.timeline import TimelineRow, TimelineRows, timeline_rows
from netjournal.views.tones import Tone

DAY = date(2026, 11, 23)
ADA, GRACE = 11, 12


def journal(entries: list[Entry], favors: tuple[Favor, ...] = ()) -> Journal:
    made = Journal()
    made.load(
        "contacts", [Contact(id=ADA, name="Ada Lovelace"), Contact(id=GRACE, name="Zoë Hopper")]
    )
    made.load("entries", entries)
    made.load("favors", favors)
    return made


def many(count: int) -> list[Entry]:
    return [
        Entry(id=100 + one, on=DAY - timedelta(days=one // 3), contacts=(ADA,), text=f"talk {one}")
        for one in range(count)
    ]


def test_nothing_is_left_out_and_only_what_is_looked_at_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = 0
    make = timeline.entry_row

    def counted(*args: object) -> TimelineRow:
        nonlocal made
        made += 1
        return make(*args)  # type: ignore[arg-type]  # handed through

    monkeypatch.setattr(timeline, "entry_row", counted)
    rows = timeline_rows(journal(many(9_000)), DAY)
    assert rows.records == 9_000
    assert len(rows) == 12_000
    assert len(rows[:40]) == 40
    assert made == 30
    assert rows[-1].text.endswith("talk 8997")


def test_on_a_day_the_later_comes_first_and_promises_follow() -> None:
    on = date(2026, 11, 20)
    made = datetime(2026, 11, 20, 9, tzinfo=UTC)
    book = journal(
        [
            Entry(id=21, on=on, at="09:00", text="early"),
            Entry(id=22, on=on, at="15:00", text="late"),
        ],
        (Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="slides", created=made),),
    )
    rows = timeline_rows(book, DAY)
    assert [row.text for row in rows] == [
        "Fri 20 Nov",
        "late",
        "early",
        "→ slides · Ada Lovelace",
    ]


def test_what_has_no_day_stands_on_top() -> None:
    book = journal(many(1), (Favor(id=41, contact=ADA, direction=Direction.I_OWE, what="x"),))
    assert [row.id for row in timeline_rows(book, DAY)] == [0, 41, 0, 100]


def test_a_row_is_found_again_by_its_record() -> None:
    rows = timeline_rows(journal(many(50)), DAY)
    place = rows.find(("entries", 117))
    assert place is not None
    assert rows[place].id == 117
    assert rows.find(("entries", 99_999)) is None
    assert rows.find(("day", "Mon 23 Nov")) is None
    assert timeline_rows(journal(many(50)), DAY, GRACE).find(("entries", 117)) is None


def test_reading_past_the_end_ends() -> None:
    rows = timeline_rows(journal(many(2)), DAY)
    assert isinstance(iter(rows), Iterator)
    assert len(list(rows)) == len(rows) == 3
    with pytest.raises(IndexError):
        rows[3]
    assert len(timeline_rows(journal([]), DAY)) == 0


def shown(rows: TimelineRows) -> list[int]:
    return [row.id for row in rows if row.kind != "day"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", [22, 21, 41, 51]),
        ("BOOKMOBILE", [21]),
        ("zoe", [22]),
        ("hopper lunch", [22]),
        ("hopper bookmobile", []),
        ("#abos", [22]),
        ("gus", [21]),
        ("i owe", [41]),
        ("write again", [51]),
        ("ada", [21, 41, 51]),
    ],
)
def test_every_word_typed_is_somewhere_in_the_row(query: str, ids: list[int]) -> None:
    book = journal(
        [
            Entry(
                id=21,
                on=date(2026, 11, 2),
                kind="call",
                text="bookmobile",
                contacts=(ADA,),
                others=("Gus",),
            ),
            Entry(id=22, on=date(2026, 11, 3), kind="lunch", contacts=(GRACE,), tags=("abos26",)),
        ],
        (
            Favor(
                id=41,
                contact=ADA,
                direction=Direction.I_OWE,
                what="slides",
                created=datetime(2026, 11, 1, tzinfo=UTC),
            ),
        ),
    )
    book.load("follow_ups", [FollowUp(id=51, contact=ADA, on=date(2026, 10, 1), why="grant")])
    assert shown(timeline_rows(book, DAY, None, query)) == ids


def test_ones_own_name_does_not_keep_every_row() -> None:
    book = journal(many(3))
    assert shown(timeline_rows(book, DAY, ADA, "ada")) == []


def test_what_was_put_off_says_until_when_and_presses_nobody() -> None:
    hidden = Favor(
        id=41,
        contact=ADA,
        direction=Direction.I_OWE,
        what="slides",
        due=date(2026, 11, 9),
        hidden_until=date(2026, 12, 24),
    )
    (row,) = [row for row in timeline_rows(journal([], (hidden,)), DAY, ADA) if row.id]
    assert (row.sign, row.right, row.tone) == ("", "later, 24 Dec", Tone.DIM)


def test_what_is_let_go_says_so_on_the_day_it_ended() -> None:
    ended = Favor(
        id=41,
        contact=ADA,
        direction=Direction.THEY_OWE,
        what="review",
        state=State.LET_GO,
        done_on=date(2026, 10, 13),
        created=datetime(2026, 9, 1, tzinfo=UTC),
    )
    day, row = timeline_rows(journal([], (ended,)), DAY, ADA)
    assert (day.text, row.label, row.text) == ("Tue 13 Oct", "let go", "← review")
