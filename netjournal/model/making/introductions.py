"""Edits of introductions: one record for two people and who brought them together, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from netjournal.errors import Refused
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.introducing import (
    AGREED,
    ASKED,
    DECLINED,
    GAVE_BACK,
    LET_GO,
    MADE,
    PROMISE,
    PROMISED,
    THANKED,
    by_whom,
    named,
    other,
    promises,
)
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.favors import put_settled
from netjournal.model.records import ME, Direction, Favor, Introduction, Step


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
    held = find(journal, people, broker, builder)
    if held is None:
        return builder.put(
            Introduction(id=new_id(), people=people, broker=broker, steps=(step,), created=now)
        )
    if any(one.step == step.step for one in held.steps):
        return held
    return builder.update(held, steps=(*held.steps, step))


def find(
    journal: Journal,
    people: tuple[int, int],
    broker: int | None,
    builder: EditBuilder | None = None,
) -> Introduction | None:
    """Return the introduction of two people by somebody, in whichever order they are named.

    With a `builder` as its edit leaves it.
    """
    known = next(filter(None, (*people, broker)), 0)
    held = map(journal.introductions.__getitem__, journal.introductions_of[known])
    fresh: Iterator[Introduction] = builder.fresh("introductions") if builder else iter(())
    for one in (*fresh, *held):
        if set(one.people) == set(people) and one.broker == broker:
            return one
    return None


def without_step(
    builder: EditBuilder, held: Introduction, step: str, on: date
) -> Introduction | None:
    """Take a step back; an introduction without any is taken out."""
    steps = tuple(one for one in held.steps if (one.step, one.on) != (step, on))
    if not steps:
        builder.delete(held)
        return None
    return builder.put(msgspec.structs.replace(held, steps=steps))


def begin(
    journal: Journal,
    people: tuple[int, int],
    broker: int | None,
    step: str,
    on: date,
    *,
    now: datetime,
    new_id: NewId,
    builder: EditBuilder | None = None,
) -> Edit:
    """Begin an introduction, or take the one there is of these people a step further.

    `people` names me as ME; without a broker I am the one who introduces. A `builder` may have
    made one of the people already.
    """
    builder = builder or EditBuilder(journal)
    made = put(builder, journal, people, broker, Step(step=step, on=on), now=now, new_id=new_id)
    if step == MADE:
        _settle_promise(builder, journal, made, on)
    names = {one: builder.get("contacts", one).name for one in (*people, broker) if one}
    return builder.build(_told(step, made, names))


def change(journal: Journal, held: Introduction, *, now: datetime) -> Edit:
    """Replace an introduction with an edited version; Refused where there is such a one already."""
    same = find(journal, held.people, held.broker)
    if same is not None and same.id != held.id:
        raise Refused(f"There is one already: {named(journal, same)}.", "Edit or delete that one.")
    builder = EditBuilder(journal)
    for contact_id in filter(None, (*held.people, held.broker)):
        touch(builder, contact_id, now=now)
    builder.put(held)
    return builder.build(f"changed the introduction: {named(journal, held)}")


def advance(
    journal: Journal, held: Introduction, step: str, on: date, who: int | None = None
) -> Edit:
    """Take an introduction a step further; made, it settles a promise of mine to make it."""
    builder = EditBuilder(journal)
    put_advanced(builder, journal, held, step, on, who)
    names = {one: journal.name(one) for one in (*held.people, held.broker) if one}
    if who is not None:
        return builder.build(f"{step}: {names[who]}, about {names[other(held, who)]}")
    return builder.build(_told(step, held, names))


def put_advanced(
    builder: EditBuilder,
    journal: Journal,
    held: Introduction,
    step: str,
    on: date,
    who: int | None = None,
) -> None:
    """Take an introduction a step further in an edit that does more."""
    builder.update(held, steps=(*held.steps, Step(step=step, on=on, who=who)), hidden_until=None)
    if step == MADE:
        _settle_promise(builder, journal, held, on)


def later(journal: Journal, held: Introduction, until: date) -> Edit:
    """Hide what an introduction asks for until a day."""
    builder = EditBuilder(journal)
    builder.update(held, hidden_until=until)
    return builder.build(f"later, {until.day} {until:%b}: {named(journal, held)}")


def reopen(journal: Journal, held: Introduction) -> Edit:
    """Take back the last step of an introduction."""
    builder = EditBuilder(journal)
    last = held.steps[-1]
    without_step(builder, held, last.step, last.on)
    return builder.build(f"took back that it was {last.step}: {named(journal, held)}")


def delete(journal: Journal, held: Introduction) -> Edit:
    """Delete an introduction that should never have been written."""
    builder = EditBuilder(journal)
    builder.delete(held)
    return builder.build(f"deleted the introduction: {named(journal, held)}")


def put_kept(
    builder: EditBuilder,
    journal: Journal,
    promise: Favor,
    on: date,
    *,
    now: datetime,
    new_id: NewId,
) -> None:
    """Put into an edit, which settles a promise of introductions, that they were made."""
    for people, broker in _promised(builder, promise):
        step = Step(step=MADE, on=on)
        held = put(builder, journal, people, broker, step, now=now, new_id=new_id)
        _settle_promise(builder, journal, held, on)


def put_unkept(builder: EditBuilder, journal: Journal, promise: Favor) -> None:
    """Take back, in an edit that opens a promise again, the introductions it settled."""
    for people, broker in _promised(builder, promise):
        held = find(journal, people, broker)
        if held is not None and promise.done_on is not None:
            without_step(builder, held, MADE, promise.done_on)


def _promised(builder: EditBuilder, promise: Favor) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Return which people a favor promises to introduce, and by whom: mine by me, theirs to me."""
    for whom in promise.about if promise.kind == PROMISE else ():
        if builder.get("contacts", whom) is not None and whom != promise.contact:
            mine = promise.direction is Direction.I_OWE
            yield ((promise.contact, whom), None) if mine else ((ME, whom), promise.contact)


def _settle_promise(builder: EditBuilder, journal: Journal, held: Introduction, on: date) -> None:
    """Settle the favors that promised this introduction, so that it is told once."""
    for favor in promises(journal, held):
        put_settled(builder, favor, on)


_SAID = {
    PROMISED: "promised to introduce",
    ASKED: "asked for an introduction",
    AGREED: "agreed to introduce",
    MADE: "introduced",
    THANKED: "thanked for introducing",
    GAVE_BACK: "gave something back for introducing",
    DECLINED: "will not introduce",
    LET_GO: "let go of introducing",
}


def _told(step: str, held: Introduction, names: dict[int, str]) -> str:
    return f"{_SAID.get(step, step)}: {by_whom(held, names)}"
