"""Finding by keys alone: fields, reasons, completion, saved searches, and acting on several."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from netjournal.model.builder import EditBuilder
from netjournal.model.records import Entry, State
from netjournal.search.hits import Hit
from netjournal.tui import in_time
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Prompt
from netjournal.tui.screens.find import FindScreen
from tests.tui.hands import type_words as typed
from tests.tui.opened import ADA, CHARLES, DAY, EMILIE, Opened, add, burst, open_store, until


async def find(pilot: Pilot[int], words: str) -> FindScreen:
    await until(pilot, "1 People")
    await pilot.press("f")
    await typed(pilot, words)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, FindScreen)
    return screen


def keys(screen: FindScreen) -> list[tuple[str, int]]:
    return [(hit.type, hit.id) for hit in screen.query_one(LineList).rows]


async def test_a_box_finds_by_cards_notes_and_fields_and_opens_what_is_meant(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        screen = await find(pilot, "analytical looms")
        shown = await until(pilot, "in a note, 21 Nov: looms")
        assert "Ada Lovelace" in shown

        await pilot.press("ctrl+u")
        await typed(pilot, "owes-me:")
        await until(pilot, "review the paper")
        assert keys(screen)[:2] == [("contact", CHARLES), ("favor", 42)]
        await pilot.press("ctrl+u")
        await typed(pilot, "ogr:fife")
        await until(pilot, "There is no field 'ogr:'. Did you mean org:?")
        assert keys(screen) == []

        await pilot.press("ctrl+u")
        await typed(pilot, "charles")
        await until(pilot, "review the paper, Charles")
        before = keys(screen)
        screen._search_notes("ada", [Hit("contact", ADA, 100.0, "Ada Lovelace")])
        screen._search_again("ada")
        assert keys(screen) == before, "older results never take the place of newer ones"

        await pilot.press("ctrl+u")
        await typed(pilot, "adam lovegood")
        await until(pilot, "similar")
        assert screen.list.selected is None, "nobody, where nobody is meant for sure"
        await pilot.press("enter")
        assert pilot.app.screen is screen
        await pilot.press("down", "enter")
        await until(pilot, "Timeline — Ada Lovelace")

        await find(pilot, "looms")
        await until(pilot, "coffee, 21 Nov")
        await pilot.press("enter")
        await until(pilot, "Timeline — Ada Lovelace")
        await pilot.pause()
        assert opened.app.main.timeline.selected_key == ("entries", 21)


async def test_a_note_about_nobody_opens_whatever_was_shown_before(opened: Opened) -> None:
    add(opened.store, Entry(id=22, on=DAY, kind="note", text="the library closes\nat noon"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("slash", *"char", "enter", "2", "slash", *"engine", "enter")
        shown = await until(pilot, "Timeline — Charles")
        assert "▶Charles Babbage" in shown, "the first that was found is selected"
        await pilot.press("f", *"library closes")
        await until(pilot, "note, 23 Nov")
        await pilot.press("enter")
        await until(pilot, "▶   note        the library closes")
        await pilot.press("W")
        await until(pilot, "Only what is owed or planned can wait")
        await pilot.press("enter")
        shown = await until(pilot, "esc back")
        assert "at noon" in shown
        await pilot.press("escape", "1", "escape", "r", *"yesterday", "enter")
        await until(pilot, "is over: choose a day to come")
        assert all(one.on == DAY for one in opened.store.journal.follow_ups.values())


async def test_tab_completes_fields_and_values_and_f1_explains_them(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        screen = await find(pilot, "or")
        await until(pilot, "tab: org:")
        await pilot.press("tab")
        await typed(pilot, "ana")
        await until(pilot, 'tab: org:"Analytical Engines"')
        await pilot.press("tab")
        assert screen.query_one(Prompt).value == 'org:"Analytical Engines" '
        await until(pilot, "1 found")
        assert keys(screen)[0] == ("contact", ADA)

        await pilot.press("ctrl+u")
        await typed(pilot, "ada")
        await pilot.press("f1")
        await until(pilot, "who you were not in touch with for so long")
        await typed(pilot, "quiet")
        await pilot.press("enter")
        await until(pilot, "› ada quiet:")
        assert pilot.app.screen is screen


async def test_a_search_is_saved_and_found_again_by_its_name(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        screen = await find(pilot, "i-owe:")
        await pilot.press("ctrl+s")
        await typed(pilot, "my debts")
        await pilot.press("enter")
        await until(pilot, "Saved: @my-debts finds it again")
        await pilot.press("escape", "colon")
        await typed(pilot, "debts")
        await until(pilot, "find @my-debts")
        await pilot.press("enter")
        await until(pilot, "› @my-debts")
        await until(pilot, "send slides, Ada Lovelace")
        assert pilot.app.screen is not screen


async def test_what_was_just_written_or_taken_back_is_found_or_not(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await typed(pilot, "Zora Xiqu: met at the regatta")
        await pilot.press("enter")
        await until(pilot, "✓ Noted")
        await find(pilot, "regatta")
        await until(pilot, "Zora Xiqu: ")
        await pilot.press("escape", "u")
        await until(pilot, "Took back")
        screen = await find(pilot, "regatta")
        await until(pilot, "0 found")
        assert [kind for kind, _id in keys(screen)] == ["new"]


async def test_what_another_process_wrote_is_found(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        screen = await find(pilot, "kites")
        await until(pilot, "0 found")
        other = open_store(opened.store.path.parent)
        builder = EditBuilder(other.journal)
        builder.put(Entry(id=other.new_id(), on=DAY, text="kites for Émilie", contacts=(EMILIE,)))
        other.commit(builder.build("noted kites"))
        other.close()
        opened.app._catch_up()
        await pilot.press("backspace")
        await until(pilot, "kites for Émilie")
        assert keys(screen)[0][0] == "entry"


async def test_everything_is_read_for_finding_when_nobody_types(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if opened.app.session.finder.built:
                break
        assert opened.app.session.finder.built


async def test_a_pane_is_shortened_in_the_same_language(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("slash")
        await typed(pilot, "org:analytical")
        await pilot.press("enter")
        await until(pilot, "1 of 1")
        await pilot.press("slash")
        await typed(pilot, " ogr:x")
        await until(pilot, "There is no field 'ogr:'")
        await pilot.press("enter")
        assert pilot.app.screen is not opened.app.main
        await pilot.press("escape", "2", "slash")
        await typed(pilot, "kind:cof")
        await until(pilot, "tab: kind:coffee")
        await pilot.press("tab", "enter")
        shown = await until(pilot, "filter: kind:coffee")
        assert "looms" in shown
        assert "I owe     " not in shown.split("Who owes whom")[0]


async def test_the_note_is_about_whom_is_marked_whatever_pane_was_shortened_before(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await burst(pilot, [*"1j3", "slash", "s", "backspace", "enter", "1"])
        await burst(pilot, ["j", "+"])
        await until(pilot, "› Émilie du Châtelet")
        await burst(pilot, ["escape"])
        await burst(pilot, ["slash", *"ada", "backspace", "backspace", "backspace"])
        await burst(pilot, ["enter", "k", "+"])
        await until(pilot, "› Charles Babbage: ")


async def test_of_filters_that_take_long_only_the_last_is_shown(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_time, "_FEW", 0)
    monkeypatch.setattr(in_time, "_AT_ONCE", -1.0)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("slash")
        for words in ("-ada", "-charles"):
            pilot.app.screen.query_one(Prompt).value = words
        await pilot.press("enter")
        shown = await until(pilot, "filter: -charles · 1 of 2")
        assert "Ada Lovelace" in shown


async def test_several_are_marked_and_tagged_and_one_undo_takes_it_back(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("M")
        await until(pilot, "Nobody is marked")
        await pilot.press("space")
        await until(pilot, "● 1 marked")
        await pilot.press("escape")
        await until(pilot, "of 3")
        assert not opened.app.main.look.marked_people

        await pilot.press("g", "space", "space")
        await until(pilot, "● 2 marked")
        await pilot.press("M")
        await typed(pilot, "#abos26")
        await until(pilot, "#abos26: 2 people")
        await pilot.press("enter")
        await until(pilot, "✓ #abos26: 2 people")
        people = opened.store.journal.contacts
        assert [one for one in people if people[one].tags] == [ADA, CHARLES]
        await pilot.press("u")
        await until(pilot, "Took back 2 edits")
        assert not any(one.tags for one in opened.store.journal.contacts.values())

        await pilot.press("g", "space", "M")
        await typed(pilot, "#abos26")
        await pilot.press("enter")
        await until(pilot, "✓ #abos26: 1 person")
        await pilot.press("g", "space", "M")
        await typed(pilot, "#abos26")
        await pilot.press("enter")
        await until(pilot, "Nothing changed")
        await pilot.press("2", "space")
        await until(pilot, "People and favors can be marked")
        await pilot.press("1", "slash")
        await typed(pilot, "zzz")
        await until(pilot, "Timeline — everybody")


async def test_several_are_followed_up_archived_and_deleted(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        journal = opened.store.journal
        await pilot.press("space", "space", "M", *"2w")
        await pilot.press("enter")
        await until(pilot, "✓ Write again on Monday 7 December: 2 people")
        tasks = [one for one in journal.follow_ups.values() if one.state is State.OPEN]
        assert {ADA, CHARLES} <= {one.contact for one in tasks}
        await pilot.press("g", "space", "space", "M", *"archive", "enter")
        await until(pilot, "✓ Archived: 2 people")
        assert [one.id for one in journal.people()] == [EMILIE]
        await pilot.press("u")
        await until(pilot, "3 people")
        await pilot.press("g", "space", "space", "d")
        await until(pilot, "✓ Deleted: 2 people")
        assert ADA not in journal.contacts
        assert CHARLES not in journal.contacts
        await pilot.press("u")
        await until(pilot, "3 people")
