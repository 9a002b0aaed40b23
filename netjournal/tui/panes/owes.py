"""Who owes whom: two columns, what I owe and what they said they would do."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

import msgspec
from textual.content import Content

from netjournal.tui import paint
from netjournal.tui.pane import Pane
from netjournal.views.leaving import Left, WithLeft, left_rows, only_of, still_left
from netjournal.views.owes import OwesRow, OwesRows, key_of
from netjournal.views.tones import Tone

_SIGN = 2
_DUE = 12
_WHOLE_NAMES = 51
"""From this width on a column has room for the person's whole name."""

_SHORT_WORDS = 18
"""Below this many cells for the words there is no room for a name; the edge says it."""


MARKED = "*"
"""The sign of a row that the next key takes along."""


class Side(msgspec.Struct, frozen=True):
    """One side of who owes whom: its head, the money on it, and its rows."""

    head: str
    money: str
    rows: Sequence[OwesRow]


class OwesPanes:
    """The two sides of who owes whom, always in the same places."""

    def __init__(self) -> None:
        self.mine = Pane[OwesRow](_paint, id="owes-mine", classes="owes")
        """What I owe."""
        self.theirs = Pane[OwesRow](_paint, id="owes-theirs", classes="owes")
        """What they said they would do."""
        self._ended: dict[Pane[OwesRow], tuple[Left, ...]] = {self.mine: (), self.theirs: ()}
        """What was just ended, by its side."""
        self._filtered = ""
        self._money = ("", "")

    @property
    def list(self) -> Pane[OwesRow]:
        """The column in use: the focused one, else the one with rows."""
        # A widget hears that it has the focus later than keys that came in one burst.
        focused = self.mine.screen.focused
        if focused is self.theirs:
            return self.theirs
        if focused is self.mine or self.mine.rows or not self.theirs.rows:
            return self.mine
        return self.theirs

    def show(self, sides: tuple[Side, Side, str], *, filtered: str) -> None:
        """Show both sides, each with its head, and the name of whom the pane is pinned to."""
        mine, theirs, only = sides
        name = f"3 With {only}" if only else "3 Who owes whom"
        for pane, side in ((self.mine, mine), (self.theirs, theirs)):
            pane.set_title(paint.text(f"{name} · {side.head}" if side is mine else side.head))
            left = self._ended[pane] = still_left(side.rows, self._ended[pane])
            rows = WithLeft(side.rows, left) if left else side.rows
            find = rows.find if isinstance(rows, OwesRows | WithLeft) else None
            pane.set_rows(rows, key=key_of, keep=pane.selected_key, find=find)
        self._money = (mine.money, theirs.money)
        self._filtered = filtered
        self.tell_place()

    def keep_ended(self, keys: set[object], words: str) -> None:
        """Let rows that the next edit ends stay in sight, with words such as "done" at their end,
        until the cursor moves. One of them is selected, so that a second press finds it ended."""
        for pane, before in self._ended.items():
            held = (one for one in before if key_of(one.row) not in keys)
            gone = sorted([*held, *left_rows(pane.rows, keys, words)], key=attrgetter("place"))
            self._ended[pane] = tuple(gone)
        if self.list.selected_key not in keys:
            for one in self._ended[self.list][:1]:
                self.list.select(one.place)

    def drop_ended(self, but: object = None) -> bool:
        """Keep what was ended in sight no longer, but for the row of one key; tell whether any
        was."""
        held = any(self._ended.values())
        self._ended = {pane: only_of(rows, but) for pane, rows in self._ended.items()}
        return held

    def has_ended(self, row: OwesRow | None) -> bool:
        """Tell whether a row is one that was just ended."""
        held = {key_of(one.row) for rows in self._ended.values() for one in rows}
        return row is not None and key_of(row) in held

    def tell_place(self) -> None:
        """Say at the bottom whom the selected row is about, and what can be done."""
        used = self.list
        row = used.selected
        place = row.who if row is not None else "nothing open"
        words = f"filter: {self._filtered} · {place}" if self._filtered else place
        hint = "esc clears" if self._filtered else ""
        for side, money in zip((self.mine, self.theirs), self._money, strict=True):
            said = (words, money, hint) if side is used else (money,)
            side.set_edge(*map(paint.text, said))

    def use(self) -> None:
        """Mark the side in use as such, after the focus or the selection moved."""
        self.mine.marked = not self.theirs.has_focus
        self.theirs.marked = self.theirs.has_focus
        self.tell_place()


def _paint(row: OwesRow, width: int, _selected: bool, _focused: bool) -> Content:
    due = paint.text(row.due, row.tone if row.sign == "!!" else Tone.DIM)
    said = paint.text(row.what, Tone.DONE if row.tone is Tone.DONE else Tone.PLAIN)
    sign = paint.cell(paint.text(MARKED if row.marked else row.sign, row.tone), _SIGN)
    room = width - _SIGN - 1
    if width >= _WHOLE_NAMES:
        who = min(22, room // 3)
        words = paint.row(
            paint.cell(said, room - who - _DUE - 1),
            " ",
            paint.cell(paint.text(row.who, Tone.DIM), who),
        )
    elif room - (_DUE if row.due else 0) < _SHORT_WORDS:
        words = said
    else:
        given = paint.crop(paint.text(row.short, Tone.DIM), room // 2)
        left = room - given.cell_length - 1 - (due.cell_length and due.cell_length + 1)
        what = paint.crop(said, left)
        words = paint.row(what, " ", given)
    return paint.row(sign, " ", paint.spread(words, due, room))
