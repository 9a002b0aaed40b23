"""A tag's page as rows, as a form and as lines: in the order its kind asks for, days as written."""

from __future__ import annotations

from datetime import date

import pytest

from netjournal.demo.build import build
from netjournal.model.edits import Edit
from netjournal.model.ids import id_source
from netjournal.model.journal import Journal
from netjournal.model.making import tags
from netjournal.model.records import Tag, TagKind
from netjournal.views import phrases
from netjournal.views.form import Field
from netjournal.views.manner import Manner
from netjournal.views.tag_form import tag_fields, tag_from
from netjournal.views.tag_lines import page_lines
from netjournal.views.tag_page import page_rows, tag_rows, title_of_page

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def demo() -> Journal:
    return build(DAY)


def page(journal: Journal, name: str) -> Tag:
    found = journal.tag(name)
    assert found is not None
    return found


def headings(journal: Journal, name: str) -> list[str]:
    rows = page_rows(journal, name, DAY)
    return [row.text.split(" · ")[0] for row in rows if row.kind == "heading" and row.text]


def test_an_event_begins_with_whom_to_meet_and_ends_with_the_notes(demo: Journal) -> None:
    assert title_of_page(page(demo, "abos26")) == "#abos26 — Bookmobile and outreach weekend"
    rows = page_rows(demo, "abos26", DAY)
    assert rows[0].label == "event"
    assert rows[0].text == "21–22 Nov · yesterday · Denver · my part: attendee"
    assert headings(demo, "abos26") == ["To meet", "People met", "What came of it", "Notes"]
    meet = [row for row in rows if row.kind == "to_meet"]
    assert [(row.sign, row.text, row.label) for row in meet] == [
        ("✓", "Isabella Bird", "met"),
        ("✓", "Mary Titcomb", "met"),
        ("○", "Hypatia", "not yet"),
    ]
    assert "To meet · 2 of 3 met" in [row.text for row in rows]


def test_a_topic_begins_with_what_people_said_and_when(demo: Journal) -> None:
    assert headings(demo, "jobsearch")[0] == "What people told you"
    told = [row for row in page_rows(demo, "jobsearch", DAY) if row.kind in ("entry", "plan")]
    assert len(told) == 6
    assert all(row.right for row in told), "each says its day"
    assert any("Isabella Bird" in row.text for row in told)


def test_a_group_lists_its_members(demo: Journal) -> None:
    assert "Members" in headings(demo, "catlist")


def test_a_name_nobody_used_has_an_empty_page_and_is_not_kept(demo: Journal) -> None:
    (row,) = page_rows(demo, "nothing", DAY)
    assert (row.label, row.text) == ("tag", "only a tag so far")


def test_every_row_of_a_page_can_be_told_from_the_others(demo: Journal) -> None:
    for name in ("abos26", "jobsearch", "catlist", "libtech25"):
        rows = [row for row in page_rows(demo, name, DAY) if row.kind != "heading"]
        keys = [(row.kind, row.table, row.id, row.place) for row in rows]
        assert len(keys) == len(set(keys))


def test_the_list_says_what_each_is_and_how_many_people(demo: Journal) -> None:
    rows = tag_rows(demo, DAY)
    assert rows[0].name == "abos26"
    assert rows[0].about == "event · 21–22 Nov · 13 people"
    assert {row.name for row in rows} >= {"jobsearch", "choir", "neighbor"}


def test_the_lines_for_a_command_hold_the_same(demo: Journal) -> None:
    lines = list(page_lines(demo, page(demo, "abos26"), DAY))
    assert lines[:2] == ["tag: #abos26", "title: Bookmobile and outreach weekend"]
    assert "to meet: Hypatia, not yet" in lines
    assert "met: Ada Lovelace, Analytical Engines" in lines
    assert any(line.startswith("came of it: I owe Ada Lovelace: send slides") for line in lines)
    assert not [line for line in lines if "→" in line or "·" in line]


def test_days_are_shown_short() -> None:
    assert phrases.days(date(2026, 11, 20), date(2026, 11, 22), DAY) == "20–22 Nov"
    assert phrases.days(date(2026, 11, 28), date(2026, 12, 2), DAY) == "28 Nov – 2 Dec"
    assert phrases.days(date(2025, 12, 28), date(2026, 1, 2), DAY) == "28 Dec 2025 – 2 Jan"
    assert phrases.days(date(2027, 3, 3), None, DAY) == "3 Mar 2027"
    assert phrases.days(None, None, DAY) == ""


def edited(journal: Journal, before: Tag, **lines: str) -> Tag:
    manner = Manner(today=DAY)
    held = [one for one in tag_fields(before, journal, manner) if one.name not in lines]
    typed = [Field(name, name, value) for name, value in lines.items()]
    return tag_from([*held, *typed], before, journal, manner)


def test_an_untouched_form_changes_nothing(demo: Journal) -> None:
    for tag in demo.tags.values():
        assert edited(demo, tag) == tag


def test_the_form_reads_kind_days_and_whom_to_meet(demo: Journal) -> None:
    before = Tag(id=31, name="nyla27")
    after = edited(demo, before, name="#nyla", kind="an event", days="3-5 mar 2027")
    assert (after.name, after.kind) == ("nyla", TagKind.EVENT)
    assert (after.starts, after.ends) == (date(2027, 3, 3), date(2027, 3, 5))
    after = edited(demo, after, days="")
    assert (after.starts, after.ends) == (None, None)
    listed = edited(demo, before, to_meet="x Hypatia").to_meet
    assert [(one.name, one.met, one.contact is not None) for one in listed] == [
        ("Hypatia", True, True)
    ]
    (bare,) = edited(demo, before, to_meet="Xenia Nobody").to_meet
    assert (bare.name, bare.contact, bare.met) == ("Xenia Nobody", None, False)


@pytest.mark.parametrize(
    ("line", "value"),
    [("name", "two words"), ("name", "42"), ("name", ""), ("kind", "party"), ("days", "31 feb")],
)
def test_a_line_that_cannot_be_read_is_named(demo: Journal, line: str, value: str) -> None:
    with pytest.raises(Exception, match="dates" if line == "days" else line):
        edited(demo, Tag(id=31, name="nyla27"), **{line: value})


def test_a_form_made_twice_of_one_name_keeps_one(demo: Journal) -> None:
    now = page(demo, "abos26").created
    assert now is not None
    who = page(demo, "abos26").to_meet[2]
    again = Tag(id=page(demo, "abos26").id, name="abos26", to_meet=(who, who))
    edit: Edit = tags.change(demo, again, now=now, new_id=id_source(lambda: 0, lambda: 0))
    (change,) = edit.changes
    assert change.now is not None
    assert len(change.now["to_meet"]) == 1
