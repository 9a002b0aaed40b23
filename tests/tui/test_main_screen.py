"""The three panes over a real journal, driven by keys alone; every test reads what is on screen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netjournal import clock
from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui import app, looks
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.line_list import LineList
from netjournal.tui.session import Session
from tests.tui.hands import type_words
from tests.tui.opened import (
    ADA,
    HEDY,
    Opened,
    add,
    burst,
    entries_by_text,
    open_store,
    screen_text,
    until,
)


async def test_the_panes_show_people_what_happened_and_who_owes_whom(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        shown = await until(pilot, "today: Ada, Charles")
        assert "▶Ada Lovelace" in shown
        assert "Émilie du Châtelet [/x]" in shown
        assert "3 people" in shown
        assert "Hedy" not in shown, "an imported person stays in the address book"
        assert "3 days late" in shown
        assert "I owe 1" in shown
        assert "They said they would 1" in shown


async def test_a_note_is_filed_and_can_be_taken_back(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "Charles Babbage: wants gears > send gears by fri")
        shown = await until(pilot, "due Fri 27 Nov")
        assert "→ send gears" in shown
        await pilot.press("enter")
        shown = await until(pilot, "✓ Noted")
        assert "wants gears" in shown
        assert "Timeline — Charles Babbage" in shown
        assert "I owe 2" in shown
        await pilot.press("u")
        await until(pilot, "I owe 1")
        await pilot.press("U")
        await until(pilot, "I owe 2")


async def test_what_a_key_settles_puts_off_or_deletes_is_taken_back_by_one(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("3", "s")
        await until(pilot, "I owe 0")
        await pilot.press("u")
        await until(pilot, "I owe 1")
        await pilot.press("w")
        shown = await until(pilot, "I owe 0")
        assert "30 Nov" in shown
        await pilot.press("u", "1")
        await until(pilot, "I owe 1")
        await pilot.press("d")
        shown = await until(pilot, "Deleted Ada Lovelace, with 1 entry, 1 favor")
        assert "I owe 0" in shown
        await pilot.press("u")
        await until(pilot, "3 people")


async def test_of_a_burst_every_key_acts_in_its_turn(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await burst(pilot, "j>maps")
        await until(pilot, "I owe Charles Babbage")
        await until(pilot, "› maps")
        await pilot.press("enter")
        await until(pilot, "I owe: maps → Charles Babbage")
        await burst(pilot, "3Gsu>")
        await until(pilot, "I owe Charles Babbage")
    assert not any(one.done_on for one in opened.store.journal.favors.values())


async def test_finding_ignores_accents_and_reaches_the_address_book_and_promises(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("f")
        await type_words(pilot, "emilie")
        await until(pilot, "› emilie")
        await pilot.press("enter")
        await until(pilot, "Timeline — Émilie du Châtelet [/x]")
        await pilot.press("f")
        await type_words(pilot, "hedy")
        await until(pilot, "› hedy")
        await pilot.press("enter")
        await until(pilot, "Timeline — Hedy Lamarr")
        await pilot.press("f")
        await type_words(pilot, "ask about")
        await until(pilot, "ask about the engine, Charles Babbage")
        await pilot.press("up", "enter")
        await until(pilot, "Timeline — Charles Babbage")
        await pilot.press("f")
        await type_words(pilot, "l")
        await pilot.press("down")
        chosen = opened.app.screen.query_one(LineList).selected_key
        assert chosen == ("contact", HEDY)
        await until(pilot, "Ada Lovelace: looms")
        assert opened.app.screen.query_one(LineList).selected_key == chosen


async def test_finding_nobody_offers_to_write_them_down(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("f")
        await type_words(pilot, "tag:nowhere")
        assert "new person" not in await until(pilot, "0 found"), "a field is no name"
        await pilot.press(*["backspace"] * 11)
        await type_words(pilot, "Zora Xiqu")
        await until(pilot, '+ new person "Zora Xiqu"')
        await pilot.press("enter")
        shown = await until(pilot, "0 found · ↓ and enter add somebody new")
        assert "Added" not in shown, "enter alone makes nobody up"
        await pilot.press("end", "down", "enter")
        shown = await until(pilot, "✓ Added Zora Xiqu")
        assert "▶Zora Xiqu" in shown


async def test_what_another_program_did_is_told_in_a_sentence(tmp_path: Path) -> None:
    first = Opened(tmp_path)
    first.store.fold()
    first.store.close()
    path = first.store.path
    path.write_text(path.read_text("utf-8").replace("looms", "Looms"), "utf-8")
    again = NetjournalApp(Session(open_store(tmp_path), Settings(), Drafts(tmp_path / "drafts")))
    async with again.run_test(size=(120, 36)) as pilot:
        shown = await until(pilot, "Looms")
        assert "changed by another program" in shown
        assert "Problem(" not in shown
    again.session.store.close()


async def test_a_click_leads_the_keys_to_its_pane_and_an_unknown_one_is_answered(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        for pane, widget in (
            ("timeline", "timeline"),
            ("owes", "owes-theirs"),
            ("people", "people"),
        ):
            await pilot.click(f"#{widget}", offset=(5, 1))
            await pilot.pause()
            assert opened.app.main.pane == pane
            assert opened.app.main.focused.id == widget
        await pilot.press("Z")
        await until(pilot, "Z does nothing here")
        await burst(pilot, "@;!$%^&`\"'()=|\\[]{}")
        await until(pilot, "} does nothing here")
        await pilot.press("ctrl+s")
        await until(pilot, "Already saved")


async def test_a_letter_of_a_filter_asks_for_the_rows_of_its_own_pane_only(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counted(name: str, show: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*given: Any) -> Any:
            asked.append(name)
            return show(*given)

        return counting

    for name in ("owes", "timeline"):
        monkeypatch.setattr(looks, name, counted(name, getattr(looks, name)))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        while not opened.app.session.finder.built:
            await pilot.pause(0.01)
        asked.clear()
        await pilot.press("slash")
        await type_words(pilot, "love")
        await until(pilot, "filter: love")
        assert asked in ([], ["timeline"]), "at most the timeline of whoever is selected"
        await pilot.press("escape", "slash")
        await type_words(pilot, "babb")
        await pilot.press("enter")
        await until(pilot, "ask about the engine")
        assert "owes" not in asked, "the timeline is of somebody else, what is owed as before"


async def test_labelled_lines_change_a_person_and_a_wrong_one_is_named(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 40)) as pilot:
        await until(pilot, "looms")
        await pilot.press("e")
        await until(pilot, "Edit Ada Lovelace")
        await pilot.press("end")
        await type_words(pilot, " King")
        await pilot.press("ctrl+s")
        await until(pilot, "✓ Changed Ada Lovelace")
        assert opened.store.journal.contacts[ADA].name == "Ada Lovelace King"
        await pilot.press("e")
        await until(pilot, "Edit Ada Lovelace")
        while "▶birthday" not in screen_text(pilot):
            await pilot.press("down")
        await type_words(pilot, "31 feb")
        await burst(pilot, ("down", "up", *" now", "ctrl+s"))
        shown = await until(pilot, "birthday” should be")
        assert "31 feb now" in shown, "keys of one burst land where they were meant to"
        await pilot.press("escape")
        await until(pilot, "not saved")
        await pilot.press("escape")
        await until(pilot, "Nothing changed")


async def test_enter_opens_the_timeline_then_the_card_and_esc_leads_back(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("enter", "enter")
        shown = await until(pilot, "Between you")
        assert "Analytical Engines" in shown
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert opened.app.main.pane == "people"
        await pilot.press("enter", "1", "enter", "1", "slash")
        await type_words(pilot, "babb")
        await pilot.press("enter")
        shown = await until(pilot, "filter: babb")
        assert "1 of 1" in shown
        await pilot.press("escape")
        await until(pilot, "of 3")


async def test_a_draft_survives_esc_and_the_next_start(tmp_path: Path) -> None:
    first = Opened(tmp_path)
    async with first.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "Ada half a thought")
        await pilot.press("escape")
        await until(pilot, "draft is kept")
    first.store.close()
    again = NetjournalApp(Session(open_store(tmp_path), Settings(), Drafts(tmp_path / "drafts")))
    async with again.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await until(pilot, "Ada half a thought")
    again.session.store.close()


async def test_an_empty_journal_says_how_to_begin(tmp_path: Path) -> None:
    opened = Opened(tmp_path, filled=False)
    async with opened.app.run_test(size=(50, 16)) as pilot:
        for size in ((50, 16), (80, 24)):
            await pilot.resize_terminal(*size)
            shown = await until(pilot, "Nobody here yet.")
            assert "1 People ━" not in shown
            for said in ("fri", "everybody you know", "any CSV", "is saved already", "demo"):
                assert f"{said}\n" in re.sub(" +\n", "\n", shown)
        await pilot.press("a")
        await type_words(pilot, "Mary Somerville: has the atlas")
        await pilot.press("enter")
        await until(pilot, "▶Mary Somerville")
    opened.store.close()


async def test_what_another_process_wrote_appears(opened: Opened, tmp_path: Path) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        other = Store.open(
            tmp_path / "journal.json", backups=tmp_path / "b", by="shell", now=clock.now
        )
        from netjournal.model.making import contacts

        mary = Contact(id=99, name="Mary Somerville")
        other.commit(contacts.add(other.journal, mary, now=clock.now(), new_id=other.new_id))
        other.close()
        shown = await until(pilot, "from the shell")
        assert "Mary Somerville" in shown


async def test_past_midnight_the_day_moves_on(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "DAY", 0.05)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "3 days late")
        monkeypatch.setenv("NETJOURNAL_TODAY", "2026-11-24")
        await until(pilot, "4 days late")


async def test_covering_hides_names_and_owed_things(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("ctrl+l")
        shown = await until(pilot, "A·· L·······")
        other = open_store(opened.store.path.parent)
        add(other, Contact(id=15, name="Mary Somerville"))
        opened.app._catch_up()
        shown += await until(pilot, "M··· S·········")
        for private in ("Lovelace", "send slides", "looms", "Babbage", "Somerville"):
            assert private not in shown
        await pilot.press("greater_than_sign")
        shown = await until(pilot, "I owe A·· L·······")
        await pilot.press(*"maps of Ada's, LOVELACE.", "enter")
        shown = await until(pilot, "I owe: maps of A··'s, L·······. → A·· L·······")
        assert "Lovelace" not in shown
        await pilot.press("f", *"lov")
        shown = await until(pilot, "4 found")
        assert "▶A·· L·······" in shown
        assert "Lovelace" not in shown
        await pilot.press("escape", "a", *"Charles: gea")
        shown = await until(pilot, "C······ B······")
        assert "Babbage" not in shown
        await pilot.press("ctrl+l")
        await until(pilot, "Babbage")
        await pilot.press("ctrl+l")
        assert "Babbage" not in await until(pilot, "C······ B······")
        await pilot.press("escape", "e")
        await until(pilot, "ctrl+l shows them first")
        await pilot.press("ctrl+l", "e")
        assert "Analytical Engines" in await until(pilot, "Edit Ada Lovelace")
        await pilot.press("ctrl+l")
        shown = await until(pilot, "━ covered ━")
        assert "Lovelace" not in shown
        assert "Analytical" not in shown
        await pilot.press("ctrl+l")
        await until(pilot, "Edit Ada Lovelace")
        await pilot.press("escape", "ctrl+l")
        await pilot.press("ctrl+l", "2", "enter")
        await until(pilot, "Between you")
        await pilot.press("ctrl+l")
        assert "Lovelace" not in await until(pilot, "━ covered ━")
        await pilot.press("ctrl+l", "escape")
        await until(pilot, "send slides")


async def test_a_long_fact_of_a_card_is_shown_and_copied_whole(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("pyperclip.copy", copied.append)
    builder = EditBuilder(opened.store.journal)
    builder.update(opened.store.journal.contacts[ADA], about="数学" * 40)
    opened.store.commit(builder.build("wrote what she does"))
    async with opened.app.run_test(size=(80, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("enter", "enter")
        shown = await until(pilot, "Between you")
        assert shown.count("数") == shown.count("学") == 40
        await pilot.press("G", "y")
        await until(pilot, "Copied")
        await pilot.press("ctrl+l", "y")
        await until(pilot, "ctrl+l shows them first")
        assert copied == ["数学" * 40]


async def test_every_size_keeps_a_usable_pane(opened: Opened) -> None:
    async with opened.app.run_test(size=(50, 16)) as pilot:
        for size in ((50, 16), (60, 20), (80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.press("1")
            await until(pilot, "▶Ada Lovelace")
            await pilot.press("3")
            await until(pilot, "send slides")
            await pilot.press("2")
            await until(pilot, "looms")


async def test_a_smaller_window_crops_the_head_and_hides_no_line_of_it(opened: Opened) -> None:
    builder = EditBuilder(opened.store.journal)
    ada = opened.store.journal.contacts[ADA]
    builder.update(ada, title="countess, translator, friend of every mathematician in London")
    opened.store.commit(builder.build("gave her a long title"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.resize_terminal(80, 24)
        shown = await until(pilot, "J· J· A· S· O· N▁")
        assert "Analytical Engines · countess, translator" in shown


async def test_the_journal_is_whole_on_the_disk_after_quitting(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "Charles Babbage: rang")
        await pilot.press("enter")
        await until(pilot, "✓ Noted")
        await pilot.press("q")
    opened.store.close()
    held = json.loads(opened.store.path.read_text("utf-8"))
    assert any(entry["text"] == "rang" for entry in held["entries"].values())


async def test_the_status_line_tells_the_keys_of_the_settings(tmp_path: Path) -> None:
    keys = {"undo": ("Z",), "cover": ("f9",), "help": ("f2",), "everyone": ("D",)}
    keys |= {"goal_new": ("F7",), "reading_new": ("F8",)}
    made = Opened(tmp_path)
    app = NetjournalApp(Session(made.store, Settings(keys=keys), Drafts(tmp_path / "drafts")))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("d")
        assert "Z undo" in await until(pilot, "Deleted Ada Lovelace")
        await pilot.press("f9")
        assert "f9" in (await until(pilot, "Names are covered")).splitlines()[-2]
        await pilot.press("f9", "%")
        assert "f2 keys" in await until(pilot, "does nothing here")
        for page, told in (
            ("quietly", "the key D goes through them"),
            ("glance", "No goals yet: F7 sets one"),
            ("reading", "kept yet: F8 keeps a link"),
        ):
            await app.main.run_action(page)
            await until(pilot, told)
            await pilot.press("escape")
    made.store.close()


async def test_a_key_behind_the_one_that_opens_a_page_is_heard_there(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a", *"Ada: rang", "enter")
        await until(pilot, "rang")
        await burst(pilot, ("2", "enter", "u"))
        await until(pilot, "↶")
        assert "rang" not in entries_by_text(opened.store)
