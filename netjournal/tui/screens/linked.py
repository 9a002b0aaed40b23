"""A page of labelled rows, some of which have links: o opens the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable

from netjournal.actions import Action, Scope
from netjournal.model.records import Contact, Record, Resource, Tag
from netjournal.tui import labelled, looks
from netjournal.tui.flows import copying, opening
from netjournal.tui.flows.paging import over_page
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.screens.told import is_selectable, row_key
from netjournal.tui.session import Session
from netjournal.views.tag_page import PageRow


class LinkedScreen(PageScreen[PageRow]):
    """Enter opens a link, or goes to the person of the row."""

    def __init__(
        self, session: Session, look: looks.Look, actions: Iterable[Action], scope: Scope
    ) -> None:
        super().__init__(session, look, actions, scope, labelled.paint_labelled, is_selectable)

    def repaint_all(self) -> None:
        if self.look.covered:
            self.frame("covered", "")
            self.list.set_rows((), key=row_key)
        else:
            self.fill()

    def fill(self) -> None:
        """Write title and rows."""

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

    @property
    def link_target(self) -> str:
        """What a new link is kept with: a name, or "#tag"."""
        return ""

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        row = self.list.selected
        if row is not None and row.table == "resources":
            self.action_open_link()
            return
        person = None
        if row is not None and row.table:
            person = looks.person_of(self.session.journal, row.table, row.id)
        if person is None:
            self.say("~", "Nobody is behind this row")
        else:
            self.wanted = person
            self.dismiss(None)

    async def action_reading(self) -> None:
        from netjournal.tui.screens.reading import ReadingScreen

        page = ReadingScreen(self.session, self.look, self.actions, self.link_target)
        await over_page(self, page)

    def action_open_link(self) -> None:
        open_link_of(self, self.record)


def link_of(record: Record | None) -> str:
    """Return the link of a record: its own, or the first of somebody's; empty: none."""
    match record:
        case Resource() | Tag():
            return record.link
        case Contact():
            return next((point.value for point in record.links), "")
    return ""


def open_link_of(page: PageScreen[PageRow], record: Record | None) -> None:
    """Open the link of a record, or copy it where nothing here opens links; say which."""
    link = link_of(record)
    if not link:
        page.say("~", "There is no link here")
        return

    def opened() -> None:
        if opening.open_link(link):
            page.say("✓", f"Opened {link}")
        else:
            page.say("✓", f"{copying.copy(page.app, link)}: {link}", "nothing here opens links")

    page.attempt(opened)
