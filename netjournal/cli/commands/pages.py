"""brief, stats, goals, reading and quietly: what to know, where you stand, what to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from netjournal import clock
from netjournal.actions import EVERY, with_keys
from netjournal.cli import out
from netjournal.cli.opening import journal_of, settings, writing
from netjournal.cli.options import JSON, NEW
from netjournal.cli.parse import Call
from netjournal.errors import Usage
from netjournal.insight.briefs import brief, gathering
from netjournal.insight.glance import by_state, glance, served
from netjournal.model.edits import Edit
from netjournal.model.making import goals, resources
from netjournal.model.records import Tag
from netjournal.views import as_json, pages_json, quietly
from netjournal.views import brief as briefs
from netjournal.views import glance as glances
from netjournal.views import reading as readings
from netjournal.views.goal_form import read_goal, read_resource

if TYPE_CHECKING:
    from netjournal.store.store import Store


def run(call: Call) -> int:
    """Print what is asked for, or write down a goal or a link."""
    if call.has(NEW):
        return _write(call, _goal if call.name == "goals" else _link)
    commands: dict[str, Callable[[Call], int]] = {
        "brief": _brief,
        "stats": _stats,
        "goals": _goals,
        "reading": _reading,
        "quietly": _quietly,
    }
    return commands[call.name](call)


def _brief(call: Call) -> int:
    # What a name means is the search room's, which the others here do without.
    from netjournal.cli.things import thing

    journal, today = journal_of(call), clock.today()
    found = thing(journal, call.words, ("contacts", "tags"))
    if isinstance(found, Tag):
        there = gathering(journal, found, today)
        rows, title = briefs.gathering_rows(journal, there, today), briefs.title_of_brief(there)
        made = pages_json.gathering(journal, there, today) if call.has(JSON) else None
    else:
        one = brief(journal, found.id, today)
        rows, title = briefs.brief_rows(journal, one, today), briefs.title_of_brief(one)
        made = pages_json.brief(journal, one, today) if call.has(JSON) else None
    return _say(call, made, briefs.plain_lines(journal, title, rows))


def _stats(call: Call) -> int:
    journal, today = journal_of(call), clock.today()
    held = glance(journal, today)
    made = pages_json.glance(journal, held) if call.has(JSON) else None
    return _say(call, made, glances.plain_lines(journal, held, today))


def _goals(call: Call) -> int:
    journal = journal_of(call)
    held = [served(journal, one) for one in by_state(journal)]
    if not held:
        out.tell("No goals yet: netjournal goals --new 'find a mentor #mentor'")
    made = [pages_json.goal(journal, one) for one in held]
    return _say(call, made, glances.goal_lines(journal, held))


def _reading(call: Call) -> int:
    journal = journal_of(call)
    held = [kept for several in readings.by_target(journal).values() for kept in several]
    if not held:
        out.tell("Nothing to read is kept yet.")
    made = [as_json.resource(journal, one) for one in held]
    return _say(call, made, readings.plain_lines(journal, held))


def _say(call: Call, made: object, lines: Iterable[str]) -> int:
    if call.has(JSON):
        out.say_json(made)
    else:
        out.say_all(lines)
    return 0


def _write(call: Call, make: Callable[[Store, str], Edit]) -> int:
    with writing(call) as store:
        out.say_label(store.commit(make(store, call.value(NEW))).edit.label)
    return 0


def _goal(store: Store, words: str) -> Edit:
    goal = read_goal(store.journal, words, store.new_id)
    if not goal.what:
        raise Usage("A goal needs words.", "netjournal goals --new 'find a mentor'")
    return goals.add(store.journal, goal, now=clock.now(), new_id=store.new_id)


def _link(store: Store, words: str) -> Edit:
    kept = read_resource(store.journal, words, store.new_id)
    if not kept.title:
        raise Usage("There is nothing to keep.", "Give a link, or what to read.")
    return resources.add(store.journal, kept, now=clock.now(), new_id=store.new_id)


def _quietly(_call: Call) -> int:
    out.say(quietly.TITLE)
    keys = {one.id: next(iter(one.keys), "") for one in with_keys(settings().keys, EVERY)}
    for heading, *lines in quietly.parts(keys.__getitem__):
        out.say_all(f"{heading.lower()}: {line}" for line in lines)
    return 0
