"""The people pane: name, organization, last met, and a sign for what stands open."""

from __future__ import annotations

from collections.abc import Callable, Set

from textual.content import Content

from netjournal.tui import paint
from netjournal.tui.pane import Pane
from netjournal.views.covering import masked
from netjournal.views.people import PeopleRows, PersonRow
from netjournal.views.tones import Tone

MARK = "●"
_LAST = 6
_SIGN = 3
_WITH_ORGANIZATION = 33
"""From this width on there is room for the organization."""

ORDER_WORDS = {"name": "A–Z", "last": "last met", "organization": "organization"}
"""The orders in words."""


class PeoplePane(Pane[PersonRow]):
    """Everybody in the journal, in one order, or those the filter found."""

    marks: Set[int] = frozenset()
    """Who is marked, by id."""
    key_for_all = ""
    """The key that acts on all of them."""
    covered = False
    """Whether names are hidden from whoever looks over the shoulder."""

    def __init__(self, *, id: str) -> None:
        super().__init__(self._row, id=id, classes="people")

    def show(self, rows: PeopleRows, *, keep: int | None, order: str, filtered: str) -> None:
        """Show these people; the one with the id `keep` stays selected."""
        self.set_title(paint.text("1 People"))
        self._filtered = filtered
        self._order = order
        self.set_rows(rows, key=_key, keep=keep, find=_finder(rows))
        self.tell_place()

    def go_to(self, contact: int) -> bool:
        """Select somebody; tell whether they are in the rows."""
        rows = self.rows
        place = _finder(rows)(contact) if isinstance(rows, PeopleRows) else None
        if place is not None:
            self.select(place)
        return place is not None

    def tell_place(self) -> None:
        """Say at the bottom which row of how many is selected."""
        total = len(self.rows)
        place = "nobody" if not total else f"{(self.index or 0) + 1} of {total:,}"
        words = f"filter: {self._filtered} · {place}" if self._filtered else place
        hint = "esc clears" if self._filtered else ORDER_WORDS[self._order]
        if self.marks:
            words, hint = (
                f"{MARK} {len(self.marks)} marked",
                f"{self.key_for_all} for all · esc clears",
            )
        self.set_edge(paint.text(words), paint.text(hint))

    _filtered = ""
    _order = "name"

    def _row(self, row: PersonRow, width: int, _selected: bool, _focused: bool) -> Content:
        room = width - _LAST - _SIGN
        name = masked(row.name) if self.covered else row.name
        if self.marks:
            name = f"{MARK if row.id in self.marks else ' '} {name}"
        cells: list[Content | str]
        if width >= _WITH_ORGANIZATION and row.organization:
            organization = max(8, room * 2 // 5)
            cells = [
                paint.cell(paint.text(name, _name_tone(row)), room - organization - 1),
                " ",
                paint.cell(
                    paint.text("" if self.covered else row.organization, Tone.DIM), organization
                ),
            ]
        else:
            cells = [paint.cell(paint.text(name, _name_tone(row)), room)]
        return paint.row(
            *cells,
            paint.cell(paint.text(row.last, Tone.DIM), _LAST, "right"),
            paint.cell(paint.text(row.sign, row.tone), _SIGN, "right"),
        )


def _name_tone(row: PersonRow) -> Tone:
    return Tone.DIM if row.in_book else Tone.PLAIN


def _key(row: PersonRow) -> object:
    return row.id


def _finder(rows: PeopleRows) -> Callable[[object], int | None]:
    ids = rows.ids

    def find(key: object) -> int | None:
        try:
            return ids.index(key)
        except ValueError:
            return None

    return find
