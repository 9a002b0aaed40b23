"""The timeline pane: two lines about the person, then what happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from netjournal.tui import paint
from netjournal.tui.pane import Pane
from netjournal.views import phrases
from netjournal.views.timeline import TimelineRow, TimelineRows
from netjournal.views.tones import Tone

_SIGN = 2
_LABEL = 12


class TimelinePane(Pane[TimelineRow]):
    """What happened with one person, or with everybody."""

    ended: object = None
    """The key of the row that was just ended, until the cursor moves."""

    def __init__(self, *, id: str) -> None:
        super().__init__(_paint, selectable=_selectable, id=id, classes="timeline")

    def show(
        self, title: str, head: tuple[str, str], rows: Sequence[TimelineRow], *, filtered: str
    ) -> None:
        """Show these rows under a title and two lines about the person."""
        self.set_title(
            paint.text(f"2 Timeline — {title}" if title else "2 Timeline"),
            tuple(paint.text(line, Tone.DIM) for line in head if line),
        )
        self.set_rows(
            rows,
            key=_key,
            keep=self.selected_key,
            find=rows.find if isinstance(rows, TimelineRows) else None,
        )
        self._filtered = filtered
        self._count = rows.records if isinstance(rows, TimelineRows) else len(rows)
        self.tell_place()

    def go_to(self, table: str, record_id: int) -> bool:
        """Select the row of a record; return whether there is one."""
        rows = self.rows
        place = rows.find((table, record_id)) if isinstance(rows, TimelineRows) else None
        if place is not None:
            self.select(place)
        return place is not None

    def tell_place(self) -> None:
        """Say at the bottom how many rows there are."""
        place = phrases.count(self._count, "row")
        words = f"filter: {self._filtered} · {place}" if self._filtered else place
        self.set_edge(paint.text(words), paint.text("esc clears" if self._filtered else ""))

    _filtered = ""
    _count = 0


def _selectable(row: TimelineRow) -> bool:
    return row.kind != "day"


def _key(row: TimelineRow) -> object:
    return (row.table, row.id) if row.kind != "day" else ("day", row.text)


def _paint(row: TimelineRow, width: int, _selected: bool, _focused: bool) -> Content:
    if row.kind == "day":
        return paint.cell(paint.text(row.text or row.label, Tone.HEADING), width)
    label = paint.cell(paint.text(f"{row.label} ", row.tone), min(_LABEL, width // 3))
    right = paint.text(row.right, row.tone if row.sign else Tone.DIM)
    room = width - _SIGN - 1 - label.cell_length
    words = paint.text(row.text, Tone.DONE if row.tone is Tone.DONE else Tone.PLAIN)
    return paint.row(
        paint.cell(paint.text(row.sign, row.tone), _SIGN),
        " ",
        label,
        paint.spread(words, right, room),
    )
