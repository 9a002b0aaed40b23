"""The generator's journals are sound ones, of the size asked for, the same for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from netjournal.store.store import Store
from tests.bench.generate import generate


def test_a_made_up_journal_opens_and_counts(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    generate(path, 40)
    store = Store.open(
        path, backups=tmp_path / "backups", by="app", now=lambda: datetime(2026, 11, 23, tzinfo=UTC)
    )
    try:
        journal = store.journal
        assert (len(journal.contacts), len(journal.entries), len(journal.favors)) == (40, 200, 20)
        assert not store.problems
        assert not store.changed_outside
        assert all(journal.entries_of(contact) for contact in journal.contacts)
    finally:
        store.close()


def test_the_same_seed_makes_the_same_file(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        generate(tmp_path / name, 5, seed=seed)
    one, again, other = ((tmp_path / name).read_bytes() for name in ("one", "again", "other"))
    assert one == again != other
