"""Any record that an edit may leave, at random, for what has to hold after every edit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from msgspec.structs import replace

from netjournal.model.journal import Journal
from netjournal.model.records import (
    ME,
    Coming,
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Introduction,
    Record,
    State,
    Step,
    Tag,
    TagKind,
    ToMeet,
)

DAY = date(2026, 12, 24)
START = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def anything(dice: Random, journal: Journal, fresh: int) -> Record:
    """Return a record as an edit may leave it, a new one or one that was there."""
    who, whom = dice.sample(sorted(journal.contacts), 2)
    near = DAY + timedelta(days=dice.randrange(-40, 3))
    favors, entries = list(journal.favors.values()), list(journal.entries.values())
    made: Any = {"id": fresh, "created": START + timedelta(days=dice.randrange(30))}
    match dice.randrange(9):
        case 0:
            fields: Any = {"pace": dice.choice([None, 0, 7]), "archived": dice.choice(["", "x"])}
            tended = dice.choice([None, DAY, near])
            return replace(journal.contacts[who], tended=tended, **fields)
        case 1:
            coming = dice.choice([(), (Coming(on=DAY, what="a talk"),)])
            some: Any = {"contacts": (who,), "mentions": (whom,), "coming": coming}
            return Entry(**made, on=near, kind="call", **some)
        case 2:
            way, about = dice.choice(list(Direction)), dice.choice([(), (whom,)])
            some = {"due": dice.choice([None, near]), "about": about, "kind": "introduction"}
            some["entry"] = dice.choice(entries).id if entries else None
            return Favor(**made, contact=who, direction=way, what="maps", **some)
        case 3 if favors:
            return replace(dice.choice(favors), state=State.DONE, done_on=dice.choice([DAY, near]))
        case 4 if entries:
            return replace(dice.choice(entries), on=near, contacts=(whom,))
        case 5:
            answered = dice.choice([None, whom])
            return FollowUp(**made, contact=who, on=near, why="tea", answered_by=answered)
        case 6:
            steps = tuple(Step(step=one, on=near) for one in dice.choice(["", ("asked", "made")]))
            broker, first = dice.choice([(None, who), (who, ME)])
            return Introduction(**made, people=(first, whom), broker=broker, steps=steps)
        case 7:
            meet, soon = (ToMeet(name="Ada", contact=who),), DAY + timedelta(days=3)
            return Tag(**made, name=f"f{fresh}", kind=TagKind.EVENT, starts=soon, to_meet=meet)
        case 8 if len(journal.contacts) > 6:
            name, house = dice.choice("adA"), dice.choice(["", "Navy"])
            birthday = dice.choice(["", "--12-23"])
            return replace(journal.contacts[who], name=name, organization=house, birthday=birthday)
        case _:
            return Contact(**made, name="Émilie", pace=dice.choice([None, 7]))
