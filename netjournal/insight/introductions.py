"""What introductions ask for next: whom to ask, whom to introduce, whom to thank and give back to.

Derived from the one record of each introduction; nothing here is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

import msgspec

from netjournal.insight.owed import is_archived, is_hidden
from netjournal.model.introducing import (
    AGREED,
    ASKED,
    DECLINED,
    GAVE_BACK,
    LET_GO,
    MADE,
    PROMISED,
    THANKED,
    other,
    promises,
)
from netjournal.model.journal import Journal
from netjournal.model.records import ME, Direction, Gave, Introduction, State


class Matter(StrEnum):
    """What is open about an introduction."""

    INTRODUCE = "introduce"
    """I said I would introduce two people."""
    WAIT = "wait"
    """Somebody was asked to introduce me."""
    THANK = "thank"
    GIVE_BACK = "give back"


SIDE = {
    Matter.INTRODUCE: Direction.I_OWE,
    Matter.WAIT: Direction.THEY_OWE,
    Matter.THANK: Direction.I_OWE,
    Matter.GIVE_BACK: Direction.I_OWE,
}
DONE = {
    Matter.INTRODUCE: MADE,
    Matter.WAIT: MADE,
    Matter.THANK: THANKED,
    Matter.GIVE_BACK: GAVE_BACK,
}
"""The step that ends each matter."""


class Open(msgspec.Struct, frozen=True):
    """One thing that an introduction asks for; `contact` is whom the row is about."""

    introduction: Introduction
    matter: Matter
    contact: int
    since: date | None


def open_matters(
    journal: Journal, today: date, direction: Direction, contact: int | None = None
) -> list[Open]:
    """Return what introductions ask for on one side, oldest first.

    Those put off, and those of archived people, are left out.
    """
    if contact is None:
        held: Iterable[Introduction] = journal.introductions.values()
    else:
        held = map(journal.introductions.__getitem__, journal.introductions_of[contact])
    return sorted(
        (
            one
            for introduction in held
            if not is_hidden(introduction, today)
            for one in matters(journal, introduction)
            if SIDE[one.matter] is direction
            and (contact is not None or not is_archived(journal, one.contact))
        ),
        key=lambda one: one.introduction.id,
    )


def matters(journal: Journal, introduction: Introduction) -> Iterator[Open]:
    """Yield what an introduction asks for."""
    done = {step.step: step.on for step in introduction.steps}
    first = min(done.values(), default=None)
    if done.keys() & {DECLINED, LET_GO}:
        return
    if introduction.broker is None:
        if MADE not in done and not promises(journal, introduction):
            yield Open(
                introduction,
                Matter.INTRODUCE,
                next_small_step(introduction)[1] or introduction.people[0],
                done.get(PROMISED, first),
            )
    elif ME in introduction.people:
        if MADE not in done:
            if not promises(journal, introduction):
                yield Open(introduction, Matter.WAIT, introduction.broker, done.get(ASKED, first))
            return
        if THANKED not in done:
            yield Open(introduction, Matter.THANK, introduction.broker, done[MADE])
        if GAVE_BACK not in done and not given_back(journal, introduction, done[MADE]):
            yield Open(introduction, Matter.GIVE_BACK, introduction.broker, done[MADE])


def given_back(journal: Journal, introduction: Introduction, since: date) -> bool:
    """Tell whether you did something for who introduced you, that was begun since.

    A favor said and done since, an introduction you made, or something an entry says you gave.
    """
    broker = introduction.broker or 0
    for favor in map(journal.favors.__getitem__, journal.favors_of[broker]):
        said = favor.created.date() if favor.created else None
        done = favor.direction is Direction.I_OWE and favor.state is State.DONE
        if done and said is not None and said >= since:
            return True
    for one in map(journal.introductions.__getitem__, journal.introductions_of[broker]):
        if one.broker is None and any(s.step == MADE and s.on >= since for s in one.steps):
            return True
    return any(
        entry.on >= since and any(outcome.way is Gave.GAVE for outcome in entry.outcomes)
        for entry in map(journal.entries.__getitem__, journal.entries_with[broker])
    )


def next_small_step(introduction: Introduction) -> tuple[str, int | None]:
    """Return the step before the next large one: of mine each is asked and agrees, then it is made;
    of one I asked for, the broker agrees."""
    if introduction.broker is not None:
        steps = {one.step for one in introduction.steps}
        return (AGREED, None) if AGREED not in steps | {MADE} else (MADE, None)
    for person in introduction.people:
        for step in (ASKED, AGREED):
            if not any(
                one.step == step and one.who in (person, None) for one in introduction.steps
            ):
                return step, person
    return MADE, None


def led_by(introduction: Introduction) -> tuple[int, int] | None:
    """Return who led me to whom by an introduction that was made; None: it brought me to nobody."""
    if introduction.broker is None or ME not in introduction.people:
        return None
    made = any(one.step == MADE for one in introduction.steps)
    return (introduction.broker, other(introduction, ME)) if made else None
