"""What a line says for people's cards: points of contact, ties, pace, who brought you together."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import datetime

import msgspec

from netjournal.capture.draft import Draft, DraftMove, DraftPoint, Who
from netjournal.model.builder import EditBuilder
from netjournal.model.making.contacts import move as move_to
from netjournal.model.making.contacts import touch
from netjournal.model.names import fold
from netjournal.model.records import Contact, Met, Relation


class Cards:
    """Puts the facts of one draft on the cards; `new` holds the ids of people it makes."""

    def __init__(
        self,
        draft: Draft,
        builder: EditBuilder,
        id_of: Callable[[Who], int],
        new: Container[int],
        now: datetime,
    ) -> None:
        self.draft = draft
        self.builder = builder
        self.id_of = id_of
        self.new = new
        self.now = now

    def put(self, *, tags: bool) -> None:
        """Put everything; with `tags` the line's tags too, because no entry has them."""
        if self.draft.first is not None:
            self._put_first(self.draft.first, tags=tags)
        for one in self.draft.points:
            self._put_point(one)
        for move in self.draft.moves:
            self._put_move(move)

    def _put_first(self, first: Who, *, tags: bool) -> None:
        """Put what is said of the person the line is about."""
        draft = self.draft
        held: Contact = self.builder.get("contacts", self.id_of(first))
        fields = self._ties(held)
        if draft.pace is not None and draft.pace != held.pace:
            fields["pace"] = draft.pace
        met = held.met or Met()
        if draft.via is not None and met.via is None and self.id_of(draft.via) != held.id:
            fields["met"] = msgspec.structs.replace(met, via=self.id_of(draft.via))
        if tags and draft.tags:
            known = {fold(tag) for tag in held.tags}
            fields["tags"] = (*held.tags, *(tag for tag in draft.tags if fold(tag) not in known))
        if fields:
            self.builder.update(held, **fields, updated=self._updated(held))

    def _ties(self, held: Contact) -> dict[str, object]:
        fields: dict[str, object] = {}
        known_as = {one.kind for one in held.relations}
        if relations := [one for one in self.draft.relations if one not in known_as]:
            fresh = (Relation(kind=one) for one in dict.fromkeys(relations))
            fields["relations"] = (*held.relations, *fresh)
        if roles := tuple(one for one in self.draft.roles if one not in held.roles):
            fields["roles"] = (*held.roles, *roles)
        return fields

    def _put_move(self, move: DraftMove) -> None:
        """Put a new organization; "from Denver to Oslo" is one only if Denver was the old one."""
        held: Contact = self.builder.get("contacts", self.id_of(move.contact))
        if not move.before or fold(move.before) == fold(held.organization):
            move_to(
                self.builder, held.id, move.organization, move.title, self.draft.on, now=self.now
            )

    def _put_point(self, one: DraftPoint) -> None:
        held: Contact = self.builder.get("contacts", self.id_of(one.contact))
        points = getattr(held, one.field)
        if _key(one) not in {
            _key(DraftPoint(contact=held.id, field=one.field, point=point)) for point in points
        }:
            fresh = {one.field: (*points, one.point)}
            self.builder.update(held, **fresh, updated=self._updated(held))
        touch(self.builder, held.id, now=self.now)

    def _updated(self, held: Contact) -> datetime | None:
        return None if held.id in self.new else self.now


def _key(one: DraftPoint) -> str:
    if one.field == "phones":
        return "".join(filter(str.isdigit, one.point.value)).lstrip("0")
    return fold(one.point.value).rstrip("/")
