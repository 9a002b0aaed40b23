"""duplicates: who may be in the journal twice, merged or kept apart."""

from __future__ import annotations

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import reading, writing
from netjournal.cli.options import JSON
from netjournal.cli.parse import Call
from netjournal.errors import Refused, Usage
from netjournal.formats.duplicates import doubles, merge
from netjournal.model.making.joining import keep_apart
from netjournal.search.resolve import resolve_person
from netjournal.views import duplicates as views
from netjournal.views.handles import Handles

_MANY = 1_000
"""Comparing more people than that takes a while."""


def run(call: Call) -> int:
    """List the pairs, or do what is said about one of them."""
    if call.words:
        return _decide(call)
    with reading(call) as store:
        journal = store.journal
        if len(journal.contacts) > _MANY:
            out.tell_waiting(f"Comparing {len(journal.contacts):,} people with each other.")
        pairs = doubles(journal)
        if call.has(JSON):
            out.say_json([views.as_json(journal, pair) for pair in pairs])
        else:
            handles = Handles(journal)
            out.say_all(views.line(journal, handles, pair) for pair in pairs)
    if pairs and not call.has(JSON):
        out.tell("netjournal duplicates merge FIRST SECOND makes one of two; apart keeps both.")
    return 0


def _decide(call: Call) -> int:
    what, *named = call.words
    if what not in ("merge", "apart") or len(named) != 2:
        raise Usage(
            "Say which two: duplicates merge FIRST SECOND, or duplicates apart FIRST SECOND.",
            "FIRST is who stays: a name in quotes, or the letters in brackets.",
        )
    with writing(call) as store:
        journal = store.journal
        one, other = (resolve_person(journal, name) for name in named)
        if one is other:
            raise Refused(f"Both mean the same person: {one.name}.", "Name the other by a handle.")
        if what == "merge":
            if store.path.exists():
                store.fold(reason="before-merge")
            edit = merge(journal, one.id, other.id, now=clock.now())
        else:
            edit = keep_apart(journal, one.id, other.id, pair_id=store.new_id())
        out.say_label(store.commit(edit).edit.label)
    return 0
