"""Copying a row, or a text for a message from the user's templates; nothing is ever sent."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from contextlib import suppress
from typing import Any, TypeAlias

from netjournal import paths
from netjournal.insight.reasons import reasons
from netjournal.model.records import Favor, Introduction, Record, State
from netjournal.tui import looks
from netjournal.tui.flows.copying import copy
from netjournal.tui.palette import Choice, PickScreen
from netjournal.tui.screens.page import PageScreen
from netjournal.tui.screens.panes import PanesScreen
from netjournal.tui.session import Session
from netjournal.views import messages
from netjournal.views.messages import About, Text

CopyingDesk: TypeAlias = PanesScreen | PageScreen[Any]
"""The panes, or a page over them."""

_MOST = 64 * 1024
"""Bytes that are read of a template."""


def own_templates() -> list[tuple[str, str]]:
    """Return the user's templates, by name; a file that cannot be read is passed over."""
    found: list[tuple[str, str]] = []
    with suppress(OSError):
        for path in sorted(paths.templates().glob("*.txt")):
            with suppress(OSError), path.open("rb") as file:
                found.append((path.stem, file.read(_MOST).decode("utf-8-sig", "replace")))
    return found


def texts_for(session: Session, contact: int, record: Record | None, row: object) -> list[Text]:
    """Return every text for a message to somebody about the selected row, what fits first."""
    matter, me = getattr(row, "matter", ""), session.settings.name
    return _filled(messages.about(session.journal, contact, record, matter, me, session.today))


def texts_today(session: Session, contact: int) -> list[Text]:
    """Return every text for a message to somebody for the reasons of today, what fits first."""
    journal, today = session.journal, session.today
    found = reasons(journal, contact, today)
    return _filled(messages.about_reasons(journal, contact, found, session.settings.name, today))


def _filled(wanted: About) -> list[Text]:
    return messages.texts(messages.with_own(own_templates()), wanted)


def choices(texts: Sequence[Text]) -> list[Choice]:
    """Return the texts to pick one: the first words of each, and its name."""
    return [
        Choice(text.name, " ".join(text.words.split()), text.name.replace("-", " "), text.words)
        for text in texts
    ]


def message_box(session: Session, contact: int, texts: Sequence[Text]) -> PickScreen:
    """Return the box that offers the texts."""
    title = f"A message to {session.journal.name(contact)}"
    return PickScreen(title, choices(texts), doing="copies", note="nothing is sent")


async def copy_chosen(
    desk: CopyingDesk, texts: Sequence[Text], answer: Awaitable[str | None]
) -> None:
    """Copy the text that was chosen."""
    name = await answer
    for text in texts:
        if text.name == name:
            copy_text(desk, text.words)


def copy_row(desk: PanesScreen, record: Record | None, row: object) -> None:
    """Copy what the row is good for: of what is owed a message, of a person an address."""
    about_owed = isinstance(record, Introduction) or (
        isinstance(record, Favor) and record.state is State.OPEN
    )
    contact = desk.contact_in_mind() if about_owed else None
    if isinstance(record, Favor) and contact is not None:
        contact = record.contact
    words = (
        texts_for(desk.session, contact, record, row)[0].words
        if contact is not None
        else looks.to_copy(record)
    )
    if words:
        copy_text(desk, words)
    else:
        desk.say("~", "Nothing here to copy")


def copy_text(desk: CopyingDesk, words: str) -> None:
    """Copy a text, and say how."""
    how = copy(desk.app, words)
    desk.say("✓", f"{how}: {' '.join(words.split())}", "Y others")
