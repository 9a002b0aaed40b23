"""Copying a row, or a text for a message from the user's templates; nothing is ever sent."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from netjournal import paths
from netjournal.insight.reasons import reasons
from netjournal.model.records import Favor, Introduction, Record, State
from netjournal.tui.flows.copying import copy, to_copy
from netjournal.tui.palette import Choice
from netjournal.tui.session import Session
from netjournal.views import messages
from netjournal.views.messages import About, Text

if TYPE_CHECKING:
    from netjournal.tui.screens.person import PersonScreen

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


def texts_for(session: Session, contact: int, record: Record | None, matter: str) -> list[Text]:
    """Return every text for a message to somebody about a record, what fits first."""
    journal, me = session.journal, session.settings.name
    return _filled(messages.about(journal, contact, record, matter, me, session.today))


def texts_today(session: Session, contact: int) -> list[Text]:
    """Return every text for a message to somebody for the reasons of today, what fits first."""
    journal, me = session.journal, session.settings.name
    found = reasons(journal, contact, session.today)
    return _filled(messages.about_reasons(journal, contact, found, me, session.today))


def _filled(wanted: About) -> list[Text]:
    return messages.texts(messages.with_own(own_templates()), wanted)


def choices(texts: Sequence[Text]) -> list[Choice]:
    """Return the texts to pick one: the first words of each, and its name."""
    return [
        Choice(text.name, " ".join(text.words.split()), text.name.replace("-", " "), text.words)
        for text in texts
    ]


async def copy_chosen(
    desk: PersonScreen, texts: Sequence[Text], answer: Awaitable[str | None]
) -> None:
    """Copy the text that was chosen."""
    name = await answer
    for text in texts:
        if text.name == name:
            copied(desk, text.words)


def copy_row(desk: PersonScreen, record: Record | None, matter: str) -> None:
    """Copy what the row is good for: of what is owed a message, of a person an address."""
    about_owed = isinstance(record, Introduction) or (
        isinstance(record, Favor) and record.state is State.OPEN
    )
    contact = desk.contact_in_mind() if about_owed else None
    if isinstance(record, Favor) and contact is not None:
        contact = record.contact
    words = (
        texts_for(desk.session, contact, record, matter)[0].words
        if contact is not None
        else to_copy(record)
    )
    if words:
        copied(desk, words)
    else:
        desk.say("~", "Nothing here to copy")


def copied(desk: PersonScreen, words: str) -> None:
    """Copy words and say how."""
    how = copy(desk.app, words)
    if desk.session.covered:
        desk.say("✓", how)
        return
    desk.say("✓", f"{how}: {' '.join(words.split())}", f"{desk.key_of('message')} others")
