"""One line for everybody who is marked: tag, follow up, archive, delete; one undo takes it back."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from netjournal.model.edits import Edit
from netjournal.model.making import contacts, follow_ups
from netjournal.model.names import fold
from netjournal.model.records import Contact, FollowUp
from netjournal.model.text import clean
from netjournal.tui.asking import already, follow
from netjournal.tui.flows.writing import day_and_words
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.session import Session
from netjournal.views import phrases

if TYPE_CHECKING:
    from netjournal.tui.screens.panes import PanesScreen

HINT = "#tag · +2w why · archive · delete"
_ARCHIVE, _DELETE = "archive", "delete"


class Wanted(msgspec.Struct, frozen=True):
    """What a line asks for: a tag, a day to write again, or one of the words."""

    tag: str = ""
    on: date | None = None
    why: str = ""
    word: str = ""


def read(session: Session, line: str) -> Wanted | None:
    """Read a line; None: it asks for nothing that can be done to several."""
    words = clean(line)
    if words.startswith("#"):
        tag = words[1:].strip()
        return Wanted(tag=tag) if tag and not any(map(str.isspace, tag)) else None
    for word in (_ARCHIVE, _DELETE):
        if words.lower() == word:
            return Wanted(word=word)
    on, why = day_and_words(words, session) if words else (None, "")
    return Wanted(on=on, why=why) if on else None


def echo(session: Session, line: str, count: int) -> tuple[bool, str]:
    """Say what a line will do, as it is typed."""
    wanted = read(session, line)
    return (True, _told(session, wanted, count)) if wanted else (False, HINT)


def mark(main: PanesScreen) -> None:
    """Mark the selected person, or take the mark away, and go on to the next."""
    if main.selected_person is not None:
        main.look.marked_people ^= {main.selected_person}
        main.repaint_all()
        main.people.action_move_down()


def do_to_marked(main: PanesScreen, words: str) -> bool:
    """Do to everybody marked what a word asks for; tell whether anybody is."""
    people = sorted(main.look.marked_people) if main.pane == "people" else []
    if people:
        follow(main, do(main, people, already(words)))
    return bool(people)


def box_for_marked(main: PanesScreen) -> PromptScreen:
    """Return the box that asks what to do to everybody marked."""
    people = sorted(main.look.marked_people)
    return PromptScreen(
        f"For all {len(people)} marked",
        key=f"marked-{people}",
        hint=HINT,
        read=lambda words: echo(main.session, words, len(people)),
    )


async def do(main: PanesScreen, people: Sequence[int], answer: Awaitable[str | None]) -> None:
    """Do to some people what a line asks for, each by an edit of one batch; say what was done."""
    session = main.session
    wanted = read(session, await answer or "")
    if wanted is None:
        return
    batch = f"several-{session.new_id()}"
    count = 0
    try:
        for contact_id in people:
            # What the edits before left is what the next one changes.
            contact = session.journal.contacts.get(contact_id)
            edit = _edit(session, contact, wanted) if contact is not None else None
            if edit is not None and edit.changes:
                session.commit(msgspec.structs.replace(edit, batch=batch))
                count += 1
    finally:
        main.look.marked_people.clear()
        main.repaint_all()
        if count:
            told = _told(session, wanted, count)
            main.say("✓", told[:1].upper() + told[1:], f"{main.key_of('undo')} undo")
        else:
            main.say("~", "Nothing changed")


def _edit(session: Session, contact: Contact, wanted: Wanted) -> Edit | None:
    journal, now, new_id = session.journal, session.now(), session.new_id
    if wanted.tag:
        if fold(wanted.tag) in map(fold, contact.tags):
            return None
        tagged = msgspec.structs.replace(contact, tags=(*contact.tags, wanted.tag))
        return contacts.change(journal, tagged, now=now, new_id=new_id)
    if wanted.on is not None:
        task = FollowUp(id=new_id(), contact=contact.id, on=wanted.on, why=wanted.why)
        return follow_ups.plan(journal, task, now=now)
    if wanted.word == _DELETE:
        return contacts.delete(session.whole(), contact)
    return contacts.archive(journal, contact)


def _told(session: Session, wanted: Wanted, count: int) -> str:
    people = phrases.count(count, "person", "people")
    if wanted.tag:
        return f"#{wanted.tag}: {people}"
    if wanted.on is not None:
        why = f", {wanted.why}" if wanted.why else ""
        return f"write again on {phrases.long_day(wanted.on, session.today)}{why}: {people}"
    return f"{wanted.word}d: {people}"
