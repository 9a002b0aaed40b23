"""Laying a page over the panes: of a tag, or of what is unsure; and where one goes from there.

The first picture needs no pages: each is imported when it is opened.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from textual.widget import AwaitMount

from netjournal.insight.doubts import count
from netjournal.model.records import Entry, Record
from netjournal.tui.flows import tagging
from netjournal.tui.palette import PickScreen
from netjournal.tui.session import Session
from netjournal.views import phrases
from netjournal.views.page_row import PageRow

if TYPE_CHECKING:
    from netjournal.tui.screens.desk import DeskScreen
    from netjournal.tui.screens.page import PageScreen
    from netjournal.tui.screens.panes import PanesScreen


def tags_box(session: Session) -> PickScreen:
    """Return the box that lists every tag, and offers to begin a page."""
    return PickScreen(
        "Tags and events",
        tagging.choices(session),
        more=lambda typed: tagging.new_page(session, typed),
        doing="opens",
        note="type a name to begin a page",
    )


async def picked(main: PanesScreen, answer: Awaitable[str | None]) -> None:
    """Open the page of the tag that was picked."""
    name = await answer
    if name is not None:
        open_tag(main, name)


def open_tag(main: PanesScreen, name: str) -> None:
    """Open a tag's page."""
    from netjournal.tui.screens.tag import TagScreen

    over(main, TagScreen(main.session, main.actions, name))


def open_doubts(main: PanesScreen) -> None:
    """Open the list of what is unsure."""
    from netjournal.tui.screens.doubts import DoubtsScreen

    over(main, DoubtsScreen(main.session, main.actions))


def open_row(main: PanesScreen, contact: int | None, record: Record | None) -> None:
    """Open the card of whom a row is about; of a note about nobody, the note."""
    from netjournal.tui.screens.card import CardScreen

    if contact is not None:
        over(main, CardScreen(main.session, main.actions, contact))
    elif isinstance(record, Entry):
        _open_entry(main, record)


def _open_entry(main: PanesScreen, entry: Entry) -> None:
    """Show a note about nobody, all of it."""
    from netjournal.tui.screens.told import Told, ToldScreen

    session = main.session

    def tell() -> Told:
        held = session.journal.entries.get(entry.id, entry)
        lines = [*held.text.splitlines(), " ".join(f"#{tag}" for tag in held.tags)]
        rows = [PageRow("note", line, place=place) for place, line in enumerate(lines) if line]
        return Told(f"{held.kind}, {phrases.long_day(held.on, session.today)}", "", rows)

    over(main, ToldScreen(session, main.actions, tell))


def over(below: DeskScreen, page: PageScreen[Any]) -> AwaitMount:
    """Lay a page over the panes or over another page; whom it was left for is shown by the panes,
    so a page in between is left too."""

    def closed(_nothing: None) -> None:
        below.repaint_all()
        if page.said is not None:
            below.say(*page.said)
        if page.wanted is not None:
            below.go_on_to(page.wanted)

    return below.app.push_screen(page, closed)


def beside_commands(session: Session) -> dict[str, str]:
    """Return what the palette says beside some commands, by id."""
    unsure = count(session.journal)
    return {"doubts": phrases.count(unsure, "doubt")} if unsure else {}
