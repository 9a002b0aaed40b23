"""Rows and titles of the pane "who owes whom": facts in both directions, never a score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, overload

from netjournal.insight.owed import days_late, is_hidden, is_soon, open_favors, totals
from netjournal.model.journal import Journal
from netjournal.model.records import Direction, Favor
from netjournal.views import phrases
from netjournal.views.tones import Tone

HEADS = {Direction.I_OWE: "I owe", Direction.THEY_OWE: "They said they would"}


class OwesRow(NamedTuple):
    """One open favor: what, who, and when in words; `contact` is the person's id."""

    id: int
    table: str
    sign: str
    what: str
    who: str
    contact: int
    due: str
    tone: Tone


class OwesRows(Sequence[OwesRow]):
    """The open favors of one side, late ones first; a row is made when it is asked for."""

    def __init__(
        self, journal: Journal, today: date, direction: Direction, contact: int | None
    ) -> None:
        self.direction = direction
        self.favors = open_favors(journal, today, direction, contact)
        self._journal = journal
        self._today = today

    def __len__(self) -> int:
        return len(self.favors)

    @overload
    def __getitem__(self, index: int) -> OwesRow: ...
    @overload
    def __getitem__(self, index: slice) -> list[OwesRow]: ...
    def __getitem__(self, index: int | slice) -> OwesRow | list[OwesRow]:
        if isinstance(index, slice):
            return [owes_row(self._journal, self._today, one) for one in self.favors[index]]
        return owes_row(self._journal, self._today, self.favors[index])


def owes_rows(
    journal: Journal, today: date, direction: Direction, contact: int | None = None
) -> OwesRows:
    """Return the open favors of one side; of one person if asked."""
    return OwesRows(journal, today, direction, contact)


def owes_row(journal: Journal, today: date, favor: Favor) -> OwesRow:
    """Return the row of one favor."""
    sign, tone = favor_sign(favor, today)
    return OwesRow(
        favor.id,
        "favors",
        sign,
        phrases.what(favor),
        journal.name(favor.contact),
        favor.contact,
        phrases.favor_due(journal, favor, today),
        tone,
    )


def favor_sign(favor: Favor, today: date) -> tuple[str, Tone]:
    """Return the sign and tone of an open favor; one that was put off presses nobody."""
    if is_hidden(favor, today):
        return "", Tone.DIM
    if favor.direction is Direction.THEY_OWE:
        return "‹", Tone.OWED
    if days_late(favor, today):
        return "!!", Tone.LATE
    return ("!", Tone.SOON) if is_soon(favor, today) else ("", Tone.OWE)


def owes_title(rows: OwesRows) -> str:
    """Return the head of one side: "I owe 4", "They said they would 2"."""
    return f"{HEADS[rows.direction]} {len(rows)}"


def owes_money(rows: OwesRows) -> str:
    """Return the money among the favors of one side: "€20.00, $18.50"; empty: there is none."""
    return phrases.money(totals(rows.favors))
