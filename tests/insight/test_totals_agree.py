"""Whatever happens to favors and introductions, the totals on screen, in `owes --json` and in a
recount agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal.errors import NetjournalError
from netjournal.model.amounts import parse_amount
from netjournal.model.introducing import STEPS
from netjournal.model.journal import Journal
from netjournal.model.making import anything, contacts, favors, introductions
from netjournal.model.records import ME, Amount, Contact, Direction, Favor, Introduction, State
from netjournal.store.store import Store
from netjournal.views import as_json, phrases
from netjournal.views.owes import owes_money, owes_rows, owes_title

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PEOPLE = (11, 12)
AMOUNTS = ("0.1 USD", "0.2 USD", "500 JPY", "1 JPY", "1000000000000 EUR", "0.001 KWD", "")

KINDS = (
    *("promise", "promise", "part", "settle", "reopen", "let_go", "later", "delete"),
    *("archive", "undo", "undo", "redo", "promise intro", "ask", "step"),
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
    matters = sum(one is direction for one in asked_for(store.journal))
    return len(open_ones) + matters, {code: minor for code, minor in sums.items() if minor}


def asked_for(journal: Journal) -> Iterator[Direction]:
    """Yield the side of everything that introductions ask for."""
    for held in journal.introductions.values():
        steps = {step.step for step in held.steps}
        about = held.broker or 0
        if steps & {"declined", "let go"} or (held.hidden_until and held.hidden_until > DAY):
            continue
        if held.broker is None:
            if "made" not in steps and not is_promised(journal, held):
                waits_for = [one for one in held.people if ("agreed", one) not in told(held)]
                about = (waits_for or held.people)[0]
                yield from () if journal.contacts[about].archived else (Direction.I_OWE,)
        elif not journal.contacts[about].archived:
            if "made" not in steps:
                yield from () if is_promised(journal, held) else (Direction.THEY_OWE,)
            else:
                yield from () if "thanked" in steps else (Direction.I_OWE,)
                settled = "gave back" in steps or did_something(journal, about)
                yield from () if settled else (Direction.I_OWE,)


def told(held: Introduction) -> set[tuple[str, int | None]]:
    return {(step.step, step.who) for step in held.steps}


def is_promised(journal: Journal, held: Introduction) -> bool:
    direction = Direction.THEY_OWE if held.broker else Direction.I_OWE
    return any(
        favor.state is State.OPEN
        and favor.kind == "introduction"
        and favor.direction is direction
        and {favor.contact, *favor.about} == {*held.people, held.broker} - {ME, None}
        and favor.contact in ((held.broker,) if held.broker else held.people)
        for favor in journal.favors.values()
    )


def did_something(journal: Journal, contact: int) -> bool:
    favors_done = any(
        favor.contact == contact
        and favor.direction is Direction.I_OWE
        and favor.state is State.DONE
        for favor in journal.favors.values()
    )
    return favors_done or any(
        held.broker is None and contact in held.people and ("made", None) in told(held)
        for held in journal.introductions.values()
    )


def introduce(store: Store, what: str, which: int) -> None:
    journal = store.journal
    held = sorted(journal.introductions.values(), key=lambda one: one.id)
    if what == "step" and held:
        step = STEPS[which % len(STEPS)]
        store.commit(introductions.advance(journal, held[which % len(held)], step, DAY))
        return
    broker, whom = PEOPLE[which % 2], PEOPLE[1 - which % 2]
    people, by = ((ME, whom), broker) if which % 3 else ((broker, whom), None)
    store.commit(
        introductions.begin(journal, people, by, "asked", DAY, now=NOW, new_id=store.new_id)
    )


def act(store: Store, what: str, which: int, amount: str, direction: Direction) -> None:
    journal = store.journal
    held = sorted(journal.favors.values(), key=lambda favor: favor.id)
    favor = held[which % len(held)] if held else None
    money = parse_amount(amount, "USD")
    if what in ("undo", "redo"):
        store.undo() if what == "undo" else store.redo()
    elif what == "archive":
        person = journal.contacts[PEOPLE[which % 2]]
        store.commit(contacts.archive(journal, person, reason="" if person.archived else "away"))
    elif what in ("ask", "step"):
        introduce(store, what, which)
    elif what in ("promise", "promise intro") or favor is None:
        intro = what == "promise intro"
        made = Favor(
            id=store.new_id(),
            contact=PEOPLE[which % 2],
            direction=direction,
            what="a thing",
            kind="introduction" if intro else "",
            about=(PEOPLE[1 - which % 2],) if intro else (),
            amount=money,
            due=DAY + timedelta(days=which) if which % 3 else None,
        )
        store.commit(favors.promise(journal, made, now=NOW))
    elif what == "part":
        store.commit(
            favors.settle_part(journal, favor, DAY, amount=money, text="" if money else "x")
        )
    elif what in ("settle", "reopen"):
        if (favor.state is State.OPEN) is (what == "settle"):
            edit = anything.settled_or_reopened(journal, favor, DAY, now=NOW, new_id=store.new_id)
            assert edit is not None
            store.commit(edit)
    elif what == "let_go":
        store.commit(favors.let_go(journal, [favor], DAY))
    elif what == "later":
        store.commit(favors.later(journal, [favor], DAY + timedelta(days=which % 3)))
    else:
        store.commit(favors.delete(journal, favor))


def agree(store: Store) -> None:
    said = as_json.owes(store.journal, DAY)
    for direction in Direction:
        count, sums = recount(store, direction)
        rows = owes_rows(store.journal, DAY, direction)
        assert owes_title(rows).endswith(f" {count}")
        assert len(list(rows)) == count
        assert {row.id for row in rows} == {one["id"] for one in said[direction.value]}
        amounts = [Amount(minor=sums[code], currency=code) for code in sorted(sums)]
        assert owes_money(rows) == phrases.money(amounts)
        by_row = Counter[str]()
        for one in said[direction.value]:
            if one.get("currency"):
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
