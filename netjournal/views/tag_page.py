"""A tag's page, and the list of all tags, as rows: an event, a group or a topic in sections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from netjournal.insight.people import organization
from netjournal.insight.tags import (
    Use,
    also,
    by_name,
    came_of,
    entries_of,
    members,
    met_there,
    page_of,
    reading_of,
    to_meet,
    uses,
)
from netjournal.model.dates import distance
from netjournal.model.journal import Journal
from netjournal.model.records import (
    Entry,
    Gave,
    Opportunity,
    Outcome,
    Resource,
    State,
    Tag,
    TagKind,
)
from netjournal.views import phrases
from netjournal.views.page_row import PageRow
from netjournal.views.timeline import TimelineRow, entry_row, favor_row, follow_up_row
from netjournal.views.tones import Tone

KINDS = {TagKind.NONE: "tag", **{kind: kind.value for kind in TagKind if kind}}
"""What a page of each kind is called."""
_NOTHING = {TagKind.EVENT: "no days and no place yet", TagKind.NONE: "only a tag so far"}
MET, TO_MEET = "✓", "○"


class TagRow(NamedTuple):
    """A tag in the list of all."""

    name: str
    title: str
    about: str
    """What it is, when and where, and how many people: "event · 20–22 Nov · 14 people"."""


def tag_rows(journal: Journal, today: date) -> list[TagRow]:
    """Return every tag; what is now or next comes first, then what was last in use."""
    return [_tag_row(use, today) for use in uses(journal, today)]


def _tag_row(use: Use, today: date) -> TagRow:
    page = use.page
    parts = (
        page.kind.value,
        phrases.days(page.starts, page.ends, today),
        phrases.people(use.people) if use.people else "",
    )
    return TagRow(page.name, page.title, " · ".join(filter(None, parts)))


def title_of_page(page: Tag) -> str:
    """Return what stands over a page."""
    return f"#{page.name} — {page.title}" if page.title else f"#{page.name}"


def page_rows(journal: Journal, name: str, today: date, most: int | None = None) -> list[PageRow]:
    """Return a tag's page: the facts, then the sections in the order its kind asks for.

    Of more than `most` notes only the newest are rows, and a row of the kind `older` counts the
    others.
    """
    page = page_of(journal, name) or Tag(id=0, name=name)
    people = [
        row
        for title, ids in people_of(journal, page, today)
        for row in _section(title, [_person(journal, one) for one in ids])
    ]
    came = list(_came_of(journal, name, today))
    entries = entries_of(journal, name)
    notes = [_entry(journal, one, today) for one in entries[:most]]
    read = [_reading(one) for one in reading_of(journal, name)]
    rows = [*_facts(page, today), *_section("To read", read), *_to_meet(journal, page, today)]
    if older := len(entries) - len(notes):
        notes.append(PageRow("older", f"{older:,} older, enter shows them", tone=Tone.DIM))
    head = "What people told you" if page.kind is TagKind.TOPIC else "Notes"
    told = _section(head, notes, len(entries))
    if page.kind is TagKind.TOPIC:
        return [*rows, *told, *people, *_section("What came of it", came)]
    return [*rows, *people, *_section("What came of it", came), *told]


def _section(title: str, rows: list[PageRow], count: int = 0) -> Iterator[PageRow]:
    if rows:
        yield PageRow("heading", "")
        yield PageRow("heading", f"{title} · {count or len(rows)}", tone=Tone.HEADING)
        yield from rows


def _facts(page: Tag, today: date) -> Iterator[PageRow]:
    when = (phrases.days(page.starts, page.ends, today), _away(page, today), page.place)
    often = f"in touch {phrases.pace(page.pace)}" if page.pace else ""
    mine = page.my_part and f"my part: {page.my_part}"
    said = " · ".join(filter(None, (*when, mine, often)))
    about = page.about.splitlines()
    if not said and about:
        said = about.pop(0)
    yield PageRow("fact", said or _NOTHING.get(page.kind, "nothing yet"), KINDS[page.kind])
    if page.link:
        yield PageRow("fact", page.link, "link", place=1)
    for place, line in enumerate(about, 2):
        yield PageRow("fact", line, "about" if place == 2 else "", place=place)


def _away(page: Tag, today: date) -> str:
    starts, ends = page.starts, page.ends or page.starts
    if starts is None or ends is None:
        return ""
    if starts <= today <= ends:
        return "now"
    return distance(starts if starts > today else ends, today)


def _to_meet(journal: Journal, page: Tag, today: date) -> Iterator[PageRow]:
    listed = to_meet(journal, page, today)
    if not listed:
        return
    met = sum(one.met for one in listed)
    yield PageRow("heading", "")
    yield PageRow("heading", f"To meet · {met} of {len(listed)} met", tone=Tone.HEADING)
    for place, one in enumerate(listed):
        contact = journal.contacts.get(one.contact or 0)
        yield PageRow(
            "to_meet",
            one.who.name,
            "met" if one.met else "not yet",
            organization(contact) if contact else "",
            MET if one.met else TO_MEET,
            Tone.DONE if one.met else Tone.SOON,
            "contacts",
            one.contact or 0,
            place,
            one.who,
        )


def people_of(journal: Journal, page: Tag, today: date) -> Iterator[tuple[str, list[int]]]:
    """Return the people of a page under their headings: of a group its members come first."""
    there = met_there(journal, page.name, today)
    others = also(journal, page.name, there)
    if page.kind is TagKind.GROUP:
        belong = members(journal, page.name)
        yield "Members", belong
        yield "Met there", [one for one in there if one not in belong]
        yield "Also named", [one for one in others if one not in belong]
    elif page.kind is TagKind.TOPIC:
        yield "People", by_name(journal, (*there, *others))
    else:
        yield "People met", there
        yield "Also named", others


def _person(journal: Journal, contact_id: int) -> PageRow:
    contact = journal.contacts[contact_id]
    return PageRow(
        "person", contact.name, right=organization(contact), table="contacts", id=contact_id
    )


def _reading(resource: Resource) -> PageRow:
    return PageRow(
        "resource", phrases.resource(resource), "read", table="resources", id=resource.id
    )


def _came_of(journal: Journal, name: str, today: date) -> Iterator[PageRow]:
    came = came_of(journal, name)
    for favor in sorted(came.favors, key=lambda one: (one.state is not State.OPEN, one.id)):
        yield _of(favor_row(journal, today, favor))
    for task in sorted(came.follow_ups, key=lambda one: (one.state is not State.OPEN, one.id)):
        yield _of(follow_up_row(journal, today, task))
    for chance in came.opportunities:
        yield _opportunity(journal, chance, today)
    for place, (entry, outcome) in enumerate(came.outcomes):
        yield _outcome(journal, entry, outcome, place, today)


def _of(row: TimelineRow) -> PageRow:
    return PageRow(row.kind, row.text, row.label, row.right, row.sign, row.tone, row.table, row.id)


def _entry(journal: Journal, entry: Entry, today: date) -> PageRow:
    row = entry_row(journal, today, entry)
    return _of(msgspec.structs.replace(row, right=phrases.short_day(entry.on, today)))


def _opportunity(journal: Journal, chance: Opportunity, today: date) -> PageRow:
    stage = max(chance.stages, key=lambda one: one.on, default=None)
    return PageRow(
        "opportunity",
        " · ".join(opportunity_words(journal, chance)),
        chance.kind or "may come",
        f"{stage.step}, {phrases.short_day(stage.on, today)}" if stage else "",
        table="opportunities",
        id=chance.id,
    )


def opportunity_words(journal: Journal, chance: Opportunity) -> list[str]:
    """Return what may come of it, where, and through whom it was heard of."""
    through = journal.name(chance.heard_from) if chance.heard_from is not None else ""
    return list(filter(None, (chance.what, chance.organization, through and f"through {through}")))


def _outcome(journal: Journal, entry: Entry, outcome: Outcome, place: int, today: date) -> PageRow:
    return PageRow(
        "outcome",
        " · ".join(outcome_words(journal, entry, outcome)),
        outcome.way.value,
        phrases.short_day(entry.on, today),
        table="entries",
        id=entry.id,
        place=place,
    )


def outcome_words(journal: Journal, entry: Entry, outcome: Outcome) -> list[str]:
    """Return what was given or got, and from whom or for whom."""
    who = phrases.names(journal, entry.contacts, entry.others, most=3)
    way = "from" if outcome.way is Gave.GOT else "for"
    return [outcome.kind, f"{way} {who}"] if who else [outcome.kind]
