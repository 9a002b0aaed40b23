"""Edits of tags: first use makes a page, a kind can be given later, renaming carries all along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime

import msgspec

from netjournal.errors import Usage
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.names import fold
from netjournal.model.records import Met, Tag, TagKind, ToMeet


def add_tags(
    builder: EditBuilder, journal: Journal, names: Iterable[str], *, now: datetime, new_id: NewId
) -> None:
    """Make a page for each tag that has none yet."""
    for name in names:
        if name and _held(builder, journal, name) is None:
            builder.put(Tag(id=new_id(), name=name, created=now))


def _held(builder: EditBuilder, journal: Journal, name: str) -> Tag | None:
    """Return a tag's page as the edit leaves it."""
    kept = journal.tag(name)
    if kept is not None:
        page: Tag | None = builder.get("tags", kept.id)
        return page
    return next((one for one in builder.fresh("tags") if fold(one.name) == fold(name)), None)


def put(
    builder: EditBuilder,
    journal: Journal,
    name: str,
    *,
    now: datetime,
    new_id: NewId,
    **fields: object,
) -> Tag:
    """Put fields of a tag's page into an edit that does more; the page is made if there is none.

    Dates, a part of mine and people to meet make an event of a tag that has no kind yet.
    """
    page = _held(builder, journal, name) or Tag(id=new_id(), name=name, created=now)
    return builder.put(_of_some_kind(msgspec.structs.replace(page, **fields), page))


def make_event(
    builder: EditBuilder,
    journal: Journal,
    name: str,
    *,
    starts: date | None,
    ends: date | None,
    place: str,
    title: str,
    now: datetime,
    new_id: NewId,
) -> Tag:
    """Say when and where a tag is an event; what is not said stays as it was."""
    said = {"starts": starts, "ends": ends, "place": place, "title": title}
    fields = {field: value for field, value in said.items() if value}
    return put(builder, journal, name, now=now, new_id=new_id, kind=TagKind.EVENT, **fields)


def new_event(journal: Journal, name: str, title: str, now: datetime, new_id: NewId) -> Edit:
    """Make an event of a tag; its title where that is more than the tag."""
    builder = EditBuilder(journal)
    fields = {} if fold(title) == fold(name) else {"title": title}
    put(builder, journal, name, now=now, new_id=new_id, kind=TagKind.EVENT, **fields)
    return builder.build(f"new event: {title or name}")


def change(journal: Journal, tag: Tag, *, now: datetime, new_id: NewId) -> Edit:
    """Replace a tag's page with an edited version; id 0 stands for a page not kept yet.

    A new name reaches everything under the old one. If that name is taken the two become one
    page: what the other says stays, the gaps are filled, and people to meet are put together.
    """
    builder = EditBuilder(journal)
    before = journal.tags.get(tag.id)
    if not tag.name:
        raise Usage("A tag needs a name.")
    if before is None:
        return _made(builder, journal, tag, now=now, new_id=new_id)
    page = _of_some_kind(_without_doubles(tag), before)
    other = journal.tag(page.name)
    if other is None or other.id == page.id:
        builder.put(page)
        label = f"changed #{page.name}"
        if page.name != before.name:
            label = f"renamed #{before.name} to #{page.name}"
    else:
        builder.put(_joined(other, page))
        builder.delete(before)
        label = f"joined #{before.name} with #{other.name}"
        page = other
    if page.name != before.name:
        _rename(builder, journal, before.name, page.name)
    return builder.build(label)


def _made(
    builder: EditBuilder, journal: Journal, tag: Tag, *, now: datetime, new_id: NewId
) -> Edit:
    if journal.tag(tag.name) is not None:
        raise Usage(f"There is a page #{tag.name} already.")
    page = _of_some_kind(_without_doubles(tag), Tag(id=0, name=tag.name))
    builder.put(msgspec.structs.replace(page, id=tag.id or new_id(), created=now))
    return builder.build(f"new page: #{page.name}")


def list_to_meet(
    builder: EditBuilder,
    journal: Journal,
    name: str,
    people: Iterable[ToMeet],
    *,
    now: datetime,
    new_id: NewId,
) -> None:
    """Put people on an event's list in an edit that does more; who is on it stays once."""
    held = journal.tag(name)
    listed = list(held.to_meet if held else ())
    for who in people:
        if not any(_same(one, who) for one in listed):
            listed.append(who)
    put(builder, journal, name, now=now, new_id=new_id, to_meet=tuple(listed))


def meet(journal: Journal, name: str, who: ToMeet, *, now: datetime, new_id: NewId) -> Edit:
    """Add somebody to meet at an event; raises Usage if they are on its list already."""
    held = journal.tag(name)
    listed = held.to_meet if held else ()
    there = next((one for one in listed if _same(one, who)), None)
    if there is not None:
        raise Usage(f"{there.name} is on the list of #{name} already.")
    builder = EditBuilder(journal)
    list_to_meet(builder, journal, name, (who,), now=now, new_id=new_id)
    return builder.build(f"to meet at #{name}: {who.name}")


def tick(journal: Journal, tag: Tag, who: ToMeet, *, met: bool) -> Edit:
    """Say that somebody on an event's list was met, or take that back."""
    fresh = msgspec.structs.replace(who, met=met)
    builder = EditBuilder(journal)
    builder.update(tag, to_meet=tuple(fresh if one == who else one for one in tag.to_meet))
    return builder.build(f"{'met' if met else 'still to meet'}: {who.name}, #{tag.name}")


def unlist(journal: Journal, tag: Tag, who: ToMeet) -> Edit:
    """Take somebody off an event's list."""
    builder = EditBuilder(journal)
    builder.update(tag, to_meet=tuple(one for one in tag.to_meet if one != who))
    return builder.build(f"no longer to meet at #{tag.name}: {who.name}")


def delete(journal: Journal, tag: Tag) -> Edit:
    """Delete a page and take the tag off everything; the words it stood in keep it as a word."""
    builder = EditBuilder(journal)
    if tag.id in journal.tags:
        builder.delete(tag)
    counts = {
        "entry": len(journal.entries_tagged[fold(tag.name)]),
        "person": len(journal.contacts_tagged[fold(tag.name)]),
    }
    _rename(builder, journal, tag.name, "")
    for task in list(journal.follow_ups.values()):
        if fold(task.tag) == fold(tag.name) and task.contact is None:
            builder.delete(task)
    return builder.build(f"deleted #{tag.name}{_off(counts)}")


def _off(counts: dict[str, int]) -> str:
    plural = {"entry": "entries", "person": "people"}
    parts = [
        f"{count} {noun if count == 1 else plural[noun]}" for noun, count in counts.items() if count
    ]
    return f", off {' and '.join(parts)}" if parts else ""


def _of_some_kind(page: Tag, before: Tag) -> Tag:
    """Return the page, an event if it got something that only events have, and no kind."""
    if page.kind is not TagKind.NONE or before.kind is not TagKind.NONE or _of_event(before):
        return page
    return msgspec.structs.replace(page, kind=TagKind.EVENT) if _of_event(page) else page


def _of_event(page: Tag) -> bool:
    return bool(page.starts or page.my_part or page.to_meet)


def _without_doubles(page: Tag) -> Tag:
    """Return the page with everybody to meet once; what was said of them last counts."""
    listed: list[ToMeet] = []
    for who in page.to_meet:
        place = next((at for at, one in enumerate(listed) if _same(one, who)), len(listed))
        listed[place : place + 1] = [who]
    return msgspec.structs.replace(page, to_meet=tuple(listed))


def _joined(kept: Tag, other: Tag) -> Tag:
    """Return two pages as one: the first's own words, where it has any."""
    filled: dict[str, object] = {
        name: getattr(kept, name) or getattr(other, name)
        for name in ("title", "place", "link", "my_part")
    }
    if kept.kind is TagKind.NONE:
        filled["kind"] = other.kind
    if kept.starts is None:
        filled |= {"starts": other.starts, "ends": other.ends}
    if kept.pace is None:
        filled["pace"] = other.pace
    about = dict.fromkeys(filter(None, (kept.about, other.about)))
    listed = list(kept.to_meet)
    for who in other.to_meet:
        same = next((place for place, one in enumerate(listed) if _same(one, who)), None)
        if same is None:
            listed.append(who)
        elif who.met:
            listed[same] = msgspec.structs.replace(listed[same], met=True)
    return msgspec.structs.replace(kept, about="\n".join(about), to_meet=tuple(listed), **filled)


def _same(one: ToMeet, other: ToMeet) -> bool:
    if one.contact is not None and one.contact == other.contact:
        return True
    return fold(one.name) == fold(other.name)


def _rename(builder: EditBuilder, journal: Journal, old: str, new: str) -> None:
    """Put a new name wherever the old one stands; an empty one takes the tag off."""
    assert journal.complete, "an entry not read yet would keep the old name"
    key, said = fold(old), _mention(old, new)

    def renamed(tags: tuple[str, ...]) -> tuple[str, ...]:
        kept = (new if fold(one) == key else one for one in tags)
        return tuple({fold(one): one for one in kept if one}.values())

    for entry in map(journal.entries.__getitem__, journal.entries_tagged[key]):
        builder.update(entry, tags=renamed(entry.tags), text=said(entry.text))
    for contact in map(journal.contacts.__getitem__, journal.contacts_tagged[key]):
        builder.update(contact, tags=renamed(contact.tags))
    for goal in journal.goals.values():
        if key in map(fold, goal.tags):
            builder.update(goal, tags=renamed(goal.tags))
    _rename_single(builder, journal, key, new)


def _rename_single(builder: EditBuilder, journal: Journal, key: str, new: str) -> None:
    """Put a new name where a record holds only one tag."""
    for contact in journal.contacts.values():
        met = contact.met
        if met is not None and fold(met.tag) == key:
            met = msgspec.structs.replace(met, tag=new)
            builder.update(contact, met=None if met == Met() else met)
    for table in ("follow_ups", "opportunities", "resources"):
        for record in journal.table(table).values():
            if record.tag and fold(record.tag) == key:
                builder.update(record, tag=new)


def _mention(old: str, new: str) -> Callable[[str], str]:
    """Return what puts the new name into a text where the old one stands as a tag."""
    tag = re.compile(rf"(?<![\w#&])[#＃]({re.escape(old)})(?![\w-])", re.IGNORECASE)
    return lambda text: tag.sub(lambda found: f"#{new}" if new else found[1], text)
