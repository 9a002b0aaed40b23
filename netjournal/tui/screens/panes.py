"""The three panes on one screen: what is looked at, the rows each pane gets, and moving about.

It makes no edit and reads no file itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from netjournal.actions import Action, Scope
from netjournal.model.records import Entry, Record
from netjournal.tui import layout, looks, paint
from netjournal.tui.line_list import LineList
from netjournal.tui.looks import Look
from netjournal.tui.panes.owes import OwesPanes
from netjournal.tui.panes.people import PeoplePane
from netjournal.tui.panes.timeline import TimelinePane
from netjournal.tui.screens.person import PersonScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter, StatusLine
from netjournal.views.leaving import only
from netjournal.views.welcome import welcome

_FOLLOWS = 0.08
"""Seconds for which the timeline waits while somebody runs down the people."""


class PanesScreen(PersonScreen):
    """The three panes; keys that ask, write or change are `MainScreen`'s."""

    HORIZONTAL_BREAKPOINTS = layout.HORIZONTAL
    VERTICAL_BREAKPOINTS = layout.VERTICAL

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, *map(Scope, layout.PANES))
        self.add_class(*layout.at_first(self.app.size, "people"), update=False)
        self.look = Look()
        self.people = PeoplePane(id="people")
        self.people.key_for_all = self.key_of("marked")
        self.timeline = TimelinePane(id="timeline")
        self.owes = OwesPanes()
        self._trail: list[str] = []
        self._soon: Timer | None = None

    @property
    def place(self) -> str:
        return self.pane.capitalize()

    def compose(self) -> ComposeResult:
        yield Static(id="header")
        yield self.people
        yield self.timeline
        yield self.owes.mine
        yield self.owes.theirs
        yield StatusLine(id="status")
        yield KeyFooter(self.offered, id="footer")

    def on_mount(self) -> None:
        self.go_to("people")
        self.repaint_all()
        if self.session.drafts.read("note"):
            self.say("~", "What you were typing is kept", f"{self.key_of('note')} opens it")
        for problem in self.session.store.problems[:1]:
            self.say("!", problem.sentence)
        if self.session.store.read_only:
            self.say("!", self.session.store.read_only)

    # what the panes show

    def repaint_all(self) -> None:
        """Give every pane its rows again, after the journal or the day changed."""
        self._show_people()
        self._show_header()
        self._show_welcome()
        self._show_timeline()
        self._show_owes()

    def show_pane(self, pane: str) -> None:
        """Give one pane its rows again; the timeline follows where that selects somebody else."""
        show = {"people": self._show_people, "timeline": self._show_timeline}
        show.get(pane, self._show_owes)()

    def _show_people(self) -> None:
        session = self.session
        rows = looks.people(session, self.look)
        self.people.covered, self.people.marks = session.covered, looks.marked(session, self.look)
        self.people.show(
            rows,
            keep=self.look.person,
            order=self.look.order,
            filtered=self.look.filters.get("people", ""),
        )
        if self.look.person != self.selected_person:
            self.look.person = self.selected_person
            self._follow_soon()

    def _show_header(self) -> None:
        words = looks.first_line(self.session, self.look, small=layout.is_small(self))
        self.query_one("#header", Static).update(paint.text(words), layout=False)

    def on_resize(self) -> None:
        self._show_header()

    def _show_welcome(self) -> None:
        nobody = not self.session.journal.contacts and not self.session.journal.entries
        if nobody is self.has_class("-nobody"):
            return
        self.set_class(nobody, "-nobody")
        if nobody:
            lines = welcome(str(self.session.store.path), self.key_of)
            self.mount(Static(paint.lines(lines), id="welcome"), after="#header")
        else:
            self.query("#welcome").remove()

    def _show_timeline(self) -> None:
        title, head, rows = looks.timeline(self.session, self.look)
        self.timeline.show(title, head, rows, filtered=self.look.filters.get("timeline", ""))

    def _show_owes(self) -> None:
        mine, theirs, only = looks.owes(self.session, self.look)
        self.owes.show(mine, theirs, only=only, filtered=self.look.filters.get("owes", ""))

    def go_on_to(self, contact: int) -> None:
        self.show_person(contact)
        self.go_to("timeline")

    def show_person(self, contact: int) -> None:
        """Select somebody, whatever is filtered or ordered how, and show their timeline."""
        self.look.person, self.look.everybody = contact, False
        if contact not in looks.people(self.session, self.look).ids:
            self.look.filters.pop("people", None)
            book = contact not in looks.people(self.session, self.look).ids
            self.look.guest = contact if book else None
        self.repaint_all()

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        if event.line_list in (self.owes.mine, self.owes.theirs):
            self.owes.use()
            if self.look.left:
                # A burst may be further than this message.
                key = self.owes.list.selected_key
                kept = {side: only(held, key) for side, held in self.look.left.items()}
                self.look.left = {side: held for side, held in kept.items() if held}
                self._show_owes()
        if event.line_list is self.timeline and event.key != self.look.ended:
            self.look.ended = None
        if event.line_list is not self.people:
            return
        self.people.tell_place()
        self.look.person, self.look.everybody = self.selected_person, False
        self._follow_soon()

    def _follow_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_FOLLOWS, self._follow_person)

    def _follow_person(self) -> None:
        self._show_timeline()
        if self.look.pinned:
            self._show_owes()

    def on_descendant_focus(self) -> None:
        self.owes.use()

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        # Of several Enters in one burst the first has opened it.
        if self.app.screen is self:
            self.action_open()

    # what is selected

    @property
    def pane(self) -> str:
        """The pane in use."""
        return layout.pane_in_use(self)

    def selected(self) -> Record | None:
        """The record of the selected row of the pane in use."""
        return looks.selected(self.session.journal, self.pane, self.list_of(self.pane).selected)

    @property
    def matter(self) -> str:
        """The part of an introduction that the selected row is about."""
        return getattr(self.list_of(self.pane).selected, "matter", "")

    def contact_in_mind(self) -> int | None:
        """The person the selected row is about; None: a note about nobody."""
        row = self.owes.list.selected if self.pane == "owes" else None
        if row is not None:
            return row.contact
        said = self.timeline.selected if self.pane == "timeline" else None
        if said is not None and self.look.everybody:
            return looks.person_of(self.session.journal, said.table, said.id)
        return self.selected_person

    @property
    def selected_person(self) -> int | None:
        """The person selected in the people pane; a burst of keys may be further than the message
        that sets `look.person`."""
        return cast("int | None", self.people.selected_key)

    def list_of(self, pane: str) -> LineList[Any]:
        if pane == "people":
            return self.people
        return self.timeline if pane == "timeline" else self.owes.list

    # moving about

    def go_to(self, pane: str) -> None:
        layout.use_pane(self, pane)
        self.query_one(KeyFooter).scope = Scope(pane)
        self.set_focus(self.list_of(pane))

    def action_pane_people(self) -> None:
        self.go_to("people")

    def action_pane_timeline(self) -> None:
        self.go_to("timeline")

    def action_pane_owes(self) -> None:
        self.go_to("owes")

    def action_next_pane(self) -> None:
        self._step(1)

    def action_previous_pane(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        at = layout.PANES.index(self.pane)
        self.go_to(layout.PANES[(at + by) % len(layout.PANES)])

    def action_left(self) -> None:
        if self.pane == "owes" and self.owes.theirs.has_focus:
            self.set_focus(self.owes.mine)
        elif self.pane != "people":
            self.go_to("people")

    def action_right(self) -> None:
        if self.pane == "people":
            self.go_to("timeline")
        elif self.pane == "timeline":
            self.go_to("owes")
        else:
            self.set_focus(self.owes.theirs)

    def action_zoom(self) -> None:
        self.toggle_class("-zoomed")

    def action_open(self) -> None:
        """From a person to the timeline, from there to the card; from a favor to the person."""
        if self.pane == "people":
            self._trail.append("people")
            self.go_to("timeline")
        elif self.pane == "owes":
            contact = self.contact_in_mind()
            if contact is not None:
                self.show_person(contact)
                self._trail.append("owes")
                self.go_to("timeline")
        else:
            self._open_card()

    def _open_card(self) -> None:
        """Open the card of whom the row is about; of a note about nobody, the note."""
        from netjournal.tui.flows import paging
        from netjournal.tui.screens.card import CardScreen

        contact, record = self.contact_in_mind(), self.selected()
        if contact is not None:
            paging.over(self, CardScreen(self.session, self.actions, contact))
        elif isinstance(record, Entry):
            paging.open_entry(self, record)

    def action_back(self) -> None:
        if self._trail:
            self.go_to(self._trail.pop())
        elif self.pane in self.look.filters:
            del self.look.filters[self.pane]
            self.look.everybody = False
            self.repaint_all()
        elif self.look.guest is not None:
            self.look.guest = None
            self.repaint_all()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")
