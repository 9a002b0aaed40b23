"""A draft into one edit: entry, new people, tags, favors, follow-ups and points of contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from netjournal.capture.cards import Cards
from netjournal.capture.draft import Draft, DraftFavor, DraftPage, Who
from netjournal.capture.label import label
from netjournal.model.builder import EditBuilder
from netjournal.model.edits import Edit
from netjournal.model.ids import NewId
from netjournal.model.journal import Journal
from netjournal.model.making import entries, favors, follow_ups, introductions
from netjournal.model.making.tags import add_tags, list_to_meet, make_event
from netjournal.model.names import fold
from netjournal.model.records import (
    Contact,
    Entry,
    Favor,
    FollowUp,
    Met,
    State,
    Step,
    TagKind,
    ToMeet,
)

T = TypeVar("T")
_SMALL = frozenset("a an the my our her his their".split())


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
    return Filing(draft, journal, now, new_id, joins).edit(batch)


class Filing:
    """Makes the edit of one draft."""

    always = False
    """Whether an entry is made even where the line says nothing of its own."""

    def __init__(
        self,
        draft: Draft,
        journal: Journal,
        now: datetime,
        new_id: NewId,
        joins: int | None = None,
    ) -> None:
        self.joins = joins
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
        cards = Cards(self.draft, self.builder, self._id, self.new_ids, self.now)
        cards.put(tags=not makes_entry(self.draft))
        self._put_favors(entry)
        self._put_done()
        self._put_follow_ups()
        return self.builder.build(label(self.draft, self.journal), batch=batch)

    def _put_favors(self, entry: Entry | None) -> None:
        for favor in self.draft.favors:
            self.put_favor(
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
                )
            )

    def put_favor(self, favor: Favor) -> None:
        """Put one favor of the line; what is promised already gets the new day."""
        if held := already_open(self.journal, favor):
            favor = msgspec.structs.replace(held, due=favor.due or held.due)
        favors.put(self.builder, favor, now=self.now)

    def put_entry(self, entry: Entry) -> Entry:
        """Put the line's entry, or add it to the one that it joins."""
        held = self.journal.entries.get(self.joins) if self.joins is not None else None
        return entries.put(
            self.builder,
            self.journal,
            entry if held is None else _joined(held, entry),
            now=self.now,
            new_id=self.new_id,
        )

    def put_task(self, task: FollowUp) -> None:
        """Put one follow-up or question of the line."""
        follow_ups.put(self.builder, task, now=self.now)

    def _put_done(self) -> None:
        """Put what the line says was done: favors settled, people brought together."""
        draft, on = self.draft, min(self.draft.on, self.now.date())
        for one in draft.settles:
            favor = self.journal.favors[one.favor]
            favors.put_settled(self.builder, favor, on, amount=one.amount, text=one.part)
        for made in draft.introductions:
            introductions.put(
                self.builder,
                self.journal,
                (self._id(made.people[0]), self._id(made.people[1])),
                None if made.broker is None else self._id(made.broker),
                Step(step=made.step, on=on),
                now=self.now,
                new_id=self.new_id,
            )

    def _put_follow_ups(self) -> None:
        for task in self.draft.follow_ups:
            self.put_task(
                FollowUp(
                    id=self.new_id(),
                    contact=None if task.contact is None else self._id(task.contact),
                    tag=task.tag or ("" if task.contact is not None else self._first_tag()),
                    on=task.on,
                    why=task.why,
                )
            )

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
            through = draft.via if draft.via is not None else person.via
            via = through if through != who else None
            took_part = who in draft.contacts
            met = Met(
                on=draft.on.isoformat() if took_part and draft.on <= self.now.date() else "",
                tag=self._met_at() if took_part else "",
                via=self._id(via) if via is not None and (took_part or person.via) else None,
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
        if draft.page is not None:
            self._put_page(draft.page)
            return None
        if not self.always and not makes_entry(draft):
            add_tags(self.builder, self.journal, self._tags(), now=self.now, new_id=self.new_id)
            return None
        entry = Entry(
            id=self.new_id(),
            on=draft.on,
            at=draft.at,
            kind=draft.kind,
            text=draft.text or ("" if draft.event or draft.dated else _bare(draft)),
            contacts=tuple(map(self._id, draft.contacts)),
            mentions=tuple(map(self._id, self._mentions())),
            others=(draft.unnamed,) if draft.unnamed else (),
            tags=self._tags(),
            outcomes=draft.outcomes,
            coming=draft.coming,
            private=draft.private,
            unclear=tuple(one.sentence() for one in draft.unclear),
        )
        return self.put_entry(entry)

    def _put_page(self, page: DraftPage) -> None:
        if page.to_meet:
            people = [
                ToMeet(
                    name=self.journal.name(one.contact) if one.contact else one.name,
                    contact=one.contact,
                )
                for one in page.to_meet
            ]
            list_to_meet(
                self.builder, self.journal, page.tag, people, now=self.now, new_id=self.new_id
            )
            return
        make_event(
            self.builder,
            self.journal,
            page.tag,
            starts=page.starts,
            ends=page.ends,
            place=page.place,
            title=page.title,
            now=self.now,
            new_id=self.new_id,
        )

    def _mentions(self) -> tuple[Who, ...]:
        """Return who is only named, with the one who brought you together."""
        via = (self.draft.via,) if self.draft.via is not None else ()
        named = dict.fromkeys((*self.draft.mentions, *via))
        return tuple(who for who in named if who not in self.draft.contacts)


def _joined(held: Entry, more: Entry) -> Entry:
    """Add a second line about somebody to the entry of the first."""

    def both(one: Sequence[T], other: Sequence[T]) -> tuple[T, ...]:
        return tuple(dict.fromkeys((*one, *other)))

    texts = (held.text.rstrip(), more.text)
    joint = " " if held.text.rstrip().endswith((".", "!", "?", "…")) else "; "
    contacts = both(held.contacts, more.contacts)
    return msgspec.structs.replace(
        held,
        text=joint.join(filter(None, texts)),
        contacts=contacts,
        mentions=tuple(one for one in both(held.mentions, more.mentions) if one not in contacts),
        others=both(held.others, more.others),
        tags=both(held.tags, more.tags),
        outcomes=(*held.outcomes, *more.outcomes),
        coming=(*held.coming, *more.coming),
        private=held.private or more.private,
        unclear=both(held.unclear, more.unclear),
    )


def already_open(journal: Journal, said: Favor | DraftFavor) -> Favor | None:
    """Return the open favor that is promised once more; money is owed anew each time."""
    thing = _thing(said.what)
    held = (journal.favors[one] for one in journal.favors_of[said.contact])
    return next(
        (
            one
            for one in held
            if one.state is State.OPEN
            and one.direction is said.direction
            and not (one.amount or said.amount)
            and _thing(one.what) == thing
        ),
        None,
    )


def _thing(what: str) -> list[str]:
    return [word for word in fold(what).split() if word not in _SMALL]


def makes_entry(draft: Draft) -> bool:
    """Tell whether the line says something of its own: words, a kind, a day, an event, a doubt."""
    if draft.page is not None:
        return False
    if draft.private:
        # By its note all else that the line makes is known to be private.
        return True
    if draft.points and not (draft.text or draft.new_people or draft.dated or draft.unclear):
        # Cards typed the morning after are no second meeting.
        return draft.kind not in ("note", "met")
    if draft.text or draft.kind != "note" or draft.dated or draft.event or draft.unclear:
        return True
    facts = (draft.favors, draft.follow_ups, draft.points, draft.relations, draft.roles)
    told = any(facts) or draft.pace is not None or draft.via is not None or bool(draft.new_people)
    return not told and not (draft.tags and draft.contacts)


def _bare(draft: Draft) -> str:
    """Return the line itself where nothing else would keep its words."""
    return "" if draft.favors or draft.follow_ups or draft.kind != "note" else draft.line


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
