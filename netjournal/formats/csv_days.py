"""Days as programs write them into cells, in several languages and orders; text only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from netjournal.model.dates import parse_partial
from netjournal.model.names import fold
from netjournal.model.records import PartialDate

_SLASHED = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})\b")
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})\.?[\s-]+(?:de\s+)?(?P<month>[^\W\d]+)\.?,?[\s-]+(?:de\s+)?(?P<year>\d{4}|\d\d)\b"
)
_MONTH_DAY = re.compile(r"(?P<month>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})\b")
_HAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_MONTHS = {
    **{"jan": 1, "ene": 1, "gen": 1, "sty": 1, "feb": 2, "fev": 2, "lut": 2, "mar": 3, "mrz": 3},
    **{"maa": 3, "mrt": 3, "apr": 4, "avr": 4, "abr": 4, "kwi": 4, "may": 5, "mai": 5, "mei": 5},
    **{"mag": 5, "maj": 5, "jun": 6, "giu": 6, "cze": 6, "jul": 7, "lug": 7, "lip": 7, "aug": 8},
    **{"ago": 8, "aou": 8, "sie": 8, "sep": 9, "set": 9, "wrz": 9, "oct": 10, "okt": 10},
    **{"ott": 10, "out": 10, "paz": 10, "nov": 11, "lis": 11, "dec": 12, "dic": 12, "dez": 12},
    **{"gru": 12, "juin": 6, "juil": 7},
}
_YOUNGEST = 70
"""A year of two digits from here on is one of the last century."""


def read_day(cell: str, *, day_first: bool) -> PartialDate:
    """Read a day; empty: it is none."""
    text = cell.strip()
    if slashed := _SLASHED.match(text):
        first, second, year = map(int, slashed.groups())
        month, day = (second, first) if day_first else (first, second)
        if month > 12 >= day:
            month, day = day, month
        text = f"{_whole(year):04}-{month:02}-{day:02}"
    elif named := _DAY_MONTH.match(text) or _MONTH_DAY.match(text):
        word = fold(named["month"])
        month = _MONTHS.get(word[:4]) or _MONTHS.get(word[:3]) or 0
        year = _whole(int(named["year"]))
        text = f"{year:04}-{month:02}-{int(named['day']):02}" if month else ""
    elif han := _HAN.match(text):
        text = "-".join(part.zfill(2) for part in han.groups())
    elif written := _YEAR_FIRST.match(text) or _SOLID.match(text):
        text = "-".join(written.groups())
    return parse_partial(text, day_first=day_first) or ""


def _whole(year: int) -> int:
    """Return the year that two digits mean."""
    return year if year > 99 else year + (2000 if year < _YOUNGEST else 1900)


def reads_day_first(rows: Iterable[Sequence[str]], place: int, *, default: bool) -> bool:
    """Tell whether a column's 3/4/2026 is in April: one day over 12 gives it away."""
    for cells in rows:
        slashed = _SLASHED.match(cells[place]) if place < len(cells) else None
        if slashed and int(slashed[1]) > 12:
            return True
        if slashed and int(slashed[2]) > 12:
            return False
    return default
