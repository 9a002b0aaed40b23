"""Today on the screen: whom, why and how; one key each; and what the first line then says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact, Entry, Favor, FollowUp, State
from netjournal.tui.line_list import LineList
from netjournal.tui.screens.desk import MOMENT
from netjournal.views import header
from tests.tui.opened import CHARLES, DAY, Opened, add, burst, until

MARY = 15
THEN = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    long_ago, yesterday = DAY - timedelta(days=70), DAY - timedelta(days=1)
    add(
        made.store,
        Contact(id=MARY, name="Mary Somerville", pace=30, reach="phone", created=THEN),
        Entry(id=81, on=long_ago, kind="call", text="learns to sail", contacts=(MARY,)),
        Entry(
            id=82, on=yesterday, kind="lunch", text="at Lena’s", contacts=(CHARLES,), created=THEN
        ),
    )
    yield made
    made.store.close()


def favor(opened: Opened) -> Favor:
    return opened.store.journal.favors[41]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 16)])
async def test_it_tells_whom_why_and_how(opened: Opened, size: tuple[int, int]) -> None:
    async with opened.app.run_test(size=size) as pilot:
        await until(pilot, "looms" if size[0] > 50 else "People")
        if size[0] > 50:
            await until(pilot, "today: Ada, Mary")
        await pilot.press("T")
        shown = await until(pilot, "Today · Monday 23 November")
        for words in (
            "lunch with Charles Babbage: at Lena’s, Sun",
            "did it happen?",
            "Ada Lovelace",
            "I owe: send slides · 3 days late",
            "21 Nov, coffee: looms",
        ):
            assert words in shown
        if size[1] > 16:
            assert "last in touch 14 Sep · every month" in shown
            assert "1 phone   2 message   3 email   4 coffee" in shown
            also = shown.partition("Also due")[2]
            assert "Charles Babbage   write again: ask about the engine · today" in also
        listed = pilot.app.screen.query_one(LineList)
        at = pilot.app.cursor_position.y - listed.above
        assert at == listed.index == 0, "the real cursor is on the selected row"


async def test_each_choice_is_one_key_and_undo_takes_it_back(opened: Opened) -> None:
    journal = opened.store.journal
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "today: Ada, Mary")
        await pilot.press("T")
        await until(pilot, "did it happen?")
        await pilot.press("x")
        await until(pilot, "Not happened: Charles Babbage")
        assert journal.entries[82].happened is False
        assert "did it happen?" not in await until(pilot, "▶ Ada Lovelace")
        await pilot.press("y")
        await until(pilot, "Hi Ada, here is what I promised")
        await pilot.press("s")
        await until(pilot, "Message: Ada Lovelace; done: send slides")
        assert favor(opened).state is State.DONE
        await pilot.press("u")
        assert "U redo" in await until(pilot, "▶ Ada Lovelace")
        assert favor(opened).state is State.OPEN
        await pilot.press("w")
        await until(pilot, "Later, 30 Nov: Ada Lovelace")
        assert favor(opened).hidden_until == date(2026, 11, 30)
        await until(pilot, "▶ Mary Somerville")
        await pilot.press("y")
        await until(pilot, "Hi Mary, you came to my mind")
        await pilot.press("4")
        await until(pilot, "▶ Charles Babbage   write again")
        assert [one.kind for one in journal.entries.values() if one.on == DAY] == ["coffee"]
        assert "today: Charles" in header.header(4, opened.app.session.whom, 2)
        await pilot.press("s")
        await until(pilot, "That’s all three. See you.")
        await pilot.press("escape")
        await until(pilot, "4 people   That’s all three. See you.")


async def test_a_digit_answers_what_is_asked_before_it_says_who_was_reached(opened: Opened) -> None:
    add(opened.store, Contact(id=17, name="Ana Souza"), Contact(id=18, name="Ana Lima"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("T", "a", *"Ana: hello there", "enter")
        await until(pilot, "? Which Ana?")
        await pilot.pause(MOMENT)
        await pilot.press("1")
        assert "Which Ana?" not in await until(pilot, "Ana Souza")
        assert favor(opened).state is State.OPEN
        await burst(pilot, "j2k")
        await until(pilot, "✓ Email: Ada Lovelace; done: send slides")


async def test_a_person_fades_gets_another_pace_or_a_day_of_their_own(opened: Opened) -> None:
    journal = opened.store.journal
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "today: Ada, Mary")
        await pilot.press("T", "j", "j")
        await until(pilot, "▶ Mary Somerville")
        await pilot.press("x")
        await until(pilot, "Let Mary Somerville fade")
        assert journal.contacts[MARY].pace == 0
        await pilot.press("u")
        await until(pilot, "last in touch 14 Sep")
        await pilot.press("p", *"90d", "enter")
        await until(pilot, "Changed Mary Somerville: pace")
        assert journal.contacts[MARY].pace == 90
        await until(pilot, "▶ Charles Babbage")
        await pilot.press("W", *"2w sails", "enter")
        await until(pilot, "only a day is kept here, not “sails”")
        await pilot.press(*["backspace"] * len(" sails"), "enter")
        await until(pilot, "Later, 7 Dec: Charles Babbage")
        assert journal.follow_ups[51].on == date(2026, 12, 7)
        await pilot.press("X")
        await until(pilot, "Nothing came up more than a month ago")
        builder = EditBuilder(journal)
        builder.put(FollowUp(id=95, contact=CHARLES, on=date(2026, 9, 1), why="reeds"))
        opened.app.session.commit(builder.build("from September"))
        await pilot.press("X")
        await until(pilot, "Let go of what came up before")
        await pilot.press("enter")
        await until(pilot, "netjournal")
        assert journal.follow_ups[95].state is State.LET_GO
