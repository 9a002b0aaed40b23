"""The timeline pane: two lines about the person, then what happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.pane import Pane
from netjournal.views import phrases
from netjournal.views.timeline import TimelineRow, TimelineRows
from netjournal.views.tones import Tone

_SIGN = 2
_LABEL = 12


class TimelinePane(Pane):
    """What happened with one person, or with everybody."""

    def compose_body(self) -> ComposeResult:
        yield Static(id="timeline-head")
        yield LineList[TimelineRow](_paint, selectable=_selectable)

    @property
    def list(self) -> LineList[TimelineRow]:
        """The list of days, entries, favors and follow-ups."""
        return self.query_one(LineList)

    def show(
        self, title: str, head: tuple[str, str], rows: Sequence[TimelineRow], *, filtered: str
    ) -> None:
        """Show these rows under a title and two lines about the person."""
        self.title = paint.text(f"2 Timeline — {title}" if title else "2 Timeline")
        lines = [(line, Tone.DIM) for line in head if line]
        about = self.query_one("#timeline-head", Static)
        about.display = bool(lines)
        about.update(paint.lines(lines))
        self.list.set_rows(
            rows,
            key=_key,
            keep=self.list.selected_key,
            find=rows.find if isinstance(rows, TimelineRows) else None,
        )
        self._filtered = filtered
        self._count = rows.records if isinstance(rows, TimelineRows) else len(rows)
        self.tell_place()

    def tell_place(self) -> None:
        """Say at the bottom how many rows there are."""
        place = phrases.count(self._count, "row")
        words = f"filter: {self._filtered} · {place}" if self._filtered else place
        self.edge_words = paint.text(words)
        self.edge_hint = paint.text("esc clears" if self._filtered else "")

    _filtered = ""
    _count = 0


def _selectable(row: TimelineRow) -> bool:
    return row.kind != "day"


def _key(row: TimelineRow) -> object:
    return (row.table, row.id) if row.kind != "day" else ("day", row.text)


def _paint(row: TimelineRow, width: int, _selected: bool, _focused: bool) -> Content:
    if row.kind == "day":
        return paint.cell(paint.text(row.text or row.label, Tone.HEADING), width)
    label = paint.cell(paint.text(f"{row.label} ", row.tone), min(_LABEL, width // 4))
    right = paint.text(row.right, row.tone if row.sign else Tone.DIM)
    room = width - _SIGN - 1 - label.cell_length
    words = paint.text(row.text, Tone.DONE if row.tone is Tone.DONE else Tone.PLAIN)
    return paint.row(
        paint.cell(paint.text(row.sign, row.tone), _SIGN),
        " ",
        label,
        paint.spread(words, right, room),
    )
