"""Plain lines and JSON say the same facts in words and in numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from netjournal.insight.due import due
from netjournal.model.ids import handle
from netjournal.model.journal import Journal
from netjournal.model.records import (
    TABLES,
    Amount,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Installment,
)
from netjournal.views import as_json, phrases, plain
from netjournal.views.handles import Handles

DAY = date(2026, 11, 23)
BASE = 899_999_999_000_000


@pytest.fixture
def journal() -> Journal:
    made = Journal()
    made.load("contacts", [Contact(id=BASE + 1, name="Ada Lovelace")])
    twenty = Amount(minor=2000, currency="USD")
    made.load(
        "favors",
        [
            Favor(
                id=BASE + 41,
                contact=BASE + 1,
                direction=Direction.I_OWE,
                what="slides",
                due=date(2026, 11, 20),
            ),
            Favor(
                id=BASE + 42,
                contact=BASE + 1,
                direction=Direction.THEY_OWE,
                what="taxi",
                due=date(2026, 11, 20),
                created=datetime(2026, 11, 9, tzinfo=UTC),
                amount=twenty,
                parts=(Installment(on=DAY, amount=Amount(minor=500, currency="USD")),),
            ),
        ],
    )
    made.load("follow_ups", [FollowUp(id=BASE + 51, contact=BASE + 1, on=DAY, why="grant")])
    made.load(
        "entries",
        [
            Entry(
                id=BASE + 21,
                on=date(2026, 11, 20),
                kind="coffee",
                contacts=(BASE + 1,),
                text="rota\nand more",
                created=datetime(2026, 11, 1, tzinfo=UTC),
            )
        ],
    )
    return made


def test_lines_speak_in_words_and_end_with_a_handle(journal: Journal) -> None:
    mine, theirs, money = plain.owes_lines(journal, DAY)
    name = Handles(journal)
    assert mine == (
        f"I owe Ada Lovelace: slides, by Friday 20 November, 3 days late [{name(BASE + 41)}]"
    )
    assert theirs == (f"Ada Lovelace owes me: taxi ($15.00 left), since 9 Nov [{name(BASE + 42)}]")
    assert money == "money owed to me: $15.00"
    said = list(plain.due_lines(journal, DAY))
    assert said == [
        "plan, coffee with Ada Lovelace: rota and more, Friday 20 November, did it happen?"
        f" [{name(BASE + 21)}]",
        mine,
        f"write to Ada Lovelace: grant, Monday 23 November [{name(BASE + 51)}]",
    ]


def test_a_handle_is_the_shortest_that_means_one_record(journal: Journal) -> None:
    ids = [one for table in TABLES for one in journal.table(table)]
    name = Handles(journal)
    assert [name(one) for one in ids] == [handle(one, ids) for one in ids]
    assert all(len(name(one)) == 3 for one in ids)
    journal.load(
        "favors", [Favor(id=BASE + 41 + 2**15, contact=1, direction=Direction.I_OWE, what="")]
    )
    assert len(Handles(journal)(BASE + 41)) == 4


def test_json_has_money_in_whole_numbers_and_only_my_side_late(journal: Journal) -> None:
    held = as_json.owes(journal, DAY)
    (mine,), (theirs,) = held["i_owe"], held["they_owe"]
    assert (mine["late_days"], mine["settled"], mine["amount"]) == (3, False, None)
    assert (theirs["late_days"], theirs["amount"], theirs["currency"]) == (0, 2000, "USD")
    assert theirs["due"] == "2026-11-20"


def test_a_plan_that_is_over_is_not_late(journal: Journal) -> None:
    late = {one["type"]: one["late_days"] for one in as_json.due(journal, due(journal, DAY), DAY)}
    assert late == {"entry": 0, "favor": 3, "follow_up": 0}


def test_show_names_people_and_keeps_every_key(journal: Journal) -> None:
    held = as_json.show(journal, BASE + 1, DAY)
    assert set(Contact.__struct_fields__) - {"former_names"} <= set(held)
    assert held["entries"][0]["contacts"] == [{"id": BASE + 1, "name": "Ada Lovelace"}]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "never"),
        (1, "every day"),
        (7, "every week"),
        (14, "every 2 weeks"),
        (10, "every 10 days"),
        (30, "every month"),
        (90, "every 3 months"),
        (365, "every year"),
    ],
)
def test_how_often_is_told_as_people_say_it(days: int, words: str) -> None:
    assert phrases.pace(days) == words
