"""What an introduction is: its steps in words, who is introduced to whom, what promised it."""

from __future__ import annotations

from collections.abc import Mapping

from netjournal.model.journal import Journal
from netjournal.model.records import ME, Direction, Favor, Introduction, State

PROMISED, ASKED, AGREED, MADE = "promised", "asked", "agreed", "made"
THANKED, GAVE_BACK, DECLINED, LET_GO = "thanked", "gave back", "declined", "let go"
PROMISE = "introduction"
"""The kind of a favor that promises one."""
STEPS = (PROMISED, ASKED, AGREED, MADE, THANKED, GAVE_BACK, DECLINED, LET_GO)


def named(journal: Journal, held: Introduction) -> str:
    """Return who is introduced to whom, by whom: "me to Ada, by Mary", "Ada and Charles"."""
    return by_whom(held, {one: journal.name(one) for one in (*held.people, held.broker) if one})


def other(held: Introduction, contact_id: int) -> int:
    """Return whom somebody is introduced to."""
    one, two = held.people
    return two if one == contact_id else one


def promises(journal: Journal, held: Introduction) -> list[Favor]:
    """Return the open favors that promised this introduction: mine to either, or theirs to me."""
    direction = Direction.I_OWE if held.broker is None else Direction.THEY_OWE
    if held.broker is None:
        said = [(person, other(held, person)) for person in held.people]
    else:
        said = [(held.broker, other(held, ME))] if ME in held.people else []
    return [
        favor
        for person, whom in said
        for favor in map(journal.favors.__getitem__, journal.favors_of[person])
        if favor.state is State.OPEN
        and favor.direction is direction
        and favor.kind == PROMISE
        and whom in favor.about
    ]


def _pair(held: Introduction, names: Mapping[int, str]) -> str:
    if ME in held.people:
        return f"me to {names[other(held, ME)]}"
    return f"{names[held.people[0]]} and {names[held.people[1]]}"


def by_whom(held: Introduction, names: Mapping[int, str]) -> str:
    """As `named`, with names given for the ids."""
    by = f", by {names[held.broker]}" if held.broker is not None else ""
    return f"{_pair(held, names)}{by}"
