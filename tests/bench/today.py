"""How long Today takes: its rows after an edit at any size, and its one line for a prompt."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec

from netjournal.insight.today import Today, today_of
from netjournal.model.edits import inverse
from netjournal.model.making import choices
from netjournal.settings import Settings
from netjournal.views.today import rows
from tests.bench.generate import TODAY, made
from tests.bench.measure import beside, process, tell, turns

PACES = (14, 30, 90)


def paced(size: int) -> Today:
    """Return the day over a made-up journal in which every third person has a pace."""
    journal = made(size)
    for number, one in enumerate(list(journal.contacts.values())):
        if number % 3 == 0:
            pace = PACES[number // 3 % len(PACES)]
            journal.contacts[one.id] = msgspec.structs.replace(one, pace=pace)
    return today_of(journal, TODAY)


def choose(day: Today) -> float:
    """Put off the first person, make the rows, and take it back; return the time of one choice."""
    journal, settings = day.journal, Settings()
    who = journal.contacts[day.everybody()[0]]
    until, now = TODAY + timedelta(days=7), datetime(2026, 11, 23, tzinfo=UTC)
    edit = choices.put_off(journal, who, (), until, "", now=now, new_id=lambda: 1)
    start = time.perf_counter()
    for one in (edit, inverse([edit], label="undo")):
        journal.apply(one)
        day.update(one)
        rows(day, len(day.handled) + settings.today_limit, settings.reach)
    return (time.perf_counter() - start) / 2


def bench(path: Path, size: int) -> None:
    """A choice in Today against the same with 300 people; its line for a prompt against a note."""
    many, few = paced(size), paced(300)
    ours, yard = turns(lambda: choose(many), lambda: choose(few), 200)
    tell("Today, a choice to its rows", size, ours, yard, "≤ 1.5×", "the same with 300 people")
    command = ["-m", "netjournal", "--journal", str(path)]
    env = {**os.environ, **beside(path)}
    note = partial(process, *command, "note", "rang about the van", env=env)
    line = partial(process, *command, "today", "--brief", env=env)
    tell("a prompt’s line", size, *turns(line, note, 15), "≤ 1×", "note, which changes it")
    note()
    again, _ = turns(line, lambda: 0.0, 15)
    tell("a prompt’s line, again", size, again, note(), "≤ 1×", "note")
