"""Whatever happens to favors, the totals on screen, in `owes --json` and in a recount agree."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.errors import NetjournalError
from netjournal.model.amounts import parse_amount
from netjournal.model.making import contacts, favors
from netjournal.model.records import Amount, Contact, Direction, Favor, State
from netjournal.store.store import Store
from netjournal.views import as_json, phrases
from netjournal.views.owes import owes_money, owes_rows, owes_title

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = (11, 12)
AMOUNTS = ("0.1 USD", "0.2 USD", "500 JPY", "1 JPY", "1000000000000 EUR", "0.001 KWD", "")

KINDS = (
    *("promise", "promise", "part", "settle", "reopen", "let_go", "later", "delete"),
    *("archive", "undo", "undo", "redo"),
)
OPERATIONS = st.tuples(
    st.sampled_from(KINDS),
    st.integers(0, 20),
    st.sampled_from(AMOUNTS),
    st.sampled_from(list(Direction)),
)


def recount(store: Store, direction: Direction) -> tuple[int, dict[str, int]]:
    """Count what is open from the records alone, by the plainest reading of the words."""
    open_ones = [
        favor
        for favor in store.journal.favors.values()
        if favor.state is State.OPEN
        and favor.direction is direction
        and not (favor.hidden_until and favor.hidden_until > DAY)
        and not store.journal.contacts[favor.contact].archived
    ]
    sums: Counter[str] = Counter()
    for favor in open_ones:
        if favor.amount:
            paid = sum(part.amount.minor for part in favor.parts if part.amount)
            sums[favor.amount.currency] += favor.amount.minor - paid
    return len(open_ones), {code: minor for code, minor in sums.items() if minor}


def act(store: Store, what: str, which: int, amount: str, direction: Direction) -> None:
    journal = store.journal
    held = sorted(journal.favors.values(), key=lambda favor: favor.id)
    favor = held[which % len(held)] if held else None
    money = parse_amount(amount, "USD")
    if what == "undo":
        store.undo()
    elif what == "redo":
        store.redo()
    elif what == "archive":
        person = journal.contacts[PEOPLE[which % 2]]
        store.commit(contacts.archive(journal, person, reason="" if person.archived else "away"))
    elif what == "promise" or favor is None:
        made = Favor(
            id=store.new_id(),
            contact=PEOPLE[which % 2],
            direction=direction,
            what="a thing",
            amount=money,
            due=DAY + timedelta(days=which) if which % 3 else None,
        )
        store.commit(favors.promise(journal, made, now=NOW))
    elif what == "part":
        store.commit(
            favors.settle_part(journal, favor, DAY, amount=money, text="" if money else "x")
        )
    elif what == "settle":
        store.commit(favors.settle(journal, favor, DAY))
    elif what == "reopen":
        store.commit(favors.reopen(journal, favor))
    elif what == "let_go":
        store.commit(favors.let_go(journal, favor, DAY))
    elif what == "later":
        store.commit(favors.later(journal, favor, DAY + timedelta(days=which % 3)))
    else:
        store.commit(favors.delete(journal, favor))


def agree(store: Store) -> None:
    told = as_json.owes(store.journal, DAY)
    for direction in Direction:
        count, sums = recount(store, direction)
        rows = owes_rows(store.journal, DAY, direction)
        assert owes_title(rows).endswith(f" {count}")
        assert len(list(rows)) == count
        assert {row.id for row in rows} == {one["id"] for one in told[direction.value]}
        amounts = [Amount(minor=sums[code], currency=code) for code in sorted(sums)]
        assert owes_money(rows) == phrases.money(amounts)
        by_row = Counter[str]()
        for one in told[direction.value]:
            if one["currency"]:
                by_row[one["currency"]] += one["left"]
        assert {code: minor for code, minor in by_row.items() if minor} == sums
        for place, row in enumerate(rows):
            assert rows.find((row.table, row.id, row.matter)) == place


@settings(max_examples=25, deadline=None)
@given(st.lists(OPERATIONS, min_size=4, max_size=24))
def test_totals_agree_after_anything(operations: list[tuple[str, int, str, Direction]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder)
        store = Store.open(
            path / "j.json", backups=path / "b", by="app", now=lambda: NOW, create=True
        )
        for one in PEOPLE:
            made = Contact(id=one, name=f"Person {one}")
            store.commit(contacts.add(store.journal, made, now=NOW, new_id=store.new_id))
        for operation in operations:
            # Nothing to undo, no such part: nothing has changed then.
            with suppress(NetjournalError, KeyError):
                act(store, *operation)
            if all(one in store.journal.contacts for one in PEOPLE):
                agree(store)
        store.close()
        again = Store.open(path / "j.json", backups=path / "b", by="app", now=lambda: NOW)
        if all(one in again.journal.contacts for one in PEOPLE):
            agree(again)
        again.close()
