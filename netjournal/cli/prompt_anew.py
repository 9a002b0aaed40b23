"""Whom a prompt is to name after something changed: from what the last one found and the edits
since or, where that does not do, from the whole journal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from netjournal.cli import prompt
from netjournal.cli.prompt import Files, Kept
from netjournal.insight.today import Today, today_of
from netjournal.insight.touched import touched
from netjournal.model.journal import Journal
from netjournal.store.skim import Point, skim, skim_since


class _Rest(msgspec.Struct):
    """Where everybody stood on a day, and how far the journal was read for that."""

    point: Point
    waiting: dict[int, float]
    handled: set[int]
    due: set[int]


def names_anew(
    path: Path, of: str, day: date, limit: int, whole: Callable[[], Journal]
) -> list[str]:
    """Return the names, and keep what was found for the next prompt.

    `whole` reads the journal where it is not as a fold leaves it.
    """
    files = prompt.files_of(path)
    today, point = _resumed(path, day, prompt.last_prompt(of), files) or _read(path, day, whole)
    people, known = today.named(limit), today.journal.contacts
    in_file: dict[int, str] = {}
    with suppress(OSError, ValueError, msgspec.MsgspecError):
        in_file = prompt.names(path, people)
    names = {one: known[one].name if one in known else in_file[one] for one in people}
    if point is not None:
        rest = _Rest(point, today.waiting(), today.handled, today.due)
        named = people if names == in_file else None
        prompt.keep(Kept(of, files, named, msgspec.Raw(msgspec.json.encode(rest))))
    return list(names.values())


def _resumed(
    path: Path, day: date, kept: Kept | None, files: Files
) -> tuple[Today, Point | None] | None:
    """Go on from the last prompt; None where only the whole journal tells."""
    if kept is None:
        return None
    try:
        rest = msgspec.json.decode(kept.rest, type=_Rest)
    except msgspec.MsgspecError:
        return None
    seen = skim_since(path, rest.point, same=kept.files[0] == files[0], about=touched)
    if seen is None:
        return None
    today = Today(seen.journal, day)
    today.resume(rest.waiting, rest.handled, rest.due)
    for edit in seen.edits:
        today.update(edit)
    return (today, seen.point) if today.built else None


def _read(path: Path, day: date, whole: Callable[[], Journal]) -> tuple[Today, Point | None]:
    seen = skim(path)
    return (today_of(seen.journal, day), seen.point) if seen else (today_of(whole(), day), None)
