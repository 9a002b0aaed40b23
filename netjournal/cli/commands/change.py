"""settle, snooze and delete: one edit of something that words or a handle name."""

from __future__ import annotations

from datetime import date

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import settings, writing
from netjournal.cli.parse import Call
from netjournal.cli.things import thing
from netjournal.errors import Refused, Usage
from netjournal.model.dates import read_date
from netjournal.model.edits import Edit
from netjournal.model.journal import Journal
from netjournal.model.making import anything
from netjournal.model.records import Favor, FollowUp, State
from netjournal.settings import reads_day_first

_OWED = ("favors", "follow_ups")
_ANYTHING = ("contacts", *_OWED, "entries", "tags")


def run(call: Call) -> int:
    """Make the edit, save it, and say what it did."""
    make = {"settle": _settled, "snooze": _put_off, "delete": _deleted}[call.name]
    with writing(call) as store:
        edit = make(store.journal, call.words)
        assert edit is not None, "only what has such an edit was looked for"
        out.say_label(store.commit(edit).edit.label)
    return 0


def _settled(journal: Journal, words: tuple[str, ...]) -> Edit | None:
    return anything.settled(journal, _open(journal, words), clock.today())


def _put_off(journal: Journal, words: tuple[str, ...]) -> Edit | None:
    what, until = _what_and_day(words)
    return anything.put_off(journal, _open(journal, what), until)


def _deleted(journal: Journal, words: tuple[str, ...]) -> Edit | None:
    return anything.deleted(journal, thing(journal, words, _ANYTHING))


def _open(journal: Journal, words: tuple[str, ...]) -> Favor | FollowUp:
    record = thing(journal, words, _OWED)
    assert isinstance(record, Favor | FollowUp), "only those were looked for"
    if record.state is not State.OPEN:
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
