"""Edits of favors: promise, settle whole or in part, reopen, later, let go, delete."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec

from netjournal.errors import Refused
from netjournal.model.amounts import parse_amount, show_amount
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.names import fold
from netjournal.model.owing import remaining
from netjournal.model.records import Amount, Direction, Favor, Installment, State
from netjournal.model.text import clean

_BELOW_ZERO = re.compile(r"[-\u2212][^\w\s]?\d")


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


def named_part(favor: Favor, words: str) -> tuple[Amount | None, str]:
    """Return the part of a favor that words name: of money an amount, whose bare number is of its
    currency; of anything else the words. Raises Refused for less than nothing."""
    said = clean(words)
    if _BELOW_ZERO.match(said):
        raise Refused(f"“{said}” is no part of it.", "Write an amount above zero, or a few words.")
    amount = parse_amount(said, favor.amount.currency) if favor.amount else None
    return amount, "" if amount else said


def settle_part(
    journal: Journal, favor: Favor, today: date, *, amount: Amount | None = None, text: str = ""
) -> Edit:
    """Settle a part: of money an amount, of anything else a few words.

    Parts that reach the whole amount end the favor. Raises Refused for money of another currency,
    for nothing at all, and for money where none is owed.
    """
    if amount is not None and (favor.amount is None or amount.currency != favor.amount.currency):
        owed = f"in {favor.amount.currency}" if favor.amount else "not money"
        raise Refused(f"What is owed is {owed}.", "Write what was done of it in words.")
    if (amount is not None and amount.minor <= 0) or not (amount or text):
        raise Refused("That is no part of it.", "Write an amount, or a few words.")
    left = remaining(favor)
    if amount is not None and left is not None and amount.minor > left.minor:
        raise Refused(
            f"Only {show_amount(left)} of it is left.", "Without a part, all of it is done."
        )
    fields = _in_part(favor, today, amount, text)
    verb = "settled" if "state" in fields else "settled in part"
    return _together(journal, [favor], verb, lambda _: fields)


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
    ended = _nothing_left(msgspec.structs.replace(favor, parts=parts))
    return {"parts": parts, **(_ended(on) if ended else {})}


def _nothing_left(favor: Favor) -> bool:
    left = remaining(favor)
    return left is not None and left.minor <= 0


def settle(
    journal: Journal, favors: Sequence[Favor], today: date, builder: EditBuilder | None = None
) -> Edit:
    """End favors together, in an edit that may do more."""
    return _together(journal, favors, "settled", lambda _: _ended(today), builder)


def let_go(journal: Journal, favors: Sequence[Favor], today: date) -> Edit:
    """End favors that will not be done: history, no balance."""
    return _together(journal, favors, "let go", lambda _: {**_ended(today), "state": State.LET_GO})


def later(journal: Journal, favors: Sequence[Favor], until: date) -> Edit:
    """Hide favors until a day."""
    verb = f"later, {until.day} {until:%b}"
    return _together(journal, favors, verb, lambda _: {"hidden_until": until})


def promised_with(journal: Journal, favor: Favor) -> list[Favor]:
    """Return the open favors that were promised in the same words, this one too, by their id.

    "Slides to each of them" is one favor for each person: they end together or one by one.
    """
    moment = favor.created

    def is_same(one: Favor) -> bool:
        same_line = one.entry == favor.entry if favor.entry else moment and one.created == moment
        return bool(same_line) and fold(one.what) == fold(favor.what)

    return [
        one
        for one in journal.favors.values()
        if one.id == favor.id
        or (one.state is State.OPEN and one.direction is favor.direction and is_same(one))
    ]


def reopen(journal: Journal, favor: Favor, builder: EditBuilder | None = None) -> Edit:
    """Open a favor again that was done or let go; the part that ended it is taken back."""
    parts = favor.parts
    while parts and _nothing_left(msgspec.structs.replace(favor, parts=parts)):
        parts = parts[:-1]
    fields: dict[str, object] = {"state": State.OPEN, "done_on": None, "parts": parts}
    return _together(journal, [favor], "reopened", lambda _: fields, builder)


def delete(journal: Journal, favor: Favor) -> Edit:
    """Delete a favor that should never have been written."""
    builder = EditBuilder(journal)
    builder.delete(favor)
    return builder.build(f"deleted: {_named(journal, favor)}")


def _together(
    journal: Journal,
    favors: Sequence[Favor],
    verb: str,
    fields: Callable[[Favor], dict[str, object]],
    builder: EditBuilder | None = None,
) -> Edit:
    builder = builder or EditBuilder(journal)
    for favor in favors:
        builder.update(favor, **fields(favor))
    if len(favors) == 1:
        return builder.build(f"{verb}: {_named(journal, favors[0])}")
    whats = dict.fromkeys(favor.what for favor in favors)
    who = ", ".join(dict.fromkeys(journal.name(favor.contact) for favor in favors))
    what = next(iter(whats)) if len(whats) == 1 else f"{len(favors)} things"
    return builder.build(f"{verb}: {what}, {who}")


def _named(journal: Journal, favor: Favor) -> str:
    arrow = "→" if favor.direction is Direction.I_OWE else "←"
    return f"{favor.what} {arrow} {journal.name(favor.contact)}"
