"""Importing in the app: files, a summary before anything changes, one undo; people twice."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from netjournal.model.builder import EditBuilder
from netjournal.model.records import Contact, Point
from netjournal.settings import Settings
from netjournal.tui.app import NetjournalApp
from netjournal.tui.line_list import LineList
from netjournal.tui.overlay import Prompt
from netjournal.tui.screens.duplicates import DuplicatesScreen
from netjournal.tui.screens.files import FilesScreen
from netjournal.tui.screens.summary import SummaryScreen
from netjournal.tui.session import Session
from tests.tui.hands import type_words
from tests.tui.opened import burst, until
from tests.tui.test_main_screen import ADA, Opened

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Grace Hopper\nEMAIL:grace@navy.example\nEND:VCARD\n"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    (folder / "cards.vcf").write_text(CARD, "utf-8")
    (folder / "people.csv").write_text("Wer,Farbe\nMary Somerville,blue\n", "utf-8")
    (folder / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    os.utime(folder / "cards.vcf", (2_000_000_000, 2_000_000_000))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Opened(tmp_path)
    yield made
    made.store.close()


async def settled(pilot: Pilot[None], until) -> None:
    for _ in range(200):
        await pilot.pause()
        if until():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


def lines(opened: Opened) -> list[str]:
    return [str(row) for row in opened.app.screen.query_one(LineList).rows]


def text(opened: Opened) -> str:
    return " ".join(lines(opened))


def names(opened: Opened) -> list[str]:
    return [one.name for one in opened.app.session.journal.contacts.values()]


async def to_files(opened: Opened, pilot: Pilot[None]) -> None:
    await pilot.press("i")
    await settled(pilot, lambda: len(lines(opened)) == 2)


async def to_summary(opened: Opened, pilot: Pilot[None], words: str) -> None:
    await settled(pilot, lambda: isinstance(opened.app.screen, SummaryScreen))
    await settled(pilot, lambda: words in text(opened))


async def test_the_newest_file_is_shown_imported_and_taken_back_with_one_key(
    opened: Opened,
) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await to_files(opened, pilot)
        assert "cards.vcf" in lines(opened)[0]
        assert "photo.csv" not in text(opened)
        await pilot.press("enter")
        await to_summary(opened, pilot, "new, into the address book: 1 person")
        assert "Grace Hopper" not in names(opened)
        await pilot.press("enter")
        await settled(pilot, lambda: len(opened.app.screen_stack) == 1)
        await settled(pilot, lambda: "Grace Hopper" in names(opened))
        await until(pilot, "Imported 1 person    u undo · f finds them")
        await pilot.press("u")
        assert "Grace Hopper" not in names(opened)


async def test_esc_leaves_nothing_behind(opened: Opened) -> None:
    async with opened.app.run_test(size=(80, 24)) as pilot:
        before = dict(opened.app.session.journal.contacts)
        await to_files(opened, pilot)
        await pilot.press("enter")
        await to_summary(opened, pilot, "address book")
        await pilot.press("escape")
        await settled(pilot, lambda: len(opened.app.screen_stack) == 1)
        assert opened.app.session.journal.contacts == before
        assert opened.store.undo().edit.label == "took back: added everybody"


async def test_a_dragged_path_and_enter_in_one_burst(opened: Opened, tmp_path: Path) -> None:
    path = tmp_path / "my people.vcf"
    path.write_text(CARD.replace("Grace Hopper", "Hedy Kiesler"), "utf-8")
    async with opened.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i")
        assert isinstance(opened.app.screen, FilesScreen)
        await type_words(pilot, f"'{path}' ")
        await pilot.press("enter")
        await to_summary(opened, pilot, "my people.vcf")


async def test_columns_are_corrected_on_a_screen_and_remembered(opened: Opened) -> None:
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await to_files(opened, pilot)
        await type_words(pilot, "people")
        await pilot.press("enter")
        await to_summary(opened, pilot, "None of the columns says who a row is about")
        await pilot.press("m")
        await settled(pilot, lambda: bool(opened.app.screen.query(Prompt)))
        assert opened.app.screen.query_one(Prompt).placeholder == "notes, as “Mary Somerville”"
        await burst(pilot, [*"name", "ctrl+s"])
        await to_summary(opened, pilot, "Wer as name, Farbe as notes")
        assert "new, into the address book: 1 person" in text(opened)
        await pilot.press("e")
        await settled(pilot, lambda: bool(opened.app.screen.query(Prompt)))
        await type_words(pilot, "Royal Society")
        await pilot.press("enter")
        await to_summary(opened, pilot, "met at: #Royal-Society")
        await pilot.press("enter")
        journal = opened.app.session.journal
        await settled(pilot, lambda: "Mary Somerville" in names(opened))
        mary = next(c for c in journal.contacts.values() if c.name == "Mary Somerville")
        assert (mary.tags, mary.about) == (("Royal-Society",), "Farbe: blue")


async def test_people_twice_are_merged_kept_and_brought_back(opened: Opened) -> None:
    opened.app = NetjournalApp(
        Session(opened.store, Settings(keys={"undo": ["Z"]}), opened.app.session.drafts)
    )
    session = opened.app.session

    builder = EditBuilder(session.journal)
    ada = session.journal.contacts[ADA]
    mail = (Point(value="ada@x.example"),)
    builder.update(ada, emails=mail)
    builder.put(Contact(id=91, name="Ada Lovelace", emails=mail, organization="Looms"))
    builder.put(Contact(id=92, name="A. Lovelace", emails=mail))
    session.commit(builder.build("doubled"))
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await opened.app.main.run_action("duplicates")
        await settled(pilot, lambda: isinstance(opened.app.screen, DuplicatesScreen))
        because = opened.app.screen.query_one("#because", Static)
        assert "1 of 3: the same name and e-mail address" in str(because.content)
        await burst(pilot, ("down", "space", "enter"))
        assert 91 not in session.journal.contacts
        merged = session.journal.contacts[ADA]
        assert merged.organization == "Looms"
        assert merged.positions[0].organization == "Analytical Engines"
        await until(pilot, "Z undo")
        await pilot.press("Z")
        assert 91 in session.journal.contacts
        await pilot.press("b", "b", "b")
        assert "Nobody is in the journal twice" in str(because.content)
        assert len(session.journal.pairs) == 3
        await pilot.press("escape")
        assert len(opened.app.screen_stack) == 1


async def test_the_boxes_fit_every_window(opened: Opened) -> None:
    async def fits() -> None:
        for size in ((120, 36), (80, 24), (50, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            box = opened.app.screen.query_one(".overlay-box").region
            assert box.right <= size[0]
            assert box.bottom <= size[1]

    async with opened.app.run_test(size=(50, 16)) as pilot:
        await to_files(opened, pilot)
        await fits()
        await pilot.press("enter")
        await to_summary(opened, pilot, "address book")
        await fits()
