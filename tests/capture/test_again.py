"""An entry becomes one line again, which reads back into the same records; answers settle doubts."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

import pytest

from netjournal.capture import again, doubts
from netjournal.capture.filing import file
from netjournal.model.journal import Journal
from netjournal.model.records import TABLES
from tests.capture.people import NOW
from tests.capture.table import Case, cases, journal, taken

TABLE = [one for one in cases() if not one.event]


def filed(case: Case) -> tuple[Journal, int]:
    held = journal()
    ids = count(held.newest_id() + 1000)
    held.apply(file(taken(case, held), held, NOW, lambda: next(ids)))
    return held, max(held.entries, default=0)


def rows(held: Journal) -> dict[str, dict[int, object]]:
    return {table: dict(held.table(table)) for table in TABLES if table != "contacts"}


@pytest.mark.parametrize("case", TABLE, ids=[one.line[:60] for one in TABLE])
def test_reading_a_saved_line_again_gives_the_same_records(case: Case) -> None:
    held, entry = filed(case)
    if not entry:
        return
    before = rows(held)
    line = again.line_of(held, entry)
    draft = again.reread(held, entry, line)
    ids = count(held.newest_id() + 5000)
    held.apply(again.refile(draft, held, entry, NOW, lambda: next(ids)))
    assert rows(held) == before, line
