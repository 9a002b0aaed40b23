"""A page of rows about records: Enter goes to the person of one, o opens the link that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from netjournal.actions import Action, Scope
from netjournal.insight.touched import first_person_in
from netjournal.model.edits import Edit
from netjournal.model.records import Record, Resource
from netjournal.tui import labelled
from netjournal.tui.flows import owing
from netjournal.tui.flows.opening import follow_link
from netjournal.tui.in_time import gathered, show_in_time
from netjournal.tui.line_list import LineList, Paint
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
        self._changed: object = None
        """The key of the row that an edit was about, until rows made after it are shown."""

    def show(self, rows: Iterable[PageRow]) -> None:
        """Put rows on the page."""
        show_in_time(self, "page", gathered(self.wrapped(rows)), self._put)

    def _put(self, lines: Sequence[PageRow]) -> None:
        self._changed = None
        self.list.set_rows(lines, key=attrgetter("key"), keep=self.list.selected_key)

    def wrapped(self, rows: Iterable[PageRow]) -> Iterable[PageRow]:
        """Give long words the lines they need."""
        return labelled.wrapped_rows(rows, self.room)

    def attempt_edit(self, make: Callable[[], Edit | None], otherwise: str) -> bool:
        """As every desk does; not again for a row that only has not gone yet."""
        key = self.list.selected_key
        if key is not None and key == self._changed:
            self.say("~", "That is done already", f"{self.key_of('undo')} takes it back")
            return False
        self._changed = key
        if super().attempt_edit(make, otherwise):
            return True
        self._changed = None
        return False

    @property
    def record(self) -> Record | None:
        """The record of the selected row."""
        return self._named

    def contact_in_mind(self) -> int | None:
        return self.behind

    @property
    def behind(self) -> int | None:
        """The person of the selected row."""
        return first_person_in(self._named)

    @property
    def _named(self) -> Record | None:
        row = self.list.selected
        journal = self.session.journal
        return journal.table(row.table).get(row.id) if row is not None and row.table else None

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

    def action_settle(self) -> None:
        matter = self.list.selected.matter if self.list.selected is not None else ""
        self.attempt_edit(
            lambda: owing.done(self.session, (), self.record, matter),
            "Only what is owed, planned or asked can be done",
        )

    async def action_settle_part(self) -> None:
        await self.settle_part(self.record)

    async def action_edit(self) -> None:
        await self.edit_record(self.record)

    def action_open_link(self) -> None:
        # Somebody's own links are not on such a page, and none is opened unseen.
        record = self.record
        follow_link(self, record.link if isinstance(record, Resource) else "")
