"""A page of rows about records: Enter goes to the person of one, o opens the link that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from netjournal.actions import Action, Scope
from netjournal.model.records import Record, Resource
from netjournal.tui import labelled, looks
from netjournal.tui.flows import copying, opening
from netjournal.tui.in_time import gathered, show_in_time
from netjournal.tui.line_list import LineList, Paint
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.session import Session
from netjournal.views.page_row import PageRow


class LinkedScreen(PageScreen[PageRow]):
    """Enter opens a link, or goes to the person of the row."""

    def __init__(
        self,
        session: Session,
        actions: Iterable[Action],
        scope: Scope,
        painted: Paint[PageRow] = labelled.paint_labelled,
    ) -> None:
        super().__init__(session, actions, scope, painted, attrgetter("is_selectable"))

    def show(self, rows: Iterable[PageRow]) -> None:
        """Put rows on the page."""
        show_in_time(self, "page", gathered(self.wrapped(rows)), self._put)

    def _put(self, lines: Sequence[PageRow]) -> None:
        self.list.set_rows(lines, key=attrgetter("key"), keep=self.list.selected_key)

    def wrapped(self, rows: Iterable[PageRow]) -> Iterable[PageRow]:
        """Give long words the lines they need."""
        return labelled.wrapped_rows(rows, self.room)

    @property
    def record(self) -> Record | None:
        """The record of the selected row."""
        row = self.list.selected
        found: Record | None = None
        if row is not None and row.table:
            found = self.session.journal.table(row.table).get(row.id)
        return found

    def contact_in_mind(self) -> int | None:
        return self.behind

    @property
    def behind(self) -> int | None:
        """The person of the selected row."""
        row = self.list.selected
        if row is None or not row.table:
            return None
        return looks.person_of(self.session.journal, row.table, row.id)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self.choose()

    def choose(self) -> None:
        """Do what Enter does on the selected row."""
        person = self.behind or self.contact_in_mind()
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
