"""Writing something down: a note, a person, a favor, a follow-up, an import."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netjournal.errors import Unreadable
from netjournal.model.dates import read_date
from netjournal.model.making import contacts, favors, follow_ups
from netjournal.model.records import Contact, Direction, Favor, FollowUp
from netjournal.model.text import clean
from netjournal.settings import reads_day_first
from netjournal.tui.desk import Desk
from netjournal.tui.session import Session
from netjournal.views import phrases

if TYPE_CHECKING:
    from netjournal.capture.draft import Draft
    from netjournal.capture.preview import Slot


def previewed(session: Session, line: str) -> tuple[Slot, ...]:
    """Return how a line will be read."""
    # The first picture needs no reader of lines.
    from netjournal.capture.preview import preview

    return preview(_read(session, line), session.journal, session.today)


async def note(desk: Desk, answer: Awaitable[str | None]) -> None:
    """File one line."""
    from netjournal.capture.filing import file
    from netjournal.tui.screens.note import saved

    line = await answer
    if line is None:
        if desk.session.drafts.read("note"):
            desk.say("~", "The draft is kept; a opens it again")
        return
    session = desk.session
    draft = _read(session, line)
    kept = desk.commit(file(draft, session.journal, session.now(), session.new_id))
    saved(session.drafts)
    made = next((one.id for one in kept.edit.changes if one.table == "contacts" and not one.was), 0)
    who = made or next(iter(draft.contacts), 0)
    if who:
        desk.show_person(who)


async def new_person(desk: Desk, answer: Awaitable[str | None]) -> None:
    """Add somebody by name."""
    name = clean(await answer or "")
    if not name:
        return
    session = desk.session
    contact = Contact(id=session.new_id(), name=name)
    desk.commit(contacts.add(session.journal, contact, now=session.now(), new_id=session.new_id))
    desk.show_person(contact.id)


async def favor(
    desk: Desk, contact: int, direction: Direction, answer: Awaitable[str | None]
) -> None:
    """Write down what one of us means to do; "by" and a day at the end is when it is due."""
    words = clean(await answer or "")
    if not words:
        return
    session = desk.session
    what, due = _due(words, session)
    made = Favor(id=session.new_id(), contact=contact, direction=direction, what=what, due=due)
    desk.commit(favors.promise(session.journal, made, now=session.now()))


async def follow_up(desk: Desk, contact: int, answer: Awaitable[str | None]) -> None:
    """Write again on a day; words after the day say why."""
    words = clean(await answer or "")
    if not words:
        return
    session = desk.session
    on, why = day_and_words(words, session)
    if on is None:
        desk.say("!", f"“{words}” begins with no day", "2w, fri, 1 dec")
        return
    task = FollowUp(id=session.new_id(), contact=contact, on=on, why=why)
    desk.commit(follow_ups.plan(session.journal, task, now=session.now()))


async def bring_in(desk: Desk, answer: Awaitable[str | None]) -> None:
    """Import the files somebody named or dragged into the window."""
    words = await answer
    if not words:
        return
    # Reading other programs' formats is not needed to show a journal.
    from netjournal.formats import importing, vcard
    from netjournal.formats.detect import Kind, detect
    from netjournal.formats.incoming import without

    session = desk.session
    for path in dragged(words):
        try:
            data = path.read_bytes()
        except OSError as problem:
            raise Unreadable(f"{path.name} cannot be read: {problem.strerror}.") from None
        if detect(data, path.name) is not Kind.VCARD:
            raise Unreadable(f"{path.name} holds no vCards.", "Export your contacts as vCard.")
        read = vcard.read(data, today=session.today, new_id=session.new_id)
        incoming = without(read, session.store.keeps_out)
        plan = importing.plan(
            session.journal, incoming, today=session.today, new_id=session.new_id, label="vCards"
        )
        desk.commit(importing.to_edit(session.journal, plan))


def dragged(words: str) -> list[Path]:
    """Read paths as a terminal types them when files are dropped on it."""
    import shlex

    try:
        parts = shlex.split(words)
    except ValueError:
        parts = [words]
    whole = Path(words.strip().strip("'\"")).expanduser()
    if whole.exists():
        return [whole]
    return [Path(part.removeprefix("file://")).expanduser() for part in parts]


def day_and_words(words: str, session: Session) -> tuple[date | None, str]:
    """Split "2w send the draft" into a day and why; the longest reading of the day wins."""
    parts = words.removeprefix("+").split()
    day_first = reads_day_first(session.settings)
    for count in range(min(len(parts), 4), 0, -1):
        day = read_date(" ".join(parts[:count]), session.today, day_first=day_first)
        if day is not None:
            return day, " ".join(parts[count:])
    return None, words


def echo_day(session: Session, words: str) -> tuple[bool, str]:
    """Say how a day is read, as it is typed."""
    day, why = day_and_words(words, session)
    if day is None:
        return False, "not a day yet: try fri, 2w, 1 dec, 2026-12-01"
    told = phrases.long_day(day, session.today)
    return True, f"{told} · {why}" if why else told


def _due(words: str, session: Session) -> tuple[str, date | None]:
    head, by, tail = words.rpartition(" by ")
    day = (
        read_date(tail, session.today, day_first=reads_day_first(session.settings)) if by else None
    )
    return (head, day) if day is not None else (words, None)


def _read(session: Session, line: str) -> Draft:
    from netjournal.capture.read import read

    settings = session.settings
    return read(
        line,
        session.names,
        session.today,
        day_first=reads_day_first(settings),
        currency=settings.currency,
    )
