"""Dates in plain words, partial dates, and how days are told. 23 November 2026 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.model.dates import (
    distance,
    find_date,
    is_partial,
    next_anniversary,
    parse_partial,
    read_date,
    show_day,
    show_partial,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("today", "2026-11-23"),
        ("Tonight", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("tomorrow morning", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("yesterday", "2026-11-22"),
        ("last night", "2026-11-22"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("on fri", "2026-11-27"),
        ("mon", "2026-11-30"),
        ("thurs", "2026-11-26"),
        ("this fri", "2026-11-27"),
        ("this mon", "2026-11-23"),
        ("last tue", "2026-11-17"),
        ("last mon", "2026-11-16"),
        ("next tue", "2026-12-01"),
        ("next mon", "2026-11-30"),
        ("tue next week", "2026-12-01"),
        ("2w", "2026-12-07"),
        ("3d", "2026-11-26"),
        ("1m", "2026-12-23"),
        ("1y", "2027-11-23"),
        ("2 weeks", "2026-12-07"),
        ("in 2 weeks", "2026-12-07"),
        ("two weeks from now", "2026-12-07"),
        ("a week", "2026-11-30"),
        ("in a fortnight", "2026-12-07"),
        ("2 weeks ago", "2026-11-09"),
        ("2w ago", "2026-11-09"),
        ("a month ago", "2026-10-23"),
        ("1 dec", "2026-12-01"),
        ("dec 1", "2026-12-01"),
        ("1dec", "2026-12-01"),
        ("1st dec", "2026-12-01"),
        ("1. Dec.", "2026-12-01"),
        ("the 1st of December", "2026-12-01"),
        ("december 1st 2026", "2026-12-01"),
        ("Dec 1, 2026", "2026-12-01"),
        ("1 dec 2026", "2026-12-01"),
        ("3 nov", "2027-11-03"),
        ("23 nov", "2026-11-23"),
        ("29 feb", "2028-02-29"),
        ("the 5th", "2026-12-05"),
        ("fri 27 nov", "2026-11-27"),
        ("Friday, 27 November 2026", "2026-11-27"),
        ("Mon 5 Jan", "2026-01-05"),
        ("2026-12-01", "2026-12-01"),
        ("2026/12/1", "2026-12-01"),
        ("1.12.", "2026-12-01"),
        ("1.12.2026", "2026-12-01"),
        ("1.12.26", "2026-12-01"),
        ("1/12", "2026-12-01"),
        ("1/12/2026", "2026-12-01"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-23"),
        ("end of month", "2026-11-30"),
        ("the end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of february", "2027-02-28"),
        ("end of the week", "2026-11-27"),
        ("end of the year", "2026-12-31"),
        ("the weekend", "2026-11-28"),
    ],
)
def test_a_date_in_words(text: str, iso: str) -> None:
    assert read_date(text, TODAY) == date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("fri", "2026-11-20"),
        ("mon", "2026-11-16"),
        ("sat night", "2026-11-21"),
        ("3 nov", "2026-11-03"),
        ("23 nov", "2026-11-23"),
        ("1 dec", "2025-12-01"),
        ("29 feb", "2024-02-29"),
        ("the 30th", "2026-10-30"),
        ("the weekend", "2026-11-21"),
        ("2026-12-01", "2026-12-01"),
    ],
)
def test_a_date_in_words_of_the_past(text: str, iso: str) -> None:
    assert read_date(text, TODAY, prefer="past") == date.fromisoformat(iso)


@pytest.mark.parametrize(
    "text",
    [
        "31 feb",
        "31.2.",
        "2026-02-30",
        "2026-00-01",
        "2026-1-0",
        "0000-01-01",
        "12-01",
        "25/13",
        "after the holidays",
        "slides",
        "may",
        "dec 2026",
        "1 dec 20",
        "2 m",
        "99999w",
        "9999y",
        "9999 years ago",
        "5th",
        "1.12",
        "14:30",
        "thu 27 nov",
        "fri 28 nov 2026",
        "in",
        "ago",
        "the",
        "",
        " ",
        ",",
        "-",
        "on",
        "in ago",
        "² dec",
        "٣٣ dec",
        "fri sat",
        "end of",
        "next",
        "week",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, TODAY) is None


def test_month_before_day_where_people_write_so() -> None:
    assert read_date("12/1", TODAY, day_first=False) == date(2026, 12, 1)
    assert read_date("12/25/2026", TODAY, day_first=False) == date(2026, 12, 25)
    assert read_date("12/25", TODAY) is None
    assert read_date("1.12.", TODAY, day_first=False) == date(2026, 12, 1)


def test_a_month_later_stays_in_that_month() -> None:
    assert read_date("1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert read_date("1y", date(2028, 2, 29)) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("today", "prefer", "iso"),
    [
        ("2026-11-27", "future", "2026-11-28"),
        ("2026-11-28", "future", "2026-11-28"),
        ("2026-11-29", "future", "2026-11-29"),
        ("2026-11-29", "past", "2026-11-28"),
    ],
)
def test_the_weekend(today: str, prefer: Literal["future", "past"], iso: str) -> None:
    day = date.fromisoformat(today)
    assert read_date("the weekend", day, prefer=prefer) == date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "phrase", "iso"),
    [
        ("yesterday: lunch with Ada", "yesterday", "2026-11-22"),
        ("last tue: met Mary", "last tue", "2026-11-17"),
        ("  fri, and then", "fri", "2026-11-27"),
        ("1 dec. Then we", "1 dec", "2026-12-01"),
        ("1.12. then", "1.12.", "2026-12-01"),
        ("1.12.2026.", "1.12.2026", "2026-12-01"),
        ("1 dec 2026 and", "1 dec 2026", "2026-12-01"),
        ("1 dec 20 people", "1 dec", "2026-12-01"),
        ("2 weeks ago met her", "2 weeks ago", "2026-11-09"),
        ("in 2 weeks if she can", "in 2 weeks", "2026-12-07"),
        ("end of the month or so", "end of the month", "2026-11-30"),
        ("the 5th.", "the 5th", "2026-12-05"),
        ("2026-11-21 14:30: coffee", "2026-11-21", "2026-11-21"),
        ("2026-11-21：コーヒー", "2026-11-21", "2026-11-21"),
    ],
)
def test_the_date_a_text_begins_with(text: str, phrase: str, iso: str) -> None:
    found = find_date(text, TODAY)
    assert found is not None
    day, start, end = found
    assert text[start:end] == phrase
    assert day == date.fromisoformat(iso)


@pytest.mark.parametrize(
    "text", ["", "frida came", "the 2nd interview", "met her fri", "31 feb", ":"]
)
def test_a_text_that_begins_with_no_date(text: str) -> None:
    assert find_date(text, TODAY) is None


@given(st.text(max_size=60), DAYS)
def test_no_text_breaks_the_reader(text: str, today: date) -> None:
    read_date(text, today)
    parse_partial(text)
    found = find_date(text, today, prefer="past", day_first=False)
    if found:
        assert text[found[1] : found[2]].strip() == text[found[1] : found[2]] != ""


@given(DAYS, DAYS)
def test_a_day_shown_is_read_again(day: date, today: date) -> None:
    assert read_date(show_day(day, today), today) == day
    assert read_date(day.isoformat(), today) == day


@pytest.mark.parametrize(
    ("text", "partial", "shown"),
    [
        ("2019", "2019", "2019"),
        ("2019-10", "2019-10", "Oct 2019"),
        ("2019-10-14", "2019-10-14", "14 Oct 2019"),
        ("--10-14", "--10-14", "14 Oct"),
        ("--02-29", "--02-29", "29 Feb"),
        ("20191014", "2019-10-14", "14 Oct 2019"),
        ("--1014", "--10-14", "14 Oct"),
        ("14 Oct 2019", "2019-10-14", "14 Oct 2019"),
        ("October 14th, 2019", "2019-10-14", "14 Oct 2019"),
        ("Oct 2019", "2019-10", "Oct 2019"),
        ("14 Oct", "--10-14", "14 Oct"),
        ("14.10.1985", "1985-10-14", "14 Oct 1985"),
        ("14.10.", "--10-14", "14 Oct"),
    ],
)
def test_partial_dates(text: str, partial: str, shown: str) -> None:
    assert parse_partial(text) == partial
    assert is_partial(partial)
    assert show_partial(partial) == shown
    assert parse_partial(shown) == partial


@pytest.mark.parametrize(
    "text", ["", "x", "October", "2019-13", "2019-00", "2019-0-0", "2019-02-30", "--02-30", "0000"]
)
def test_what_is_no_partial_date(text: str) -> None:
    assert parse_partial(text) is None
    assert not is_partial(text)
    assert show_partial(text) == text


@given(DAYS, st.sampled_from(["{0:%Y}", "{0:%Y-%m}", "{0:%Y-%m-%d}", "--{0:%m-%d}"]))
def test_partial_dates_shown_are_read_again(day: date, form: str) -> None:
    partial = form.format(day)
    assert is_partial(partial)
    assert parse_partial(show_partial(partial)) == partial


@pytest.mark.parametrize(
    ("partial", "iso"),
    [
        ("--11-23", "2026-11-23"),
        ("--11-22", "2027-11-22"),
        ("1815-12-10", "2026-12-10"),
        ("--02-29", "2027-02-28"),
    ],
)
def test_the_next_anniversary(partial: str, iso: str) -> None:
    assert next_anniversary(partial, TODAY) == date.fromisoformat(iso)


@pytest.mark.parametrize("partial", ["", "2019", "2019-10", "soon"])
def test_no_anniversary_without_a_day(partial: str) -> None:
    assert next_anniversary(partial, TODAY) is None


@pytest.mark.parametrize(
    ("days", "shown", "far"),
    [
        (0, "today", "today"),
        (1, "Tue 24 Nov", "tomorrow"),
        (4, "Fri 27 Nov", "in 4 days"),
        (6, "Sun 29 Nov", "in 6 days"),
        (7, "Mon 30 Nov", "in 7 days"),
        (40, "Sat 2 Jan 2027", "in 5 weeks"),
        (-1, "Sun 22 Nov", "yesterday"),
        (-3, "Fri 20 Nov", "3 days ago"),
        (-21, "Mon 2 Nov", "3 weeks ago"),
        (-160, "Tue 16 Jun", "5 months ago"),
        (-800, "Sat 14 Sep 2024", "2 years ago"),
    ],
)
def test_how_days_are_told(days: int, shown: str, far: str) -> None:
    day = TODAY + timedelta(days)
    assert (show_day(day, TODAY), distance(day, TODAY)) == (shown, far)
