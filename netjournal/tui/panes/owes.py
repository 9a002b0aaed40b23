"""Who owes whom: two columns, what I owe and what they said they would do."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Static

from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.pane import Pane
from netjournal.views.owes import OwesRow
from netjournal.views.tones import Tone

_SIGN = 2
_DUE = 13
_WITH_WHO = 36
"""From this width on a column has room for the person's name."""


class OwesPane(Pane):
    """The two sides of who owes whom, always in the same places."""

    def compose_body(self) -> ComposeResult:
        with Horizontal():
            for side in ("mine", "theirs"):
                with Vertical(classes="owes-side"):
                    yield Static(id=f"owes-head-{side}", classes="owes-head")
                    yield LineList[OwesRow](_paint, id=f"owes-{side}")

    @property
    def mine(self) -> LineList[OwesRow]:
        """What I owe."""
        return self.query_one("#owes-mine", LineList)

    @property
    def theirs(self) -> LineList[OwesRow]:
        """What they said they would do."""
        return self.query_one("#owes-theirs", LineList)

    @property
    def list(self) -> LineList[OwesRow]:
        """The column in use: the focused one, else the one with rows."""
        if self.theirs.has_focus:
            return self.theirs
        if self.mine.has_focus or self.mine.rows or not self.theirs.rows:
            return self.mine
        return self.theirs

    def show(
        self,
        mine: tuple[str, Sequence[OwesRow]],
        theirs: tuple[str, Sequence[OwesRow]],
        *,
        only: str,
        filtered: str,
    ) -> None:
        """Show both sides, each with its head; `only` names the person the pane is pinned to."""
        self.title = paint.text(f"3 Who owes whom — {only}" if only else "3 Who owes whom")
        for side, column, (head, rows) in (
            ("mine", self.mine, mine),
            ("theirs", self.theirs, theirs),
        ):
            self.query_one(f"#owes-head-{side}", Static).update(paint.text(head, Tone.STRONG))
            column.set_rows(rows, key=_key, keep=column.selected_key)
        self.edge_words = paint.text(
            f"filter: {filtered} · esc clears" if filtered else "s done · w later · h l column"
        )

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        super().on_descendant_focus(event)
        self.mine.marked = not self.theirs.has_focus
        self.theirs.marked = self.theirs.has_focus


def _key(row: OwesRow) -> object:
    return row.id


def _paint(row: OwesRow, width: int, _selected: bool, _focused: bool) -> Content:
    due = paint.text(row.due, row.tone if row.sign == "!!" else Tone.DIM)
    room = width - _SIGN - 1
    sign = paint.cell(paint.text(row.sign, row.tone), _SIGN)
    if width >= _WITH_WHO:
        who = min(18, room // 3)
        what = room - who - _DUE - 2
        return paint.row(
            sign,
            " ",
            paint.cell(paint.text(row.what), what),
            " ",
            paint.cell(paint.text(row.who, Tone.DIM), who),
            " ",
            paint.cell(due, _DUE, "right"),
        )
    words = Content.assemble(paint.text(row.what), " ", paint.text(row.who, Tone.DIM))
    return paint.row(sign, " ", paint.spread(words, due, room))
