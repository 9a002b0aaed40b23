"""Changing what stands there by its labelled lines."""

from __future__ import annotations

from collections.abc import Awaitable

from netjournal.model.edits import Edit
from netjournal.model.records import Record
from netjournal.settings import reads_day_first
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import editing
from netjournal.views.form import Field
from netjournal.views.manner import Manner


def manner(session: Session) -> Manner:
    """Return how days and money are written here."""
    settings = session.settings
    return Manner(session.today, reads_day_first(settings), settings.currency)


def edited(session: Session, record: Record, fields: tuple[Field, ...]) -> Edit:
    """Return the edit that labelled lines make of a record; raises Usage naming the line.

    What others wrote while the box was open stays, or the edit is Refused or NotFound.
    """
    session.take_in()
    return editing.edited(
        session.whole(),
        record,
        fields,
        now=session.now(),
        new_id=session.new_id,
        manner=manner(session),
    )


async def edit(
    desk: DeskScreen, record: Record, answer: Awaitable[tuple[Field, ...] | None]
) -> None:
    """Change a record by its labelled lines."""
    fields = await answer
    made = edited(desk.session, record, fields) if fields is not None else None
    if made is not None and made.changes:
        desk.commit(made)
    else:
        desk.say("~", "Nothing changed")
