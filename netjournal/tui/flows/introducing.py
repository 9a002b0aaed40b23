"""Beginning an introduction from one typed line: to somebody, me to somebody, introduced me to."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from netjournal.model.builder import EditBuilder
from netjournal.model.introducing import ASKED, MADE, PROMISED
from netjournal.model.making import introductions
from netjournal.model.records import ME, Contact
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views.introducing import Wanted, fitting, read


def echo(session: Session, contact: int, words: str) -> tuple[bool, str]:
    """Say what a line will begin, as it is typed."""
    wanted = read(words)
    if wanted is None:
        return False, "to a name · me to a name · introduced me to a name"
    one, found = _meant(session, wanted, contact)
    if one is None:
        return False, f"“{wanted.instead}” is nobody you know, or several"
    contact = one
    if len(found) > 1:
        names = ", ".join(map(session.journal.name, found[:3]))
        return False, f"several fit: {names}"
    near = () if found or wanted.new else session.alike(wanted.name)
    if near:
        names = ", ".join(session.journal.name(one) for one, _ in near)
        return False, f"{names}? Type the name, or “{wanted.name} new” for somebody new"
    who = session.journal.name(found[0]) if found else f"{wanted.name} (new)"
    name = session.journal.name(contact)
    said = {
        PROMISED: f"I will introduce {name} and {who}; ask each first",
        ASKED: f"asked {name} to introduce me to {who}",
        MADE: f"{name} introduced me to {who}",
    }
    return True, said[wanted.step]


async def begin(desk: DeskScreen, contact: int, answer: Awaitable[str | None]) -> None:
    """Begin what the line asks for; somebody new is written down as not met yet."""
    wanted = read(await answer or "")
    if wanted is None:
        return
    session = desk.session
    one, found = await session.reckoned(lambda: _meant(session, wanted, contact))
    if one is None:
        desk.say("~", f"“{wanted.instead}” is nobody you know, or several")
        return
    contact = one
    builder = EditBuilder(session.journal)
    if found:
        other = found[0]
    else:
        fresh = Contact(id=session.new_id(), name=wanted.name, met_yet=False, created=session.now())
        other = builder.put(fresh).id
    desk.commit(
        introductions.begin(
            session.journal,
            (ME, other) if wanted.me else (contact, other),
            contact if wanted.me else None,
            wanted.step,
            session.today,
            now=session.now(),
            new_id=session.new_id,
            builder=builder,
        )
    )


def _meant(session: Session, wanted: Wanted, selected: int) -> tuple[int | None, Sequence[int]]:
    """Return who is introduced, the person selected or whom the line names, and whom to may be
    meant; None: not one."""
    one = selected
    if wanted.instead:
        named = fitting(session.journal, wanted.instead)
        if len(named) != 1:
            return None, ()
        one = named[0]
    return one, () if wanted.new else fitting(session.journal, wanted.name, one)
