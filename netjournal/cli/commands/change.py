"""settle, snooze and delete: one edit of something that words or a handle name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import settings, writing
from netjournal.cli.options import ALL, PART
from netjournal.cli.parse import Call
from netjournal.cli.things import thing
from netjournal.errors import NotFound, Refused, Usage
from netjournal.insight.introductions import DONE, matters
from netjournal.model.dates import read_date
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import anything, favors, introductions
from netjournal.model.records import Favor, FollowUp, Goal, Introduction, State
from netjournal.search.resolve import resolve_things
from netjournal.settings import reads_day_first

if TYPE_CHECKING:
    from netjournal.store.store import Store

Owed: TypeAlias = Favor | FollowUp | Introduction | Goal

_OWED = ("favors", "follow_ups", "introductions")
_ENDED = (*_OWED, "goals")
_ANYTHING = ("contacts", *_OWED, "opportunities", "goals", "resources", "entries", "tags")


def run(call: Call) -> int:
    """Make the edit, save it, and say what it did."""
    make = {"settle": _settled, "snooze": _put_off, "delete": _deleted}[call.name]
    with writing(call) as store:
        edit = make(store, call)
        assert edit is not None, "only what has such an edit was looked for"
        out.say_label(store.commit(edit).edit.label)
    return 0


def _settled(store: Store, call: Call) -> Edit | None:
    journal, today, now = store.journal, clock.today(), clock.now()
    if call.has(ALL):
        together = _together(journal, call)
        return anything.all_settled(journal, together, today, now=now, new_id=store.new_id)
    record = _open(journal, call.words)
    part = call.value(PART)
    if part:
        return _settled_in_part(journal, record, part)
    if isinstance(record, Introduction):
        step = DONE[next(matters(journal, record)).matter]
        return introductions.advance(journal, record, step, today)
    return anything.settled(journal, record, today, now=now, new_id=store.new_id)


def _together(journal: Journal, call: Call) -> list[Favor]:
    """Return the open favors that were promised in one, to several people."""
    found = [
        one
        for one in resolve_things(journal, call.text, ("favors",))
        if isinstance(one, Favor) and one.state is State.OPEN
    ]
    if not found:
        raise NotFound(f"No open favor answers to: {call.text}")
    together = favors.promised_with(journal, found[0])
    if not {one.id for one in found} <= {one.id for one in together}:
        raise Refused(
            f"What answers to '{call.text}' was not promised together.",
            "Settle each by its handle.",
        )
    return together


def _settled_in_part(journal: Journal, record: Owed, part: str) -> Edit:
    if not isinstance(record, Favor):
        raise Refused("Only a favor can be done in part.")
    amount, text = favors.named_part(record, part)
    return favors.settle_part(journal, record, clock.today(), amount=amount, text=text)


def _put_off(store: Store, call: Call) -> Edit | None:
    what, until = _what_and_day(call.words)
    return anything.put_off(store.journal, _open(store.journal, what, _OWED), until, clock.today())


def _deleted(store: Store, call: Call) -> Edit | None:
    return anything.deleted(store.journal, thing(store.journal, call.words, _ANYTHING))


def _open(journal: Journal, words: tuple[str, ...], tables: Sequence[str] = _ENDED) -> Owed:
    record = thing(journal, words, tables)
    assert isinstance(record, Owed), "only those were looked for"
    if isinstance(record, Introduction):
        if not any(True for _ in matters(journal, record)):
            raise Refused("Nothing about that introduction is open.")
    elif record.state is not State.OPEN:
        word = "done" if record.state is State.DONE else "let go"
        raise Refused(f"That is {word} already.", "netjournal set … state open opens it again.")
    return record


def _what_and_day(words: tuple[str, ...]) -> tuple[tuple[str, ...], date]:
    """Split the words where the longest day at their end begins."""
    text = " ".join(words).split()
    day_first = reads_day_first(settings())
    for start in range(1, len(text)):
        day = read_date(" ".join(text[start:]), clock.today(), day_first=day_first)
        if day is not None:
            what = text[:start]
            if len(what) > 1 and what[-1].lower() in ("until", "till", "to", "by"):
                del what[-1]
            return tuple(what), day
    raise Usage(
        f"There is no day in '{' '.join(text[1:])}'.",
        "Write the day last: 2026-12-01, 1 dec, friday, 2w.",
    )
