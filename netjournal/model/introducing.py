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


def named(journal: Journal, introduction: Introduction) -> str:
    """Return who is introduced to whom, by whom: "me to Ada, by Mary", "Ada and Charles"."""
    return by_whom(
        introduction,
        {one: journal.name(one) for one in (*introduction.people, introduction.broker) if one},
    )


def other(introduction: Introduction, contact_id: int) -> int:
    """Return whom somebody is introduced to."""
    one, two = introduction.people
    return two if one == contact_id else one


def promises(journal: Journal, introduction: Introduction) -> list[Favor]:
    """Return the open favors that promised this introduction: mine to either, or theirs to me."""
    direction = Direction.I_OWE if introduction.broker is None else Direction.THEY_OWE
    if introduction.broker is None:
        said = [(person, other(introduction, person)) for person in introduction.people]
    else:
        said = [(introduction.broker, other(introduction, ME))] if ME in introduction.people else []
    return [
        favor
        for person, whom in said
        for favor in map(journal.favors.__getitem__, journal.favors_of[person])
        if favor.state is State.OPEN
        and favor.direction is direction
        and favor.kind == PROMISE
        and whom in favor.about
    ]


def _pair(introduction: Introduction, names: Mapping[int, str]) -> str:
    if ME in introduction.people:
        return f"me to {names[other(introduction, ME)]}"
    return f"{names[introduction.people[0]]} and {names[introduction.people[1]]}"


def by_whom(introduction: Introduction, names: Mapping[int, str]) -> str:
    """As `named`, with names given for the ids."""
    by = f", by {names[introduction.broker]}" if introduction.broker is not None else ""
    return f"{_pair(introduction, names)}{by}"
