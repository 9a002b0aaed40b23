"""A tag's page in the app, driven by keys: picked, begun, ticked, edited, left for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from netjournal import paths
from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact, Entry, Met, Tag, TagKind, ToMeet
from netjournal.tui import paint
from netjournal.tui.drafts import Drafts
from netjournal.tui.paint import wrapped
from netjournal.tui.screens import tag
from tests.tui.hands import type_words
from tests.tui.opened import Opened, add, open_store, screen_text, until

ADA, CHARLES, HEDY = 11, 12, 14
MARY = 15


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    made = Opened(tmp_path)
    builder = EditBuilder(made.store.journal)
    builder.put(Contact(id=MARY, name="Mary Somerville [/x]", met=Met(tag="abos26")))
    builder.put(
        Entry(id=22, on=date(2026, 11, 21), kind="met", contacts=(ADA,), tags=("abos26",),
              text="wants the slides on how the route of the river van follows the school year, and"
              " told me at length about the heater")
    )  # fmt: skip
    builder.put(
        Tag(id=31, name="abos26", title="Outreach weekend", kind=TagKind.EVENT, place="Denver",
            starts=date(2026, 11, 21), ends=date(2026, 11, 22),
            to_meet=(ToMeet(name="Charles Babbage", contact=CHARLES), ToMeet(name="Hypatia")))
    )  # fmt: skip
    made.store.commit(builder.build("went to a conference"))
    yield made
    made.store.close()


async def test_of_very_many_notes_the_oldest_wait_for_enter(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tag, "MOST", 1)
    old = Entry(id=23, on=date(2026, 3, 1), kind="note", text="first heard", tags=("abos26",))
    add(opened.store, old)
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "2 notes")
        await pilot.press("G")
        shown = await until(pilot, "1 older, enter shows them")
        assert "Notes · 2" in shown
        assert "first heard" not in shown
        await pilot.press("enter")
        await until(pilot, "first heard")


async def test_a_page_is_readable_at_every_size(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t")
        shown = await until(pilot, "Tags and events")
        assert "#abos26" in shown
        await pilot.press("enter")
        for size in ((120, 36), (80, 24), (50, 16)):
            await pilot.resize_terminal(*size)
            await pilot.press("g")
            shown = await until(pilot, "#abos26 — Outreach weekend")
            assert "▶   event" in shown
            assert "21–22 Nov" in shown
            assert "○  Charles Babbage" in shown
            assert "space met" in shown
            assert "esc back" in shown
            await pilot.press("G")
            shown = await until(pilot, "heater")
            assert "slides on how" in shown, "a long note is on as many lines as it needs"
            assert not shown.splitlines()[-2].strip(), "nothing wraps into the status line"


async def test_space_ticks_whom_you_met_and_u_takes_it_back(opened: Opened) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "To meet · 0 of 2 met")
        await pilot.press("space")
        assert "Only somebody to meet can be ticked" in await until(pilot, "Only somebody")
        await pilot.press("j", "space")
        shown = await until(pilot, "To meet · 1 of 2 met")
        assert "▶✓  Charles Babbage" in shown
        assert "✓ Met: Charles Babbage, #abos26" in shown
        await pilot.press("u")
        await until(pilot, "To meet · 0 of 2 met")
        await pilot.press("enter")
        await until(pilot, "To meet · 1 of 2 met")
        await pilot.press("j", "d")
        shown = await until(pilot, "To meet · 1 of 1 met")
        assert "No longer to meet at #abos26: Hypatia" in shown


async def test_m_adds_somebody_and_says_whether_they_are_known(opened: Opened) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "To meet · 0 of 2 met")
        await pilot.press("m")
        await type_words(pilot, "hedy")
        await until(pilot, "Hedy Lamarr, who is in the journal")
        await pilot.press("enter")
        await until(pilot, "○  Hedy Lamarr")
        await pilot.press("m")
        await type_words(pilot, "Lise Meitner")
        await until(pilot, "only the name")
        await pilot.press("enter")
        await until(pilot, "○  Lise Meitner")
        await pilot.press("m")
        await type_words(pilot, "lise meitner")
        await pilot.press("enter")
        await until(pilot, "! Lise Meitner is on the list of #abos26 already.")


async def test_a_page_is_found_or_begun_before_the_event_and_gets_a_kind_and_its_lines(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("f")
        await type_words(pilot, "weekend")
        await until(pilot, "#abos26 Outreach weekend")
        await pilot.press("enter")
        await until(pilot, "#abos26 — Outreach weekend")
        await pilot.press("escape")
        await until(pilot, "1 People")

        await pilot.press("t")
        await type_words(pilot, "nyla27")
        await until(pilot, "+ new page #nyla27")
        await pilot.press("enter")
        await until(pilot, "only a tag so far")
        assert opened.store.journal.tag("nyla27") is None, "looking is not writing"
        await pilot.press("K")
        await until(pilot, "What is #nyla27?")
        await type_words(pilot, "group")
        await pilot.press("enter")
        shown = await until(pilot, "✓ New page: #nyla27")
        assert "group" in shown
        await pilot.press("e")
        await until(pilot, "Edit #nyla27")
        await pilot.press("down", "down", "down")
        await type_words(pilot, "3-5 mar 2027")
        await pilot.press("ctrl+s")
        shown = await until(pilot, "3–5 Mar 2027")
        assert "✓ Changed #nyla27" in shown


async def test_a_page_is_renamed_deleted_brought_back_and_covered_by_keys(opened: Opened) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "People met · 2")
        await pilot.press("e", *["backspace"] * 2)
        await type_words(pilot, "2026")
        await pilot.press("ctrl+s")
        shown = await until(pilot, "#abos2026 — Outreach weekend")
        assert "Renamed #abos26 to #abos2026" in shown
        assert "People met · 2" in shown
        await pilot.press("u")
        await until(pilot, "#abos26 — Outreach weekend")

        await pilot.press("d")
        await until(pilot, "Deleted #abos26, off 1 entry")
        await pilot.press("u")
        await until(pilot, "People met · 2")

        await pilot.press("x")
        await until(pilot, "x does nothing here")
        await pilot.press("ctrl+c")
        await until(pilot, "q quits, nothing is lost")
        await pilot.press("question_mark")
        shown = await until(pilot, "Help — #abos26")
        assert "somebody to meet" in shown
        await pilot.press("escape", "ctrl+l")
        shown = await until(pilot, "Names are covered")
        assert "Charles" not in shown


async def test_enter_on_a_person_goes_to_the_person(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "People met")
        await pilot.press("j", "j", "j", "j", "enter")
        shown = await until(pilot, "2 Timeline — Mary Somerville [/x]")
        assert "▶Mary Somerville [/x]" in shown


async def test_a_note_from_the_page_ticks_whom_it_says_was_met(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "To meet · 0 of 2 met")
        await pilot.press("j", "+")
        await type_words(pilot, "gears")
        await until(pilot, "met Charles Babbage #abos26: gears")
        await pilot.press("enter")
        shown = await until(pilot, "To meet · 1 of 2 met")
        assert ": gears" in shown
        assert "#abos26 — Outreach weekend" in shown, "the page stays"
        await pilot.press("j", "k", "space")
        await until(pilot, "a note says so")


async def test_what_another_process_wrote_appears_on_the_page(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "Ada Lovelace")
        await pilot.press("t", "enter")
        await until(pilot, "People met · 2")
        other = open_store(tmp_path)
        builder = EditBuilder(other.journal)
        builder.put(
            Entry(id=29, on=date(2026, 11, 21), kind="met", contacts=(CHARLES,), tags=("abos26",))
        )
        other.commit(builder.build("noted: Charles"))
        other.close()
        for _ in range(100):
            await pilot.pause(0.05)
            if "People met · 3" in screen_text(pilot):
                break
        assert "People met · 3" in screen_text(pilot)


async def test_a_draft_about_somebody_to_meet_stays_theirs_when_the_list_moves(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await pilot.press("t", "enter")
        await until(pilot, "Charles Babbage")
        await pilot.press("j", "+")
        await type_words(pilot, "mills [/x]")
        await pilot.press("escape", "d")
        await until(pilot, "No longer to meet at #abos26: Charles Babbage")
        await pilot.press("+")
        shown = await until(pilot, "met Hypatia #abos26:")
        assert "mills" not in shown


def test_a_draft_is_kept_with_its_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    home, work = (paths.drafts_of(tmp_path / name / "journal.json") for name in ("home", "work"))
    Drafts(home).keep("note-abos26-Ada [/x]", "Ada: mills")
    assert Drafts(home).read("note-abos26-Ada [/x]") == "Ada: mills"
    assert not Drafts(work).read("note-abos26-Ada [/x]")


@pytest.mark.parametrize(
    "words",
    ["short", "two\nlines", "a long note " * 9, "зима", "日本" * 30, "x" * 90, "", "  a  b"],
)
def test_a_row_of_a_page_is_wrapped_once(words: str) -> None:
    lines = wrapped(words, 40)
    assert wrapped(words, 40) is lines
    assert list(lines) == ([one.plain.rstrip() for one in paint.text(words).wrap(40)] or [""])
