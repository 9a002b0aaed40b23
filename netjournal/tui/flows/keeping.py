"""Goals, and links and reading, where a line is asked first."""

from __future__ import annotations

from collections.abc import Awaitable

import msgspec

from netjournal.model.ids import NewId
from netjournal.model.making import goals, resources
from netjournal.model.records import Resource
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.session import Session
from netjournal.views import goal_form


def echo_goal(session: Session, words: str) -> tuple[bool, str]:
    """Say how the line of a goal is read, as it is typed."""
    goal = goal_form.read_goal(session.journal, words, lambda: 0)
    return bool(goal.what), goal_form.echo_goal(session.journal, goal)


async def set_goal(desk: DeskScreen, answer: Awaitable[str | None]) -> None:
    """Set a goal."""
    words = await answer
    if not words:
        return
    session = desk.session
    goal = goal_form.read_goal(session.journal, words, session.new_id)
    desk.commit(goals.add(session.journal, goal, now=session.now(), new_id=session.new_id))


def echo_reading(session: Session, words: str, target: Resource) -> tuple[bool, str]:
    """Say how the line of a link or a reading is read, as it is typed."""
    kept = _read(session, words, target, lambda: 0)
    return bool(kept.title), goal_form.echo_resource(session.journal, kept)


async def keep(desk: DeskScreen, answer: Awaitable[str | None], target: Resource) -> None:
    """Keep a link or a reading."""
    words = await answer
    if not words:
        return
    session = desk.session
    kept = _read(session, words, target, session.new_id)
    desk.commit(resources.add(session.journal, kept, now=session.now(), new_id=session.new_id))


def _read(session: Session, words: str, target: Resource, new_id: NewId) -> Resource:
    """Read a line; what names nothing is kept with what `target` is kept with."""
    kept = goal_form.read_resource(session.journal, words, new_id)
    if not kept.title or kept.contact or kept.tag or kept.goal:
        return kept
    return msgspec.structs.replace(kept, contact=target.contact, tag=target.tag, goal=target.goal)
