"""introduce: begin an introduction, take it a step further, or list all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of, writing
from netjournal.cli.options import JSON, STEP, VIA
from netjournal.cli.parse import Call
from netjournal.errors import Ambiguous, NotFound, Usage
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.introducing import ASKED, PROMISED, STEPS
from netjournal.model.journal import Journal
from netjournal.model.making import introductions
from netjournal.model.records import ME, Contact
from netjournal.model.text import clean
from netjournal.search.resolve import nearest, resolve_person
from netjournal.views import as_json, plain
from netjournal.views.introducing import fitting

if TYPE_CHECKING:
    from netjournal.store.store import Store

_PAIR = re.compile(r"(?P<one>.+?)\s+(?:to|and|with)\s+(?P<two>.+?)(?:\s+via\s+(?P<via>.+))?")


def run(call: Call) -> int:
    """List the introductions, or make the edit and say what it did."""
    if not call.words:
        return _list(call)
    with writing(call) as store:
        edit = store.commit(_edit(store, call)).edit
        out.say_label(edit.label)
        for contact in edit.made("contacts"):
            out.say(f"+ new person: {store.journal.name(contact)}")
    return 0


def _list(call: Call) -> int:
    journal, today = journal_of(call), clock.today()
    if call.has(JSON):
        out.say_json([as_json.introduction(journal, one) for one in journal.introductions.values()])
        return 0
    lines = list(plain.introduction_lines(journal, today))
    out.say_all(lines)
    if not lines:
        out.tell("No introductions yet.")
    return 0


def _edit(store: Store, call: Call) -> Edit:
    found = _PAIR.fullmatch(clean(call.text))
    if found is None:
        raise Usage("Say who is introduced to whom.", "netjournal introduce ada to charles")
    journal, builder = store.journal, EditBuilder(store.journal)
    via = call.value(VIA) or found["via"] or ""
    me = found["one"].casefold() == "me"
    if me and not via:
        raise Usage("Say who introduces you.", f"netjournal introduce {call.text} --via grace")
    step = _step(call.value(STEP)) or (ASKED if via else PROMISED)
    one = ME if me else resolve_person(journal, found["one"]).id
    broker = resolve_person(journal, via).id if via else None
    two = _person(store, builder, found["two"], journal)
    if len({one, two, broker}) < 3:
        raise Usage("An introduction needs different people.")
    return introductions.begin(
        journal,
        (one, two),
        broker,
        step,
        clock.today(),
        now=clock.now(),
        new_id=store.new_id,
        builder=builder,
    )


def _step(text: str) -> str:
    """Return the step that a word means; empty: none was given."""
    step = clean(text).casefold().replace("_", " ")
    if step and step not in STEPS:
        raise Usage(f"'{text}' is no step of an introduction.", f"Steps: {', '.join(STEPS)}.")
    return step


def _person(store: Store, builder: EditBuilder, name: str, journal: Journal) -> int:
    """Return whom a name means; somebody new is written down as not met yet.

    Raises NotFound for one word that is nearly somebody's name.
    """
    found = fitting(journal, name)
    if len(found) > 1:
        names = ", ".join(map(journal.name, found[:4]))
        raise Ambiguous(f"{len(found)} people answer to: {name}", f"Which one? {names}")
    if found:
        return found[0]
    near = [] if " " in name.strip() else nearest(journal, name)
    names = ", ".join(journal.name(one.id) for one in near if not one.reason)
    if names:
        raise NotFound(
            f"Nobody answers to: {name}",
            f"Did you mean {names}? Somebody new needs the whole name.",
        )
    fresh = Contact(id=store.new_id(), name=clean(name), met_yet=False, created=clock.now())
    return builder.put(fresh).id
