"""A person's card: everything known about them, readable, one screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize

from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Box
from netjournal.tui.session import Session
from netjournal.views.card import Section, card
from netjournal.views.tones import Tone

_LABEL = 16


class CardRow(msgspec.Struct, frozen=True):
    """One painted line of the card."""

    place: int
    label: str
    value: str
    heading: bool = False


class CardScreen(Box[str]):
    """Esc goes back; e edits, + writes a note to this person: it gives back the action's id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss(None)", show=False, priority=True),
        Binding("e", "leave('edit_person')", show=False),
        Binding("plus,a", "leave('note_for')", show=False),
        Binding("r", "leave('follow_up')", show=False),
    ]

    def __init__(self, session: Session, contact: int) -> None:
        super().__init__()
        self._session = session
        self._contact = contact

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text(self._session.journal.name(self._contact))
            box.border_subtitle = Content("e edit · + note · r write again · esc back")
            yield LineList[CardRow](paint_card, selectable=lambda row: not row.heading)

    def on_mount(self) -> None:
        self.set_focus(self.query_one(LineList))

    def on_resize(self, event: Resize) -> None:
        if self._contact not in self._session.journal.contacts:
            # Deleted meanwhile, by another program or by a key of the same burst.
            self.dismiss(None)
            return
        sections = card(self._session.journal, self._contact, self._session.today)
        rows = card_rows(sections, event.size.width)
        self.query_one(LineList).set_rows(rows, key=lambda row: row.place)

    def action_leave(self, action: str) -> None:
        self.dismiss(action)


def card_rows(sections: Iterable[Section], width: int) -> list[CardRow]:
    """Return the lines of a card, long ones wrapped to a screen so many cells wide."""
    cells = max(20, min(width, 100) - 4 - _LABEL)
    rows: list[CardRow] = []
    for section in sections:
        if rows:
            rows.append(CardRow(len(rows), "", "", heading=True))
        rows.append(CardRow(len(rows), section.title, "", heading=True))
        for line in section.lines:
            pieces = textwrap.wrap(line.value, cells) or [""]
            for at, piece in enumerate(pieces):
                rows.append(CardRow(len(rows), "" if at else line.label, piece))
    return rows


def paint_card(row: CardRow, width: int, _selected: bool, _focused: bool) -> Content:
    """Paint one line of a card."""
    if row.heading:
        return paint.cell(paint.text(row.label, Tone.HEADING), width)
    return paint.row(
        paint.cell(paint.text(f" {row.label}", Tone.DIM), _LABEL),
        paint.cell(paint.text(row.value), width - _LABEL),
    )
