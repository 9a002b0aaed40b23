"""Tags as plain lines for the commands: one fact a line, words instead of signs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netjournal.insight.people import organization
from netjournal.insight.tags import Use, came_of, entries_of, reading_of, to_meet
from netjournal.model.journal import Journal
from netjournal.model.records import State, Tag
from netjournal.views import phrases
from netjournal.views.handles import Handles
from netjournal.views.plain import entry_line, favor_line, follow_up_line
from netjournal.views.tag_page import opportunity_words, outcome_words, people_of

_LABELS = {
    "Members": "member",
    "Met there": "met",
    "People met": "met",
    "Also named": "named",
    "People": "person",
}


def tag_line(use: Use, today: date) -> str:
    """Return a tag of the list: "#abos26: Bookmobile weekend, event, 21–22 Nov, 14 people"."""
    page = use.page
    said = (
        page.title,
        page.kind.value,
        phrases.days(page.starts, page.ends, today),
        page.place,
        phrases.people(use.people) if use.people else "",
        phrases.count(use.entries, "note") if use.entries else "",
    )
    more = ", ".join(filter(None, said))
    return f"#{page.name}: {more}" if more else f"#{page.name}"


def page_lines(journal: Journal, page: Tag, today: date) -> Iterator[str]:
    """Return a tag's page; what a command can change has its handle at the end."""
    handles = Handles(journal)
    yield from _facts(page, today)
    for kept in reading_of(journal, page.name):
        yield f"read: {', '.join(filter(None, (kept.title, kept.link)))} [{handles(kept.id)}]"
    for one in to_meet(journal, page, today):
        yield f"to meet: {one.who.name}, {'met' if one.met else 'not yet'}"
    for title, ids in people_of(journal, page, today):
        for contact in ids:
            yield _person(journal, _LABELS[title], contact)
    came = came_of(journal, page.name)
    for favor in came.favors:
        state = "" if favor.state is State.OPEN else f"{phrases.STATES[favor.state]}, "
        yield f"came of it: {state}{favor_line(journal, favor, today)} [{handles(favor.id)}]"
    for task in came.follow_ups:
        yield f"came of it: {follow_up_line(journal, task, today)} [{handles(task.id)}]"
    for chance in came.opportunities:
        kind = f"{chance.kind}: " if chance.kind else ""
        yield f"came of it: {kind}{', '.join(opportunity_words(journal, chance))}"
    for entry, outcome in came.outcomes:
        said = ", ".join(outcome_words(journal, entry, outcome))
        yield f"came of it: {outcome.way.value} {said} [{handles(entry.id)}]"
    for entry in entries_of(journal, page.name):
        yield f"{entry_line(journal, entry, today)} [{handles(entry.id)}]"


def _facts(page: Tag, today: date) -> Iterator[str]:
    yield f"tag: #{page.name}"
    facts = (
        ("title", page.title),
        ("kind", page.kind.value),
        ("dates", phrases.days(page.starts, page.ends, today)),
        ("place", page.place),
        ("my part", page.my_part),
        ("link", page.link),
        ("how often", "" if page.pace is None else phrases.pace(page.pace)),
        *(("about", line) for line in page.about.splitlines()),
    )
    yield from (f"{label}: {value}" for label, value in facts if value)


def _person(journal: Journal, word: str, contact_id: int) -> str:
    contact = journal.contacts[contact_id]
    about = organization(contact) or contact.city
    return f"{word}: {contact.name}{f', {about}' if about else ''}"
