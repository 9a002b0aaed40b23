"""What the panes and commands say: words, order, tone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from netjournal.insight.due import due
from netjournal.insight.owed import gave_and_got, open_favors, totals
from netjournal.insight.people import Ordered
from netjournal.insight.today import Today, today_of
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Amount,
    Coming,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Point,
    Source,
    State,
)
from netjournal.views.card import card
from netjournal.views.header import header
from netjournal.views.owes import owes_rows, owes_title
from netjournal.views.people import PeopleRows
from netjournal.views.timeline import timeline_head, timeline_rows
from netjournal.views.tones import Tone

DAY = date(2026, 11, 23)
ADA, CHARLES, MARY = 11, 12, 13


def written(day: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, 20, tzinfo=UTC)


@pytest.fixture
def journal() -> Journal:
    made = Journal()
    made.load(
        "contacts",
        [
            Contact(
                id=ADA,
                name="Ada Lovelace",
                organization="Analytical Engines",
                emails=(Point(value="ada@engines.example"),),
                met=Met(tag="abos26", via=MARY),
            ),
            Contact(id=CHARLES, name="Charles Babbage", organization="Zeppelins"),
            Contact(id=MARY, name="Mary Somerville"),
            Contact(id=14, name="Hedy Lamarr", sources=(Source(origin="vcard", on=DAY),)),
            Contact(id=15, name="Old Friend", archived="moved away"),
        ],
    )
    made.load(
        "entries",
        [
            Entry(id=21, on=date(2026, 11, 2), kind="call", text="rota", contacts=(ADA,)),
            Entry(
                id=22,
                on=date(2026, 11, 21),
                kind="lunch",
                text="compiler notes",
                contacts=(ADA, CHARLES),
                others=("Gus",),
                tags=("abos26",),
            ),
            Entry(id=23, on=date(2026, 11, 22), kind="heard", text="moved", contacts=(MARY,)),
            Entry(id=24, on=date(2026, 11, 27), kind="coffee", contacts=(CHARLES,), at="15:00"),
        ],
    )
    late, soon = date(2026, 11, 20), date(2026, 11, 24)
    mine, theirs = Direction.I_OWE, Direction.THEY_OWE
    made.load(
        "favors",
        [
            Favor(id=41, contact=ADA, direction=mine, what="slides", due=late, created=written(2)),
            Favor(id=42, contact=CHARLES, direction=mine, what="book", due=soon),
            Favor(id=43, contact=MARY, direction=mine, what="someday"),
            Favor(id=44, contact=ADA, direction=theirs, what="intro", due=late, created=written(9)),
            Favor(
                id=45,
                contact=ADA,
                direction=theirs,
                what="review",
                state=State.DONE,
                done_on=date(2026, 10, 13),
            ),
            Favor(
                id=46,
                contact=MARY,
                direction=mine,
                what="hidden",
                hidden_until=date(2026, 12, 24),
            ),
            Favor(id=47, contact=15, direction=mine, what="of an archived friend", due=late),
        ],
    )
    made.load("follow_ups", [FollowUp(id=51, contact=MARY, on=date(2026, 11, 22), why="grant")])
    return made


def test_people_are_those_of_the_journal_in_the_order_asked_for(journal: Journal) -> None:
    def names(order: str) -> list[str]:
        return [journal.contacts[one].name for one in Ordered(journal, DAY, order).ids]

    assert names("name") == ["Ada Lovelace", "Charles Babbage", "Mary Somerville"]
    assert names("organization")[-1] == "Mary Somerville"
    assert names("last")[-1] == "Mary Somerville", "hearing about somebody is not meeting them"


def test_a_person_row_has_the_sign_of_what_is_most_pressing(journal: Journal) -> None:
    ada, charles, mary = PeopleRows(journal, DAY, Ordered(journal, DAY).ids)
    assert (ada.sign, ada.tone, ada.last) == ("!!", Tone.LATE, "2 d")
    assert (charles.sign, charles.tone) == ("!", Tone.SOON)
    assert (mary.sign, mary.last) == ("", "")


def test_mine_may_be_late_and_theirs_never_is(journal: Journal) -> None:
    mine = owes_rows(journal, DAY, Direction.I_OWE)
    assert [row.what for row in mine] == ["slides", "book", "someday"]
    assert mine[0].due == "3 days late"
    (theirs,) = owes_rows(journal, DAY, Direction.THEY_OWE)
    assert theirs.due == "since 9 Nov"
    assert "late" not in theirs.due
    assert owes_title(owes_rows(journal, DAY, Direction.THEY_OWE)) == "They said they would 1"


def test_two_of_one_first_name_are_told_apart_where_there_is_little_room(journal: Journal) -> None:
    journal.load("contacts", [Contact(id=16, name="Ada Rhodes")])
    journal.load(
        "favors", [Favor(id=96, contact=16, direction=Direction.THEY_OWE, what="the seed list")]
    )
    shown = {one.short for side in Direction for one in owes_rows(journal, DAY, side)}
    assert shown == {"Ada Lovelace", "Ada Rhodes", "Charles", "Mary"}


def test_what_is_hidden_comes_back_on_its_day(journal: Journal) -> None:
    whats = {favor.what for favor in open_favors(journal, date(2026, 12, 24), Direction.I_OWE)}
    assert "hidden" in whats


def test_money_is_summed_by_currency_and_never_across() -> None:
    def owed(minor: int, currency: str) -> Favor:
        amount = Amount(minor=minor, currency=currency)
        return Favor(id=minor, contact=1, direction=Direction.I_OWE, what="x", amount=amount)

    sums = totals([owed(10, "USD"), owed(20, "USD"), owed(500, "JPY")])
    assert sums == (Amount(minor=500, currency="JPY"), Amount(minor=30, currency="USD"))


def test_the_timeline_runs_from_what_comes_to_what_was(journal: Journal) -> None:
    rows = timeline_rows(journal, DAY, ADA)
    days = [row.text for row in rows if row.kind == "day"]
    assert days == ["Sat 21 Nov", "Mon 9 Nov", "Mon 2 Nov", "Tue 13 Oct"]
    said = {row.id: row for row in rows if row.kind != "day"}
    assert said[22].text == "with Charles Babbage, Gus: compiler notes"
    assert said[22].right == "#abos26"
    assert (said[41].label, said[41].sign, said[41].right) == ("I owe", "!!", "3 days late")
    assert said[44].label == "they owe"
    assert (said[45].label, said[45].sign) == ("done", "✓")


def test_a_plan_says_when(journal: Journal) -> None:
    (plan,) = [row for row in timeline_rows(journal, DAY, CHARLES) if row.kind == "plan"]
    assert plan.label == "plan"
    assert plan.right == "Fri 27 Nov 15:00"


def test_the_timeline_of_everybody_can_be_shortened(journal: Journal) -> None:
    rows = timeline_rows(journal, DAY, None, "compiler")
    assert [row.id for row in rows if row.kind != "day"] == [22]


def test_the_head_counts_meetings_not_hearsay(journal: Journal) -> None:
    assert "met 2×" in timeline_head(journal, ADA, DAY)[0]
    assert "met" not in timeline_head(journal, MARY, DAY)[0]
    journal.load("entries", [Entry(id=98, on=DAY, kind="met", contacts=(ADA,), mentions=(MARY,))])
    (row,) = (one for one in timeline_rows(journal, DAY, MARY) if one.id == 98)
    assert (row.label, row.text) == ("named", "met with Ada Lovelace"), "she was not there"
    assert "write again" in timeline_head(journal, MARY, DAY)[1]


def test_the_card_holds_everything_and_the_balance_only_here(journal: Journal) -> None:
    said = "\n".join(
        f"{section.title}|{line.label}|{line.value}"
        for section in card(journal, ADA, DAY)
        for line in section.lines
    )
    for words in (
        "ada@engines.example",
        "at #abos26 through Mary Somerville",
        "slides · 3 days late",
        "they did 1 thing for you",
        "compiler notes",
    ):
        assert words in said
    assert gave_and_got(journal, ADA) == (0, 1)


def test_a_day_that_was_told_stands_on_the_card_and_in_the_head(journal: Journal) -> None:
    told = (Coming(on=date(2026, 12, 12), what="dinner"), Coming(on=DAY, what="her talk"))
    past = Coming(on=date(2026, 11, 2), what="the opera")
    journal.load(
        "entries",
        [Entry(id=99, on=date(2026, 11, 1), kind="call", contacts=(MARY,), coming=(*told, past))],
    )
    (lines,) = (one.lines for one in card(journal, MARY, DAY) if one.title == "Next")
    coming = [one.value for one in lines if one.label == "coming"]
    assert coming == ["her talk · today", "dinner · Sat 12 Dec"]
    assert timeline_head(journal, MARY, DAY)[1].startswith(
        "write again: Sun 22 Nov   her talk: today"
    )


def test_the_card_says_how_much_it_leaves_out() -> None:
    made = Journal()
    made.load("contacts", [Contact(id=ADA, name="Ada Lovelace")])
    made.load("entries", [Entry(id=n, on=DAY, text="x", contacts=(ADA,)) for n in range(61, 68)])
    list(made.link())
    assert card(made, ADA, DAY)[-1].lines[-1].value == "2 more in the timeline"


def test_what_is_due_names_people_by_the_day(journal: Journal) -> None:
    assert [one.id for one in due(journal, DAY)] == [41, 51]
    assert header(3, today_of(journal, DAY)) == "netjournal   3 people   today: Ada, Mary"
    assert header(0, today_of(Journal(), DAY)) == "netjournal   0 people   Nothing today."
    unread = Today(journal, DAY)
    assert header(3, unread) == "netjournal   3 people", "nobody is named before all is read"
