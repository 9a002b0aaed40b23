"""What is asked and done in the half second in which a large journal's entries are still read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from netjournal import clock
from netjournal.model.making import contacts
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from tests.tui.hands import type_words
from tests.tui.opened import ADA, CHARLES, Opened, until


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A journal of which no entry was read yet."""
    Opened(tmp_path).store.close()
    store = Store.open(
        tmp_path / "journal.json",
        backups=tmp_path / "backups",
        by="app",
        now=clock.now,
        entries=False,
    )
    assert not store.journal.complete
    yield Session(store, Settings(), Drafts(tmp_path / "drafts"))
    store.close()


async def test_deleting_somebody_reaches_the_notes_that_are_not_read_yet(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NetjournalApp, "_begin", lambda _app: None)
    app = NetjournalApp(session)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("d")
        await until(pilot, "Deleted Ada Lovelace, with 1 entry")
    assert not any(ADA in one.contacts for one in session.whole().entries.values())


def test_what_was_looked_for_too_early_is_found_once_the_notes_are_read(session: Session) -> None:
    def found() -> list[str]:
        while session.finder.build_some():
            pass
        return [hit.title for hit in session.finder.search("looms") if hit.type == "entry"]

    assert not found()
    for _ in session.load_entries():
        pass
    assert found()


async def test_what_takes_long_in_a_large_journal_comes_beside_the_keys(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.tui.session._LARGE", 0)
    session = opened.app.session
    async with opened.app.run_test(size=(120, 36)) as pilot:
        await until(pilot, "3 people")
        await pilot.press("o", "E")
        await until(pilot, "Your network at a glance")
        await until(pilot, "No goals yet")
        await pilot.press("n")
        await type_words(pilot, "find a mentor with charles")
        await pilot.press("enter")
        await until(pilot, "people      Charles Babbage")
        await pilot.press("escape", "R", "enter")
        await until(pilot, "What came of 2026")
        await pilot.press("escape", "v")
        await until(pilot, "What is unsure")
        await pilot.press("escape", "P")
        await type_words(pilot, "charles")
        await until(pilot, "Charles Babbage")
        await pilot.press("enter")
        await until(pilot, "Who can introduce me to Charles Babbage")
        await pilot.press("escape", "t")
        await until(pilot, "Tags and events")
        await pilot.press("escape", "ctrl+l")
        shown = await until(pilot, "A·· L·······")
        assert shown.index("A·· L·······") < shown.index("C······ B······"), "whom you met last"
        renamed = msgspec.structs.replace(session.journal.contacts[CHARLES], name="Zelda B")
        edit = contacts.change(session.journal, renamed, now=clock.now(), new_id=session.new_id)
        session.commit(edit)
        assert session.cover("Zelda, or Charles") == "Z····, or C······", "what they were, too"


async def test_what_is_made_of_a_journal_is_made_again_where_it_changed_meanwhile(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.tui.session._LARGE", 0)
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        if made == [0]:
            session.commit(contacts.archive(session.journal, session.journal.contacts[ADA]))
            raise RuntimeError
        return made[-1]

    assert await session.reckoned(make) == 1
