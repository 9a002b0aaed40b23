"""What is owed, what is due, and in which order people stand."""

from __future__ import annotations

from datetime import UTC, date, datetime

from netjournal.insight.due import due, is_plan
from netjournal.insight.owed import days_late, is_soon, open_favors, since, totals
from netjournal.insight.people import Ordered, last_met, organization, title
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Amount,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Installment,
    Position,
    Record,
    State,
)

DAY = date(2026, 11, 23)
MINE, THEIRS = Direction.I_OWE, Direction.THEY_OWE
ADA, GRACE = Contact(id=11, name="Ada Lovelace"), Contact(id=12, name="Grace Hopper")


def journal(**tables: list[Record]) -> Journal:
    made = Journal()
    made.load("contacts", [ADA, GRACE, *tables.pop("contacts", [])])
    for table, records in tables.items():
        made.load(table, records)
    return made


def favor(number: int, **fields: object) -> Favor:
    held = {"contact": 11, "direction": MINE, "what": f"favor {number}", **fields}
    return Favor(id=number, **held)  # type: ignore[arg-type]  # fields of a favor by name


def test_open_favors_are_late_then_due_then_undated_newest_last() -> None:
    book = journal(
        favors=[
            favor(43),
            favor(42),
            favor(41, due=date(2026, 12, 1)),
            favor(44, due=date(2026, 11, 20)),
            favor(45, due=date(2026, 11, 9)),
            favor(46, due=date(2026, 11, 9), state=State.LET_GO),
        ]
    )
    assert [one.id for one in open_favors(book, DAY, MINE)] == [45, 44, 41, 42, 43]


def test_an_archived_persons_favors_show_only_where_that_person_is_asked_for() -> None:
    gone = Contact(id=13, name="Old Friend", archived="moved away")
    book = journal(contacts=[gone], favors=[favor(41, contact=13, due=DAY)])
    assert open_favors(book, DAY, MINE) == []
    assert due(book, DAY) == []
    assert [one.id for one in open_favors(book, DAY, MINE, 13)] == [41]


def test_a_favor_put_off_is_away_until_its_day() -> None:
    put_off = favor(41, due=date(2026, 11, 9), hidden_until=date(2026, 11, 24))
    book = journal(favors=[put_off])
    assert open_favors(book, DAY, MINE) == []
    assert due(book, DAY) == []
    assert open_favors(book, DAY, MINE, hidden=True) == [put_off]
    assert open_favors(book, date(2026, 11, 24), MINE) == [put_off]


def test_only_an_open_favor_of_mine_is_ever_late() -> None:
    past = date(2026, 11, 20)
    assert days_late(favor(41, due=past), DAY) == 3
    assert days_late(favor(41, due=DAY), DAY) == 0
    assert days_late(favor(41, due=past, direction=THEIRS), DAY) == 0
    assert days_late(favor(41, due=past, state=State.DONE), DAY) == 0


def test_soon_is_today_and_the_two_days_after() -> None:
    days = [date(2026, 11, day) for day in range(22, 28)]
    assert [day.day for day in days if is_soon(favor(41, due=day), DAY)] == [23, 24, 25]
    assert not is_soon(favor(41, due=DAY, direction=THEIRS), DAY)


def test_a_favor_was_said_with_its_entry_or_when_it_was_made_if_that_was_before() -> None:
    told, plan = Entry(id=21, on=date(2026, 11, 2)), Entry(id=22, on=date(2026, 12, 2))
    book = journal(entries=[told, plan])
    made = datetime(2026, 11, 9, 23, tzinfo=UTC)
    assert since(book, favor(41, created=made)) == date(2026, 11, 9)
    assert since(book, favor(41, created=made, entry=21)) == date(2026, 11, 2)
    assert since(book, favor(41, created=made, entry=22)) == date(2026, 11, 9)
    assert since(book, favor(41, entry=21)) == date(2026, 11, 2)
    assert since(book, favor(41, entry=99)) is None


def test_what_was_paid_back_is_no_longer_in_the_totals() -> None:
    twenty, five = Amount(minor=2000, currency="USD"), Amount(minor=500, currency="USD")
    partly = favor(41, amount=twenty, parts=(Installment(on=DAY, amount=five),))
    assert totals([partly, favor(42)]) == (Amount(minor=1500, currency="USD"),)


def test_due_is_by_day_and_looks_ahead_only_when_asked() -> None:
    book = journal(
        favors=[favor(41, due=date(2026, 11, 25)), favor(42, due=DAY, direction=THEIRS)],
        follow_ups=[
            FollowUp(id=51, contact=12, on=date(2026, 11, 20)),
            FollowUp(id=52, contact=12, why="a question"),
            FollowUp(id=53, contact=12, on=DAY, state=State.DONE),
            FollowUp(id=54, contact=12, on=DAY, hidden_until=date(2026, 12, 1)),
            FollowUp(id=55, tag="abos26", on=DAY),
        ],
        entries=[Entry(id=21, on=date(2026, 11, 24), kind="coffee", contacts=(11,))],
    )
    assert [one.id for one in due(book, DAY)] == [51, 55]
    assert [one.id for one in due(book, DAY, within=2)] == [51, 55, 21, 41]


def test_a_plan_asks_for_two_weeks_whether_it_happened() -> None:
    written = datetime(2026, 10, 1, tzinfo=UTC)

    def plan(on: date, happened: bool | None = None) -> Entry:
        return Entry(id=21, on=on, kind="coffee", created=written, happened=happened)

    assert is_plan(plan(date(2026, 11, 24)), DAY)
    assert is_plan(plan(date(2026, 11, 9)), DAY)
    assert not is_plan(plan(date(2026, 11, 8)), DAY)
    assert not is_plan(plan(date(2026, 11, 20), happened=True), DAY)
    assert due(journal(entries=[plan(date(2026, 11, 20))]), DAY)[0].table == "entries"
    assert due(journal(entries=[plan(date(2026, 11, 20), happened=False)]), DAY) == []


def test_last_met_leaves_out_hearsay_plans_and_what_did_not_happen() -> None:
    book = journal(
        entries=[
            Entry(id=21, on=date(2026, 11, 2), kind="call", contacts=(11,)),
            Entry(id=22, on=date(2026, 11, 9), kind="heard", contacts=(11,)),
            Entry(id=23, on=date(2026, 11, 12), kind="lunch", contacts=(11,), happened=False),
            Entry(id=24, on=date(2026, 11, 27), kind="coffee", contacts=(11,)),
            Entry(id=25, on=date(2026, 11, 20), kind="met", mentions=(11,)),
        ]
    )
    assert last_met(book, DAY) == {11: date(2026, 11, 2)} == last_met(book, DAY, [11, 12])
    assert Ordered(book, DAY, "last").ids == [11, 12]


def test_who_somebody_is_now_comes_from_the_newest_position_held() -> None:
    held = Contact(
        id=13,
        name="Mary Somerville",
        positions=(
            Position(organization="Old Society", title="Fellow", since="1820", until="1830"),
            Position(organization="Royal Society", title="Author", since="1831"),
        ),
    )
    assert (organization(held), title(held)) == ("Royal Society", "Author")
