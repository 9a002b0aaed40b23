"""Rows with a sign, a label and words, wrapped and painted; what they mean is their page's."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache

from textual.content import Content

from netjournal.tui import paint
from netjournal.views.glance import LEVELS
from netjournal.views.page_row import PageRow
from netjournal.views.tones import Tone

SIGN = 3
_LABEL = 12
_PLACES = 10_000
"""More than a page has rows of one kind without a record."""
STOPS = 5
"""The cursor stops at every so many lines of a long row."""
_HEAT = dict(zip(LEVELS, (Tone.DIM, Tone.OWED, Tone.TAG, Tone.SOON, Tone.LATE), strict=True))
BESIDE = " "
"""The label of a line that stands beside those with labels, and has none."""


def label_cells(width: int) -> int:
    """The cells of the labels in so many."""
    return min(_LABEL, width // 4)


def wrapped_rows(
    rows: Iterable[PageRow], room: int, whole: Container[str] = ("heading", "heat")
) -> Iterator[PageRow]:
    """Give long words the lines they need, but for rows of the kinds that stay `whole`."""
    for row in rows:
        if row.kind in whole:
            yield row
            continue
        taken = SIGN + (label_cells(room) if row.label else 0)
        yield from on_lines(row, paint.wrapped(row.text, room - taken - len(row.right) - 2))


def on_lines(row: PageRow, lines: Sequence[str]) -> Iterator[PageRow]:
    """Put a row on several lines. The cursor passes over all but every fifth of them, which is the
    whole row to the keys, so that a long one can be read to its end."""
    yield row._replace(text=lines[0])
    label = BESIDE if row.label else ""
    for number, line in enumerate(lines[1:], 1):
        place = row.place + number * _PLACES
        kind = "more" if number % STOPS else row.kind
        yield row._replace(kind=kind, text=line, label=label, right="", sign="", place=place)


def paint_labelled(row: PageRow, width: int, _selected: bool, _focused: bool) -> Content:
    """Paint a row: sign, label, words, and at the end what stands at the right."""
    if row.kind == "heading":
        tone = row.tone if row.tone is not Tone.PLAIN else Tone.HEADING
        return paint.cell(paint.text(row.text, tone), width)
    if row.kind == "heat":
        return paint.cell(_heat(row.text), width)
    sign = paint.cell(paint.text(row.sign, row.tone), SIGN)
    own = row.tone if row.tone in (Tone.DONE, Tone.STRONG) else Tone.PLAIN
    words = paint.text(row.text, own)
    right = paint.text(f"{row.right} " if row.right else "", Tone.DIM)
    cells = label_cells(width) if row.label else 0
    label = paint.cell(paint.text(f"{row.label} ", row.tone), cells)
    return paint.row(sign, label, paint.spread(words, right, width - SIGN - cells))


@lru_cache(maxsize=64)
def _heat(line: str) -> Content:
    """Color every day by its sign."""
    return paint.row(*(paint.text(sign, _HEAT.get(sign, Tone.PLAIN)) for sign in line))
