"""A page of labelled rows, some of which have links: o opens the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from netjournal.actions import Action, Scope
from netjournal.model.records import Record, Resource
from netjournal.tui import labelled, looks
from netjournal.tui.flows import copying, opening
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.screens.told import is_selectable, row_key
from netjournal.tui.session import Session
from netjournal.views.tag_page import PageRow


class LinkedScreen(PageScreen[PageRow]):
    """Enter opens a link, or goes to the person of the row."""

    def __init__(self, session: Session, actions: Iterable[Action], scope: Scope) -> None:
        super().__init__(session, actions, scope, labelled.paint_labelled, is_selectable)

    def show(self, rows: Iterable[PageRow]) -> None:
        """Put rows on the page."""
        lines = list(labelled.wrapped_rows(rows, self.room))
        self.list.set_rows(lines, key=row_key, keep=self.list.selected_key)

    @property
    def record(self) -> Record | None:
        """The record of the selected row."""
        row = self.list.selected
        found: Record | None = None
        if row is not None and row.table:
            found = self.session.journal.table(row.table).get(row.id)
        return found

    def contact_in_mind(self) -> int | None:
        row = self.list.selected
        if row is None or not row.table:
            return None
        return looks.person_of(self.session.journal, row.table, row.id)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        person = self.contact_in_mind()
        if isinstance(self.record, Resource):
            self.action_open_link()
        elif person is None:
            self.say("~", "Nobody is behind this row")
        else:
            self.go_on_to(person)

    def action_open_link(self) -> None:
        # Somebody's own links are not on such a page, and none is opened unseen.
        record = self.record
        open_link(self, record.link if isinstance(record, Resource) else "")


def open_link(desk: DeskScreen, link: str) -> None:
    """Open a link, or copy it where nothing here opens links; say which."""
    if not link:
        desk.say("~", "There is no link here")
        return

    def opened() -> None:
        if opening.open_link(link):
            desk.say("✓", f"Opened {link}")
        else:
            desk.say("✓", f"{copying.copy(desk.app, link)}: {link}", "nothing here opens links")

    desk.attempt(opened)
