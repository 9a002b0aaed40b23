"""What the main screen looks at, and the rows that follow from it; no widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from netjournal.insight.people import ORDERS
from netjournal.model.names import fold
from netjournal.model.records import Direction, Favor
from netjournal.tui.panes.owes import Side
from netjournal.tui.session import Session
from netjournal.views import header as headers
from netjournal.views import phrases
from netjournal.views.narrowing import holds
from netjournal.views.owes import OwesRow, owes_money, owes_rows, owes_title
from netjournal.views.people import PeopleRows
from netjournal.views.timeline import TimelineRow, timeline_head, timeline_steps

_MOST_FOUND = 1_000


class Look:
    """In which order, what is filtered, who is marked; changes with every key."""

    def __init__(self) -> None:
        self.followed: int | None = None
        """Whom the timeline went to last."""
        self.guest: int | None = None
        """Somebody of the address book, shown because they were looked for."""
        self.order = ORDERS[0]
        self.filters: dict[str, str] = {}
        self.found: Sequence[int] = ()
        """Whom the filter of the people found."""
        self.marked_people: set[int] = set()
        """Whom the next key is about, all at once."""
        self.marked_favors: set[int] = set()
        """The favors that the next key takes along."""
        self.pinned = False
        """Whether who owes whom is kept to the selected person."""
        self.everybody = False
        """Whether the timeline is everybody's: until somebody is selected."""


def marked(session: Session, look: Look) -> set[int]:
    """Return who is marked and still there."""
    look.marked_people = {one for one in look.marked_people if one in session.journal.contacts}
    return look.marked_people


def people(session: Session, look: Look) -> PeopleRows:
    """Return the rows of the people pane."""
    journal, ids = session.journal, session.ordered(look.order)
    if "people" in look.filters:
        ids = [one for one in look.found if one in journal.contacts]
    elif look.guest in journal.contacts:
        ids = [look.guest, *(one for one in ids if one != look.guest)]
    return PeopleRows(journal, session.today, ids)


def let_in(session: Session, look: Look, contact: int) -> None:
    """See to it that somebody is among the people, whatever is filtered."""
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


def timeline(session: Session, person: int | None) -> tuple[str, tuple[str, str]]:
    """Return title and head of somebody's timeline, or of everybody's."""
    journal = session.journal
    if session.covered:
        return "", ("", "")
    if person is None or person not in journal.contacts:
        return "everybody", ("", "")
    return journal.name(person), timeline_head(journal, person, session.today)


def happened(session: Session, look: Look, person: int | None) -> Iterator[Sequence[TimelineRow]]:
    """Make the rows of the timeline pane, a little at each step; the last are all."""
    if session.covered:
        return iter([()])
    words = look.filters.get("timeline", "")
    return timeline_steps(session.journal, session.today, person, words)


def owes(session: Session, look: Look, pinned: int | None) -> Iterator[tuple[Side, Side, str]]:
    """Make both sides of who owes whom, and tell whom the pane is pinned to, a little at each step;
    the last are whole."""
    journal, today = session.journal, session.today
    if session.covered:
        yield Side("covered", "", ()), Side("covered", "", ()), ""
        return
    asked = look.filters.get("owes", "")
    holds_it, words = holds(journal, today, asked), fold(asked).split()

    def side(direction: Direction) -> Iterator[Side]:
        rows = owes_rows(journal, today, direction, pinned, look.marked_favors)
        head, money = owes_title(rows), owes_money(rows)
        for shown in rows.only(kept) if holds_it is not None else (rows,):
            yield Side(head, money, shown)

    def kept(row: Favor | OwesRow) -> bool:
        if isinstance(row, OwesRow):
            text = fold(f"{row.what} {row.who}")
            return all(word in text for word in words)
        return holds_it is not None and holds_it(row)

    only = journal.name(pinned) if pinned is not None else ""
    for mine in side(Direction.I_OWE):
        yield mine, mine, only
    for theirs in side(Direction.THEY_OWE):
        yield mine, theirs, only
