"""The web of people and what came of it, laid over the panes; what is asked before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from netjournal.errors import NetjournalError
from netjournal.insight.web import Web, ways
from netjournal.search.reviewed import About, about_words
from netjournal.search.targets import resolve_target
from netjournal.tui.asking import ask, follow
from netjournal.tui.flows.paging import over
from netjournal.tui.screens.prompt import PromptScreen
from netjournal.tui.screens.told import Told, ToldScreen
from netjournal.tui.session import Session
from netjournal.views import phrases, web
from netjournal.views.page_row import PageRow
from netjournal.views.review import parts, review_rows
from netjournal.views.tones import Tone

if TYPE_CHECKING:
    from netjournal.tui.screens.panes import PanesScreen


async def open_tree(main: PanesScreen) -> None:
    """Show who led to whom."""
    session = main.session

    def tell() -> Told:
        rows = [
            PageRow(
                "person",
                f"{one.lines}{one.name}",
                right=one.about,
                table="contacts",
                id=one.contact,
            )
            for one in web.tree_rows(session.journal)
        ]
        none = [PageRow("heading", NOBODY_LED.format(main.key_of("introduce")), tone=Tone.DIM)]
        return Told("Who led to whom", phrases.people(len(rows)) if rows else "", rows or none)

    await over(main, ToldScreen(session, main.actions, tell))


NOBODY_LED = "Nobody led you to anybody yet: write “met Ada via Mary”, or {} introduces."


async def ask_ways(main: PanesScreen) -> None:
    """Ask whom the ways are to lead to, and show them."""
    session = main.session
    contact = session.journal.contacts.get(main.contact_in_mind() or 0)
    box = PromptScreen(
        "Who can introduce me to",
        saves=False,
        hint="a name, or an organization: anyone at Bletchley",
        value=contact.name if contact is not None and not contact.met_yet else "",
        read=lambda words: _echo_target(session, words),
    )
    answer = await ask(main.app, box)
    follow(main, _show_ways(main, answer))


def _echo_target(session: Session, words: str) -> tuple[bool, str]:
    """Say whom a way may lead to, as it is typed."""
    try:
        target = resolve_target(session.journal, words, near=session.finder.people)
    except NetjournalError as problem:
        return False, f"{problem.sentence} {problem.hint}"
    if target.organization:
        count = phrases.people(len(target.people))
        return True, f"anybody at {target.organization}: {count}"
    return True, session.journal.name(target.people[0])


async def _show_ways(main: PanesScreen, answer: Awaitable[str | None]) -> None:
    """Show the ways to whom the words mean."""
    words = await answer
    if not words:
        return
    session = main.session
    target = resolve_target(session.journal, words, near=session.finder.people)
    if not target.organization:
        words = str(target.people[0])
    await over(main, ToldScreen(session, main.actions, _ways_to(session, words)))


def _ways_to(session: Session, words: str) -> Callable[[], Told]:
    def tell() -> Told:
        journal, today = session.journal, session.today
        links = Web(journal)
        target = resolve_target(journal, words, links)
        name = target.organization or journal.name(target.people[0])
        found = ways(journal, target.people, today, web=links)
        rows = [
            PageRow(
                "way",
                web.way_words(journal, one, today, target.organization),
                table="contacts",
                id=one.first,
                place=place,
            )
            for place, one in enumerate(found)
        ]
        none = [PageRow("heading", web.no_way(journal, target.people, target.organization))]
        edge = "shortest first, then whom you met last" if rows else ""
        return Told(f"Who can introduce me to {name}", edge, rows or none)

    return tell


async def ask_review(main: PanesScreen) -> None:
    """Ask what is to be looked back on, and show what came of it."""
    session = main.session
    box = PromptScreen(
        "What came of",
        saves=False,
        hint=f"{session.today.year} · #a tag · a name; nothing: this year",
        read=lambda words: _echo_review(session, words),
    )
    answer = await ask(main.app, box)
    follow(main, _show_review(main, answer))


def _echo_review(session: Session, words: str) -> tuple[bool, str]:
    """Say what a review will be about, as it is typed."""
    try:
        return True, _about(session, words).title
    except NetjournalError as problem:
        return False, f"{problem.sentence} {problem.hint}"


def _about(session: Session, words: str) -> About:
    return about_words(session.journal, words, session.today, session.finder.people)


async def _show_review(main: PanesScreen, answer: Awaitable[str | None]) -> None:
    """Show what came of a year, a tag or a person."""
    words = await answer
    if words is None:
        return
    session = main.session
    about = _about(session, words)
    meant = words if about.contact is None else str(about.contact)

    def tell() -> Told:
        about = about_words(session.journal, meant, session.today)
        told = parts(session.journal, about.came(), session.today, about.contact)
        return Told(about.title, "", review_rows(told))

    await over(main, ToldScreen(session, main.actions, tell))
