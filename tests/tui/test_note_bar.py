"""The note bar, driven by keys: reading, completing, recalling, drafts, and what is asked after."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from netjournal.capture.draft import Draft, Span, SpanKind
from netjournal.model.records import Contact, Entry, Tag, TagKind
from netjournal.tui.line_bar import LineBar
from netjournal.tui.line_prompt import typed_spans
from netjournal.tui.screens import desk
from netjournal.tui.screens.note import NoteBar
from tests.tui.hands import type_words
from tests.tui.opened import (
    ADA,
    ANAS,
    CHARLES,
    DAY,
    LIMA,
    SOUZA,
    Opened,
    add,
    burst,
    entries_by_text,
    pasted,
    prompt,
    until,
)


def underlined(pilot: Pilot[int]) -> str:
    """Return the underlined words of the line as they stand on the screen."""
    strip = prompt(pilot).render_line(0)
    return "|".join(
        segment.text.strip() for segment in strip if segment.style and segment.style.underline
    )


async def test_what_was_recognised_is_underlined_in_the_line(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "  Ada Lovelace:  runs [b]vans[/x] #abos26 > send slides by fri +2w")
        await until(pilot, "→ send slides")
        shown = underlined(pilot)
        assert "Ada Lovelace" in shown
        assert "#abos26" in shown
        assert "send slides by fri" in shown.replace("|", " ").replace("  ", " ")
        assert "+2w" in shown
        assert "runs" not in shown
        await until(pilot, "runs [b]vans[/x]")


def test_spans_are_found_in_the_line_as_it_was_typed() -> None:
    draft = Draft(
        line="Ada wants gears",
        text="",
        on=DAY,
        spans=(Span(0, 3, SpanKind.PERSON), Span(10, 15, SpanKind.I_OWE)),
    )
    typed = "  Ada   wants\x07 gears"
    assert [typed[one.start : one.end] for one in typed_spans(typed, draft)] == ["Ada", "gears"]
    assert typed_spans("Something else", draft) == []


async def test_tab_takes_the_row_and_enter_saves_whatever_is_listed(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "cha")
        await until(pilot, "▶Charles Babbage")
        await pilot.press("tab")
        assert prompt(pilot).value == "Charles Babbage "
        await type_words(pilot, "has gears")
        await pilot.press("backspace", "backspace")
        assert prompt(pilot).value == "Charles Babbage has gea"
        await type_words(pilot, " ad")
        await pilot.pause(0.1)
        assert pilot.app.screen.query_one(LineBar).choices.rows
        await pilot.press("enter")
        await until(pilot, "✓ Noted")
        assert "has gea ad" in " ".join(entries_by_text(opened.store))


async def test_arrows_move_in_the_open_list_and_recall_lines_without_one(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        for line in ("Charles Babbage: rang", "Charles Babbage: rang again"):
            await pilot.press("a")
            await pasted(pilot, line)
            await pilot.press("enter")
            await until(pilot, "✓ Noted")
        await pilot.press("a")
        await type_words(pilot, "#gea")
        await pilot.press("up", "up")
        assert prompt(pilot).value == "Charles Babbage: rang"
        await pilot.press("down", "down")
        assert prompt(pilot).value == "#gea", "what was begun comes back"
        prompt(pilot).put("")
        await type_words(pilot, "ana")
        await until(pilot, "Ana Lima")
        first = pilot.app.screen.query_one(LineBar).choices.selected_key
        await pilot.press("down")
        assert prompt(pilot).value == "ana"
        second = pilot.app.screen.query_one(LineBar).choices.selected_key
        assert {first, second} == {"Ana Souza (PyCo)", "Ana Lima"}
        await pilot.press("tab")
        assert prompt(pilot).value == f"{str(second).partition(' (')[0]} "


async def test_a_draft_for_one_person_and_the_note_s_own_are_kept_apart(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "half a thought")
        await pilot.press("escape")
        await until(pilot, "The draft is kept; a opens it again")
        await pilot.press("plus")
        assert prompt(pilot).value == "Ada Lovelace: "
        await type_words(pilot, "vans")
        await pilot.press("escape")
        await until(pilot, "The draft is kept; + opens it again")
        await pilot.press("a")
        assert prompt(pilot).value == "half a thought"
        await pilot.press("escape", "plus")
        assert prompt(pilot).value == "Ada Lovelace: vans"
        await pilot.press("enter")
        await until(pilot, "✓ Noted")
        await pilot.press("plus")
        assert prompt(pilot).value == "Ada Lovelace: "


async def test_an_event_of_today_is_offered_and_tab_takes_it(opened: Opened) -> None:
    first, last = date(2026, 11, 22), date(2026, 11, 24)
    add(opened.store, Tag(id=71, name="abos26", kind=TagKind.EVENT, starts=first, ends=last))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await type_words(pilot, "Charles Babbage: gears ")
        await until(pilot, "#abos26?  tab adds it")
        await pilot.press("tab", "enter")
        await until(pilot, "✓ Noted")
        assert entries_by_text(opened.store)["gears"].tags == ("abos26",)


async def test_a_tie_is_asked_after_enter_and_one_digit_answers(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "Ana: wants the gears")
        await pilot.press("enter")
        shown = await until(pilot, "Which Ana?")
        assert "Souza (PyCo)" in shown
        assert "n new" in shown
        assert "esc later" in shown
        chosen = "1" if "1 Lima" in shown else "2"
        await pilot.pause(desk.MOMENT)
        await pilot.press(chosen)
        await until(pilot, "Ana Lima")
        await pilot.pause()
        assert any(LIMA in one.contacts for one in opened.store.journal.entries.values())
        await pilot.press("1")
        assert opened.app.main.pane == "people", "a digit is a pane again"


async def test_a_small_window_cuts_no_answer(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(50, 16)) as pilot:
        await pilot.press("a")
        await pasted(pilot, "Ana: wants the gears")
        await pilot.press("enter")
        shown = await until(pilot, "Which Ana?")
        assert "Souza" in shown
        assert "Lima" in shown
        assert "n new" in shown


async def test_every_size_shows_the_end_of_the_line_and_its_reading(opened: Opened) -> None:
    async with opened.app.run_test(size=(20, 5)) as pilot:
        await pilot.press("a")
        await pasted(pilot, "Charles Babbage: gears > send gears by fri and ada")
        await until(pilot, "fri and ada")
        for size in ((50, 16), (80, 24), (120, 36)):
            await pilot.resize_terminal(*size)
            await until(pilot, "fri and ada")
            await until(pilot, "✓ Charles Babbage")
            await until(pilot, "▶Ada Lovelace (Analytical Engines)")
            shown = await until(pilot, "→ send gears")
            assert "enter save" in shown


async def test_a_digit_that_came_along_with_enter_answers_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "MOMENT", 60.0)
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("2", "a")
        await pasted(pilot, "Ana: wants the gears")
        await pilot.press("enter")
        await until(pilot, "Which Ana?")
        await pilot.press("1")
        await until(pilot, "Which Ana?")
        assert opened.app.main.pane == "people"
        assert all(not one.contacts or ADA in one.contacts for one in _entries(opened))


async def test_esc_leaves_a_tie_open(opened: Opened) -> None:
    add(opened.store, *ANAS)
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "Ana: wants the gears")
        await pilot.press("enter")
        await until(pilot, "Which Ana?")
        await pilot.pause(desk.MOMENT)
        await pilot.press("escape")
        await until(pilot, "Kept open: which Ana?")
        assert any(one.unclear for one in _entries(opened))


async def test_several_pasted_lines_open_everyone_i_met(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "- Mary Somerville: the atlas\n\n- Charles Babbage: gears\n")
        await until(pilot, "Where were you?   2 pasted lines wait")
        await pilot.press("down", "enter")
        await until(pilot, "2 people")
        assert {"the atlas", "gears"} <= set(entries_by_text(opened.store))


async def test_a_pasted_signature_is_one_line_and_one_person(opened: Opened) -> None:
    signature = "Mary Somerville\nOutreach Librarian\nFife Libraries\n+44 1334 555 0142\n"
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, f"{signature}mary@fife.example")
        await until(pilot, "+ new Mary Somerville (Fife Libraries, Outreach Librarian)")
        await pilot.press("enter")
        await until(pilot, "✓ Noted")
        (mary,) = (one for one in opened.store.journal.contacts.values() if "Mary" in one.name)
        assert mary.emails[0].value == "mary@fife.example"


async def test_a_line_that_cannot_be_saved_stays_where_it_was_typed(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await pilot.press("a")
        await pasted(pilot, "Charles Babbage: gears")
        opened.store.keeper.read_only = "The disk is full."
        await pilot.press("enter")
        await until(pilot, "! The disk is full.")
        assert prompt(pilot).value == "Charles Babbage: gears"
        assert isinstance(pilot.app.screen, NoteBar)


async def test_a_whole_note_costs_five_keys_beyond_its_words(opened: Opened) -> None:
    said = "Charles Babbage wants gears send gears by fri 1 dec"
    keys = ["a", *"Charles Babbage wants gears > send gears by fri +1 dec", "enter"]
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        await burst(pilot, keys)
        await until(pilot, "✓ Noted")
        journal = opened.store.journal
        (favor,) = (one for one in journal.favors.values() if one.what == "send gears")
        (task,) = (one for one in journal.follow_ups.values() if one.on == date(2026, 12, 1))
        assert (favor.contact, favor.due) == (CHARLES, date(2026, 11, 27))
        assert task.contact == CHARLES
        assert "wants gears" in entries_by_text(opened.store)
    assert len(keys) - len(said) <= 5


def _entries(opened: Opened) -> list[Entry]:
    return list(opened.store.journal.entries.values())


async def test_a_line_for_the_selected_person_is_theirs_whoever_else_has_the_name(
    opened: Opened,
) -> None:
    add(opened.store, Contact(id=SOUZA, name="Ana Souza", organization="PyCo"))
    add(opened.store, Contact(id=LIMA, name="Ana Souza", organization="Lisbon Library"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "looms")
        opened.app.main.show_person(LIMA)
        await pilot.press("plus")
        await type_words(pilot, "rang > the map by fri")
        await until(pilot, "✓ Ana Souza (Lisbon Library)")
        await pilot.press("enter")
        await until(pilot, "I owe 1 thing")
        assert entries_by_text(opened.store)["rang"].contacts == (LIMA,)
        await pilot.press("a")
        await type_words(pilot, "Ana Souza: wrote")
        await pilot.press("enter")
        await until(pilot, "1 Lisbon Library  2 PyCo")
