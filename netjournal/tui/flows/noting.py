"""One line into the journal: reading it, filing it, and asking afterwards what it left open.

The first picture needs nothing of this, so the main screen imports it with the first note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from netjournal.actions import BY_ID
from netjournal.capture import again, doubts
from netjournal.capture.complete import Completion, completions
from netjournal.capture.draft import Doubt, Draft, Unclear
from netjournal.capture.filing import file
from netjournal.capture.preview import Slot, SlotTone, preview
from netjournal.capture.read import read
from netjournal.insight.doubts import listed_choices
from netjournal.model.edits import Edit
from netjournal.settings import reads_day_first
from netjournal.tui.line_bar import Reading
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views.asked import which

NOTE, PASTED = "note", "debrief-pasted"
"""The places where a note being typed, and pasted lines not filed yet, are kept."""
_RECALLED = 30


class Written(NamedTuple):
    """An entry, how to read its line again, and what was answered about it so far."""

    entry: int
    """0: the line made none."""
    read: Callable[[Mapping[str, int]], Draft]
    chosen: Mapping[str, int] = {}

    def answered(self, doubt: Unclear, choice: int) -> Written:
        """Return it with one more answer."""
        return self._replace(chosen={**self.chosen, doubt.words: choice})

    def edit(self, session: Session) -> Edit:
        """Return the edit that files the line anew, with the answers."""
        settings = session.settings
        return again.refile(
            self.read(self.chosen),
            session.journal,
            self.entry,
            session.now(),
            session.new_id,
            day_first=reads_day_first(settings),
            currency=settings.currency,
        )


def read_line(
    session: Session,
    line: str,
    *,
    event: str = "",
    debrief: bool = False,
    about: int | str | None = None,
    chosen: Mapping[str, int] | None = None,
) -> Draft:
    """Read a line as it is typed here today; `chosen` says whom words mean that were unclear."""
    settings = session.settings
    return read(
        line,
        session.names,
        session.today,
        day_first=reads_day_first(settings),
        currency=settings.currency,
        event=event,
        chosen=chosen,
        debrief=debrief,
        about=about,
        owed=session.owed,
        suggest=session.alike,
    )


def reading(session: Session, draft: Draft, offered: str = "") -> Reading:
    """Return how a line will be read; `offered` is an event that Tab would put into it."""
    slots = preview(draft, session.journal, session.today)
    if offered and not draft.tags and not draft.event:
        offer = Slot("event", f"#{offered}?  tab adds it", SlotTone.EMPTY)
        slots = tuple(offer if slot.name == "event" else slot for slot in slots)
    return Reading(tuple(slot._replace(words=session.cover(slot.words)) for slot in slots), draft)


def completed(session: Session, line: str, cursor: int) -> tuple[Completion, ...]:
    """Return what the word at the cursor may become."""
    found = completions(line, cursor, session.journal, session.names)
    return tuple(one._replace(label=session.cover(one.label)) for one in found)


def earlier(session: Session) -> Sequence[str]:
    """Return the lines that were entered since the start, oldest first."""
    return session.typed[-_RECALLED:]


def entry_in(edit: Edit) -> int:
    """Return the entry that an edit wrote; 0: none."""
    return next((one.id for one in edit.changes if one.table == "entries" and one.now), 0)


def note(desk: DeskScreen, line: str, meant: Mapping[str, int]) -> None:
    """File one line, show whom it is about and ask what it leaves open; raises NetjournalError.

    `meant` says whom names in it mean, whoever else has them.
    """
    session = desk.session
    draft = read_line(session, line, chosen=meant)
    edit = file(draft, session.journal, session.now(), session.new_id)
    desk.commit(edit, next(iter((*edit.made("contacts"), *draft.contacts)), 0))
    session.typed.append(line)
    written = Written(
        entry_in(edit),
        lambda chosen: read_line(session, line, chosen={**meant, **chosen}),
    )
    # Whom it may mean takes as long to find as saving took.
    desk.call_later(ask, desk, written, open_doubts(draft))


def open_doubts(draft: Draft) -> tuple[Unclear, ...]:
    """Return what a line leaves open that one key can answer."""
    return tuple(one for one in draft.unclear if one.doubt is not Doubt.DATE)


def answer_in_entry(session: Session, entry: int, doubt: Unclear, choice: int) -> Edit:
    """Return the edit that answers a doubt of an entry that holds more than one line."""
    settings = session.settings
    return doubts.answer(
        session.journal,
        entry,
        doubt.words,
        choice,
        session.now(),
        session.new_id,
        day_first=reads_day_first(settings),
        currency=settings.currency,
    )


def as_listed(session: Session, entry: int, doubt: Unclear) -> Unclear:
    """Return a doubt with its choices in the order that the list of all doubts has."""
    listed = listed_choices(session.journal, session.journal.entries[entry], doubt.words)
    return msgspec.structs.replace(doubt, choices=listed) if listed else doubt


def ask(desk: DeskScreen, written: Written, unclear: Sequence[Unclear]) -> None:
    """Ask one doubt after the other in the status line; Esc leaves them for later."""
    if not unclear or written.entry not in desk.session.journal.entries:
        return
    first, *rest = unclear
    asked = which(desk.session.journal, as_listed(desk.session, written.entry, first))

    def answered(key: str) -> None:
        choice = asked.answers.get(key)
        if choice is None:
            desk.say(
                "~",
                f"Kept open: {first.sentence()}",
                f"{desk.key_of('doubts')} {BY_ID['doubts'].label}",
            )
            return
        now = written.answered(first, choice)
        desk.commit(now.edit(desk.session))
        ask(desk, now, rest)

    desk.ask_doubt(asked, answered)


def closed(desk: DeskScreen, draft: str) -> None:
    """Say what is kept of a note that was closed."""
    if desk.session.drafts.read(draft):
        again = desk.key_of("note" if draft == NOTE else "note_for")
        desk.say("~", f"The draft is kept; {again} opens it again")
