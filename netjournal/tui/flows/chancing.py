"""Opportunities where something is asked first: a new one, another stage."""

from __future__ import annotations

from collections.abc import Awaitable

from netjournal.model.making import opportunities
from netjournal.model.records import Opportunity
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import chance_line


def echo(session: Session, words: str) -> tuple[bool, str]:
    """Say how the line of a new one is read, as it is typed."""
    chance = chance_line.read_chance(session.journal, words, lambda: 0)
    return bool(chance.what), chance_line.echo(session.journal, chance)


async def add(desk: DeskScreen, answer: Awaitable[str | None]) -> None:
    """Write an opportunity down."""
    words = await answer
    if not words:
        return
    session = desk.session
    chance = chance_line.read_chance(session.journal, words, session.new_id)
    desk.commit(
        opportunities.add(session.journal, chance, now=session.now(), new_id=session.new_id)
    )


async def move(desk: DeskScreen, chance: Opportunity, answer: Awaitable[str | None]) -> None:
    """Move an opportunity to the stage that was chosen."""
    stage = await answer
    if stage is not None:
        desk.commit(opportunities.move(desk.session.journal, chance, stage, desk.session.today))
