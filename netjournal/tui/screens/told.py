"""A page that only tells: ways to somebody, who led to whom, what came of it. Enter goes to the
person of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.content import Content

from netjournal.actions import Action, Scope
from netjournal.errors import NetjournalError
from netjournal.tui import labelled, paint
from netjournal.tui.screens.linked import LinkedScreen
from netjournal.tui.session import Session
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone


class Told(NamedTuple):
    """What stands on the page: title, a few words for the edge, the rows."""

    title: str
    edge: str
    rows: list[PageRow]


class ToldScreen(LinkedScreen):
    """Rows that `tell` makes anew after every change."""

    def __init__(
        self,
        session: Session,
        actions: Iterable[Action],
        tell: Callable[[], Told],
        scope: Scope = Scope.TOLD,
    ) -> None:
        super().__init__(session, actions, scope, paint_row)
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
        self.show(told.rows)

    def wrapped(self, rows: Iterable[PageRow]) -> Iterable[PageRow]:
        for row in rows:
            if row.kind == "person":
                yield row
                continue
            first, *others = paint.wrapped(row.text, self.room - len(row.right) - 2)
            under = " " * (len(row.text) - len(row.text.lstrip()) + 2)
            yield from labelled.on_lines(row, (first, *(f"{under}{line}" for line in others)))


def paint_row(row: PageRow, width: int, _selected: bool, _focused: bool) -> Content:
    """Paint a row: its words, and at the end what stands at the right."""
    if row.kind == "heading":
        return paint.cell(paint.text(row.text, Tone.HEADING if row.text else Tone.PLAIN), width)
    words = paint.crop(paint.text(row.text, row.tone), width - 1)
    # A name goes before what is known of its person.
    room = width - 2 - words.cell_length
    right = paint.crop(paint.text(f"{row.right} " if row.right else "", Tone.DIM), room)
    return paint.row(" ", paint.spread(words, right, width - 1))
