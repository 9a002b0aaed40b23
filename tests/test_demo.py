"""The demo's journal is believable on any day, and the same for the same day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from netjournal.demo.build import build
from netjournal.insight.owed import days_late, gave_and_got, is_soon, open_favors, totals
from netjournal.insight.today import today_of
from netjournal.model.journal import Journal
from netjournal.model.records import ABOUT_KINDS, TABLES, Direction, State, TagKind

DAYS = [
    date(2026, 11, 23),
    date(2026, 11, 22),
    date(2027, 1, 1),
    date(2028, 2, 29),
    date(2026, 12, 26),
    date(2030, 6, 5),
]


@pytest.fixture(params=DAYS, ids=str, name="today")
def _today(request: pytest.FixtureRequest) -> date:
    day: date = request.param
    return day


@pytest.fixture(name="journal")
def _journal(today: date) -> Journal:
    return build(today)


def test_the_same_day_gives_the_same_journal(today: date, journal: Journal) -> None:
    again = build(today)
    for table in TABLES:
        assert again.table(table) == journal.table(table)


def test_ids_are_unique_and_fit_53_bits(journal: Journal) -> None:
    ids = [one for table in TABLES for one in journal.table(table)]
    assert len(ids) == len(set(ids))
    assert max(ids) < 2**53


def test_about_forty_people_six_of_them_only_imported(journal: Journal) -> None:
    known = [one for one in journal.contacts.values() if journal.is_known(one)]
    assert 36 <= len(journal.contacts) <= 46
    assert len(journal.contacts) - len(known) == 6
    assert [one.name for one in known if one.archived] == ["Thomas Edison"]
    assert sum(not one.met_yet for one in known) == 1


def test_two_people_share_a_first_name_and_names_have_accents(journal: Journal) -> None:
    names = {one.name for one in journal.contacts.values()}
    assert {"Ana Néri", "Ana Betancourt", "Émilie du Châtelet", "紫式部"} <= names


def test_two_promises_of_mine_are_late_and_two_are_due_soon(today: date, journal: Journal) -> None:
    mine = open_favors(journal, today, Direction.I_OWE)
    assert sum(days_late(one, today) > 0 for one in mine) == 2
    assert sum(is_soon(one, today) for one in mine) == 2
    assert len(open_favors(journal, today, Direction.THEY_OWE)) >= 4
    assert len({amount.currency for amount in totals(mine)}) == 2
    assert {State.DONE, State.LET_GO} <= {one.state for one in journal.favors.values()}


def test_favors_went_both_ways(journal: Journal) -> None:
    counted = [gave_and_got(journal, one) for one in journal.contacts]
    assert any(gave for gave, _ in counted)
    assert any(got for _, got in counted)


def test_the_day_is_about_two_people(today: date, journal: Journal) -> None:
    assert len(today_of(journal, today).people(2)) == 2


def test_what_happened_is_past_and_plans_are_ahead(today: date, journal: Journal) -> None:
    for entry in journal.entries.values():
        assert entry.created is not None
        assert entry.created.date() <= today
        if entry.on > today:
            assert entry.created.date() < entry.on <= today + timedelta(days=21)
    for favor in journal.favors.values():
        assert favor.created is not None
        assert favor.created.date() <= today
        if favor.due is not None:
            assert favor.due > favor.created.date()
        if favor.done_on is not None:
            assert favor.created.date() <= favor.done_on <= today
    assert sum(entry.on > today for entry in journal.entries.values()) >= 3


def test_nobody_was_met_before_they_were_met(today: date, journal: Journal) -> None:
    for contact in journal.contacts.values():
        first = contact.met.on if contact.met else ""
        for entry_id in journal.entries_with[contact.id]:
            entry = journal.entries[entry_id]
            if entry.kind not in ABOUT_KINDS | {"email"} and entry.on <= today:
                assert entry.on.isoformat() >= first, (contact.name, entry)


def test_the_conferences_are_a_past_weekend_and_last_year(today: date, journal: Journal) -> None:
    events = {tag.title: tag for tag in journal.tags.values() if tag.kind is TagKind.EVENT}
    weekend = events["Bookmobile and outreach weekend"]
    before = events["Library technology days"]
    assert weekend.starts is not None
    assert weekend.ends is not None
    assert before.ends is not None
    assert (weekend.starts.weekday(), weekend.ends.weekday()) == (5, 6)
    assert 0 < (today - weekend.ends).days <= 7
    assert weekend.name == f"abos{weekend.starts:%y}"
    assert before.name == f"libtech{before.ends:%y}"
    assert before.ends.year < today.year
    assert len(journal.contacts_tagged[weekend.name]) >= 10


def test_every_reference_leads_to_somebody(journal: Journal) -> None:
    named = {one for held in journal.entries.values() for one in (*held.contacts, *held.mentions)}
    named |= {favor.contact for favor in journal.favors.values()}
    named |= {one for contact in journal.contacts.values() for one in contact.knows}
    assert named <= set(journal.contacts)
    assert journal.opportunities
    assert journal.goals
    assert journal.resources
    assert sum(entry.private for entry in journal.entries.values()) == 1
    assert any(task.on is None for task in journal.follow_ups.values())


def test_every_tag_has_a_page(journal: Journal) -> None:
    used = {name for held in journal.contacts.values() for name in held.tags}
    used |= {name for entry in journal.entries.values() for name in entry.tags}
    used |= {held.met.tag for held in journal.contacts.values() if held.met and held.met.tag}
    assert not [name for name in used if journal.tag(name) is None]


def test_nothing_in_it_can_reach_anybody(journal: Journal) -> None:
    for contact in journal.contacts.values():
        assert all(point.value.endswith(".example") for point in contact.emails)
        assert all(" 555 01" in point.value for point in contact.phones)
    links = [point.value for one in journal.contacts.values() for point in one.links]
    links += [tag.link for tag in journal.tags.values()]
    links += [kept.link for kept in journal.resources.values()]
    assert all(".example" in link for link in links if link)
