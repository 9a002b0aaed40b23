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
    introduction = find(journal, people, broker, builder)
    if introduction is None:
        return builder.put(
            Introduction(id=new_id(), people=people, broker=broker, steps=(step,), created=now)
        )
    if any(one.step == step.step for one in introduction.steps):
        return introduction
    return builder.update(introduction, steps=(*introduction.steps, step))


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
    builder: EditBuilder, introduction: Introduction, step: str, on: date
) -> Introduction | None:
    """Take a step back; an introduction without any is taken out."""
    steps = tuple(one for one in introduction.steps if (one.step, one.on) != (step, on))
    if not steps:
        builder.delete(introduction)
        return None
    return builder.put(msgspec.structs.replace(introduction, steps=steps))


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


def change(journal: Journal, introduction: Introduction, *, now: datetime) -> Edit:
    """Replace an introduction with an edited version; Refused where there is such a one already."""
    same = find(journal, introduction.people, introduction.broker)
    if same is not None and same.id != introduction.id:
        raise Refused(f"There is one already: {named(journal, same)}.", "Edit or delete that one.")
    builder = EditBuilder(journal)
    for contact_id in filter(None, (*introduction.people, introduction.broker)):
        touch(builder, contact_id, now=now)
    builder.put(introduction)
    return builder.build(f"changed the introduction: {named(journal, introduction)}")


def advance(
    journal: Journal, introduction: Introduction, step: str, on: date, who: int | None = None
) -> Edit:
    """Take an introduction a step further; made, it settles a promise of mine to make it."""
    builder = EditBuilder(journal)
    put_advanced(builder, journal, introduction, step, on, who)
    names = {one: journal.name(one) for one in (*introduction.people, introduction.broker) if one}
    if who is not None:
        return builder.build(f"{step}: {names[who]}, about {names[other(introduction, who)]}")
    return builder.build(_told(step, introduction, names))


def put_advanced(
    builder: EditBuilder,
    journal: Journal,
    introduction: Introduction,
    step: str,
    on: date,
    who: int | None = None,
) -> None:
    """Take an introduction a step further in an edit that does more."""
    builder.update(
        introduction,
        steps=(*introduction.steps, Step(step=step, on=on, who=who)),
        hidden_until=None,
    )
    if step == MADE:
        _settle_promise(builder, journal, introduction, on)


def later(journal: Journal, introduction: Introduction, until: date) -> Edit:
    """Hide what an introduction asks for until a day."""
    builder = EditBuilder(journal)
    builder.update(introduction, hidden_until=until)
    return builder.build(f"later, {until.day} {until:%b}: {named(journal, introduction)}")


def reopen(journal: Journal, introduction: Introduction) -> Edit:
    """Take back the last step of an introduction."""
    builder = EditBuilder(journal)
    last = introduction.steps[-1]
    without_step(builder, introduction, last.step, last.on)
    return builder.build(f"took back that it was {last.step}: {named(journal, introduction)}")


def delete(journal: Journal, introduction: Introduction) -> Edit:
    """Delete an introduction that should never have been written."""
    builder = EditBuilder(journal)
    builder.delete(introduction)
    return builder.build(f"deleted the introduction: {named(journal, introduction)}")


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
        made = put(builder, journal, people, broker, step, now=now, new_id=new_id)
        _settle_promise(builder, journal, made, on)


def put_unkept(builder: EditBuilder, journal: Journal, promise: Favor) -> None:
    """Take back, in an edit that opens a promise again, the introductions it settled."""
    for people, broker in _promised(builder, promise):
        made = find(journal, people, broker)
        if made is not None and promise.done_on is not None:
            without_step(builder, made, MADE, promise.done_on)


def _promised(builder: EditBuilder, promise: Favor) -> Iterator[tuple[tuple[int, int], int | None]]:
    """Return which people a favor promises to introduce, and by whom: mine by me, theirs to me."""
    for whom in promise.about if promise.kind == PROMISE else ():
        if builder.get("contacts", whom) is not None and whom != promise.contact:
            mine = promise.direction is Direction.I_OWE
            yield ((promise.contact, whom), None) if mine else ((ME, whom), promise.contact)


def _settle_promise(
    builder: EditBuilder, journal: Journal, introduction: Introduction, on: date
) -> None:
    """Settle the favors that promised this introduction, so that it is told once."""
    for favor in promises(journal, introduction):
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


def _told(step: str, introduction: Introduction, names: dict[int, str]) -> str:
    return f"{_SAID.get(step, step)}: {by_whom(introduction, names)}"
