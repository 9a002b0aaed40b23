"""Looking at people who may be in the journal twice, and doing what is said about them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from textual.app import App

from netjournal.formats import duplicates
from netjournal.model.edits import Edit
from netjournal.model.making.joining import keep_apart
from netjournal.search.alike import Likeness
from netjournal.tui.screens.desk import DeskScreen
from netjournal.tui.screens.duplicates import DuplicatesScreen
from netjournal.views.duplicates import Side, sides


async def review(app: App[Any], desk: DeskScreen) -> None:
    """Find the pairs beside the app, then show them one by one."""
    desk.say("~", "Looking for people who are in the journal twice")
    session = desk.session
    # Only frozen records go into the thread; the journal may change meanwhile.
    people = tuple(session.journal.contacts.values())
    pairs = duplicates.doubles(session.journal, await asyncio.to_thread(duplicates.alike, people))
    if not pairs:
        desk.say("✓", "Nobody is in the journal twice")
        return

    def shown(pair: Likeness) -> Sequence[Side]:
        gone = [one for one in pair[:2] if one not in session.journal.contacts]
        return [] if gone else sides(session.journal, pair.first, pair.second)

    def decided(edit: Edit) -> str:
        return f"{desk.commit(edit).edit.label} · {desk.key_of('undo')} undo"

    def merge(pair: Likeness, chosen: frozenset[str]) -> str:
        edit = duplicates.merge(
            session.journal, pair.first, pair.second, now=session.now(), chosen=chosen
        )
        return decided(edit)

    def apart(pair: Likeness, _chosen: frozenset[str]) -> str:
        edit = keep_apart(session.journal, pair.first, pair.second, pair_id=session.new_id())
        return decided(edit)

    def undo() -> str:
        kept = session.undo()
        desk.saved(kept, "↶")
        return kept.edit.label

    desk.say("~", f"{len(pairs):,} to look at")
    await app.push_screen(DuplicatesScreen(pairs, shown, merge, apart, undo))
