"""Edits of introductions: one record for two people and who brought them together, step by step."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making.contacts import touch
from netjournal.model.making.favors import put_settled
from netjournal.model.records import ME, Direction, Favor, Introduction, State, Step

PROMISED, ASKED, AGREED, MADE = "promised", "asked", "agreed", "made"
THANKED, GAVE_BACK, DECLINED, LET_GO = "thanked", "gave back", "declined", "let go"
STEPS = (PROMISED, ASKED, AGREED, MADE, THANKED, GAVE_BACK, DECLINED, LET_GO)


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


def named(journal: Journal, held: Introduction) -> str:
    """Return who is introduced to whom, by whom: "me to Ada, by Mary", "Ada and Charles"."""
    return _by(held, {one: journal.name(one) for one in (*held.people, held.broker) if one})


def other(held: Introduction, contact_id: int) -> int:
    """Return whom somebody is introduced to."""
    one, two = held.people
    return two if one == contact_id else one


def _settle_promise(builder: EditBuilder, journal: Journal, held: Introduction, on: date) -> None:
    """Settle the favor in which I promised this introduction, so that it is told once."""
    if held.broker is None:
        for favor in promises(journal, held):
            put_settled(builder, favor, on)


def promises(journal: Journal, held: Introduction) -> list[Favor]:
    """Return the open favors in which I promised somebody this introduction of mine."""
    if ME in held.people:
        return []
    return [
        favor
        for person in held.people
        for favor in map(journal.favors.__getitem__, journal.favors_of[person])
        if favor.state is State.OPEN
        and favor.direction is Direction.I_OWE
        and favor.kind == "introduction"
        and other(held, person) in favor.about
    ]


def _pair(held: Introduction, names: dict[int, str]) -> str:
    if ME in held.people:
        return f"me to {names[other(held, ME)]}"
    return f"{names[held.people[0]]} and {names[held.people[1]]}"


def _by(held: Introduction, names: dict[int, str]) -> str:
    by = f", by {names[held.broker]}" if held.broker is not None else ""
    return f"{_pair(held, names)}{by}"


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
    return f"{_SAID.get(step, step)}: {_by(held, names)}"
