"""What is asked and done in the half second in which a large journal's entries are still read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from netjournal import clock
from netjournal.settings import Settings
from netjournal.store.store import Store
from netjournal.tui.app import NetjournalApp
from netjournal.tui.drafts import Drafts
from netjournal.tui.session import Session
from tests.tui.opened import ADA, Opened, until


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
