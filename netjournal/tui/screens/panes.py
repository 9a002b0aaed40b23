"""The three panes on one screen: what is looked at, the rows each pane gets, and moving about.

It makes no edit and reads no file itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, cast

from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Static

from netjournal.actions import Action, Scope
from netjournal.insight.touched import first_person_in
from netjournal.model.records import Record
from netjournal.tui import layout, looks, paint
from netjournal.tui.in_time import Then, nothing, show_in_time
from netjournal.tui.line_list import LineList
from netjournal.tui.looks import Look
from netjournal.tui.panes.owes import OwesPanes
from netjournal.tui.panes.people import PeoplePane
from netjournal.tui.panes.timeline import TimelinePane
from netjournal.tui.screens.person import PersonScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter
from netjournal.views.welcome import welcome

_FOLLOWS = 0.08
"""Seconds for which the timeline waits while somebody runs down the people."""


class PanesScreen(PersonScreen):
    """Owns the three panes, what they look at, and the way from one to another."""

    def __init__(self, session: Session, actions: Iterable[Action]) -> None:
        super().__init__(session, actions, *map(Scope, layout.PANES))
        self.add_class(*layout.at_first(self.app.size, "people"), update=False)
        self.look = Look()
        self.people = PeoplePane(id="people")
        self.people.key_for_all = self.key_of("marked")
        self.timeline = TimelinePane(id="timeline")
        self.owes = OwesPanes()
        self._came_from = ""
        """The pane that Enter left for this one; nothing once a key has led elsewhere."""
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
        yield self.status
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
        _show_welcome(self)
        self._show_timeline()
        self._show_owes()

    def show_pane(self, pane: str, then: Then = nothing) -> None:
        """Give one pane its rows again; the timeline follows where that selects somebody else."""
        show = {"people": self._show_people, "timeline": self._show_timeline}
        show.get(pane, self._show_owes)(then)

    def _show_people(self, then: Then = nothing) -> None:
        show_in_time(self, "people", looks.finding(self.session, self.look), self._show_found, then)

    def _show_found(self, found: Sequence[int]) -> None:
        session, look = self.session, self.look
        look.found, words = found, look.filters.get("people", "")
        rows = looks.people(session, look)
        self.people.covered, self.people.marks = session.covered, looks.marked(session, look)
        before = self.selected_person
        self.people.show(rows, keep=before, order=look.order, filtered=words)
        if self.selected_person != before:
            self._follow_soon()

    def _show_header(self) -> None:
        words = looks.first_line(self.session, self.look, small=layout.is_small(self))
        self.query_one("#header", Static).update(paint.text(words), layout=False)

    def on_resize(self) -> None:
        self._show_header()

    def _show_timeline(self, then: Then = nothing) -> None:
        self.look.followed = self.selected_person
        person = None if self.look.everybody else self.look.followed
        title, head = looks.timeline(self.session, person)
        words = self.look.filters.get("timeline", "")
        show = partial(self.timeline.show, title, head, filtered=words)
        rows = looks.happened(self.session, self.look, person)
        show_in_time(self, "timeline", rows, show, then)

    def _show_owes(self, then: Then = nothing) -> None:
        show = partial(self.owes.show, filtered=self.look.filters.get("owes", ""))
        pinned = self.selected_person if self.look.pinned else None
        show_in_time(self, "owes", looks.owes(self.session, self.look, pinned), show, then)

    def go_on_to(self, contact: int) -> None:
        self.show_person(contact)
        self.go_to("timeline")

    def show_person(self, contact: int) -> None:
        """Select somebody, whatever is filtered or ordered how, and show their timeline."""
        self.turn_to(contact)
        self.repaint_all()

    def turn_to(self, contact: int) -> None:
        _select(self, contact)

    def on_line_list_selected(self, event: LineList.Selected) -> None:
        if event.line_list in (self.owes.mine, self.owes.theirs):
            self.owes.use()
            # A burst may be further than this message.
            if self.owes.drop_ended(but=self.owes.list.selected_key):
                self._show_owes()
        if event.line_list is self.timeline and event.key != self.timeline.ended:
            self.timeline.ended = None
        if event.line_list is not self.people:
            return
        self.people.tell_place()
        self.look.everybody = False
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
        # The mouse moves the focus alone.
        clicked = next((one for one in layout.PANES if self.list_of(one) is self.focused), "")
        if clicked not in ("", self.pane):
            self.go_to(clicked)
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
        row = self.list_of(self.pane).selected
        table = "contacts" if self.pane == "people" else getattr(row, "table", "")
        return self.session.journal.table(table).get(row.id) if row is not None and table else None

    @property
    def matter(self) -> str:
        """The part of an introduction that the selected row is about."""
        return getattr(self.list_of(self.pane).selected, "matter", "")

    def contact_in_mind(self) -> int | None:
        """The person the selected row is about; None: a note about nobody."""
        row = self.owes.list.selected if self.pane == "owes" else None
        if row is not None:
            return row.contact
        if self.pane == "timeline" and self.look.everybody and self.timeline.selected is not None:
            return first_person_in(self.selected())
        return self.selected_person

    @property
    def selected_person(self) -> int | None:
        """The person selected in the people pane."""
        return cast("int | None", self.people.selected_key)

    def list_of(self, pane: str) -> LineList[Any]:
        lists: dict[str, LineList[Any]] = {"people": self.people, "timeline": self.timeline}
        return lists.get(pane, self.owes.list)

    # moving about

    def go_to(self, pane: str, *, came_from: str = "") -> None:
        self._came_from = came_from
        if pane != "people" and self.selected_person != self.look.followed:
            # The next key of a burst is about the rows of whom the last one went to.
            self.look.everybody = False
            self._follow_person()
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
            self.go_to("timeline", came_from="people")
        elif self.pane == "owes":
            contact = self.contact_in_mind()
            if contact is not None:
                self.show_person(contact)
                self.go_to("timeline", came_from="owes")
        else:
            from netjournal.tui.flows import paging

            paging.open_row(self, self.contact_in_mind(), self.selected())

    def action_back(self) -> None:
        marks = {"people": self.look.marked_people, "owes": self.look.marked_favors}
        if marks.get(self.pane):
            marks[self.pane].clear()
            self.repaint_all()
            self.say("~", "Nothing is marked any more")
        elif self._came_from:
            self.go_to(self._came_from)
        elif self.pane in self.look.filters:
            del self.look.filters[self.pane]
            self.look.everybody = False
            self.repaint_all()
        elif self.look.guest is not None:
            self.look.guest = None
            self.repaint_all()
        elif self.has_class("-zoomed"):
            self.remove_class("-zoomed")


def _select(screen: PanesScreen, contact: int) -> None:
    # Selected at once: keys of the same burst are about them.
    if not screen.people.go_to(contact):
        looks.let_in(screen.session, screen.look, contact)
        screen.show_pane("people", partial(screen.people.go_to, contact))
    screen.look.everybody = False


def _show_welcome(screen: PanesScreen) -> None:
    session = screen.session
    nobody = not session.journal.contacts and not session.journal.entries
    if nobody is screen.has_class("-nobody"):
        return
    screen.set_class(nobody, "-nobody")
    if nobody:
        lines = welcome(str(session.store.path), screen.key_of)
        screen.mount(Static(paint.lines(lines), id="welcome"), after="#header")
    else:
        screen.query("#welcome").remove()
