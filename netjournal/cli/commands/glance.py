"""brief, stats, goals, reading and quietly: what to know, where you stand, what to read."""

from __future__ import annotations

from collections.abc import Callable

from netjournal import clock
from netjournal.cli import out
from netjournal.cli.opening import journal_of, writing
from netjournal.cli.parse import Call
from netjournal.cli.verbs import JSON, NEW_GOAL, NEW_READING
from netjournal.errors import Usage
from netjournal.insight.briefs import brief, gathering
from netjournal.insight.glance import by_state, glance, served
from netjournal.model.making import goals, resources
from netjournal.model.records import Tag
from netjournal.views import brief as briefs
from netjournal.views import glance as glances
from netjournal.views import pages_json, quietly
from netjournal.views import reading as readings
from netjournal.views.goal_form import read_goal, read_resource


def run(call: Call) -> int:
    """Print what is asked for, or write down a goal or a link."""
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
        held = gathering(journal, found, today)
        if call.has(JSON):
            out.say_json(pages_json.gathering(journal, held, today))
            return 0
        rows = briefs.gathering_rows(journal, held, today)
        out.say_all(briefs.plain_lines(journal, briefs.title_of_brief(held), rows))
        return 0
    one = brief(journal, found.id, today)
    if call.has(JSON):
        out.say_json(pages_json.brief(journal, one, today))
        return 0
    rows = briefs.brief_rows(journal, one, today)
    out.say_all(briefs.plain_lines(journal, briefs.title_of_brief(one), rows))
    return 0


def _stats(call: Call) -> int:
    journal, today = journal_of(call), clock.today()
    held = glance(journal, today)
    if call.has(JSON):
        out.say_json(pages_json.glance(journal, held))
    else:
        out.say_all(glances.plain_lines(journal, held, today))
    return 0


def _goals(call: Call) -> int:
    if call.has(NEW_GOAL):
        with writing(call) as store:
            goal = read_goal(store.journal, call.value(NEW_GOAL), store.new_id)
            if not goal.what:
                raise Usage("A goal needs words.", "netjournal goals --new 'find a mentor'")
            edit = goals.add(store.journal, goal, now=clock.now(), new_id=store.new_id)
            out.say_label(store.commit(edit).edit.label)
        return 0
    journal = journal_of(call)
    held = [served(journal, one) for one in by_state(journal)]
    if call.has(JSON):
        out.say_json([pages_json.goal(journal, one) for one in held])
    else:
        out.say_all(glances.goal_lines(journal, held))
        if not held:
            out.tell("No goals yet: netjournal goals --new 'find a mentor #mentor'")
    return 0


def _reading(call: Call) -> int:
    if call.has(NEW_READING):
        with writing(call) as store:
            kept = read_resource(store.journal, call.value(NEW_READING), store.new_id)
            if not kept.title:
                raise Usage("There is nothing to keep.", "Give a link, or what to read.")
            edit = resources.add(store.journal, kept, now=clock.now(), new_id=store.new_id)
            out.say_label(store.commit(edit).edit.label)
        return 0
    journal = journal_of(call)
    held = [kept for several in readings.by_target(journal).values() for kept in several]
    if call.has(JSON):
        out.say_json([pages_json.resource(journal, one) for one in held])
    else:
        out.say_all(readings.plain_lines(journal, held))
        if not held:
            out.tell("Nothing to read is kept yet.")
    return 0


def _quietly(_call: Call) -> int:
    out.say(quietly.TITLE)
    for heading, *lines in quietly.parts():
        out.say_all(f"{heading.lower()}: {line}" for line in lines)
    return 0
