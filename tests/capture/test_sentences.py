"""Promises, kinds and days in plain sentences; what is denied, asked or quoted is no promise."""

from __future__ import annotations

import pytest

from tests.capture.people import promised, taken

ADA = "Ada Lovelace"


@pytest.mark.parametrize(
    ("line", "favors"),
    [
        ("I owe Ada slides by fri", [("i_owe", ADA, "slides", "2026-11-27")]),
        ("Ada: I owe her slides", [("i_owe", ADA, "slides", "")]),
        ("Ada owes me 20 dollars", [("they_owe", ADA, "20 dollars", "")]),
        ("met Ada. She owes me a book", [("they_owe", ADA, "a book", "")]),
        ("Ada: I’ll send her the paper", [("i_owe", ADA, "send the paper", "")]),
        ("I'll send Ada the slides by 1 dec", [("i_owe", ADA, "send the slides", "2026-12-01")]),
        ("promised Ada the atlas", [("i_owe", ADA, "the atlas", "")]),
        ("told Ada I'd send her the notes", [("i_owe", ADA, "send the notes", "")]),
        ("Ada: she'll send the draft", [("they_owe", ADA, "send the draft", "")]),
        ("Ada said she'd share the text", [("they_owe", ADA, "share the text", "")]),
        ("Ada promised me a poster", [("they_owe", ADA, "a poster", "")]),
        (
            "Ada will introduce me to Charles",
            [("they_owe", ADA, "introduce me to Charles", "")],
        ),
        (
            "I'll send Ada the slides, and she'll send me the draft by mon",
            [
                ("i_owe", ADA, "send the slides", ""),
                ("they_owe", ADA, "send the draft", "2026-11-30"),
            ],
        ),
        (
            "coffee with Alan: i'll ask Emmy to read it",
            [("i_owe", "Alan Turing", "ask Emmy to read it", "")],
        ),
    ],
)
def test_promises(line: str, favors: list[tuple[str, str, str, str]]) -> None:
    assert promised(line) == favors


@pytest.mark.parametrize(
    "line",
    [
        *("I don't owe Ada anything", "Ada says she no longer owes me money"),
        *("no need to send Ada the slides", "Ada: she won't send the draft"),
        *("will Ada send the draft?", "Ada: if she'll send it I am glad"),
        *('Ada said "I owe you lunch"', "Charles owes Mary Somerville a lot", "will call tomorrow"),
        *("sent Ada the slides I owed her", "Ada: I'll be late", "Ada: we will see"),
    ],
)
def test_no_promise(line: str) -> None:
    assert promised(line) == []


@pytest.mark.parametrize(
    ("line", "minor", "currency"),
    [
        ("Ada owes me 20 dollars", 2000, "USD"),
        ("I owe Ada $12.50 for lunch", 1250, "USD"),
        ("Ada > 50 EUR for lunch", 5000, "EUR"),
        ("Ada owes me 20", 2000, "USD"),
        ("Ada > pay back £7", 700, "GBP"),
    ],
)
def test_money(line: str, minor: int, currency: str) -> None:
    amount = taken(line).favors[0].amount
    assert amount is not None
    assert (amount.minor, amount.currency) == (minor, currency)


def test_a_thing_with_a_number_is_no_money() -> None:
    assert taken("I owe Ada 2 books").favors[0].amount is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("met Ada at the fair", "met"),
        ("called Ada", "call"),
        ("Ada called, all well", "call"),
        ("emailed Ada", "email"),
        ("wrote to Ada", "message"),
        ("coffee with Ada", "coffee"),
        ("had lunch with Ada", "lunch"),
        ("meeting with Ada", "meeting"),
        ("Ada introduced me to Charles", "introduction"),
        ("heard Ada is in Oslo", "note"),
        ("Ada: heard she moved", "heard"),
        ("Ada wants coffee", "note"),
        ("Ada: never met her boss", "note"),
        ("Ada wrote a book", "note"),
        ("Ada: a tool called Prolog", "note"),
        ("bought coffee", "note"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    assert taken(line).kind == kind


@pytest.mark.parametrize(
    ("line", "day", "at", "text"),
    [
        ("yesterday: Mary A. said hello", "2026-11-22", "", "said hello"),
        ("2026-11-21: Ada: hello", "2026-11-21", "", "hello"),
        ("Ada: 2026-11-21: hello", "2026-11-21", "", "hello"),
        ("2026-11-21 14:30: Ada: hello", "2026-11-21", "14:30", "hello"),
        ("last tue: Ada: hello", "2026-11-17", "", "hello"),
        ("sat: Ada: hello", "2026-11-21", "", "hello"),
        ("1 dec: dinner with Ada", "2026-12-01", "", "dinner with Ada"),
        ("tomorrow 3pm: coffee with Ada", "2026-11-24", "15:00", "coffee with Ada"),
        ("yesterday met Ada", "2026-11-22", "", "yesterday met Ada"),
        ("Ada: talk at 3:30", "2026-11-23", "", "talk at 3:30"),
        ("31 feb: met Ada", "2026-11-23", "", "31 feb: met Ada"),
    ],
)
def test_the_day_at_the_head(line: str, day: str, at: str, text: str) -> None:
    draft = taken(line)
    assert (draft.on.isoformat(), draft.at, draft.text) == (day, at, text)


def test_an_impossible_day_at_the_head_is_said() -> None:
    assert [one.sentence() for one in taken("31 feb: met Ada").unclear] == ["no such day: 31 feb"]
