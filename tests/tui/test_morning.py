"""The morning after, driven by single keys: one person a screen; it goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netjournal.model.making import contacts
from netjournal.model.records import Contact, Entry, FollowUp, Tag, TagKind
from netjournal.settings import Settings
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from tests.tui.opened import ADA, CHARLES, DAY, Opened, add, open_store, pasted, screen_text, until

MARY, GRACE, IDA, JOAN = 15, 16, 17, 18
SUNDAY = date(2026, 11, 22)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    add(
        made.store,
        Tag(id=71, name="abos26", kind=TagKind.EVENT, starts=SUNDAY),
        Contact(id=MARY, name="Mary Somerville"),
        Contact(id=GRACE, name="Grace Hopper"),
        _met(81, MARY, "has the atlas"),
        _met(82, ADA, "rivers"),
        _met(83, CHARLES, "gears"),
        _met(84, GRACE, "moths"),
        Entry(
            id=85, on=SUNDAY, kind="met", text="tall, has a van", others=("tall",), tags=("abos26",)
        ),
        Contact(id=IDA, name="Ida Rhodes"),
        Contact(id=JOAN, name="Joan Clarke"),
        Entry(
            id=86,
            on=SUNDAY,
            kind="met",
            text="looked at the van",
            contacts=(IDA, JOAN),
            tags=("abos26",),
        ),
        FollowUp(id=91, contact=ADA, on=date(2026, 12, 1)),
    )
    for one in (IDA, JOAN):
        made.store.commit(contacts.delete(made.store.journal, made.store.journal.contacts[one]))
    yield made
    made.store.close()


def _met(entry_id: int, contact: int, text: str) -> Entry:
    tags = ("abos26",)
    return Entry(id=entry_id, on=SUNDAY, kind="met", text=text, contacts=(contact,), tags=tags)


def planned(opened: Opened) -> dict[int | None, date | None]:
    return {one.contact: one.on for one in opened.store.journal.follow_ups.values() if one.id > 100}


async def test_single_keys_go_through_the_people_nobody_wrote_to(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        shown = await until(pilot, "Mary Somerville   #abos26")
        assert "has the atlas" in shown
        assert "1 of 2" in shown, "Ada has a day to write again, and Charles, too"
        await pilot.press("w")
        await until(pilot, "Grace Hopper   #abos26")
        assert "Follow up Mon 23 Nov: after #abos26, Mary Somerville" in screen_text(pilot)
        await pilot.press("n")
        await until(pilot, "That’s everyone.")
        assert planned(opened) == {MARY: DAY, GRACE: date(2026, 11, 30)}
        await pilot.press("u")
        await until(pilot, "Grace Hopper   #abos26")
        assert planned(opened) == {MARY: DAY}


async def test_pace_promises_and_notes_stay_with_the_person(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        await until(pilot, "Mary Somerville   #abos26")
        for key, words, seen in (
            ("p", "2 weeks", "every 2 weeks"),
            ("greater_than_sign", "send the maps by fri", "send the maps"),
            ("less_than_sign", "the grant text", "the grant text"),
            ("r", "fri why not", "why not"),
        ):
            await pilot.press(key)
            await pasted(pilot, words)
            await pilot.press("enter")
            shown = await until(pilot, seen)
        assert "Mary Somerville   #abos26" in shown
        await pilot.press("plus")
        await pasted(pilot, "has two vans")
        await pilot.press("enter")
        await until(pilot, "has two vans")
        contact = opened.store.journal.contacts[MARY]
        assert contact.pace == 14
        favors = [one for one in opened.store.journal.favors.values() if one.contact == MARY]
        assert {one.what for one in favors} == {"send the maps", "the grant text"}


async def test_done_and_skip_are_remembered_across_a_restart(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        await until(pilot, "Mary Somerville   #abos26")
        await pilot.press("d", "s")
        shown = await until(pilot, "That’s everyone.")
        assert "looked at the van" not in shown, "whoever was deleted had a name"
        assert "1 skipped" in shown
        assert "Grace Hopper" in shown
        assert "no name yet" in shown, "who had none is not forgotten"
        assert "tall, has a van" in shown
        await pilot.press("enter")
        await until(pilot, "#abos26: 1 of 4 people still waits, 1 skipped")
    opened.store.close()
    again = NetjournalApp(Session(open_store(tmp_path), Settings(), Drafts(tmp_path / "drafts")))
    async with again.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        shown = await until(pilot, "Grace Hopper   #abos26")
        assert "1 of 1" in shown
        await pilot.press("left", "escape")
        await until(pilot, "m goes on")
    again.session.store.close()


async def test_undo_takes_back_that_somebody_is_done_and_nothing_before_it(opened: Opened) -> None:
    before = dict(opened.store.journal.entries)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        await until(pilot, "Mary Somerville   #abos26")
        await pilot.press("d")
        shown = await until(pilot, "Grace Hopper   #abos26")
        assert "Done: after #abos26, Mary Somerville" in shown
        await pilot.press("u")
        await until(pilot, "Mary Somerville   #abos26")
        assert opened.store.journal.entries == before
        await pilot.press("d", "d")
        await until(pilot, "That’s everyone.")
        await pilot.press("left", "left", "u")
        await until(pilot, "Mary Somerville   #abos26")
        assert not any(
            one.id > 100 and one.contact == GRACE
            for one in opened.store.journal.follow_ups.values()
        )


async def test_keys_that_were_set_are_told_and_work(opened: Opened) -> None:
    keys = {"morning": ["Q"], "write_today": ["x"], "undo": ["Z"], "back": ["0"]}
    app = NetjournalApp(Session(opened.store, Settings(keys=keys), opened.app.session.drafts))
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("Q")
        shown = await until(pilot, "Mary Somerville   #abos26")
        assert "x write today" in shown
        assert "0 later" in shown
        await pilot.press("x")
        await until(pilot, "Z undo")
        assert planned(opened) == {MARY: DAY}
        await pilot.press("Z", "0")
        await until(pilot, "Q goes on")


async def test_without_anybody_met_it_says_what_to_do(tmp_path: Path) -> None:
    opened = Opened(tmp_path)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("m")
        await until(pilot, "Nobody was met lately")
    opened.store.close()


async def test_every_size_shows_who_it_is(opened: Opened) -> None:
    async with opened.app.run_test(size=(20, 5)) as pilot:
        await pilot.press("m")
        shown = await until(pilot, "1 of 2")
        assert "Mary" in shown
        for size in ((50, 16), (80, 24)):
            await pilot.resize_terminal(*size)
            for words in ("1 of 2", "Mary"):
                await until(pilot, words)
            for words in ("has the atlas", "w write today", "p how often", "esc later"):
                await until(pilot, words)
