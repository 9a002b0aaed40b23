"""The days of an event are read as people write them; what is no span of days is none."""

from __future__ import annotations

from datetime import date

import pytest

from netjournal.model.date_spans import read_days

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("20-22 nov", "2026-11-20", "2026-11-22"),
        ("nov 20-22", "2026-11-20", "2026-11-22"),
        ("20 to 22 nov 2027", "2027-11-20", "2027-11-22"),
        ("28 nov - 2 dec", "2026-11-28", "2026-12-02"),
        ("28 dec – 2 jan", "2026-12-28", "2027-01-02"),
        ("28 nov - 2 dec 2027", "2027-11-28", "2027-12-02"),
        ("20th-22nd nov", "2026-11-20", "2026-11-22"),
        ("20.-22.11.2026", "2026-11-20", "2026-11-22"),
        ("2026-11-20 to 2026-11-22", "2026-11-20", "2026-11-22"),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("yesterday", "2026-11-22", "2026-11-22"),
        ("3 mar", "2027-03-03", "2027-03-03"),
    ],
)
def test_days_are_read_as_people_write_them(said: str, starts: str, ends: str) -> None:
    assert read_days(said, DAY) == (date.fromisoformat(starts), date.fromisoformat(ends))


@pytest.mark.parametrize("said", ["31 feb", "some day", "", "-", "22-20 nov", "nov", "20-22"])
def test_what_is_no_span_of_days_is_none(said: str) -> None:
    assert read_days(said, DAY) is None
