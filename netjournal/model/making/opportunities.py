"""Edits of opportunities: add, move from stage to stage, change, delete."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.errors import Refused
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.tags import add_tags
from netjournal.model.records import Opportunity, Step

STAGES = ("lead", "informational interview", "applied", "interview", "offer", "won", "lost")
OVER = ("won", "lost")
KINDS = ("job", "client", "partnership", "mentorship", "talk", "volunteering")


def stage_of(chance: Opportunity) -> str:
    """Return where an opportunity stands."""
    return chance.stages[-1].step if chance.stages else STAGES[0]


def put(
    builder: EditBuilder, journal: Journal, chance: Opportunity, *, now: datetime, new_id: NewId
) -> Opportunity:
    """Put an opportunity into an edit that does more, with its tag and the people it moves."""
    if chance.tag:
        add_tags(builder, journal, (chance.tag,), now=now, new_id=new_id)
    heard = (chance.heard_from,) if chance.heard_from else ()
    for contact_id in (*heard, *(role.contact for role in chance.people)):
        touch(builder, contact_id, now=now)
    stages = chance.stages or (Step(step=STAGES[0], on=now.date()),)
    fresh = msgspec.structs.replace(chance, stages=stages, created=chance.created or now)
    return builder.put(fresh)


def add(journal: Journal, chance: Opportunity, *, now: datetime, new_id: NewId) -> Edit:
    """Write down what may come of it."""
    builder = EditBuilder(journal)
    put(builder, journal, chance, now=now, new_id=new_id)
    return builder.build(f"may come of it: {named(chance)}")


def change(journal: Journal, chance: Opportunity, *, now: datetime, new_id: NewId) -> Edit:
    """Replace an opportunity with an edited version."""
    builder = EditBuilder(journal)
    put(builder, journal, chance, now=now, new_id=new_id)
    return builder.build(f"changed: {named(chance)}")


def move(journal: Journal, chance: Opportunity, stage: str, on: date) -> Edit:
    """Move an opportunity to a stage, dated; raises Refused where it stands there already."""
    if stage == stage_of(chance):
        raise Refused(f"{named(chance)} is at {stage} already.")
    builder = EditBuilder(journal)
    builder.update(chance, stages=(*chance.stages, Step(step=stage, on=on)))
    return builder.build(f"{stage}: {named(chance)}")


def move_on(journal: Journal, chance: Opportunity, on: date) -> Edit:
    """Move an opportunity to the next stage; raises Refused where it is over."""
    stage = stage_of(chance)
    if stage in OVER:
        raise Refused(f"{named(chance)} is {stage}.")
    place = STAGES.index(stage) if stage in STAGES else -1
    return move(journal, chance, STAGES[place + 1], on)


def move_back(journal: Journal, chance: Opportunity) -> Edit:
    """Take back the last stage; raises Refused at the first."""
    if len(chance.stages) < 2:
        raise Refused(f"{named(chance)} stands at its first stage.", "d deletes it.")
    builder = EditBuilder(journal)
    builder.update(chance, stages=chance.stages[:-1])
    return builder.build(f"back to {chance.stages[-2].step}: {named(chance)}")


def delete(journal: Journal, chance: Opportunity) -> Edit:
    """Delete an opportunity; outcomes that named it stay without it."""
    builder = EditBuilder(journal)
    builder.delete(chance)
    assert journal.complete, "an entry not read yet would name what is gone"
    for entry in journal.entries.values():
        if any(one.opportunity == chance.id for one in entry.outcomes):
            outcomes = tuple(
                msgspec.structs.replace(one, opportunity=None)
                if one.opportunity == chance.id
                else one
                for one in entry.outcomes
            )
            builder.update(entry, outcomes=outcomes)
    return builder.build(f"deleted: {named(chance)}")


def named(chance: Opportunity) -> str:
    """Return an opportunity in a few words: "Cataloguer, Juniper County Library"."""
    return f"{chance.what}, {chance.organization}" if chance.organization else chance.what
