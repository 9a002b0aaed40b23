"""A page that only tells: ways to somebody, who led to whom, what came of it. Enter goes to the
person of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content

from netjournal.actions import Action, Scope
from netjournal.errors import NetjournalError
from netjournal.tui import looks, paint
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.page import PageScreen, wrapped
from netjournal.tui.session import Session
from netjournal.views.tag_page import PageRow
from netjournal.views.tones import Tone

_PLACES = 10_000
"""More than a page has rows of one kind without a record."""


class Told(NamedTuple):
    """What stands on the page: title, a few words for the edge, the rows."""

    title: str
    edge: str
    rows: list[PageRow]


class ToldScreen(PageScreen[PageRow]):
    """Rows that `tell` makes anew after every change."""

    def __init__(
        self,
        session: Session,
        actions: Iterable[Action],
        tell: Callable[[], Told],
        scope: Scope = Scope.TOLD,
    ) -> None:
        super().__init__(session, actions, scope, paint_row, is_selectable)
        self._tell = tell

    def fill(self) -> None:
        self.reckon(self._told, self._show)

    def _told(self) -> Told:
        try:
            return self._tell()
        except NetjournalError as problem:
            # What it was about was taken back.
            return Told("gone", "", [PageRow("heading", problem.sentence)])

    def _show(self, told: Told) -> None:
        self.frame(told.title, told.edge)
        rows = list(self._wrapped(told.rows))
        self.list.set_rows(rows, key=row_key, keep=self.list.selected_key)

    def _wrapped(self, rows: Iterable[PageRow]) -> Iterable[PageRow]:
        """Give long words the lines they need; each of them is the whole row to the keys."""
        for row in rows:
            if row.kind == "person":
                yield row
                continue
            first, *others = wrapped(row.text, self.room - len(row.right) - 2)
            yield row._replace(text=first)
            under = " " * (len(row.text) - len(row.text.lstrip()) + 2)
            for number, line in enumerate(others, 1):
                place = row.place + number * _PLACES
                yield row._replace(text=f"{under}{line}", right="", place=place)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        row = self.list.selected
        person = None
        if row is not None and row.table:
            person = looks.person_of(self.session.journal, row.table, row.id)
        if person is None:
            self.say("~", "Nobody is behind this row")
            return
        self.wanted = person
        self.dismiss(None)


def is_selectable(row: PageRow) -> bool:
    """Headings are passed over."""
    return row.kind not in ("heading", "more")


def row_key(row: PageRow) -> object:
    """Return what tells a row from every other one."""
    return (row.kind, row.table, row.id, row.matter, row.place) if is_selectable(row) else row


def paint_row(row: PageRow, width: int, _selected: bool, _focused: bool) -> Content:
    """Paint a row: its words, and at the end what stands at the right."""
    if row.kind == "heading":
        return paint.cell(paint.text(row.text, Tone.HEADING if row.text else Tone.PLAIN), width)
    words = paint.crop(paint.text(row.text, row.tone), width - 1)
    # A name goes before what is known of its person.
    room = width - 2 - words.cell_length
    right = paint.crop(paint.text(f"{row.right} " if row.right else "", Tone.DIM), room)
    return paint.row(" ", paint.spread(words, right, width - 1))
