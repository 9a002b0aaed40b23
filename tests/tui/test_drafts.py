"""What is being typed is on the disk at once, and comes back after a crash or a refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from netjournal import clock
from netjournal.model.edits import Edit, change
from netjournal.model.records import Contact, Direction, Favor
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from netjournal.tui.status import StatusLine
from tests.tui.hands import type_words

Open = Callable[[], NetjournalApp]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Open the app on one journal again and again, as after a crash: nothing is closed before."""

    def app() -> NetjournalApp:
        path = tmp_path / "journal.json"
        store = Store.open(
            path, backups=tmp_path / "backups", by="app", now=clock.now, create=True, entries=False
        )
        if not store.journal.contacts:
            ada = Contact(id=store.new_id(), name="Ada Lovelace")
            store.commit(Edit("added Ada", (change(None, ada),)))
        return NetjournalApp(Session(store, Settings(), Drafts(tmp_path / "drafts")))

    return app


async def test_typed_words_are_there_again_after_a_crash(opened: Open, tmp_path: Path) -> None:
    typed = {"a": "Ada: hums", ">": "send the slides", "r": "2w the draft", "ctrl+n": "Mary S."}
    app = opened()
    async with app.run_test() as pilot:
        for count, (key, words) in enumerate(typed.items(), 1):
            await pilot.press(key)
            await type_words(pilot, words)
            kept = [path.read_text() for path in (tmp_path / "drafts").iterdir()]
            assert sorted(kept) == sorted([*typed.values()][:count])
            # As a crash leaves it: nothing closes the box.
            await app.pop_screen()
        assert "Lovelace" not in "".join(path.name for path in (tmp_path / "drafts").iterdir())
    app = opened()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "What you were typing is kept" in app.main.query_one(StatusLine).words
        for key, words in typed.items():
            await pilot.press(key)
            await pilot.pause()
            assert app.screen.query_one(Input).value == words
            await pilot.press("enter")
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert not list((tmp_path / "drafts").rglob("*"))


async def test_a_form_comes_back_as_it_was_left(opened: Open, tmp_path: Path) -> None:
    async with opened().run_test() as pilot:
        await pilot.press("e")
        await type_words(pilot, " King")
        await pilot.pause()
    app = opened()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert app.screen.query(Input).first().value == "Ada Lovelace King"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert [one.name for one in app.session.journal.contacts.values()] == ["Ada Lovelace King"]
        assert not list((tmp_path / "drafts").rglob("*"))


async def test_what_is_typed_for_one_namesake_is_not_offered_for_another(opened: Open) -> None:
    app = opened()
    app.session.commit(
        Edit("added her namesake", (change(None, Contact(id=1, name="Ada Lovelace")),))
    )
    async with app.run_test() as pilot:
        await pilot.press("e")
        await type_words(pilot, " King")
    async with opened().run_test() as pilot:
        await pilot.press("j", "e")
        assert pilot.app.screen.query(Input).first().value == "Ada Lovelace"
        await pilot.press("escape", ">")
        await type_words(pilot, "send the slides")
    async with opened().run_test() as pilot:
        await pilot.press("k", ">")
        assert pilot.app.screen.query_one(Input).value == ""
        await pilot.press("escape", "e")
        assert pilot.app.screen.query(Input).first().value == "Ada Lovelace King"


async def test_a_day_typed_for_one_favor_is_not_offered_for_another(opened: Open) -> None:
    app = opened()
    (ada,) = app.session.journal.contacts
    favors = (Favor(id=n, contact=ada, direction=Direction.I_OWE, what="tea") for n in (1, 2))
    app.session.commit(Edit("owed her", tuple(change(None, one) for one in favors)))
    async with app.run_test() as pilot:
        await pilot.press("3", "W", *"2w")
        for key, typed in (("j", ""), ("k", "2w")):
            # As a crash leaves it: nothing closes the box.
            await app.pop_screen()
            await pilot.press(key, "W")
            assert app.screen.query_one(Input).value == typed


async def test_a_refused_form_is_not_lost(opened: Open, tmp_path: Path) -> None:
    app = opened()
    async with app.run_test() as pilot:
        await pilot.press("e")
        await type_words(pilot, " King")
        ada = next(iter(app.session.journal.contacts.values()))
        shell = Store.open(
            tmp_path / "journal.json", backups=tmp_path / "backups", by="shell", now=clock.now
        )
        shell.commit(Edit("renamed Ada", (change(ada, Contact(id=ada.id, name="A. L.")),)))
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        shown = str(app.screen.query_one(".overlay-note", Static).content)
        assert "changed" in shown, shown
        assert app.screen.query(Input)[0].value == "Ada Lovelace King"
        assert any("King" in path.read_text() for path in (tmp_path / "drafts").iterdir())


async def test_closing_a_box_leaves_no_draft(opened: Open, tmp_path: Path) -> None:
    async with opened().run_test() as pilot:
        await pilot.press(">")
        await type_words(pilot, "send the slides")
        await pilot.press("escape")
        await pilot.pause()
        assert not list((tmp_path / "drafts").rglob("*"))
