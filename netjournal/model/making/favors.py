"""Edits of favors: promise, settle whole or in part, reopen, later, let go, delete."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.records import Amount, Direction, Favor, Installment, State


def put(builder: EditBuilder, favor: Favor, *, now: datetime) -> Favor:
    """Put a favor into an edit that does more."""
    touch(builder, favor.contact, now=now)
    for contact_id in favor.about:
        touch(builder, contact_id, now=now)
    return builder.put(msgspec.structs.replace(favor, created=favor.created or now))


def promise(journal: Journal, favor: Favor, *, now: datetime) -> Edit:
    """Add a favor, in either direction."""
    builder = EditBuilder(journal)
    put(builder, favor, now=now)
    verb = "I owe" if favor.direction is Direction.I_OWE else "they owe"
    return builder.build(f"{verb}: {_named(journal, favor)}")


def change(journal: Journal, favor: Favor, *, now: datetime) -> Edit:
    """Replace a favor with an edited version."""
    builder = EditBuilder(journal)
    put(builder, favor, now=now)
    return builder.build(f"changed: {_named(journal, favor)}")


def settle(journal: Journal, favor: Favor, today: date) -> Edit:
    """End a favor because it was done."""
    return _moved(journal, favor, "settled", **_ended(today))


def settle_part(
    journal: Journal, favor: Favor, today: date, *, amount: Amount | None = None, text: str = ""
) -> Edit:
    """Settle a part: of money an amount, of anything else a few words.

    Parts that reach the whole amount end the favor.
    """
    fields = _in_part(favor, today, amount, text)
    return _moved(journal, favor, "settled" if "state" in fields else "settled in part", **fields)


def put_settled(
    builder: EditBuilder, favor: Favor, on: date, *, amount: Amount | None = None, text: str = ""
) -> Favor:
    """Settle a favor, with an amount or words a part of it, in an edit that does more."""
    fields = _in_part(favor, on, amount, text) if amount or text else _ended(on)
    return builder.update(favor, **fields)


def _ended(on: date) -> dict[str, object]:
    return {"state": State.DONE, "done_on": on, "hidden_until": None}


def _in_part(favor: Favor, on: date, amount: Amount | None, text: str) -> dict[str, object]:
    parts = (*favor.parts, Installment(on=on, amount=amount, text=text))
    left = remaining(msgspec.structs.replace(favor, parts=parts))
    return {"parts": parts, **(_ended(on) if left is not None and left.minor <= 0 else {})}


def remaining(favor: Favor) -> Amount | None:
    """Return what is left of an amount after its parts; None where no money is owed."""
    if favor.amount is None:
        return None
    paid = sum(
        part.amount.minor
        for part in favor.parts
        if part.amount is not None and part.amount.currency == favor.amount.currency
    )
    return Amount(minor=favor.amount.minor - paid, currency=favor.amount.currency)


def reopen(journal: Journal, favor: Favor) -> Edit:
    """Open a favor again that was done or let go."""
    return _moved(journal, favor, "reopened", state=State.OPEN, done_on=None)


def later(journal: Journal, favor: Favor, until: date) -> Edit:
    """Hide a favor until a day."""
    return _moved(journal, favor, f"later, {until.day} {until:%b}", hidden_until=until)


def let_go(journal: Journal, favor: Favor, today: date) -> Edit:
    """End a favor that will not be done: history, no balance."""
    return _moved(journal, favor, "let go", state=State.LET_GO, done_on=today, hidden_until=None)


def delete(journal: Journal, favor: Favor) -> Edit:
    """Delete a favor that should never have been written."""
    builder = EditBuilder(journal)
    builder.delete(favor)
    return builder.build(f"deleted: {_named(journal, favor)}")


def _moved(journal: Journal, favor: Favor, verb: str, **fields: object) -> Edit:
    builder = EditBuilder(journal)
    builder.update(favor, **fields)
    return builder.build(f"{verb}: {_named(journal, favor)}")


def _named(journal: Journal, favor: Favor) -> str:
    arrow = "→" if favor.direction is Direction.I_OWE else "←"
    return f"{favor.what} {arrow} {journal.name(favor.contact)}"
