"""A draft into one edit: entry, new people, tags, favors, follow-ups and points of contact."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from netjournal.capture.draft import Draft, DraftPoint, Who
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import entries, favors, follow_ups
from netjournal.model.making.contacts import touch
from netjournal.model.making.tags import add_tags
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Direction,
    Entry,
    Favor,
    FollowUp,
    Met,
    Relation,
    TagKind,
)


def file(
    draft: Draft,
    journal: Journal,
    now: datetime,
    new_id: NewId,
    *,
    batch: str = "",
    joins: int | None = None,
) -> Edit:
    """Return the one edit that keeps everything a draft says.

    `joins` is the entry of the same debrief that a second line about somebody is added to.

    An entry is made unless the line says nothing but contact data, favors, follow-ups or facts of
    a card; then those stand without one.
    """
    filing = _Filing(draft, journal, now, new_id)
    return filing.edit(batch)


class _Filing:
    """Makes the edit of one draft."""

    def __init__(self, draft: Draft, journal: Journal, now: datetime, new_id: NewId) -> None:
        self.draft = draft
        self.journal = journal
        self.now = now
        self.new_id = new_id
        self.builder = EditBuilder(journal)
        self.new_ids = tuple(new_id() for _ in draft.new_people)

    def edit(self, batch: str) -> Edit:
        """Put every record and return the edit."""
        self._put_new_people()
        entry = self._put_entry()
        self._put_facts()
        for favor in self.draft.favors:
            favors.put(
                self.builder,
                Favor(
                    id=self.new_id(),
                    contact=self._id(favor.contact),
                    direction=favor.direction,
                    what=favor.what,
                    kind="money" if favor.amount else _favor_kind(favor.what),
                    amount=favor.amount,
                    about=tuple(map(self._id, favor.about)),
                    entry=entry.id if entry else None,
                    due=favor.due,
                ),
                now=self.now,
            )
        for task in self.draft.follow_ups:
            follow_ups.put(
                self.builder,
                FollowUp(
                    id=self.new_id(),
                    contact=None if task.contact is None else self._id(task.contact),
                    tag=task.tag or ("" if task.contact is not None else self._first_tag()),
                    on=task.on,
                    why=task.why,
                ),
                now=self.now,
            )
        return self.builder.build(label(self.draft, self.journal), batch=batch)

    def _id(self, who: Who) -> int:
        return self.new_ids[-who - 1] if who < 0 else who

    def _first_tag(self) -> str:
        return next(iter(self._tags()), "")

    def _tags(self) -> tuple[str, ...]:
        draft = self.draft
        event = (draft.event,) if draft.event else ()
        held = {fold(tag): tag for tag in (*event, *draft.tags)}
        return tuple(held.values())

    def _met_at(self) -> str:
        """Return the tag of the event where new people were met, if the line has one."""
        if self.draft.event:
            return self.draft.event
        for name in self.draft.tags:
            tag = self.journal.tag(name)
            if tag is not None and tag.kind is TagKind.EVENT:
                return name
        return ""

    def _put_new_people(self) -> None:
        draft = self.draft
        for new_id, person in zip(self.new_ids, draft.new_people, strict=True):
            who = -1 - self.new_ids.index(new_id)
            via = draft.via if draft.via is not None and draft.via != who else None
            took_part = who in draft.contacts
            met = Met(
                on=draft.on.isoformat() if took_part and draft.on <= self.now.date() else "",
                tag=self._met_at() if took_part else "",
                via=self._id(via) if via is not None and took_part else None,
            )
            self.builder.put(
                Contact(
                    id=new_id,
                    name=person.name,
                    organization=person.organization,
                    title=person.title,
                    pronouns=person.pronouns,
                    met_yet=person.met_yet,
                    met=met if met != Met() else None,
                    created=self.now,
                )
            )

    def _put_entry(self) -> Entry | None:
        draft = self.draft
        if not makes_entry(draft):
            add_tags(self.builder, self.journal, self._tags(), now=self.now, new_id=self.new_id)
            return None
        return entries.put(
            self.builder,
            self.journal,
            Entry(
                id=self.new_id(),
                on=draft.on,
                at=draft.at,
                kind=draft.kind,
                text=draft.text or ("" if draft.event or draft.dated else _bare(draft)),
                contacts=tuple(map(self._id, draft.contacts)),
                mentions=tuple(map(self._id, self._mentions())),
                tags=self._tags(),
                private=draft.private,
                unclear=tuple(one.sentence() for one in draft.unclear),
            ),
            now=self.now,
            new_id=self.new_id,
        )

    def _mentions(self) -> tuple[Who, ...]:
        """Return who is only named, with the one who brought you together."""
        via = (self.draft.via,) if self.draft.via is not None else ()
        named = dict.fromkeys((*self.draft.mentions, *via))
        return tuple(who for who in named if who not in self.draft.contacts)

    def _put_facts(self) -> None:
        """Put what the line says for the cards: points, relations, roles, pace, via, tags."""
        draft = self.draft
        if draft.first is None:
            return
        person = self._id(draft.first)
        held: Contact = self.builder.get("contacts", person)
        fields: dict[str, object] = {}
        known_as = {one.kind for one in held.relations}
        if relations := [one for one in draft.relations if one not in known_as]:
            fresh = (Relation(kind=one) for one in dict.fromkeys(relations))
            fields["relations"] = (*held.relations, *fresh)
        if roles := tuple(one for one in draft.roles if one not in held.roles):
            fields["roles"] = (*held.roles, *roles)
        if draft.pace is not None and draft.pace != held.pace:
            fields["pace"] = draft.pace
        met = held.met or Met()
        if draft.via is not None and met.via is None and self._id(draft.via) != person:
            fields["met"] = msgspec.structs.replace(met, via=self._id(draft.via))
        if draft.tags and not makes_entry(draft):
            known = {fold(tag) for tag in held.tags}
            fields["tags"] = (*held.tags, *(tag for tag in draft.tags if fold(tag) not in known))
        if fields:
            self.builder.update(held, **fields, updated=self._updated(held))
        for one in draft.points:
            self._put_point(one)

    def _put_point(self, one: DraftPoint) -> None:
        held: Contact = self.builder.get("contacts", self._id(one.contact))
        points = getattr(held, one.field)
        if _point_key(one) not in {
            _point_key(DraftPoint(contact=held.id, field=one.field, point=point))
            for point in points
        }:
            fresh = {one.field: (*points, one.point)}
            self.builder.update(held, **fresh, updated=self._updated(held))
        touch(self.builder, held.id, now=self.now)

    def _updated(self, held: Contact) -> datetime | None:
        return None if held.id in self.new_ids else self.now


def makes_entry(draft: Draft) -> bool:
    """Tell whether the line says something of its own: words, a kind, a day, an event, a doubt."""
    if draft.text or draft.kind != "note" or draft.dated or draft.event or draft.unclear:
        return True
    facts = (draft.favors, draft.follow_ups, draft.points, draft.relations, draft.roles)
    told = any(facts) or draft.pace is not None or draft.via is not None or bool(draft.new_people)
    return not told and not (draft.tags and draft.contacts)


def label(draft: Draft, journal: Journal) -> str:
    """Say in a line what was noted: "noted: Ada Lovelace; I owe 1 thing; follow up Fri 27 Nov"."""
    parts = [", ".join(name_of(draft, journal, who) for who in draft.contacts) or "a note"]
    mine = sum(one.direction is Direction.I_OWE for one in draft.favors)
    theirs = len(draft.favors) - mine
    if mine:
        parts.append(f"I owe {_things(mine)}")
    if theirs:
        parts.append(f"they said they would: {_things(theirs)}")
    days = [f"follow up {short_day(task.on)}" for task in draft.follow_ups if task.on]
    questions = len(draft.follow_ups) - len(days)
    parts += days
    if questions:
        parts.append("1 question" if questions == 1 else f"{questions} questions")
    parts += [one.sentence() for one in draft.unclear]
    if draft.new_people:
        names = ", ".join(person.name for person in draft.new_people)
        parts.append(f"new: {names}")
    return f"noted: {'; '.join(parts)}"


def name_of(draft: Draft, journal: Journal, who: Who) -> str:
    """Return the name of somebody in a draft, known or new."""
    return draft.name_of_new(who) if who < 0 else journal.name(who)


def short_day(day: date) -> str:
    """Write a day in full but short: "Fri 27 Nov"."""
    return f"{day:%a} {day.day} {day:%b}"


def _things(count: int) -> str:
    return "1 thing" if count == 1 else f"{count} things"


def _bare(draft: Draft) -> str:
    """Return the line itself where nothing else would keep its words."""
    return "" if draft.favors or draft.follow_ups or draft.kind != "note" else draft.line


def _point_key(one: DraftPoint) -> str:
    if one.field == "phones":
        return "".join(filter(str.isdigit, one.point.value)).lstrip("0")
    return fold(one.point.value).rstrip("/")


_KINDS = {
    "introduction": ("intro", "introduction", "introduce", "connect"),
    "referral": ("referral", "refer"),
    "advice": ("advice", "feedback", "review", "look"),
    "document": ("slides", "paper", "draft", "notes", "cv", "resume", "report", "file", "doc"),
    "item": ("book", "flyer", "copy"),
    "time": ("lunch", "coffee", "dinner", "call"),
}


def _favor_kind(what: str) -> str:
    words = set(fold(what).split())
    return next((kind for kind, signs in _KINDS.items() if words.intersection(signs)), "")
