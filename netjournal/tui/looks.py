"""What the main screen looks at, and the rows that follow from it; no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from netjournal.errors import NetjournalError
from netjournal.insight.people import ORDERS
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Goal,
    Introduction,
    Opportunity,
    Record,
    Resource,
    Tag,
)
from netjournal.tui import themes
from netjournal.tui.panes.owes import Side
from netjournal.tui.session import Session
from netjournal.views import header as headers
from netjournal.views import introductions as spoken
from netjournal.views import phrases
from netjournal.views.leaving import Left, WithLeft
from netjournal.views.narrowing import holds
from netjournal.views.owes import OwesRow, owes_money, owes_rows, owes_title
from netjournal.views.people import PeopleRows
from netjournal.views.timeline import TimelineRow, timeline_head, timeline_steps

_MOST_FOUND = 1_000


class Look:
    """Who is selected, in which order, what is filtered; changes with every key."""

    def __init__(self) -> None:
        self.person: int | None = None
        self.guest: int | None = None
        """Somebody of the address book, shown because they were looked for."""
        self.order = ORDERS[0]
        self.filters: dict[str, str] = {}
        self.found: Sequence[int] = ()
        """Whom the filter of the people found."""
        self.marked_people: set[int] = set()
        """Whom the next key is about, all at once."""
        self.pinned = False
        self.marked: set[int] = set()
        """The favors that the next key takes along."""
        self.left: dict[Direction, tuple[Left, ...]] = {}
        """What just left who owes whom, and is shown until the cursor moves."""
        self.ended: tuple[str, int] | None = None
        """The row of the timeline that was just ended, until the cursor moves."""
        self.everybody = False
        """Whether the timeline is everybody's: until somebody is selected."""


def marked(session: Session, look: Look) -> set[int]:
    """Return who is marked and still there."""
    look.marked_people = {one for one in look.marked_people if one in session.journal.contacts}
    return look.marked_people


def wrong_filter(session: Session, words: str) -> str:
    """Say what in a filter cannot be understood; nothing: it can be."""
    try:
        session.finder.check(words)
    except NetjournalError as problem:
        return f"{problem.sentence} {problem.hint}"
    return ""


def next_order(order: str) -> str:
    """Return the order after this one."""
    return ORDERS[(ORDERS.index(order) + 1) % len(ORDERS)]


def people(session: Session, look: Look) -> PeopleRows:
    """Return the rows of the people pane."""
    journal, ids = session.journal, session.ordered(look.order)
    if "people" in look.filters:
        ids = [one for one in look.found if one in journal.contacts]
    elif look.guest in journal.contacts:
        ids = [look.guest, *(one for one in ids if one != look.guest)]
    return PeopleRows(journal, session.today, ids)


def turn_to(session: Session, look: Look, contact: int) -> None:
    """Look at somebody, whatever is filtered or ordered how."""
    look.person, look.everybody = contact, False
    if contact not in people(session, look).ids:
        look.filters.pop("people", None)
        look.guest = contact if contact not in people(session, look).ids else None


def finding(session: Session, look: Look) -> Iterator[Sequence[int]]:
    """Look for the people whom the filter means, a little at each step; the last are all."""
    journal, words = session.journal, look.filters.get("people", "")
    for hits in session.finder.looking(words, _MOST_FOUND) if words else ([],):
        yield [hit.id for hit in hits if journal.is_known(journal.contacts[hit.id])]


def first_line(session: Session, look: Look, *, small: bool) -> str:
    """Return the first line, with a banner where nothing can be saved."""
    banner = "READ-ONLY   " if session.store.read_only else ""
    return banner + (tabs(session) if small else header(session, look))


def header(session: Session, look: Look) -> str:
    """Return the first line: how many people, and whom today is about."""
    if session.covered:
        return "netjournal"
    people = len(session.ordered(look.order))
    whom = session.whom if session.journal.complete else None
    return headers.header(people, whom, session.settings.today_limit)


def tabs(session: Session) -> str:
    """Return the first line of a window with room for one pane: which there are."""
    panes = "1 People   2 Timeline   3 Owes"
    if session.covered:
        return panes
    things = sum(len(owes_rows(session.journal, session.today, one)) for one in Direction)
    return f"{panes} · {phrases.count(things, 'thing')} open"


def timeline(session: Session, look: Look) -> tuple[str, tuple[str, str]]:
    """Return title and head of the timeline pane."""
    journal, person = session.journal, None if look.everybody else look.person
    if session.covered:
        return "", ("", "")
    if person is None or person not in journal.contacts:
        return "everybody", ("", "")
    return journal.name(person), timeline_head(journal, person, session.today)


def happened(session: Session, look: Look) -> Iterator[Sequence[TimelineRow]]:
    """Make the rows of the timeline pane, a little at each step; the last are all."""
    if session.covered:
        return iter([()])
    person = None if look.everybody else look.person
    words = look.filters.get("timeline", "")
    return timeline_steps(session.journal, session.today, person, words)


def owes(session: Session, look: Look) -> Iterator[tuple[Side, Side, str]]:
    """Make both sides of who owes whom, and tell whom the pane is pinned to, a little at each step;
    the last are whole."""
    journal, today = session.journal, session.today
    if session.covered:
        yield Side("covered", "", ()), Side("covered", "", ()), ""
        return
    pinned = look.person if look.pinned else None
    asked = look.filters.get("owes", "")
    holds_it, words = holds(journal, today, asked), fold(asked).split()

    def side(direction: Direction) -> Iterator[Side]:
        rows = owes_rows(journal, today, direction, pinned, look.marked)
        head, money = owes_title(rows), owes_money(rows)
        shown: Sequence[OwesRow]
        for shown in rows.only(kept) if holds_it is not None else (rows,):
            if direction in look.left:
                shown = WithLeft(shown, look.left[direction])
            yield Side(head, money, shown)

    def kept(row: Favor | OwesRow) -> bool:
        if isinstance(row, OwesRow):
            return _holds(f"{row.what} {row.who}", words)
        return holds_it is not None and holds_it(row)

    only = journal.name(pinned) if pinned is not None else ""
    for mine in side(Direction.I_OWE):
        yield mine, mine, only
    for theirs in side(Direction.THEY_OWE):
        yield mine, theirs, only


def _holds(text: str, words: Iterable[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def selected(journal: Journal, pane: str, row: object) -> Record | None:
    """Return the record behind a row of a pane."""
    if row is None:
        return None
    table = "contacts" if pane == "people" else getattr(row, "table", "")
    found: Record | None = journal.table(table).get(getattr(row, "id", 0)) if table else None
    return found


def person_of(journal: Journal, table: str, record_id: int) -> int | None:
    """Return whom a record is about, first of several."""
    match journal.table(table).get(record_id) if table else None:
        case Contact() as contact:
            return contact.id
        case Entry() as entry:
            return next(iter((*entry.contacts, *entry.mentions)), None)
        case Favor() | FollowUp() as owed:
            return owed.contact
        case Introduction() as held:
            return held.broker or held.people[0]
        case Opportunity() as chance:
            return chance.heard_from or next((role.contact for role in chance.people), None)
        case Goal() as goal:
            return next(iter(goal.contacts), None)
        case Resource() as kept:
            return kept.contact
    return None


def title_of(journal: Journal, record: Record) -> str:
    """Return what a form over a record is called."""
    match record:
        case Contact():
            return record.name
        case Entry():
            return f"{phrases.names(journal, record.contacts, record.others)}, {record.on}"
        case Favor() | FollowUp():
            who = journal.name(record.contact) if record.contact is not None else "a question"
            return f"For {who}" if isinstance(record, Favor) else f"Follow up: {who}"
        case Tag():
            return f"#{record.name}"
        case Opportunity():
            from netjournal.model.making.opportunities import named

            return named(record)
        case Goal():
            return record.what
        case Resource():
            return record.title
        case Introduction():
            return f"the introduction of {spoken.pair(journal, record)}"
    return ""


def archived(journal: Journal, person: int | None) -> Edit | None:
    """Return the edit that takes somebody off the lists, or brings them back."""
    contact = journal.contacts.get(person or 0)
    if contact is None:
        return None
    from netjournal.model.making import contacts

    return contacts.archive(journal, contact, reason="" if contact.archived else "archived")


def to_copy(record: Record | None) -> str:
    """Return what copying the selected row means: an address for a person, else its words."""
    match record:
        case Contact():
            points = (*record.emails, *record.phones, *record.links)
            return points[0].value if points else record.name
        case Entry():
            return record.text
        case Favor():
            return record.what
        case FollowUp():
            return record.why
    return ""


def theme_names(available: Iterable[str]) -> list[str]:
    """Return every theme, our own first."""
    return [*themes.NAMES, *sorted(set(available) - set(themes.NAMES))]


async def already(words: str) -> str:
    """Return words as an answer that was given before it was asked for."""
    return words
