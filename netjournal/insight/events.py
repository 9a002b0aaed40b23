"""Events by their days, tags by their last use, and whom you met where."""

from __future__ import annotations

import re
from datetime import date, timedelta

from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Tag, TagKind, in_touch
from netjournal.model.text import clean

LATELY = timedelta(days=21)


def is_on(tag: Tag, day: date) -> bool:
    """Tell whether a day is one of an event's."""
    if tag.kind is not TagKind.EVENT or tag.starts is None:
        return False
    return tag.starts <= day <= (tag.ends or tag.starts)


def on_day(journal: Journal, day: date) -> str:
    """Return the name of the event that is on a day, the newest of several; empty: none."""
    return max(
        ((tag.id, tag.name) for tag in journal.tags.values() if is_on(tag, day)), default=(0, "")
    )[1]


def day_at(tag: Tag | None, today: date) -> date:
    """Return the day that something at an event is most likely about: today or its last day."""
    if tag is None or tag.kind is not TagKind.EVENT or tag.starts is None or tag.starts > today:
        return today
    return min(today, tag.ends or tag.starts)


def tag_named(journal: Journal, words: str) -> str:
    """Return the tag that an event's name means: its own, that of the page so titled, or its words
    as one; empty where nothing is said."""
    name = clean(words).removeprefix("#")
    wanted = fold(name)
    if not wanted:
        return ""
    held = journal.tag(name)
    for tag in (*([held] if held is not None else []), *journal.tags.values()):
        if wanted in (fold(tag.name), fold(tag.title)):
            return tag.name
    joined = "-".join(re.findall(r"\w+", re.sub(r"['’]", "", name)))
    return joined if any(map(str.isalpha, joined)) else f"event-{joined}".rstrip("-")


def lately(journal: Journal, today: date) -> list[str]:
    """Return the tags of the last weeks by name: events that are on, events that were, then tags
    that notes carry; in each the newest first."""
    since = today - LATELY
    events = [
        tag
        for tag in journal.tags.values()
        if tag.kind is TagKind.EVENT
        and tag.starts is not None
        and tag.starts <= today
        and (tag.ends or tag.starts) >= since
    ]
    events.sort(key=lambda tag: (is_on(tag, today), tag.starts or today, tag.id), reverse=True)
    used: dict[str, date] = {}
    for entry in journal.entries.values():
        if since <= entry.on <= today:
            for name in entry.tags:
                used[name] = max(entry.on, used.get(name, date.min))
    names = {fold(tag.name): tag.name for tag in events}
    for name in sorted(used, key=lambda one: used[one], reverse=True):
        tag = journal.tag(name)
        if tag is None or tag.kind in (TagKind.NONE, TagKind.EVENT):
            names.setdefault(fold(name), name)
    return list(names.values())


def days_at(journal: Journal, name: str, today: date) -> dict[int, date | None]:
    """Return the people who were at what carries a tag, as written, with their last day there.

    Plans do not count, nor notes about somebody, nor people only named. None: the day is not
    known.
    """
    tag = journal.tag(name)
    end = (tag.ends or tag.starts) if tag is not None else None
    days: dict[int, date | None] = {}
    for entry in map(journal.entries.__getitem__, sorted(journal.entries_tagged[fold(name)])):
        if in_touch(entry, today):
            day = entry.on if end is None or entry.on > end else end
            for one in entry.contacts:
                before = days.get(one)
                if before is None or before < day:
                    days[one] = day
    for one in journal.met_at[fold(name)]:
        days.setdefault(one, end)
    return {one: day for one, day in days.items() if one in journal.contacts}
