"""A person's card: everything known about them, readable, one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from textual.content import Content

from netjournal.actions import Action, Group, Scope
from netjournal.tui import paint
from netjournal.tui.flows.opening import follow_link
from netjournal.tui.labelled import STOPS
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.session import Session
from netjournal.tui.status import KeyFooter
from netjournal.views.card import Section, card
from netjournal.views.tones import Tone

_LABEL = 16
_WIDEST = 96
"""Longer lines are hard to read."""


class CardRow(msgspec.Struct, frozen=True):
    """One painted line of the card."""

    place: int
    label: str
    value: str
    heading: bool = False
    fact: str = ""
    """The whole of a value that may take several lines."""
    under: bool = False
    """Whether a long line goes on here and the cursor passes over it."""


class CardScreen(PageScreen[CardRow]):
    """Enter goes back, as esc does; the keys about a person work here, too."""

    def __init__(self, session: Session, actions: Iterable[Action], contact: int) -> None:
        super().__init__(session, actions, Scope.CARD, paint_card, is_line)
        self._contact = contact

    def footer(self) -> KeyFooter:
        return self.whole_footer(Group.WRITE)

    def contact_in_mind(self) -> int | None:
        return self._contact

    def fill(self) -> None:
        journal, contact, today = self.session.journal, self._contact, self.session.today

        def told() -> tuple[str, Sequence[CardRow]]:
            if contact not in journal.contacts:
                return "gone", ()
            return journal.name(contact), card_rows(card(journal, contact, today), self.room)

        self.reckon(told, self._show)

    def _show(self, made: tuple[str, Sequence[CardRow]]) -> None:
        title, rows = made
        self.frame(title)
        self.list.set_rows(rows, key=row_place, keep=self.list.selected_key)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self.action_back()

    async def action_edit(self) -> None:
        await self.edit_record(self.session.journal.contacts.get(self._contact))

    def action_open_link(self) -> None:
        contact = self.session.journal.contacts.get(self._contact)
        links = contact.links if contact is not None else ()
        follow_link(self, next((point.value for point in links), ""))

    def action_copy(self) -> None:
        from netjournal.tui.flows import messaging

        row = self.list.selected
        if row is not None:
            messaging.copied(self, row.fact)
        elif self.is_shown():
            self.say("~", "Nothing here to copy")


def is_line(row: CardRow) -> bool:
    """Headings are passed over, and what a long line goes on with."""
    return not (row.heading or row.under)


def row_place(row: CardRow) -> object:
    """Return what tells a line from every other one."""
    return row.place


def card_rows(sections: Iterable[Section], width: int) -> list[CardRow]:
    """Return the lines of a card, long ones wrapped to so many cells."""
    cells = max(20, min(width, _WIDEST) - _LABEL)
    rows: list[CardRow] = []
    for section in sections:
        if rows:
            rows.append(CardRow(len(rows), "", "", heading=True))
        rows.append(CardRow(len(rows), section.title, "", heading=True))
        for line in section.lines:
            for at, piece in enumerate(paint.wrapped(line.value, cells)):
                label = "" if at else line.label
                under = at % STOPS != 0
                rows.append(CardRow(len(rows), label, piece, fact=line.value, under=under))
    return rows


def paint_card(row: CardRow, width: int, _selected: bool, _focused: bool) -> Content:
    """Paint one line of a card."""
    if row.heading:
        return paint.cell(paint.text(row.label, Tone.HEADING), width)
    return paint.row(
        paint.cell(paint.text(f" {row.label}", Tone.DIM), _LABEL),
        paint.cell(paint.text(row.value), width - _LABEL),
    )
