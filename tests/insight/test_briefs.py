"""What to know before meeting somebody or an event, and a network at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from netjournal.demo.build import build
from netjournal.insight.briefs import brief, gathering
from netjournal.insight.glance import Share, glance, served
from netjournal.insight.tags import page_of
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLE_OF,
    Coming,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Met,
    Opportunity,
    Position,
    Record,
    Relation,
    Resource,
    Source,
    State,
    Step,
    Tag,
    TagKind,
    ToMeet,
)
from netjournal.tui.labelled import wrapped_rows
from netjournal.views.brief import (
    brief_rows,
    gathering_rows,
    plain_lines,
    shortened,
    title_of_brief,
)
from netjournal.views.glance import LEVELS, glance_rows

DAY = date(2026, 11, 23)
ADA, MARY, HYPATIA, GRACE, LISE, HEDY = 11, 12, 13, 14, 15, 16
SECRET = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


def journal_of(*records: Record) -> Journal:
    journal = Journal()
    people = (
        Contact(
            id=ADA,
            name="Ada Lovelace",
            organization="Analytical Engines",
            city="Denver",
            birthday="--12-10",
            relations=(Relation(kind="friend"), Relation(kind="coworker", until="2020")),
            tags=("abos26",),
            met=Met(on="2025-10", via=MARY),
            positions=(
                Position(organization="Looms & Co", until="2026-11-22"),
                Position(organization="Cambridge", until="2019"),
            ),
            about="Plans on graph paper.",
        ),
        Contact(id=MARY, name="Mary Somerville", roles=("mentor",), knows=(LISE,)),
        Contact(id=HYPATIA, name="Hypatia", met_yet=False, tags=("abos26",)),
        Contact(id=GRACE, name="Grace Hopper", city="Aurora"),
        Contact(id=LISE, name="Lise Meitner", met_yet=False, city="Denver"),
        Contact(
            id=HEDY, name="Hedy Lamarr", city="Denver", sources=(Source(origin="vcard", on=DAY),)
        ),
    )
    for record in (*people, *records):
        journal.load(TABLE_OF[type(record)], [record])
    return journal


def entry(number: int, day: date, kind: str = "coffee", **fields: object) -> Entry:
    return Entry(id=number, on=day, kind=kind, **{"contacts": (ADA,), **fields})  # type: ignore[arg-type]  # fields by name


def owed(number: int, what: str, **fields: object) -> Favor:
    held = {"contact": ADA, "direction": Direction.I_OWE, **fields}
    return Favor(id=number, what=what, **held)  # type: ignore[arg-type]  # fields by name


def full_journal() -> Journal:
    return journal_of(
        entry(21, date(2026, 10, 1), text="looms"),
        entry(22, date(2026, 11, 1), kind="call", text="the river route", tags=("bookmobile",)),
        entry(23, date(2026, 11, 20), kind="heard", text="she won a prize"),
        entry(24, date(2026, 11, 20), text="thinks of leaving", private=True, created=SECRET),
        entry(25, date(2026, 9, 1), kind="met", text="first met"),
        entry(26, date(2026, 8, 1), kind="met", text="long ago"),
        entry(27, date(2026, 12, 1), kind="lunch", text="at noon", at="12:00"),
        entry(28, date(2026, 10, 2), coming=(Coming(on=date(2026, 12, 11), what="her talk"),)),
        owed(41, "send slides", due=date(2026, 11, 20)),
        owed(42, "a ride", direction=Direction.THEY_OWE),
        owed(43, "keep it quiet", created=SECRET),
        owed(44, "old", state=State.DONE),
        FollowUp(id=51, contact=ADA, why="how was Ghent?"),
        FollowUp(id=52, tag="abos26", why="which projector?"),
        FollowUp(id=53, contact=ADA, on=date(2026, 12, 2), why="the route"),
        Opportunity(id=91, what="A talk", heard_from=ADA),
        Opportunity(id=92, what="Lost", heard_from=ADA, stages=(Step(step="lost", on=DAY),)),
        Resource(id=61, title="On looms", link="https://books.example/looms", contact=ADA),
    )


def test_a_brief_holds_what_counts_and_nothing_private() -> None:
    journal = full_journal()
    held = brief(journal, ADA, DAY)
    # The private coffee still was one.
    assert held.last_met == date(2026, 11, 20)
    assert [one.what for one in held.favors] == ["send slides", "a ride"]
    assert [one.why for one in held.asks] == ["how was Ghent?", "which projector?", "the route"]
    assert [one.organization for one in held.moved] == ["Looms & Co"]
    assert [one.text for one in held.heard] == ["she won a prize"]
    assert [one.id for one in held.last] == [22, 28, 21]
    told = [one.what for one in held.coming]
    assert told == ["12:00 at noon", "birthday", "her talk"]
    assert [one.what for one in held.chances] == ["A talk"]
    assert held.topics == ("abos26", "bookmobile")
    assert held.private == 1
    said = list(plain_lines(journal, title_of_brief(held), brief_rows(journal, held, DAY)))
    assert said[0] == "Before meeting Ada Lovelace"
    assert said[2].startswith("met: Oct 2025 through Mary Somerville, last in touch 3 days ago")
    assert said[3].startswith("I owe: send slides, 3 days late [")
    assert "ask: which projector? (#abos26)" in said[6]
    assert "discreet: 1 private note left out" in said
    assert "new: left Looms & Co, 22 Nov 2026" in said
    assert "read: On looms, https://books.example/looms" in "\n".join(said)
    for hidden in ("leaving", "quiet"):
        assert hidden not in "\n".join(said)


def test_before_an_event_stand_whom_to_meet_who_is_new_and_everybody_known() -> None:
    made = (Step(step="asked", on=DAY),)
    journal = journal_of(
        Tag(
            id=31,
            name="abos26",
            kind=TagKind.EVENT,
            place="Denver, hall B",
            to_meet=(ToMeet(name="Emmy Noether"), ToMeet(name="Hypatia", contact=HYPATIA)),
        ),
        entry(21, date(2026, 11, 21), tags=("ABOS26",), contacts=(GRACE,)),
        owed(41, "send slides"),
        FollowUp(id=52, tag="abos26", why="which projector?"),
        Introduction(id=71, people=(0, LISE), broker=MARY, steps=made),
    )
    page = page_of(journal, "abos26")
    assert page is not None
    held = gathering(journal, page, DAY)
    assert [one.contact.name for one in held.people] == ["Ada Lovelace", "Grace Hopper"]
    assert [(one.contact, one.why, one.through) for one in held.not_met] == [
        (HEDY, "Denver", ()),
        (LISE, "Denver", (MARY,)),
    ]
    assert [one.why for one in held.asks] == ["which projector?"]
    said = list(plain_lines(journal, title_of_brief(held), gathering_rows(journal, held, DAY)))
    assert "to meet: Emmy Noether, not yet" in said
    assert "not met yet: Lise Meitner, Denver, Mary Somerville knows them" in said
    assert "you know: Ada Lovelace, Analytical Engines, friend, coworker (–2020)" in said
    assert any(line.startswith("Ada Lovelace, I owe: send slides [") for line in said)


def test_a_question_for_a_whole_event_puts_nobody_first() -> None:
    page = Tag(id=31, name="abos26", kind=TagKind.EVENT)
    question = FollowUp(id=52, tag="abos26", why="which projector?")
    met = entry(21, date(2026, 11, 21), tags=("abos26",), contacts=(GRACE,))
    held = gathering(journal_of(page, met, question), page, DAY)
    assert [one.contact.name for one in held.people] == ["Grace Hopper", "Ada Lovelace"]


class Unwalked(dict[int, Any]):
    """A table that tells of each record by its id, and lets nobody walk over all of them."""

    def __iter__(self) -> Iterator[int]:
        raise AssertionError("walked over a whole table")

    values = items = keys = __iter__  # type: ignore[assignment]  # each of them refuses


def test_a_brief_asks_for_its_own_records_whatever_the_journal_holds() -> None:
    """So that it takes as long with ten thousand people as with three hundred."""
    page = Tag(id=31, name="abos26", place="Denver", to_meet=(ToMeet(name="Grace Hopper"),))
    journal = full_journal()
    journal.load("tags", [page])
    list(journal.link())
    for table in ("contacts", "entries", "favors", "follow_ups", "introductions", "opportunities"):
        setattr(journal, table, Unwalked(journal.table(table)))
    assert len(brief_rows(journal, brief(journal, ADA, DAY), DAY)) > 10
    assert len(gathering(journal, page, DAY).not_met) == 3


def test_everybody_in_the_demo_fits_a_small_window() -> None:
    journal = build(DAY)
    for contact in journal.contacts:
        rows = shortened(brief_rows(journal, brief(journal, contact, DAY), DAY))
        # 80 by 24 without the frame, the status line and the keys.
        assert len(list(wrapped_rows(rows, 76))) <= 20, journal.name(contact)


def test_a_glance_counts_kinds_and_says_who_went_quiet_and_what_serves_a_goal() -> None:
    journal = journal_of(
        entry(21, date(2026, 1, 5)),
        entry(22, date(2026, 5, 1)),
        entry(23, date(2026, 5, 1), contacts=(MARY,)),
        entry(24, date(2026, 11, 20), contacts=(MARY,)),
        entry(25, date(2026, 5, 2), contacts=(GRACE,)),
        entry(26, date(2026, 5, 2), kind="note"),
        Goal(id=81, what="find a mentor", tags=("mentor",), contacts=(LISE,)),
        Goal(id=80, what="over", state=State.DONE),
        Opportunity(id=91, what="Cataloguer", heard_from=LISE),
        Opportunity(id=92, what="Other", tag="x"),
        Resource(id=61, title="On mentors", goal=81),
    )
    held = glance(journal, DAY)
    assert held.people == 5
    assert held.address_book == 1
    assert held.relations == (Share("friend", 1),)
    assert held.roles == (Share("mentor", 1),)
    assert held.cities == (Share("Denver", 2), Share("Aurora", 1))
    assert "neighbor" in held.missing
    assert "coworker" in held.missing, "who was one is none now"
    assert "friend" not in held.missing
    assert held.quiet == ((ADA, date(2026, 5, 1)),), "Grace was met only once, Mary lately"
    assert held.days == {
        date(2026, 1, 5): 1, date(2026, 5, 1): 2, date(2026, 5, 2): 1, date(2026, 11, 20): 1,
    }  # fmt: skip
    assert [one.goal.what for one in held.goals] == ["find a mentor", "over"]
    mentor = served(journal, journal.goals[81])
    assert [journal.name(one) for one in mentor.contacts] == ["Lise Meitner", "Mary Somerville"]
    assert [one.what for one in mentor.opportunities] == ["Cataloguer"]
    assert [one.title for one in mentor.reading] == ["On mentors"]


def test_the_year_is_drawn_with_a_sign_for_every_day_in_the_cells_there_are() -> None:
    journal = journal_of(entry(21, DAY), entry(22, DAY), entry(23, date(2026, 11, 15)))
    held = glance(journal, DAY)
    for cells, weeks in ((116, 53), (46, 42)):
        rows = [
            one.text for one in glance_rows(journal, held, DAY, cells, "n") if one.kind == "heat"
        ]
        days = [row[4:] for row in rows[:7]]
        assert {len(one) for one in days} == {weeks}
        assert days[0][-1] == LEVELS[2], "this Monday, twice"
        assert [one[-1] for one in days[1:]] == [" "] * 6, "days to come"
        assert days[6][-2] == LEVELS[0]
        assert days[6][-3] == LEVELS[1]
        assert "5 or more" in rows[7]
