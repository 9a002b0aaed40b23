"""What the tests of formats share: a day, ids that count up, and the small files beside them."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

from netjournal.formats.incoming import Incoming
from netjournal.formats.vcard import read
from netjournal.model.records import Contact

TODAY = date(2026, 11, 23)
DATA = Path(__file__).parent / "data"


def counting(start: int = 1_000):
    """Return a source of ids for one import."""
    numbers = itertools.count(start)
    return lambda: next(numbers)


def vcards(data: bytes | str) -> Incoming:
    """Read a file of the data folder by its name, or bytes."""
    raw = (DATA / data).read_bytes() if isinstance(data, str) else data
    return read(raw, today=TODAY, new_id=counting())


def card(*lines: str) -> Contact:
    """Read one card of version 3.0 with these lines."""
    text = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))
    (contact,) = vcards(text.encode()).contacts
    return contact


def values(points) -> list[str]:
    """Return the values of points."""
    return [point.value for point in points]


def labelled(points) -> dict[str, str]:
    """Return the labels of points by their values."""
    return {point.value: point.label for point in points}
