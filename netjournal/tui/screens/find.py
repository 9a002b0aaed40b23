"""Finding anyone: people and notes as you type, with the letters that matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from netjournal.search.hits import Hit
from netjournal.search.texts import TYPES
from netjournal.tui import paint
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Overlay, Prompt
from netjournal.tui.session import Session
from netjournal.views.people import person_row
from netjournal.views.tones import Tone

_PEOPLE = 30
_NOTES = 20
_NOTES_AFTER = 0.15
"""Seconds without a key after which notes are searched too."""


class Chosen(msgspec.Struct, frozen=True):
    """What was picked: a record, or the words of somebody new."""

    table: str
    id: int = 0
    words: str = ""
    note: bool = False
    """Whether a note to that person is wanted, not only a look."""


_TABLES = {"contact": "contacts", **{kind: table for table, kind in TYPES.items()}}
_NEW = "new"


class FindScreen(Overlay[Chosen]):
    """Type any part of a name, ↑ ↓ to move, Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("down", "move(1)"),
        ("up", "move(-1)"),
        ("pagedown", "page(1)"),
        ("pageup", "page(-1)"),
        ("ctrl+o", "note"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._journal = session.journal
        self._query = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay-box") as box:
            box.border_title = paint.text("Find anyone")
            box.border_subtitle = Content("enter open · ctrl+o note to this person · esc closes")
            with Horizontal(classes="overlay-prompt"):
                yield Static(Content(" › "), classes="overlay-sign")
                yield Prompt(placeholder="any part of a name, a place of work, a note")
            yield LineList[Hit](self._paint)
            yield Static(classes="overlay-note")

    @property
    def list(self) -> LineList[Hit]:
        return self.query_one(LineList)

    def on_input_changed(self, event: Input.Changed) -> None:
        # The letter is painted before anybody is looked for, so that typing never feels slow.
        self.call_after_refresh(self._search_unless_older, event.value)

    def _search_unless_older(self, query: str) -> None:
        if query == self.query_one(Prompt).value and query != self._query:
            self._search(query)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        # The last letters and Enter may have come in one read.
        if event.value != self._query:
            self._search(event.value)
        self._choose()

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        self._choose()

    def action_move(self, rows: int) -> None:
        self.list.action_move_down() if rows > 0 else self.list.action_move_up()

    def action_page(self, pages: int) -> None:
        self.list.action_page_down() if pages > 0 else self.list.action_page_up()

    def action_note(self) -> None:
        self._choose(note=True)

    def _search(self, query: str) -> None:
        self._query = query
        people = self._session.index.search(query, _PEOPLE) if query.strip() else []
        self._show(people)
        if query.strip():
            self.set_timer(_NOTES_AFTER, lambda: self._search_notes(query, people))

    def _search_notes(self, query: str, people: Sequence[Hit]) -> None:
        if query != self._query or not self.is_mounted:
            return
        found = self._session.texts.search(query, _NOTES)
        chosen = self.list.selected
        # Notes that come later must not move the row somebody went to.
        kept = None if chosen is None or chosen.type == _NEW else self.list.selected_key
        self._show([*people, *found], keep=kept)

    def _show(self, hits: Sequence[Hit], keep: object | None = None) -> None:
        words = self._query.strip()
        rows = [*hits]
        if words:
            rows.append(Hit("new", 0, 0.0, f'+ new person "{words}"', (), ""))
        self.list.set_rows(rows, key=lambda hit: (hit.type, hit.id), keep=keep)
        if keep is None:
            self.list.action_move_top()
        said = f"{len(hits)} found" if words else f"{len(self._journal.contacts):,} people"
        self.query_one(".overlay-note", Static).update(paint.text(said))

    def _choose(self, *, note: bool = False) -> None:
        hit = self.list.selected
        if hit is None:
            return
        if hit.type == _NEW:
            self.dismiss(Chosen(_NEW, words=self._query.strip()))
        elif hit.type in _TABLES:
            self.dismiss(Chosen(_TABLES[hit.type], hit.id, note=note))

    def _paint(self, hit: Hit, width: int, _selected: bool, _focused: bool) -> Content:
        words = paint.highlight(hit.title, hit.spans)
        right = hit.reason
        if hit.type == "contact":
            row = person_row(self._journal, self._session.today, hit.id)
            kept = "address book" if row.in_book else row.last
            right = " · ".join(filter(None, (right or row.organization, kept)))
        return paint.spread(words, paint.text(f"{right} ", Tone.DIM), width)
