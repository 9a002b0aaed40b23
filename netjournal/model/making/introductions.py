"""Edits of introductions: one record for two people and who brought them together, step by step."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.records import Introduction, Step


def put(
    builder: EditBuilder,
    journal: Journal,
    people: tuple[int, int],
    broker: int | None,
    step: Step,
    *,
    now: datetime,
    new_id: NewId,
) -> Introduction:
    """Put one step of an introduction into an edit that does more; the record is made once."""
    for contact_id in filter(None, (*people, broker)):
        touch(builder, contact_id, now=now)
    held = find(journal, people, broker)
    if held is None:
        return builder.put(
            Introduction(id=new_id(), people=people, broker=broker, steps=(step,), created=now)
        )
    if any(one.step == step.step for one in held.steps):
        return held
    return builder.update(held, steps=(*held.steps, step))


def find(journal: Journal, people: tuple[int, int], broker: int | None) -> Introduction | None:
    """Return the introduction of two people by somebody, in whichever order they are named."""
    known = next(filter(None, (*people, broker)), 0)
    return next(
        (
            one
            for one in map(journal.introductions.__getitem__, journal.introductions_of[known])
            if set(one.people) == set(people) and one.broker == broker
        ),
        None,
    )


def without_step(
    builder: EditBuilder, held: Introduction, step: str, on: date
) -> Introduction | None:
    """Take a step back; an introduction without any is taken out."""
    steps = tuple(one for one in held.steps if (one.step, one.on) != (step, on))
    if not steps:
        builder.delete(held)
        return None
    return builder.put(msgspec.structs.replace(held, steps=steps))
