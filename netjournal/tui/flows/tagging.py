"""What is asked on a tag's page and among the tags: which, of what kind, whom to meet."""

from __future__ import annotations

from collections.abc import Awaitable

import msgspec

from netjournal.model.making import tags
from netjournal.model.making.rebased import rebased
from netjournal.model.records import Tag, TagKind
from netjournal.model.text import clean
from netjournal.tui.flows.changing import manner
from netjournal.tui.palette import Choice
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views.manner import Reader
from netjournal.views.tag_form import is_name, somebody
from netjournal.views.tag_page import tag_rows


def choices(session: Session) -> list[Choice]:
    """Return every tag, to pick one."""
    return [
        Choice(row.name, f"#{row.name}  {row.title}".rstrip(), row.about)
        for row in tag_rows(session.journal, session.today)
    ]


def new_page(session: Session, typed: str) -> Choice | None:
    """Return the offer to begin a page of the name that was typed."""
    name = "".join(typed.lstrip("#").split())
    if not is_name(name) or session.journal.tag(name) is not None:
        return None
    return Choice(name, f"+ new page #{name}")


async def give_kind(desk: DeskScreen, page: Tag, answer: Awaitable[str | None]) -> None:
    """Make a page an event, a group, a topic, or only a tag again."""
    chosen = await answer
    if chosen is None:
        return
    kind = TagKind.NONE if chosen == "none" else TagKind(chosen)
    session = desk.session
    changed = msgspec.structs.replace(page, kind=kind)
    if changed == page:
        desk.say("~", "Nothing changed")
        return
    session.take_in()
    fresh = rebased(session.journal, page, changed)
    desk.commit(tags.change(session.journal, fresh, now=session.now(), new_id=session.new_id))


async def meet(desk: DeskScreen, page: Tag, answer: Awaitable[str | None]) -> None:
    """Add somebody to meet at an event."""
    name = clean(await answer or "")
    if not name:
        return
    session = desk.session
    who = somebody(name, Reader(session.journal, manner(session)))
    desk.commit(
        tags.meet(session.journal, page.name, who, now=session.now(), new_id=session.new_id)
    )


def echo_somebody(session: Session, words: str) -> tuple[bool, str]:
    """Say whether a name is somebody of the journal, as it is typed."""
    name = clean(words)
    if not name:
        return False, ""
    who = somebody(name, Reader(session.journal, manner(session)))
    if who.contact is None:
        return True, f"{who.name}: only the name, there is no card yet"
    return True, f"{who.name}, who is in the journal"
